"""Payment plans: reckoned, granted or proposed, offered, accepted, refused and ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import insert

from collector_desk.domain.approval import Subject
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import dotted
from collector_desk.domain.plan_limits import Decider
from collector_desk.domain.plan_stage import RUNNING, PlanStage
from collector_desk.errors.plans import (
    PlanAcceptedDay,
    PlanBeyondEverybody,
    PlanOfferDay,
    PlanOfferExpired,
    PlanReasonsMissing,
    PlanWrongStage,
)
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import (
    Approval,
    ClaimDebtor,
    Plan,
    PlanClaim,
)
from collector_desk.service import (
    answering,
    gate,
    letter_orders,
    numbers,
    offers_back,
    outages,
    plan_approval,
    plan_claims,
    plan_keeping,
    plan_terms,
    request_answers,
    sent_back,
)
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work
from collector_desk.service.facts import covering
from collector_desk.service.plan_terms import Weighed
from collector_desk.wire.plans import (
    Accept,
    Calculated,
    EndPlan,
    NewOffer,
    NewPlan,
    RefusePlan,
    Terms,
)

LEAST_REASONS = 10
_PLAN = "nedbetalingsavtale"


def calculate(work: Work, debtor_id: int, terms: Terms) -> Calculated:
    """What a plan would come to; nothing is kept.

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor.
        PlanClaimStopped: a claim is time-barred, disputed or stopped.
        and the refusals of ``domain.plan.calculate`` and ``domain.affordability``.
    """
    debtor = gate.opened(work, debtor_id)
    return plan_terms.calculated(work, plan_terms.weigh(work, debtor, terms))


def grant(work: Work, debtor_id: int, order: NewPlan) -> Plan:
    """Grant a plan within the limits, or propose it to a second person beyond them.

    Raises:
        PlanBeyondEverybody: nobody may go so far.
        PlanClaimTaken: a claim is in another plan.
        PlanReasonsMissing: beyond the limits reasons are needed.
        PlanRequestDay, InquiryClosed: the request is dated wrongly, or answered already.
        and as ``calculate``.
    """
    plan, found = made(work, debtor_id, order)
    if found.within:
        plan_keeping.begin(work, plan)
        _decided(work, plan, "plans.grant")
    else:
        plan_approval.propose(work, plan, found)
        _note(work, plan, "plans.propose")
    return plan


def made(work: Work, debtor_id: int, order: NewPlan) -> tuple[Plan, Weighed]:
    """The plan of an order, kept and not begun yet, and how it was weighed. Raises as ``grant``."""
    found = _weighed(work, debtor_id, order.terms)
    return _keep(work, debtor_id, order, found, PlanStage.PROPOSED), found


def offer(work: Work, debtor_id: int, order: NewOffer) -> Plan:
    """Offer the debtor other terms, to be accepted by a day, or propose the offer beyond the limits.

    One that is approved goes to the debtor as an offer: it runs, and acknowledges the debt, from
    the day it is accepted and not before.

    Raises:
        PlanOfferDay: the last day to accept lies wrong.
        and as ``grant``.
    """
    plan, found = made_offer(work, debtor_id, order)
    if found.within:
        letter_orders.order(work, LetterKind.PLAN_OFFER, plan)
        _decided(work, plan, "plans.offer", until=order.offer_until.isoformat())
    else:
        plan_approval.propose(work, plan, found)
        _note(work, plan, "plans.propose", until=order.offer_until.isoformat())
    return plan


def made_offer(work: Work, debtor_id: int, order: NewOffer) -> tuple[Plan, Weighed]:
    """The offer of an order, kept and not sent yet, and how it was weighed. Raises as ``offer``."""
    found = _weighed(work, debtor_id, order.terms)
    first = found.plan.instalments[0].day
    if not work.clock.today() < order.offer_until < first:
        raise PlanOfferDay(first=first.isoformat())
    stage = PlanStage.OFFERED if found.within else PlanStage.PROPOSED
    plan = _keep(work, debtor_id, order, found, stage)
    plan.offer_until = order.offer_until
    work.flush()
    return plan, found


def accept(work: Work, plan_id: int, order: Accept) -> Plan:
    """Let an offer run from the day the debtor accepted it: that day interrupts limitation.

    Raises:
        Unknown, Stale, NotOpened, OwnCase.
        PlanWrongStage: it is no offer.
        PlanAcceptedDay: the day lies before the offer, or is to come.
        SuperiorDisqualified: the superior is, and so this person lets no plan run.
        PlanOfferExpired: too late; PlanClaimStopped: a claim has come to be stopped meanwhile.
    """
    plan = locked(work, plan_id, order.version)
    gate.may_decide(work, plan.debtor_id)
    _stage(plan, PlanStage.OFFERED)
    today = work.clock.today()
    accepted, offered = order.accepted_on or today, _offered_on(work, plan)
    if not offered <= accepted <= today:
        raise PlanAcceptedDay(day=accepted.isoformat(), first=offered.isoformat())
    until = offered_until(work, plan)
    if until is not None and accepted > until:
        raise PlanOfferExpired(until=until.isoformat())
    plan_keeping.still_possible(work, plan)
    plan.requested_on = accepted
    told = f"Godtatt {order.how.label} {dotted(accepted)}."
    plan.reasons = f"{plan.reasons}\n\n{told}".strip()
    plan_keeping.begin(work, plan)
    _note(work, plan, "plans.accept", how=order.how.value, accepted=accepted.isoformat())
    return plan


def offered_until(work: Work, plan: Plan) -> date | None:
    """The last day to accept an offer, as far as outages have moved it; None: it is none."""
    return outages.moved(work, plan.offer_until, since=_offered_on(work, plan))


def _offered_on(work: Work, plan: Plan) -> date:
    """The day the offer was made: one that took a second person, the day of the approval."""
    approval = work.get(Approval, plan.approval_id) if plan.approval_id else None
    decided = approval.decided_at if approval is not None else None
    return oslo_day(decided or plan.made_at)


def refuse(work: Work, debtor_id: int, order: RefusePlan) -> Plan:
    """Refuse a request, with reasons that go in the letter; a task says why it could not be sent.

    Raises:
        PlanReasonsMissing, PlanRequestDay, InquiryClosed, Unknown, NotOpened, OwnCase.
    """
    plan = made_refusal(work, debtor_id, order)
    letter_orders.order(work, LetterKind.PLAN_REFUSED, plan)
    _decided(work, plan, "plans.refuse")
    return plan


def made_refusal(work: Work, debtor_id: int, order: RefusePlan) -> Plan:
    """The refusal of an order, kept and not told yet. Raises as ``refuse``."""
    gate.opened(work, debtor_id)
    gate.may_decide(work, debtor_id)
    _reasons(order.reasons)
    terms = order.terms
    for claim_id in terms.claim_ids:
        if work.get(ClaimDebtor, (claim_id, debtor_id)) is None:
            raise Unknown(what="claim", id=claim_id)
    plan = _row(work, debtor_id, order, terms.amount or 0, terms.count or 0)
    plan.state, plan.first_due = PlanStage.REFUSED.value, terms.first_due
    plan.day_named = order.day_named
    work.flush()
    _claims(work, plan, terms.claim_ids)
    told = f"{_PLAN} avslått, {plan.number}"
    answering.take(work, order.inquiry_id, debtor_id, told, about=terms.claim_ids)
    return plan


def end(work: Work, plan_id: int, order: EndPlan) -> Plan:
    """End a plan because the debtor wishes it; what remains is due as before.

    So ends an offer that is taken back or declined: who has had its letter is told. The request
    waits again where it is answered by nothing but an offer that we took back.

    Raises:
        Unknown, Stale, NotOpened, OwnCase.
        PlanWrongStage: it does not run, and is no offer.
    """
    plan = locked(work, plan_id, order.version)
    if plan.state == PlanStage.OFFERED.value:
        why = f"{request_answers.TAKEN_BACK}{order.why}" if order.taken_back else order.why
        plan_keeping.finish(work, plan, PlanStage.LAPSED, why)
        offers_back.plan(work, plan)
        if order.taken_back:
            answering.unanswered(work, plan.inquiry_id)
    else:
        runs(plan)
        plan_keeping.finish(work, plan, PlanStage.ENDED, f"Etter ønske: {order.why}")
        letter_orders.order(work, LetterKind.PLAN_ENDED, plan)
    _note(work, plan, "plans.end")
    return plan


def locked(work: Work, plan_id: int, version: int) -> Plan:
    """The plan, of a debtor that is opened. Raises Unknown, Stale, NotOpened, OwnCase."""
    found = work.get(Plan, plan_id)
    if found is None:
        raise Unknown(what="plan", id=plan_id)
    gate.opened(work, found.debtor_id)
    row = work.get_one(Plan, plan_id, with_for_update=True, populate_existing=True)
    if row.version != version:
        raise Stale
    return row


def runs(plan: Plan) -> None:
    """See that a plan runs. Raises PlanWrongStage."""
    _stage(plan, *RUNNING)


def _weighed(work: Work, debtor_id: int, terms: Terms) -> Weighed:
    debtor = gate.opened(work, debtor_id)
    gate.may_decide(work, debtor_id)
    plan_claims.free(work, terms.claim_ids, of=debtor_id)
    found = plan_terms.weigh(work, debtor, terms)
    if found.limits.decider is Decider.NOBODY:
        forbidden = [one for one in found.limits.beyond if one.decider is Decider.NOBODY]
        raise PlanBeyondEverybody(limit=forbidden[0].text)
    return found


def _keep(work: Work, debtor_id: int, order: NewPlan, found: Weighed, stage: PlanStage) -> Plan:
    if not found.within:
        _reasons(order.reasons)
    plan = _row(work, debtor_id, order, found.plan.amount, found.plan.count)
    plan.state = stage.value
    plan.covering = covering(found.plan.request.order) or ""
    shown = plan_terms.budget(found.budget, found.plan.amount, order.terms.interval)
    plan.budget = None if shown is None else shown.model_dump(mode="json")
    work.flush()
    _claims(work, plan, order.terms.claim_ids)
    work.add_all(plan_terms.kept(plan.id, each) for each in found.plan.instalments)
    told = f"{_PLAN} {stage.label}, {plan.number}"
    answering.take(work, order.inquiry_id, debtor_id, told, about=order.terms.claim_ids)
    work.flush()
    return plan


def _row(work: Work, debtor_id: int, order: NewPlan | RefusePlan, amount: int, count: int) -> Plan:
    today, terms = work.clock.today(), order.terms
    (number,) = numbers.take(work, "plan")
    plan = Plan(
        number=numbers.plan_number(today.year, number),
        debtor_id=debtor_id,
        inquiry_id=order.inquiry_id,
        state="",
        requested_on=answering.requested_on(work, order),
        instalment=amount,
        count=count,
        first_due=terms.first_due,
        interval=terms.interval.value,
        covering="",
        pauses_withholding=terms.pauses_withholding,
        request=terms.model_dump(mode="json"),
        reasons=order.reasons.strip(),
        made_by=work.who.name,
        made_at=work.clock.now(),
    )
    work.add(plan)
    return plan


def _claims(work: Work, plan: Plan, claim_ids: Sequence[int]) -> None:
    rows = [{"plan_id": plan.id, "claim_id": claim_id} for claim_id in sorted(set(claim_ids))]
    if rows:
        work.execute(insert(PlanClaim), rows)


def _reasons(reasons: str) -> None:
    if len(reasons.strip()) < LEAST_REASONS:
        raise PlanReasonsMissing(least=LEAST_REASONS)


def _stage(plan: Plan, *stages: PlanStage) -> None:
    if PlanStage(plan.state) not in stages:
        raise PlanWrongStage(stage=PlanStage(plan.state).label)


def _decided(work: Work, plan: Plan, deed: str, **details: object) -> None:
    """Note what one person decided; a proposal for these claims that came back is gone on with."""
    ids = plan_keeping.claim_ids(work, plan)
    answered = sent_back.decided(work, Subject.PLAN, plan.debtor_id, ids)
    _note(work, plan, deed, answered=answered, **details)


def _note(work: Work, plan: Plan, deed: str, **details: object) -> None:
    told = {"plan": plan.id, "number": plan.number, "state": plan.state} | details
    work.note(deed, stream=f"debtor:{plan.debtor_id}", details=told)
