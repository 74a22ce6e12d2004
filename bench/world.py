"""The worlds that are measured: many debtors on each engine, kept between runs where asked."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import create_engine, func, select, text

from bench.opened import open_db
from collector_desk import migrations
from collector_desk.models import Account, Claim, Debtor, Posting
from collector_desk.service import practice_scale, session
from collector_desk.service.database import Database, Who
from tests import postgres


@dataclass(frozen=True, slots=True)
class Filled:
    """How a world was filled; kept beside it, so that it is known to be whole."""

    debtors: int
    claims: int
    postings: int
    seconds: float
    runs: int = 0  # how often it was measured; each run adds a claim file and a payment file


@dataclass(frozen=True, slots=True)
class World:
    """One filled database, and somebody who works there."""

    engine: str
    url: str
    db: Database
    who: Who
    filled: Filled


@contextmanager
def world(engine: str, *, debtors: int, claims: int, keep: Path | None) -> Iterator[World]:
    """A filled database of an engine; found again in ``keep`` where it was filled before."""
    with ExitStack() as stack:
        folder = _folder(stack, keep, f"{engine}-{debtors}-{claims}")
        mark = folder / "filled.json"
        known = Filled(**json.loads(mark.read_text("utf-8"))) if mark.exists() else None
        if known is None:
            shutil.rmtree(folder, ignore_errors=True)  # half filled is of no use
            folder.mkdir(parents=True)
        if engine == "sqlite":
            url = f"sqlite:///{folder / 'desk.db'}"
        else:
            url = stack.enter_context(_postgres(folder, fresh=known is None))
        migrations.upgrade(url)
        db = open_db(url)
        stack.callback(db.close)
        filled = known or _fill(engine, db, debtors=debtors, claims=claims)
        once_more = asdict(filled) | {"runs": filled.runs + 1}
        mark.write_text(json.dumps(once_more), "utf-8")
        yield World(engine, url, db, _who(db), filled)


def _folder(stack: ExitStack, keep: Path | None, name: str) -> Path:
    if keep is not None:
        return keep.resolve() / name
    folder = Path(tempfile.mkdtemp(prefix="desk-bench-"))
    stack.callback(shutil.rmtree, folder, ignore_errors=True)
    folder.chmod(0o755)  # the server may run as another user
    return folder / name


def _fill(engine: str, db: Database, *, debtors: int, claims: int) -> Filled:
    begin = time.perf_counter()
    for line in practice_scale.fill_scale(db, debtors=debtors, claims=claims, seed=1):
        print(f"  {engine}: {line}", flush=True)
    seconds = time.perf_counter() - begin
    _settle(db)
    with db.read() as work:
        debtors, claims, postings = (
            work.scalar(select(func.count()).select_from(table)) or 0
            for table in (Debtor, Claim, Posting)
        )
    return Filled(debtors, claims, postings, seconds)


def _settle(db: Database) -> None:
    """What autovacuum does by itself within minutes of such a load."""
    engine = create_engine(db.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("ANALYZE" if db.sqlite else "VACUUM (ANALYZE)"))
    engine.dispose()


def _who(db: Database) -> Who:
    with db.read() as work:
        account = work.scalars(select(Account).where(Account.username == "kari")).one()
        return session.who_of(work, account)


@contextmanager
def _postgres(folder: Path, *, fresh: bool) -> Iterator[str]:
    """A database on a server of our own that writes through to the disk, or on the one named."""
    name = f"bench_{folder.name.replace('-', '_')}"
    with postgres.running_server(kept=folder / "server") as server:
        if fresh:
            server.run(
                f"DROP DATABASE IF EXISTS {name}",
                f"CREATE DATABASE {name} OWNER {postgres.OWNER}",
            )
        yield server.url(name, user=postgres.OWNER)
