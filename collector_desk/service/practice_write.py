"""Many rows at once, by the fastest lawful way of each database: COPY, or one prepared statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from collector_desk.models import Row
from collector_desk.service.database import Work

Payload = bytes | list[tuple[Any, ...]]
"""Rows made ready for a database: a block of COPY, or values as SQLite keeps them."""


def encoded(rows: Sequence[Sequence[Any]], *, dialect: str) -> Payload:
    """Rows as the database takes them; they can be sent between processes.

    Values are whole numbers, text, days, aware moments, truth values, bytes or None.
    """
    copy = dialect == "postgresql"
    # Column by column: what is alike is turned into text in one go.
    columns = [_column(values, copy=copy) for values in zip(*rows, strict=True)]
    if not copy:
        return list(zip(*columns, strict=True))
    return "".join(["\t".join(row) + "\n" for row in zip(*columns, strict=True)]).encode()


def _column(values: Sequence[Any], *, copy: bool) -> Iterable[Any]:
    turn = _COPY if copy else _SQLITE
    kinds = set(map(type, values))
    known = [turn[kind] for kind in kinds - {type(None)} if kind in turn]
    if not known and not copy:
        return values
    if len(kinds) == 1:
        return map(known[0], values) if known else [_NULL] * len(values)
    none = _NULL if copy else None
    ways = {kind: turn.get(kind, _same) for kind in kinds}
    return [none if value is None else ways[type(value)](value) for value in values]


def insert(work: Work, table: type[Row], columns: Sequence[str], payload: Payload) -> None:
    """Insert rows whose values stand in the order of ``columns``.

    Constraints and triggers of the table hold as for every insert.
    """
    if not payload:
        return
    named = ", ".join(f'"{column}"' for column in columns)
    if isinstance(payload, bytes):
        connection: Any = work.connection().connection.driver_connection
        statement = f"COPY {table.__tablename__} ({named}) FROM STDIN"
        with connection.cursor() as cursor, cursor.copy(statement) as copy:
            copy.write(payload)
        return
    places = ", ".join("?" * len(columns))
    work.connection().exec_driver_sql(
        f"INSERT INTO {table.__tablename__} ({named}) VALUES ({places})",  # noqa: S608  our names
        payload,
    )


def in_order(tables: Iterable[type[Row]]) -> list[type[Row]]:
    """Tables so that those which others point at come first."""
    place = {table: at for at, table in enumerate(Row.metadata.sorted_tables)}
    return sorted(tables, key=lambda each: place[each.__table__])  # type: ignore[index]


def write_all(
    work: Work,
    sheets: Mapping[type[Row], Sequence[Sequence[Any]]],
    columns: Mapping[type[Row], Sequence[str]],
) -> None:
    """Insert the rows of many tables."""
    dialect = work.get_bind().dialect.name
    for table in in_order(sheets):
        insert(work, table, columns[table], encoded(sheets[table], dialect=dialect))


@lru_cache(maxsize=65536)
def _moment(value: datetime) -> str:
    """A moment as SQLAlchemy stores it on SQLite."""
    return f"{value.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"


@lru_cache(maxsize=65536)
def _zoned(value: datetime) -> str:
    return value.isoformat()


@lru_cache(maxsize=65536)
def _day(value: date) -> str:
    return value.isoformat()


@lru_cache(maxsize=65536)
def _escaped(value: str) -> str:
    return value.translate(_ESCAPES)


def _same(value: Any) -> Any:
    return value


def _hex(value: bytes) -> str:
    return rf"\\x{value.hex()}"


_NULL = r"\N"
_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_Turn = Mapping[type, Callable[[Any], Any]]
_SQLITE: _Turn = {date: _day, datetime: _moment}
_COPY: _Turn = {str: _escaped, int: str, date: _day, datetime: _zoned, bytes: _hex, bool: str}
