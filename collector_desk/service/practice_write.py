"""Many rows at once, by the fastest lawful way of each database: COPY, or one prepared statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from collector_desk.models import Row
from collector_desk.service.database import Work

_ESCAPED = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


Payload = bytes | list[tuple[Any, ...]]
"""Rows made ready for a database: a block of COPY, or values as SQLite keeps them."""


def encoded(rows: Iterable[Sequence[Any]], *, dialect: str) -> Payload:
    """Rows as the database takes them; they can be sent between processes.

    Values are whole numbers, text, days, aware moments, truth values, bytes or None.
    """
    if dialect == "postgresql":
        return "".join(["\t".join(map(_text, row)) + "\n" for row in rows]).encode()
    return [tuple(map(_plain, row)) for row in rows]


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


def _plain(value: Any) -> Any:
    """A value as SQLAlchemy stores it on SQLite."""
    kind = type(value)
    if kind is datetime:
        return _moment(value)
    return _day(value) if kind is date else value


@lru_cache(maxsize=65536)
def _moment(value: datetime) -> str:
    return f"{value.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"


@lru_cache(maxsize=65536)
def _day(value: date) -> str:
    return value.isoformat()


def _text(value: Any) -> str:
    return _TEXT[type(value)](value)


def _escaped(value: str) -> str:
    if "\\" in value or "\n" in value or "\t" in value or "\r" in value:
        return value.translate(_ESCAPED)
    return value


_TEXT: Mapping[type, Callable[[Any], str]] = {
    str: _escaped,
    int: str,
    type(None): lambda _: r"\N",
    date: _day,
    datetime: datetime.isoformat,
    bytes: lambda value: rf"\\x{value.hex()}",
    bool: lambda value: "t" if value else "f",
}
