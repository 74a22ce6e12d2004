"""One database, and the two ways to use it: read and write."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.pool import QueuePool

from collector_desk.config import Settings
from collector_desk.domain.rates import Rates
from collector_desk.errors.service import Busy, Stale, Unreachable
from collector_desk.service import audit
from collector_desk.service.clock import Clock
from collector_desk.service.house_post import HousePost, post_of
from collector_desk.service.rates_in_force import InForce
from collector_desk.service.vault import Vault

_LOCKED_SQLITE = "database is locked"
_PG_CONFLICT = {"40001", "40P01", "23505"}  # serialization failure, deadlock, taken meanwhile
_TAKEN_SQLITE = "UNIQUE constraint failed"
_PG_BUSY = {"57014", "53300"}  # a statement ran out of time, too many connections
_PATIENCE = 30  # seconds to wait for a connection
_PG_KEEPALIVE = {
    # Measured: without these a cut network leaves a call hanging past any statement timeout.
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": 5000,
    "connect_timeout": 5,
}
# Our statements are short: compiling them costs more than they do. And a page of an index costs
# no more than one of the table; the default is for turning disks, and reads whole tables instead.
_PG_OPTIONS = "-c statement_timeout=60000 -c jit=off -c random_page_cost=1.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """The one who works: an account, the person behind it, the role it gives.

    ``stands_for`` are the persons in whose place a caseworker has the role of a supervisor today;
    ``confirmed_at`` is when the password was last given again in this session.
    """

    account_id: int | None
    person_id: int | None
    name: str
    role: str
    clearance: bool = False
    team_ids: frozenset[int] = frozenset()
    stands_for: frozenset[int] = frozenset()
    confirmed_at: datetime | None = None


SYSTEM = Who(account_id=None, person_id=None, name="System", role="system")


class Work(Session):
    """A session that knows who is working, on which day, and notes what they did.

    ``noted`` is where it was noted: stream and number in the stream, in order. ``shipped`` are the
    rates of the program, over which ``in_force`` lays what the house has added.
    """

    who: Who
    clock: Clock
    vault: Vault
    shipped: Rates
    in_force: InForce
    post: HousePost
    noted: list[tuple[str, int]]
    _rates: Rates | None = None

    @property
    def rates(self) -> Rates:
        """The rates and settings of the house, looked up when they are first asked for."""
        if self._rates is None:
            self._rates = self.in_force.of(self, self.shipped)
        return self._rates

    @rates.setter
    def rates(self, rates: Rates | None) -> None:
        """Reckon with other rates (a rehearsal), or look them up anew (None)."""
        self._rates = rates

    def note(
        self,
        deed: str,
        *,
        stream: str = "",
        outcome: str = "done",
        details: Mapping[str, Any] | None = None,
    ) -> None:
        """Add the deed to the audit, in this transaction. Details hold ids and figures only."""
        where = stream or f"account:{self.who.account_id or 0}"
        seq = audit.append(
            self,
            stream=where,
            at=self.clock.wall(),
            account_id=self.who.account_id,
            actor=self.who.name,
            deed=deed,
            outcome=outcome,
            details=details or {},
        )
        self.noted.append((where, seq))


class Conflict(Busy):
    """Two transactions crossed; the one that lost may be tried again from its start.

    Who does not try again is told that the database is busy.
    """


class Database:
    """The engines of one database. SQLite has one connection that writes; readers never wait."""

    def __init__(
        self, url: str, *, vault: Vault, clock: Clock, rates: Rates, post: HousePost | None = None
    ) -> None:
        self.url = url
        self.post = post or post_of(Settings())
        self.vault = vault
        self.clock = clock
        self.rates = rates  # as shipped; what counts is ``Work.rates``
        self._in_force = InForce()
        self.sqlite = url.startswith("sqlite")
        self._writer = _engine(url, writes=True)
        self._reader = _engine(url, writes=False)
        self._write = sessionmaker(self._writer, class_=Work, expire_on_commit=False)
        self._read = sessionmaker(self._reader, class_=Work, expire_on_commit=False)

    @contextmanager
    def write(self, who: Who) -> Iterator[Work]:
        """One transaction: committed when the block ends, or not at all.

        Raises:
            Stale: another transaction changed the same row first.
            Conflict: another transaction crossed this one, or took what may be there once.
            Busy: the database is held by somebody else for too long.
            Unreachable: the connection was lost; what was written may or may not be kept.
        """
        with _named_faults(), self._write.begin() as work:
            self._equip(work, who)
            yield work

    @contextmanager
    def read(self, who: Who = SYSTEM) -> Iterator[Work]:
        """One snapshot: nothing that is committed meanwhile is seen, nothing is changed."""
        with _named_faults(), self._read.begin() as work:
            self._equip(work, who)
            yield work

    def _equip(self, work: Work, who: Who) -> None:
        work.who, work.clock = who, self.clock
        work.vault, work.post = self.vault, self.post
        work.shipped, work.in_force = self.rates, self._in_force
        work.noted = []

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A writing connection, for migrations and checks."""
        with self._writer.begin() as connection:
            yield connection

    def close(self) -> None:
        """Give every connection back."""
        self._writer.dispose()
        self._reader.dispose()


@contextmanager
def _named_faults() -> Iterator[None]:
    try:
        yield
    except StaleDataError as error:
        raise Stale from error
    except NoConnection as error:
        raise Busy from error
    except DBAPIError as error:
        state = getattr(error.orig, "sqlstate", "")
        if state in _PG_CONFLICT or _TAKEN_SQLITE in str(error.orig):
            raise Conflict from error
        if state in _PG_BUSY or _LOCKED_SQLITE in str(error.orig):
            raise Busy from error
        if error.connection_invalidated:
            raise Unreachable from error
        raise


def again(attempts: int = 5) -> Iterator[int]:
    """Count attempts at a unit of work that a conflict may undo, with a growing pause."""
    for attempt in range(attempts):
        if attempt:
            time.sleep(0.02 * 2**attempt)
        yield attempt


def _engine(url: str, *, writes: bool) -> Engine:
    if url.startswith("sqlite"):
        engine = create_engine(
            url,
            hide_parameters=True,
            poolclass=QueuePool,
            pool_size=1 if writes else 8,
            max_overflow=0,
            pool_timeout=_PATIENCE,
            connect_args={"check_same_thread": False},
        )
        _tame_sqlite(engine, writes=writes)
        return engine
    options: dict[str, Any] = {} if writes else {"isolation_level": "REPEATABLE READ"}
    return create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_use_lifo=True,  # the connection that knows the plans of our statements first
        pool_size=10,
        max_overflow=10,
        pool_timeout=_PATIENCE,
        connect_args={**_PG_KEEPALIVE, "options": _PG_OPTIONS},
        **options,
    )


def _tame_sqlite(engine: Engine, *, writes: bool) -> None:
    """Give SQLite real transactions.

    Left alone, Python's sqlite3 begins a transaction at the first write, so two read-then-write
    transactions overwrite each other without a word. Only one connection may write or checkpoint:
    with several, the library's log-reset fault can corrupt the file.
    """
    pragmas = [
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "recursive_triggers=ON",
        "busy_timeout=10000",
        "cache_size=-65536",
    ]
    if not writes:
        pragmas += ["query_only=ON", "wal_autocheckpoint=0"]

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
