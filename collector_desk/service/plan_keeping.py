"""What begins and ends with a plan: its holds, the interruption of limitation, its letters."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Select, select

from collector_desk.domain.calendar import deadline
from collector_desk.domain.enforcement.event_rows import Event
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.limitation_steps import Outcome, Step
from collector_desk.domain.phrases import dotted
from collector_desk.domain.plan_effects import Asked, acknowledgement
from collector_desk.domain.plan_stage import PlanStage
from collector_desk.domain.work import WorkKind
from collector_desk.errors.plans import PlanDatesPassed
from collector_desk.models import (
    Claim,
    Hold,
    LimitationEvent,
    Plan,
    PlanClaim,
    PlanInstalment,
    Task,
)
from collector_desk.service import (
    answering,
    gate,
    last_days,
    letter_orders,
    measure_events,
    plan_claims,
)
from collector_desk.service.database import Work
from collector_desk.service.measure_events import Happened

_RECALL = "Be namsmannen stille begjæringen om utlegg"


def claim_ids(work: Work, plan: Plan) -> list[int]:
    """The claims of a plan."""
    query = select(PlanClaim.claim_id).where(PlanClaim.plan_id == plan.id)
    return sorted(work.scalars(query))


def instalments(work: Work, plan: Plan) -> list[PlanInstalment]:
    """The instalments of a plan as they were agreed."""
    query = select(PlanInstalment).where(PlanInstalment.plan_id == plan.id)
    return list(work.scalars(query.order_by(PlanInstalment.number)))


def begin(work: Work, plan: Plan) -> None:
    """Let a plan run: its claims rest, limitation is interrupted, the letter is ordered."""
    today = work.clock.today()
    plan.state, plan.agreed_on = PlanStage.ON_TRACK.value, today
    work.flush()
    for claim_id in claim_ids(work, plan):
        work.add(_hold(work, plan, claim_id))
        _interrupt(work, plan, claim_id)
        _recall(work, plan, claim_id)
    _measures(work, plan)
    answering.became(work, plan.inquiry_id, f"nedbetalingsavtale {plan.number} er inngått")
    letter_orders.order(work, LetterKind.PLAN, plan)
    work.flush()


def finish(work: Work, plan: Plan, stage: PlanStage, why: str) -> None:
    """End a plan, and what rests on it."""
    today = work.clock.today()
    plan.state, plan.ended_on, plan.ended_why = stage.value, today, why[:300]
    query = select(Hold).where(Hold.plan_id == plan.id, Hold.ended_on.is_(None))
    for hold in work.scalars(query).all():
        hold.ended_on, hold.ended_by, hold.ended_why = today, work.who.name, why[:300]
        if hold.measure_id is not None:
            work.flush()
            measure_events.goes_on(work, hold.measure_id, why)
    done(work, plan.debtor_id, plan.number)
    work.flush()


def still_possible(work: Work, plan: Plan) -> None:
    """See that what was agreed still can be: nothing stops its claims, its first due is to come.

    Raises:
        PlanDatesPassed, PlanClaimTaken, PlanClaimStopped.
    """
    first = min(each.due for each in instalments(work, plan))
    if first < work.clock.today():
        raise PlanDatesPassed(first=first.isoformat())
    ids = claim_ids(work, plan)
    plan_claims.free(work, ids, of=plan.debtor_id, besides=plan.id)
    plan_claims.chosen(work, gate.known(work, plan.debtor_id), ids)


def done(work: Work, debtor_id: int, number: str, *, besides: Collection[str] = ()) -> None:
    """Close what was asked about the trouble of a plan: it is over, or has become another."""
    query = select(Task).where(
        Task.debtor_id == debtor_id,
        Task.kind == WorkKind.PLAN_TROUBLE.value,
        Task.state == "open",
        Task.text.startswith(f"{number}:", autoescape=True),
        Task.text.not_in(besides),
    )
    for each in work.scalars(query):
        each.state, each.done_by, each.done_on = "done", work.who.name, work.clock.today()


def source(plan: Plan) -> str:
    """How the source of an interruption by a plan begins; the rule follows it."""
    return f"nedbetalingsavtale {plan.number},"


def recalls(plan: Plan) -> Select[Task]:
    """What was asked as a plan began: to have the namsmann let a request wait."""
    return select(Task).where(
        Task.debtor_id == plan.debtor_id,
        Task.kind == WorkKind.FOLLOW_UP.value,
        Task.text.startswith(_RECALL, autoescape=True),
        Task.made_at >= plan.made_at,
    )


def order_of(plan: Plan, due: Iterable[PlanInstalment]) -> str:
    """«12 avdrag fra 28.12.2026», for titles and notes."""
    first = min((each.due for each in due), default=plan.first_due)
    return f"{plan.count} avdrag fra {dotted(first)}"


def event_of(plan: Plan) -> Event:
    """What the plan is to the measures of its claims."""
    return Event.PLAN_PAUSES if plan.pauses_withholding else Event.PLAN


def _measures(work: Work, plan: Plan) -> None:
    """Let the measures of its claims do what ruling 21 says; a trekk rests where the plan says so."""
    work.flush()
    what = Happened(
        event=event_of(plan),
        why=f"nedbetalingsavtale {plan.number}",
        claim_ids=claim_ids(work, plan),
        plan_id=plan.id,
    )
    measure_events.happened(work, plan.debtor_id, what)


def _hold(work: Work, plan: Plan, claim_id: int) -> Hold:
    return Hold(
        debtor_id=plan.debtor_id,
        claim_id=claim_id,
        reason=Reason.PLAN.value,
        text=f"Nedbetalingsavtale {plan.number}",
        owner_id=work.who.person_id,
        from_day=work.clock.today(),
        review_on=max(plan.first_due, work.clock.today()),
        plan_id=plan.id,
        made_by=work.who.name,
        made_at=work.clock.now(),
    )


def _interrupt(work: Work, plan: Plan, claim_id: int) -> None:
    """The request acknowledges the claim, towards the debtor who made it (§§ 14 and 25).

    Who asked before a claim was invoiced has not acknowledged that claim.
    """
    if plan.requested_on < work.get_one(Claim, claim_id).invoice_date:
        return
    found = acknowledgement(Asked.INSTALMENTS, received=plan.requested_on)
    if found.interruption is not None and not _acknowledged(work, plan, claim_id):
        work.add(
            LimitationEvent(
                claim_id=claim_id,
                debtor_id=plan.debtor_id,
                step=found.interruption.step.value,
                day=found.interruption.day,
                source=f"{source(plan)} {found.rule}",
            )
        )
        last_days.keep(work, [claim_id])


def _acknowledged(work: Work, plan: Plan, claim_id: int) -> bool:
    """Whether the same request was counted already, by a plan on it that was taken back."""
    same = select(LimitationEvent.id).where(
        LimitationEvent.claim_id == claim_id,
        LimitationEvent.debtor_id == plan.debtor_id,
        LimitationEvent.step == Step.ACKNOWLEDGEMENT.value,
        LimitationEvent.day == plan.requested_on,
    )
    return work.scalar(same.limit(1)) is not None


def _recall(work: Work, plan: Plan, claim_id: int) -> None:
    """A request already filed with the namsmann does not stop by itself: it is recalled by hand."""
    filed = select(LimitationEvent.id).where(
        LimitationEvent.claim_id == claim_id,
        LimitationEvent.debtor_id == plan.debtor_id,
        LimitationEvent.step == Step.ENFORCEMENT_REQUEST.value,
        LimitationEvent.outcome == Outcome.PENDING.value,
    )
    if work.scalar(filed.limit(1)) is None:
        return
    number = work.get_one(Claim, claim_id).number
    today = work.clock.today()
    days = work.rates["request_recall_days"].on(today).whole
    work.add(
        Task(
            debtor_id=plan.debtor_id,
            claim_id=claim_id,
            kind=WorkKind.FOLLOW_UP.value,
            text=f"{_RECALL} for {number} i bero, og få kvittering",
            due_on=deadline(today, days),
            made_by=work.who.name,
            made_at=work.clock.now(),
        )
    )
