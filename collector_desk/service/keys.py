"""Keys given ahead of bulk inserts, and turns that are taken one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Sequence as DbSequence
from sqlalchemy import func, insert, select
from sqlalchemy.dialects import postgresql

from collector_desk.models import House, Row
from collector_desk.service import bulk
from collector_desk.service.database import Work

T = TypeVar("T")
_AT_ONCE = 5_000  # values in one IN list; both databases take six times as many


def reserve(work: Work, table: type[Row], count: int) -> Iterator[int]:
    """The next ``count`` keys of a table, to be given to its rows before they are inserted.

    SQLite has one writer, so what follows the highest key is free until the commit. PostgreSQL
    hands keys out of the table's own sequence; keys of an undone transaction stay unused there.
    """
    if not count:
        return iter(())
    key = table.__table__.c.id
    if work.get_bind().dialect.name == "postgresql":
        sequence = DbSequence(f"{table.__tablename__}_id_seq")
        numbers = func.generate_series(1, count).table_valued("n")
        return iter(work.scalars(select(sequence.next_value()).select_from(numbers)).all())
    first = (work.scalar(select(func.max(key))) or 0) + 1
    return iter(range(first, first + count))


def turn(work: Work, name: str) -> None:
    """Wait until no other transaction holds this turn, and hold it until the commit.

    What is read afterwards is what the one before has committed, so that two imports at once
    never both find that a debtor is new.
    """
    values = {"key": f"turn:{name}", "value": ""}
    if work.get_bind().dialect.name == "postgresql":
        work.execute(postgresql.insert(House).values(values).on_conflict_do_nothing())
        work.execute(select(House.key).where(House.key == values["key"]).with_for_update())
    elif work.get(House, values["key"]) is None:
        work.execute(insert(House).values(values))


def fill(work: Work, table: type[Row], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert many rows of the same columns in one go; none is no statement at all.

    Past the ORM: it would part the rows where one has a value and the next has none.
    """
    if not rows:
        return
    connection, into = work.connection(), Row.metadata.tables[table.__tablename__]
    if connection.dialect.name == "postgresql" and len(rows) >= bulk.WORTH_IT:
        bulk.copy(connection, into, rows)
    else:
        connection.execute(insert(into), rows)


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """Values in lists that fit one IN."""
    every = list(values)
    for start in range(0, len(every), _AT_ONCE):
        yield every[start : start + _AT_ONCE]
