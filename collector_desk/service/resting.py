"""What rests on a claim towards one debtor, and ends when the claim is no longer this debtor's."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TypeAlias

from sqlalchemy import Select, select

from collector_desk.domain.approval import Subject
from collector_desk.domain.holds import Reason
from collector_desk.domain.objection import CLOSED, Outcome, State
from collector_desk.domain.plan_stage import RUNNING, DeferralStage, PlanStage
from collector_desk.domain.work import WorkKind
from collector_desk.errors.parties import ClaimAwaitsApproval
from collector_desk.models import Claim, Deferral, DeferralClaim, Hold, Objection, Plan
from collector_desk.service import (
    asking,
    deferral_keeping,
    measure_claims,
    offers_back,
    plan_claims,
    plan_keeping,
    plan_remade,
    sent_back,
)
from collector_desk.service.database import Work

Ended: TypeAlias = Mapping[str, Sequence[tuple[int, str]]]
"""What was ended, by table: ids, each with the stage it had."""


def let_go(
    work: Work, debtor_id: int, claim: Claim, why: str, *, going: Collection[int] = ()
) -> Ended:
    """End the debtor's holds, agreements, objection and measures on a claim, with the reason.

    A plan that runs goes on for its other claims, but for those that are ``going`` in the same
    deed, with new sums that are told by letter; where no claim is left it ends, and so does an
    offer, whose sums no longer hold. ``told`` says what became of them.

    Raises:
        ClaimAwaitsApproval: a decision on the objection, a plan, a deferral or a measure waits for
            approval.
    """
    holds = work.scalars(_holds(debtor_id, claim)).all()
    gone = {claim.id, *going}
    plans, planned = _plan(work, debtor_id, claim, why, gone)  # first: by what is disputed still
    ended = {**_objection(work, debtor_id, claim, why), **plans}
    ended |= {"deferrals": _deferral(work, debtor_id, claim, why, gone)}
    ended |= {"measures": measure_claims.let_go(work, debtor_id, claim, why, going=gone)}
    for hold in holds:
        hold.ended_on, hold.ended_by = work.clock.today(), work.who.name
        hold.ended_why = why[:300]
    work.flush()
    return ended | {"holds": [(each, "") for each in sorted({hold.id for hold in holds} | planned)]}


def effects(work: Work, debtor_id: int, claim: Claim) -> list[str]:
    """What ``let_go`` would end, in words. Raises ClaimAwaitsApproval as it does."""
    found = []
    if (objection := work.scalar(_open_objection(debtor_id, claim))) is not None:
        _decidable(objection, claim)
        found.append("Innsigelsen tas til følge.")
    if (plan := _running_plan(work, debtor_id, claim)) is not None:
        found.append(_becomes(work, plan, {claim.id}))
    if _running_deferrals(work, debtor_id, claim):
        found.append("Utsettelsen gjelder ikke kravet lenger.")
    found += measure_claims.effects(work, debtor_id, claim)
    if holds := work.scalars(_holds(debtor_id, claim)).all():
        named = ", ".join(Reason(hold.reason).label for hold in holds)
        found.append(f"Det som er stilt i bero på kravet, oppheves: {named}.")
    return found


def _holds(debtor_id: int, claim: Claim) -> Select[Hold]:
    return select(Hold).where(
        Hold.debtor_id == debtor_id, Hold.claim_id == claim.id, Hold.ended_on.is_(None)
    )


def _objection(work: Work, debtor_id: int, claim: Claim, why: str) -> Ended:
    """The objection is met: there is nothing left to object to."""
    row = work.scalar(_open_objection(debtor_id, claim).with_for_update())
    if row is None:
        return {}
    _decidable(row, claim)
    ended = [(row.id, row.state)]
    row.state, row.outcome = State.DECIDED.value, Outcome.UPHELD.value
    row.decided_on, row.decided_by, row.reasons = work.clock.today(), work.who.name, why
    tasks = sent_back.settled(work, Subject.OBJECTION, row.id, debtor_id)
    return {"objections": ended, "sent_back": [(each, "") for each in tasks]}


def _open_objection(debtor_id: int, claim: Claim) -> Select[Objection]:
    return select(Objection).where(
        Objection.debtor_id == debtor_id,
        Objection.claim_id == claim.id,
        Objection.state.not_in(CLOSED),
    )


def _decidable(row: Objection, claim: Claim) -> None:
    if row.state == State.PROPOSED.value:
        raise ClaimAwaitsApproval(claim=claim.number, what="avgjørelsen av innsigelsen")


def _plan(
    work: Work, debtor_id: int, claim: Claim, why: str, gone: set[int]
) -> tuple[dict[str, Sequence[tuple[int, str]]], set[int]]:
    """The plan that ended with its holds on all of its claims, or that goes on."""
    plan = _running_plan(work, debtor_id, claim)
    if plan is None:
        return {}, set()
    ended = [(plan.id, plan.state)]
    if _goes_on(work, plan, gone):
        plan_remade.without(work, plan, gone, why)
        return {"plans_on": ended}, set()
    rests = select(Hold.id).where(Hold.plan_id == plan.id, Hold.ended_on.is_(None))
    holds = set(work.scalars(rests))
    offered = plan.state == PlanStage.OFFERED.value
    plan_keeping.finish(work, plan, PlanStage.LAPSED if offered else PlanStage.ENDED, why)
    if offered:
        offers_back.untold(work, plan)
    if not gone.issuperset(plan_keeping.claim_ids(work, plan)):
        asking.task(work, debtor_id, WorkKind.FOLLOW_UP, new_plan(plan, claim))
    return {"plans": ended}, holds


def _goes_on(work: Work, plan: Plan, gone: set[int]) -> bool:
    left = not gone.issuperset(plan_keeping.claim_ids(work, plan))
    return left and PlanStage(plan.state) in RUNNING


def _becomes(work: Work, plan: Plan, gone: set[int]) -> str:
    if _goes_on(work, plan, gone):
        return f"{plan.number} går videre for det som er igjen, og skyldneren får de nye avdragene i brev."
    if plan.state == PlanStage.OFFERED.value:
        return f"Tilbudet {plan.number} faller bort."
    return f"{plan.number} avsluttes: ingen krav er igjen i avtalen."


def told(work: Work, ended: Ended) -> str:
    """What became of agreements, for the letter that tells of the claim; empty where none was."""
    said = []
    for number, state in (*ended.get("plans", ()), *ended.get("plans_on", ())):
        plan = work.get_one(Plan, number)
        if state == PlanStage.OFFERED.value:
            said.append(f"Tilbudet vårt om nedbetalingsavtale {plan.number} gjelder ikke lenger.")
        elif PlanStage(plan.state) in RUNNING:
            said.append(
                f"Nedbetalingsavtale {plan.number} går videre for det som er igjen i den."
                " Har avdragene endret seg, får du de nye i eget brev."
            )
        elif plan.state == PlanStage.COMPLETED.value:
            said.append(f"Nedbetalingsavtale {plan.number} er over: det er ikke noe igjen i den.")
        else:
            said.append(f"Nedbetalingsavtale {plan.number} er over: ingen krav er igjen i den.")
    if ended.get("deferrals"):
        said.append("Utsettelsen du har fått for dette kravet, trengs ikke lenger.")
    return " ".join(said)


def new_plan(plan: Plan, claim: Claim) -> str:
    """What is asked where an offer lapsed though other claims were in it."""
    return f"Tilbudet {plan.number} gjelder ikke lenger fordi {claim.number} falt ut. Vurder nytt."


def _running_plan(work: Work, debtor_id: int, claim: Claim) -> Plan | None:
    plan = plan_claims.taken(work, [claim.id], of=debtor_id).get(claim.id)
    if plan is None:
        return None
    if plan.state == PlanStage.PROPOSED.value:
        raise ClaimAwaitsApproval(claim=claim.number, what="en nedbetalingsavtale")
    return plan


def _deferral(
    work: Work, debtor_id: int, claim: Claim, why: str, gone: set[int]
) -> list[tuple[int, str]]:
    ended = []
    for row in _running_deferrals(work, debtor_id, claim):
        if gone.issuperset(deferral_keeping.resting(work, row)):
            ended.append((row.id, row.state))
            row.state = DeferralStage.ENDED.value
            deferral_keeping.end_holds(work, row, why[:300])
    return ended


def _running_deferrals(work: Work, debtor_id: int, claim: Claim) -> Sequence[Deferral]:
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
    rows = work.scalars(query).all()
    if any(row.state == DeferralStage.PROPOSED.value for row in rows):
        raise ClaimAwaitsApproval(claim=claim.number, what="en utsettelse")
    return rows
