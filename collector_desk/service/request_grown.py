"""A version of a request that asks for more than two persons approved takes a second person again.

Interest runs on by itself. What else has grown was decided by nobody but who entered it: the costs
of a judgment, a payment that went back.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from collector_desk.domain.access import Role
from collector_desk.domain.phrases import kroner
from collector_desk.domain.statement import Statement
from collector_desk.errors.requests import RequestGrown
from collector_desk.models import Approval, Claim, Judgment, Measure, MeasureClaim
from collector_desk.service.database import Work


def may_make(work: Work, row: Measure, statements: Mapping[int, Statement]) -> None:
    """Let a leader make it who neither proposed the request nor entered the claim's judgment.

    Raises RequestGrown to anybody else, where a claim's principal and costs are above what was
    approved.
    """
    query = select(MeasureClaim).where(MeasureClaim.measure_id == row.id)
    for kept in work.scalars(query.order_by(MeasureClaim.claim_id)):
        balance, approved = statements[kept.claim_id].balance, kept.principal + kept.costs
        owed = balance.principal + balance.costs + balance.fees
        if owed > approved and not _is_second(work, row, kept.claim_id):
            raise RequestGrown(
                number=row.number,
                claim=work.get_one(Claim, kept.claim_id).number,
                approved=kroner(approved),
                owed=kroner(owed),
            )


def _is_second(work: Work, row: Measure, claim_id: int) -> bool:
    asked = work.get_one(Approval, row.approval_id or 0)
    entered = select(Judgment.id).where(
        Judgment.claim_id == claim_id, Judgment.made_by == work.who.name
    )
    return (
        work.who.role == Role.SUPERVISOR.value
        and work.who.person_id != asked.proposed_by_person
        and work.scalar(entered.limit(1)) is None
    )
