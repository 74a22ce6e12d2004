"""The enforcement book (namsbok): each own decision and what became of it, only added to."""

from __future__ import annotations

from sqlalchemy import select

from collector_desk.models import BookEntry, Measure
from collector_desk.service import numbers
from collector_desk.service.database import Work


def enter(work: Work, row: Measure, what: str, text: str) -> BookEntry:
    """Enter what happened to a measure today (tvangsfullbyrdelsesloven § 5-19)."""
    today = work.clock.today()
    (number,) = numbers.take(work, f"book:{today.year}")
    entry = BookEntry(
        number=f"N-{today.year}-{number:06d}",
        debtor_id=row.debtor_id,
        measure_id=row.id,
        what=what,
        day=today,
        text=text,
        made_by=work.who.name,
        made_at=work.clock.now(),
    )
    work.add(entry)
    return entry


def of(work: Work, measure_id: int) -> list[BookEntry]:
    """What stands in the book about a measure, oldest first."""
    query = select(BookEntry).where(BookEntry.measure_id == measure_id)
    return list(work.scalars(query.order_by(BookEntry.id)))
