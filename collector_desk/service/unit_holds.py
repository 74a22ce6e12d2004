"""What rests because a unit is asked about a claim: for everybody who owes it, until it answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import or_, select

from collector_desk.domain.holds import Reason, longest
from collector_desk.models import Hold, UnitQuestion
from collector_desk.service import holding, liable, unit_asked
from collector_desk.service.database import Work
from collector_desk.wire.holds import NewHold


def put(work: Work, question: UnitQuestion) -> None:
    """Let the claim rest for everybody who owes it: whether it is right is the same for all.

    Each question has holds of its own, so that one answer never ends what another waits for.
    """
    today = work.clock.today()
    until = today + timedelta(days=longest(Reason.WITH_UNIT, work.rates, today).whole)
    order = NewHold(reason=Reason.WITH_UNIT, until=until, claim_id=question.claim_id)
    for one in liable.all_of(work, question.claim_id):
        holding.lay(work, one.debtor_id, order, unit_question_id=question.id)


def share(work: Work, claim_id: int, debtor_id: int, *, ended: Collection[int] = ()) -> None:
    """Let the claim rest for who is put on it too, as long as for the others.

    ``ended``: the holds that have just ended with the debtor whose place is taken.
    """
    for question_id, until in waits(work, claim_id, ended=ended).items():
        order = NewHold(reason=Reason.WITH_UNIT, until=until, claim_id=claim_id)
        holding.lay(work, debtor_id, order, unit_question_id=question_id)


def waits(work: Work, claim_id: int, *, ended: Collection[int] = ()) -> Mapping[int, date]:
    """The open questions that the claim rests for today, each with the first day it no longer does.

    Holds that were ``ended`` just now count as those that run.
    """
    query = (
        select(Hold)
        .join(UnitQuestion, UnitQuestion.id == Hold.unit_question_id)
        .where(
            Hold.claim_id == claim_id,
            unit_asked.unanswered(),
            Hold.until > work.clock.today(),
            or_(Hold.ended_on.is_(None), Hold.id.in_(ended)),
        )
        .order_by(Hold.until, Hold.id)
    )
    return {
        hold.unit_question_id: hold.until
        for hold in work.scalars(query)
        if hold.until and hold.unit_question_id is not None
    }


def runs(work: Work, question: UnitQuestion) -> bool:
    """Whether the claim rests for this question today, for whoever asked about it."""
    return any(hold.debtor_id == question.debtor_id for hold in _running(work, question))


def end(work: Work, question: UnitQuestion, why: str) -> None:
    """What rested for this question rests no longer: it is answered, or was taken back."""
    for hold in _running(work, question):
        holding.close(work, hold, why)


def _running(work: Work, question: UnitQuestion) -> Sequence[Hold]:
    query = select(Hold).where(
        Hold.unit_question_id == question.id,
        Hold.ended_on.is_(None),
        Hold.until > work.clock.today(),
    )
    return work.scalars(query.order_by(Hold.id)).all()
