"""PostgreSQL databases that are used again, because making one takes ten times as long as emptying it.

What a test gets back is as fresh as a copy of the template: empty, its sequences at their start,
nobody connected, under a name that nobody knew. A database whose catalogs were written to is
never handed out again.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import psycopg

from tests import postgres

USES = 100  # tests one database serves: what they leave on its pages slows the next ones
ROWS = 2_000  # a test that left more takes its database with it, for the same reason
_PATIENCE = 10_000  # milliseconds until a connection that was told to end has ended
_CATALOGS = (
    *("attrdef", "attribute", "cast", "class", "collation", "constraint", "default_acl"),
    *("description", "enum", "event_trigger", "extension", "foreign_server", "foreign_table"),
    *("index", "inherits", "language", "largeobject_metadata", "namespace", "policy", "proc"),
    *("publication", "rewrite", "sequence", "statistic_ext", "trigger", "type", "user_mapping"),
)
# A row written after the template was copied has a greater xmin than all that were copied. So the
# number of rows and the sum of their xmin are the template's only where nothing was written.
_MARKS = (
    "SELECT "
    + ", ".join(
        f"(SELECT (count(*), sum(xmin::text::bigint))::text FROM pg_{name})" for name in _CATALOGS
    )
    + ", (SELECT (datdba, datacl, datconnlimit, datallowconn)::text FROM pg_database"
    " WHERE datname = current_database())"
    ", (SELECT count(*) FROM pg_db_role_setting JOIN pg_database d ON d.oid = setdatabase"
    " WHERE datname = current_database())"
)
_TABLES = (
    "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r'"
    " AND relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)"
)
_SEQUENCES = "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'S'"
_END = (
    f"SELECT pg_terminate_backend(pid, {_PATIENCE}) FROM pg_stat_activity"
    " WHERE datname = %s AND pid <> pg_backend_pid()"
)

_Connection = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True)
class _Kept:
    """A database and the number of tests it has served."""

    name: str
    uses: int = 0


@dataclass(frozen=True)
class _Template:
    """What a fresh database holds."""

    marks: tuple[Any, ...]
    tables: tuple[str, ...]
    sequences: str
    rows: dict[str, bytes]


class Pool:
    """Databases like ``template``, for one test at a time; ``close`` when no more are wanted."""

    def __init__(self, server: postgres.Server, template: str) -> None:
        self._server = server
        self._template = template
        self._free: list[_Kept] = []
        self._chief = server.connect()

    @contextmanager
    def database(self) -> Iterator[str]:
        """The name of a database like the template; afterwards the name leads nowhere."""
        kept = self._free.pop() if self._free else self._make()
        try:
            yield kept.name
        finally:
            self._take_back(replace(kept, uses=kept.uses + 1))

    def close(self) -> None:
        """Drop what is kept."""
        for kept in self._free:
            self._drop(kept.name)
        self._free.clear()
        self._chief.close()

    def _make(self) -> _Kept:
        kept = _Kept(_new_name())
        self._do(
            f"CREATE DATABASE {kept.name} TEMPLATE {self._template} OWNER {postgres.OWNER}"
            " STRATEGY FILE_COPY",
        )
        return kept

    def _drop(self, name: str) -> None:
        self._do(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _do(self, statement: str) -> None:
        self._chief.execute(statement.encode())

    def _take_back(self, used: _Kept) -> None:
        """Keep the database for the next test, or drop it where it is not as it was."""
        self._chief.execute(_END, (used.name,))
        renamed = replace(used, name=_new_name())
        try:
            self._do(f"ALTER DATABASE {used.name} RENAME TO {renamed.name}")
        except psycopg.Error:  # dropped by the test, or somebody came back
            self._drop(used.name)
            return
        if used.uses < USES and self._emptied(renamed.name):
            self._free.append(renamed)
        else:
            self._drop(renamed.name)

    def _emptied(self, name: str) -> bool:
        fresh = self._fresh
        with contextlib.closing(self._server.connect(name)) as connection:
            if _marks(connection) != fresh.marks:
                return False
            connection.execute("SET session_replication_role = replica")  # no trigger forbids it
            if _delete(connection, fresh.tables) > ROWS:
                return False
            connection.execute(fresh.sequences.encode())
            for table, rows in fresh.rows.items():
                with connection.cursor().copy(f"COPY {table} FROM STDIN".encode()) as copy:
                    copy.write(rows)
            return True

    @cached_property
    def _fresh(self) -> _Template:
        with contextlib.closing(self._server.connect(self._template)) as connection:
            tables = tuple(table for (table,) in connection.execute(_TABLES))
            rows = {table: _rows(connection, table) for table in tables}
            return _Template(
                marks=_marks(connection),
                tables=tables,
                sequences=_sequences(connection),
                rows={table: content for table, content in rows.items() if content},
            )


def _new_name() -> str:
    return f"desk_{uuid.uuid4().hex}"


def _marks(connection: _Connection) -> tuple[Any, ...]:
    marks = connection.execute(_MARKS.encode()).fetchone()
    assert marks is not None
    return marks


def _rows(connection: _Connection, table: str) -> bytes:
    with connection.cursor().copy(f"COPY {table} TO STDOUT".encode()) as copy:
        return b"".join(bytes(part) for part in copy)


def _sequences(connection: _Connection) -> str:
    """The statement that sets each sequence as it is here."""
    calls = []
    for (name,) in connection.execute(_SEQUENCES).fetchall():
        state = connection.execute(f"SELECT last_value, is_called FROM {name}".encode()).fetchone()
        assert state is not None
        calls.append(f"setval('{name}', {state[0]}, {state[1]})")
    return f"SELECT {', '.join(calls)}"


def _delete(connection: _Connection, tables: tuple[str, ...]) -> int:
    """Empty the tables; the number of rows that were there."""
    cursor = connection.execute("; ".join(f"DELETE FROM {each}" for each in tables).encode())
    count = cursor.rowcount
    while cursor.nextset():
        count += cursor.rowcount
    return count
