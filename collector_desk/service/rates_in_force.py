"""The one way to the rates of the house: the tables of the program, and what two persons added."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from collector_desk.domain.rate_overlay import Added, overlaid
from collector_desk.domain.rates import Rates
from collector_desk.models import RateChange

IN_FORCE = "in_force"
_NUMBERS = (
    select(RateChange.__table__.c.id)
    .where(RateChange.__table__.c.state == IN_FORCE)
    .order_by(RateChange.__table__.c.id)
)


class InForce:
    """Lays what is in force over the tables, once for each set of rows.

    Which rows there are is asked in every transaction that reads a rate: another process of the
    service, or another desk, may have put one in force a moment ago.
    """

    def __init__(self) -> None:
        self._kept: tuple[Rates, tuple[int, ...], Rates] | None = None

    def of(self, work: Session, shipped: Rates) -> Rates:
        """The rates as this transaction sees them."""
        # Not through the session's own query, which would write what is half made first.
        ids = tuple(work.connection().scalars(_NUMBERS))
        if not ids:
            return shipped
        kept = self._kept
        if kept is not None and kept[0] is shipped and kept[1] == ids:
            return kept[2]
        found = overlaid(shipped, rows(work))
        self._kept = (shipped, ids, found)
        return found


def rows(work: Session) -> Iterator[Added]:
    """Every row in force, by table in the order in which they were approved."""
    table = RateChange.__table__
    query = (
        select(table).where(table.c.state == IN_FORCE).order_by(table.c.table_name, table.c.number)
    )
    return (added(row) for row in work.connection().execute(query))


def added(row: Any) -> Added:
    """A row of ``rate_change`` as it would stand in the file of rates."""
    return Added(
        table=row.table_name,
        since=row.since,
        values={key: Decimal(value) for key, value in row.given.items()},
        source=row.source,
        confirmed=row.confirmed,
        note=row.note,
        next_due=row.next_due,
    )
