"""Watching plans: each as the money that came leaves it, what ends, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.plan_stage import RUNNING, PlanStage
from collector_desk.domain.plan_watch import Knowledge, Notice, PlanState, Watch, watch
from collector_desk.domain.work import WorkKind
from collector_desk.errors.plans import PlanNotBroken
from collector_desk.models import Claim, Hold, Plan
from collector_desk.service import (
    alone,
    asking,
    letter_orders,
    letter_post,
    outages,
    own_fees,
    plan_asked,
    plan_keeping,
    plan_stops,
    plans,
)
from collector_desk.service.database import Database, Work
from collector_desk.wire.plans import PlanStep

_RUNNING = tuple(stage.value for stage in RUNNING)


def watched(work: Work, plan: Plan) -> Watch:
    """A plan as it stands today, by the money on its claims since it was agreed."""
    ids = plan_keeping.claim_ids(work, plan)
    claims = list(work.scalars(select(Claim).where(Claim.id.in_(ids)).order_by(Claim.id)))
    today = work.clock.today()
    folded = own_fees.statements(work, plan.debtor_id, claims, on=today)
    asked = plan_asked.asked(work, plan, claims, folded, on=today)
    known = Knowledge(notice=_notice(work, plan), left=asked.left)
    found = watch(asked.schedule, asked.received, known=known, on=today, rates=work.rates)
    found = plan_stops.held_back(work, plan, found)
    return replace(found, reasons=(*found.reasons, asked.why)) if asked.why else found


def _notice(work: Work, plan: Plan) -> Notice | None:
    """The notice of default with the post its letter has had."""
    letter = letter_post.default_notice(work, plan)
    written = letter.made_on if letter else plan.noticed_on
    if written is None:
        return None
    return Notice(
        written=written,
        sent=plan.noticed_on,
        printed=plan.notice_deadline,
        outages=outages.known(work),
    )


def check(work: Work, plan_id: int) -> Watch:
    """Bring a plan to where it stands today. Safe to run again: nothing is done twice."""
    plan = work.get_one(Plan, plan_id, with_for_update=True, populate_existing=True)
    found = watched(work, plan)
    if plan.state not in _RUNNING:
        return found
    if found.state is PlanState.COMPLETED:
        plan_keeping.finish(work, plan, PlanStage.COMPLETED, found.reasons[0])
        _note(work, plan, "plans.completed")
    elif found.state is PlanState.ENDED:
        plan_keeping.finish(work, plan, PlanStage.ENDED, found.reasons[0])
        letter_orders.order(work, LetterKind.PLAN_ENDED, plan)
        asking.task(work, plan.debtor_id, WorkKind.PLAN_TROUBLE, _step(plan, found))
        _note(work, plan, "plans.defaulted")
    else:
        _stands(work, plan, found)
    return found


def look(work: Work, plan_id: int, order: PlanStep) -> Plan:
    """Check a plan now, without waiting for the night. Raises as ``plans.locked``."""
    plan = plans.locked(work, plan_id, order.version)
    check(work, plan_id)
    return plan


def _stands(work: Work, plan: Plan, found: Watch) -> None:
    if plan.state != found.state.value:
        plan.state = found.state.value
        _note(work, plan, "plans.watch")
        plan_keeping.done(work, plan.debtor_id, plan.number)
    wanted = tuple(_wanted(work, plan, found))
    plan_keeping.done(work, plan.debtor_id, plan.number, besides=wanted)
    for text in wanted:
        asking.task(work, plan.debtor_id, WorkKind.PLAN_TROUBLE, text)
    unpaid = (each.agreed.day for each in found.instalments if each.missing)
    _review(work, plan, next(unpaid, work.clock.today()))


def _wanted(work: Work, plan: Plan, found: Watch) -> Iterator[str]:
    """What is asked for about a plan that runs: the step whose day has come, and money to move."""
    if found.next_step and (found.next_day is None or found.next_day <= found.on):
        yield _step(plan, found)
    if _surplus(work, plan):
        yield f"{plan.number}: Flytt det som står til gode på et betalt krav, til neste krav i avtalen"


def _surplus(work: Work, plan: Plan) -> bool:
    """Whether one claim of the plan got more than it was owed while another still is owed."""
    query = select(Claim).where(Claim.id.in_(plan_keeping.claim_ids(work, plan)))
    folded = own_fees.statements(
        work, plan.debtor_id, work.scalars(query), on=work.clock.today()
    ).values()
    credit = any(one.balance.credit > 0 for one in folded)
    return credit and any(one.balance.total > 0 for one in folded)


def _review(work: Work, plan: Plan, day: date) -> None:
    """Nobody forgets a hold: it is looked at when the next unpaid instalment is due."""
    query = select(Hold).where(Hold.plan_id == plan.id, Hold.ended_on.is_(None))
    for hold in work.scalars(query):
        hold.review_on = max(day, work.clock.today())


def _step(plan: Plan, found: Watch) -> str:
    overdue = f", {kroner(found.overdue)} kr mangler" if found.overdue else ""
    return f"{plan.number}: {found.next_step}{overdue}"[: asking.LONGEST_TASK]


def notice_default(work: Work, plan_id: int, order: PlanStep) -> Plan:
    """Give notice that the plan ends unless what is overdue is paid within the notice's days.

    The days run from the day the letter goes (service/letter_post.py); one that cannot be written
    starts none, and is refused here.

    Raises:
        Unknown, Stale, NotOpened, OwnCase.
        PlanWrongStage: it does not run.
        PlanNotBroken: no instalment's days of grace are over, or a notice runs already.
        LetterStopped: something stops a demand of a claim, stilt i bero by hand and an objection
            in the inbox too.
        and as ``letter_orders.send``.
    """
    plan = plans.locked(work, plan_id, order.version)
    plans.runs(plan)
    if (stopped := plan_stops.refusal(work, plan)) is not None:
        raise stopped  # first: what is disputed is not overdue, and that is why
    if watched(work, plan).state is not PlanState.BROKEN:
        raise PlanNotBroken
    letter = letter_orders.send(work, LetterKind.PLAN_DEFAULT_NOTICE, plan)
    plan.noticed_on, plan.notice_deadline = None, None
    plan.state = PlanStage.NOTICED.value
    plan_keeping.done(work, plan.debtor_id, plan.number)
    _note(work, plan, "plans.notice_default", letter=letter.id)
    work.flush()
    return plan


def check_all(db: Database) -> int:
    """Check every plan that runs, and let offers lapse; gives how many were looked at.

    Each in a transaction of its own: a fault in one is noted on it, and the others are done.
    """
    with db.read() as work:
        running, expired = _ids(work, _RUNNING), _expired(work)
    for plan_id in running:
        alone.look(db, Plan, plan_id, check, _called)
    for plan_id in expired:
        alone.look(db, Plan, plan_id, _lapse, _called)
    return len(running)


def _called(plan: Plan) -> tuple[str, str]:
    return plan.number, "avtalen"


def _ids(work: Work, stages: Sequence[str]) -> list[int]:
    return list(work.scalars(select(Plan.id).where(Plan.state.in_(stages)).order_by(Plan.id)))


def _expired(work: Work) -> list[int]:
    query = select(Plan.id).where(
        Plan.state == PlanStage.OFFERED.value, Plan.offer_until < work.clock.today()
    )
    return list(work.scalars(query.order_by(Plan.id)))


def _lapse(work: Work, plan_id: int) -> None:
    """Let an offer lapse that nobody accepted in time, and that still is one."""
    plan = work.get_one(Plan, plan_id, with_for_update=True, populate_existing=True)
    until = plans.offered_until(work, plan) or work.clock.today()
    if plan.state != PlanStage.OFFERED.value or until >= work.clock.today():
        return
    why = f"Tilbudet ble ikke godtatt innen {dotted(until)}"
    plan_keeping.finish(work, plan, PlanStage.LAPSED, why)
    _note(work, plan, "plans.lapsed")


def _note(work: Work, plan: Plan, deed: str, **details: object) -> None:
    told = {"plan": plan.id, "number": plan.number, "state": plan.state} | details
    work.note(deed, stream=f"debtor:{plan.debtor_id}", details=told)
