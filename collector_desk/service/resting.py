"""What rests on a claim towards one debtor, and ends when the claim is no longer this debtor's."""

from __future__ import annotations

from sqlalchemy import select

from collector_desk.domain.objection import Outcome, State
from collector_desk.domain.plan_stage import DeferralStage, PlanStage
from collector_desk.domain.work import WorkKind
from collector_desk.errors.parties import ClaimAwaitsApproval
from collector_desk.models import Claim, Deferral, DeferralClaim, Hold, Objection
from collector_desk.service import approvals, deferral_keeping, plan_claims, plan_keeping
from collector_desk.service.database import Work


def let_go(work: Work, debtor_id: int, claim: Claim, why: str) -> None:
    """End the debtor's holds, agreements and objection on a claim, each with the reason.

    A plan ends whole, for its amounts no longer hold; a task asks for a new one where other
    claims were in it.

    Raises:
        ClaimAwaitsApproval: a decision on the objection, a plan or a deferral waits for approval.
    """
    _objection(work, debtor_id, claim, why)
    _plan(work, debtor_id, claim, why)
    _deferral(work, debtor_id, claim, why)
    query = select(Hold).where(
        Hold.debtor_id == debtor_id, Hold.claim_id == claim.id, Hold.ended_on.is_(None)
    )
    for hold in work.scalars(query):
        hold.ended_on, hold.ended_by = work.clock.today(), work.who.name
        hold.ended_why = why[:300]
    work.flush()


def _objection(work: Work, debtor_id: int, claim: Claim, why: str) -> None:
    """The objection is met: there is nothing left to object to."""
    row = work.scalar(
        select(Objection)
        .where(
            Objection.debtor_id == debtor_id,
            Objection.claim_id == claim.id,
            Objection.state != State.DECIDED.value,
        )
        .with_for_update()
    )
    if row is None:
        return
    if row.state == State.PROPOSED.value:
        raise ClaimAwaitsApproval(claim=claim.number, what="avgjørelsen av innsigelsen")
    row.state, row.outcome = State.DECIDED.value, Outcome.UPHELD.value
    row.decided_on, row.decided_by, row.reasons = work.clock.today(), work.who.name, why


def _plan(work: Work, debtor_id: int, claim: Claim, why: str) -> None:
    plan = plan_claims.taken(work, [claim.id]).get(claim.id)
    if plan is None or plan.debtor_id != debtor_id:
        return
    if plan.state == PlanStage.PROPOSED.value:
        raise ClaimAwaitsApproval(claim=claim.number, what="en nedbetalingsavtale")
    offered = plan.state == PlanStage.OFFERED.value
    plan_keeping.finish(work, plan, PlanStage.LAPSED if offered else PlanStage.ENDED, why)
    if len(plan_keeping.claim_ids(work, plan)) > 1:
        text = f"{plan.number} er avsluttet fordi {claim.number} falt ut. Vurder ny avtale."
        plan_keeping.task(work, debtor_id, WorkKind.FOLLOW_UP, text)


def _deferral(work: Work, debtor_id: int, claim: Claim, why: str) -> None:
    running = (DeferralStage.PROPOSED.value, DeferralStage.GRANTED.value)
    query = (
        select(Deferral)
        .join(DeferralClaim, DeferralClaim.deferral_id == Deferral.id)
        .where(
            DeferralClaim.claim_id == claim.id,
            Deferral.debtor_id == debtor_id,
            Deferral.state.in_(running),
        )
    )
    for row in work.scalars(query).all():
        if row.state == DeferralStage.PROPOSED.value:
            raise ClaimAwaitsApproval(claim=claim.number, what="en utsettelse")
        if deferral_keeping.claims(work, row) == [claim.id]:
            row.state = DeferralStage.ENDED.value
            deferral_keeping.end_holds(work, row, why[:300])


def void_waiting(work: Work, approval_ids: list[int]) -> None:
    """Let proposals lapse whose matter has changed."""
    for approval_id in approval_ids:
        approvals.void(work, approval_id)
