"""What a creditor unit is asked: until when, once more, and which questions stand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import ColumnElement, and_, select

from collector_desk.domain.calendar import deadline
from collector_desk.models import UnitQuestion
from collector_desk.service.database import Work


def answer_by(work: Work) -> date:
    """The day by which a unit that is asked today is to answer."""
    today = work.clock.today()
    return deadline(today, work.rates["unit_answer_days"].on(today).whole)


def again(work: Work, row: UnitQuestion) -> Mapping[str, object]:
    """Ask once more, with a new deadline. Gives what was before, as the audit notes it."""
    before = {
        "question": row.id,
        "reminded": row.reminded_on.isoformat() if row.reminded_on else None,
        "deadline": row.deadline.isoformat(),
    }
    row.reminded_on, row.deadline = work.clock.today(), answer_by(work)
    row.reminders += 1
    return before | {"reminders": row.reminders}


def stands() -> ColumnElement[bool]:
    """The questions that were not taken back before they went."""
    return UnitQuestion.withdrawn_on.is_(None)


def unanswered() -> ColumnElement[bool]:
    """The questions that stand and wait for an answer."""
    return and_(stands(), UnitQuestion.answered_on.is_(None))


def latest(work: Work, objection_id: int) -> UnitQuestion | None:
    """The newest question about an objection that stands."""
    query = select(UnitQuestion).where(UnitQuestion.objection_id == objection_id, stands())
    return work.scalar(query.order_by(UnitQuestion.id.desc()).limit(1))
