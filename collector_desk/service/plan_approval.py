"""A plan before a second person: what is frozen, and what approving or sending it back does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from collector_desk.domain.approval import Subject
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.plan_stage import PlanStage
from collector_desk.errors.plans import PlanOfferDay
from collector_desk.models import Approval, Plan, PlanInstalment
from collector_desk.service import answering, approvals, letter_orders, matters, plan_keeping
from collector_desk.service.approvals import Draft, Handler
from collector_desk.service.database import Work
from collector_desk.service.plan_terms import Weighed
from collector_desk.wire.approvals import Change


def propose(work: Work, plan: Plan, found: Weighed) -> None:
    """Put a plan that goes beyond the limits before a second person, with the limits named."""
    total = found.plan.pay_now
    draft = Draft(
        subject=Subject.PLAN,
        subject_id=plan.id,
        debtor_id=plan.debtor_id,
        title=f"{'Motforslag' if plan.offer_until else 'Nedbetalingsavtale'} {plan.number}, {kroner(total)} kr på {plan.count} avdrag",
        amount=total,
        why=" ".join(found.limits.texts)[:300],
        reasons=plan.reasons,
    )
    plan.approval_id = approvals.propose(work, draft).id


def _frozen(work: Work, plan_id: int) -> Mapping[str, Any]:
    plan = work.get_one(Plan, plan_id)
    on = matters.proposed_on(work, Subject.PLAN, plan_id)
    ids = plan_keeping.claim_ids(work, plan)
    offer = {"offer_until": plan.offer_until.isoformat()} if plan.offer_until else {}
    return offer | {
        "subject": Subject.PLAN.value,
        "plan": plan.number,
        "terms": plan.request,
        "budget": plan.budget,
        "covering": plan.covering,
        "reasons": plan.reasons,
        "instalments": [
            [each.number, each.due.isoformat(), each.amount, each.principal, each.additions,
             each.interest, each.left]
            for each in plan_keeping.instalments(work, plan)
        ],
        "claims": matters.claims(work, plan.debtor_id, ids, on=on),
    }  # fmt: skip


def _changes(work: Work, approval: Approval) -> Sequence[Change]:
    plan = work.get_one(Plan, approval.subject_id)
    rows = plan_keeping.instalments(work, plan)
    total = sum(each.amount for each in rows)
    return (
        Change(field="Avtale", before="ingen", after=plan_keeping.order_of(plan, rows)),
        Change(field="Avdrag", before="", after=f"{kroner(plan.instalment)} kr"),
        Change(field="Skyldner betaler i alt", before="", after=f"{kroner(total)} kr"),
        Change(field="Siste avdrag", before="", after=dotted(_last(rows, plan.first_due))),
        Change(field="Kravene", before="kan drives inn", after=_claims_then(plan)),
    )


def _claims_then(plan: Plan) -> str:
    if plan.offer_until is None:
        return "hviler så lenge avtalen holdes"
    return f"drives inn til skyldneren godtar tilbudet, senest {dotted(plan.offer_until)}"


def _last(rows: Sequence[PlanInstalment], otherwise: date) -> date:
    return max((each.due for each in rows), default=otherwise)


def _carry_out(work: Work, approval: Approval) -> None:
    plan = work.get_one(Plan, approval.subject_id, with_for_update=True)
    plan_keeping.still_possible(work, plan)
    if plan.offer_until is None:
        deed = "plans.grant"
        plan_keeping.begin(work, plan)
    else:
        deed = "plans.offer"
        _offer(work, plan, plan.offer_until)
    details = {"plan": plan.id, "number": plan.number, "state": plan.state}
    work.note(deed, stream=f"debtor:{plan.debtor_id}", details=details)


def _offer(work: Work, plan: Plan, until: date) -> None:
    """Send the offer: nothing runs or is acknowledged before the debtor accepts it.

    Raises PlanOfferDay where its last day has come.
    """
    if until <= work.clock.today():
        first = min(each.due for each in plan_keeping.instalments(work, plan))
        raise PlanOfferDay(first=first.isoformat())
    plan.state = PlanStage.OFFERED.value
    letter_orders.order(work, LetterKind.PLAN_OFFER, plan)


def _put_back(work: Work, approval: Approval) -> None:
    plan = work.get_one(Plan, approval.subject_id)
    plan.state, plan.ended_on = PlanStage.LAPSED.value, work.clock.today()
    plan.ended_why = f"{approval.comment or 'Forslaget ble ikke godkjent'}"[:300]
    answering.give_back(work, plan.inquiry_id)


approvals.handles(
    Subject.PLAN,
    Handler(frozen=_frozen, changes=_changes, carry_out=_carry_out, put_back=_put_back),
)
