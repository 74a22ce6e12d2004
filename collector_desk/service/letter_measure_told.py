"""What the letters of measures tell besides their claims: notice, statements, the book, a change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from sqlalchemy import func, select

from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.fees import Letter
from collector_desk.domain.letter_measure import Amended, BookCopy
from collector_desk.models import BookEntry, Claim, DebtorStatement, Measure, Notice
from collector_desk.service import measures
from collector_desk.service.database import Work


def copied(entry: BookEntry) -> BookCopy:
    """A line of the enforcement book, for its copy."""
    return BookCopy(number=entry.number, day=entry.day, text=entry.text, who=entry.made_by)


def amended(work: Work, row: Measure) -> Amended | None:
    """The trekk whose amount a measure changes."""
    number = measures.terms_of(row).amends
    if number is None:
        return None
    old = work.get_one(Measure, number)
    assert old.decided_on is not None  # it ran
    return Amended(number=old.number, decided=old.decided_on, amount=old.monthly or 0)


def goes_on(work: Work, row: Measure) -> Amended | None:
    """The trekk that a change leaves running, where the change ended before it took over."""
    number = measures.terms_of(row).amends
    if number is None or row.effect_on is not None:
        return None
    runs = work.get_one(Measure, number).stage == MeasureStage.IN_FORCE.value
    return amended(work, row) if runs else None


class Told(TypedDict):
    """What every decision tells of besides its claims."""

    number: str
    reasons: str
    book: BookCopy
    noticed: date | None
    heard: tuple[date, ...]
    first: date | None


def told_of(work: Work, row: Measure, entry: BookEntry, claims: Sequence[Claim]) -> Told:
    """The notice, what was said to it before the decision, and the line of the book."""
    decided = row.decided_on or work.clock.today()
    noticed = work.scalar(
        select(func.max(Notice.sent_on)).where(
            Notice.debtor_id == row.debtor_id,
            Notice.claim_id.in_([claim.id for claim in claims]),
            Notice.kind == Letter.ENFORCEMENT_NOTICE.value,
            Notice.sent_on <= decided,
            Notice.returned_on.is_(None),
            Notice.waits.is_(False),
        )
    )
    said = select(DebtorStatement.received_on).where(
        DebtorStatement.debtor_id == row.debtor_id,
        DebtorStatement.received_on >= (noticed or date.min),
        DebtorStatement.received_on <= decided,
    )
    return Told(
        number=row.number,
        reasons=row.reasons,
        book=copied(entry),
        noticed=noticed,
        heard=tuple(sorted(set(work.scalars(said)))),
        first=None if row.decided_on == work.clock.today() else row.decided_on,
    )
