"""Many rows at once, by the fastest lawful way of each database: COPY, or one prepared statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from collector_desk.models import Row
from collector_desk.service.database import Work

_ESCAPED = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_AT_ONCE = 20_000  # rows in one block of a COPY


def write(
    work: Work, table: type[Row], columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Insert rows whose values stand in the order of ``columns``.

    Constraints and triggers of the table hold as for every insert. Values are whole numbers,
    text, days, aware moments, truth values, bytes or None.
    """
    if not rows:
        return
    named = ", ".join(f'"{column}"' for column in columns)
    if work.get_bind().dialect.name == "postgresql":
        _copy(work, f"COPY {table.__tablename__} ({named}) FROM STDIN", rows)
        return
    places = ", ".join("?" * len(columns))
    work.connection().exec_driver_sql(
        f"INSERT INTO {table.__tablename__} ({named}) VALUES ({places})",  # noqa: S608  our names
        [tuple(map(_plain, row)) for row in rows],
    )


def write_all(
    work: Work,
    sheets: Mapping[type[Row], Sequence[Sequence[Any]]],
    columns: Mapping[type[Row], Sequence[str]],
) -> None:
    """Insert the rows of many tables, those that others point at first."""
    place = {table: at for at, table in enumerate(Row.metadata.sorted_tables)}
    for table in sorted(sheets, key=lambda each: place[each.__table__]):  # type: ignore[index]
        write(work, table, columns[table], sheets[table])


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


def _copy(work: Work, statement: str, rows: Sequence[Sequence[Any]]) -> None:
    connection: Any = work.connection().connection.driver_connection
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for start in range(0, len(rows), _AT_ONCE):
            copy.write(block(rows[start : start + _AT_ONCE]))


def block(rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows in the text format of COPY."""
    return "".join(["\t".join(map(_text, row)) + "\n" for row in rows]).encode()


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
