"""Payment plans: reckoned, granted, offered, refused, watched and ended."""

from __future__ import annotations

from collections.abc import Callable

from collector_desk.api.deps import Call, Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.models import Plan
from collector_desk.service import letters_ahead, plan_monitor, plan_sheet, plans
from collector_desk.service.database import Work
from collector_desk.wire.letters import LetterPreview
from collector_desk.wire.plans import (
    Accept,
    Calculated,
    EndPlan,
    NewOffer,
    NewPlan,
    PlanForm,
    Plans,
    PlanSheet,
    PlanStep,
    RefusePlan,
    Terms,
)

router = DeskRouter()


@router.deed("plans.list")
def listed(call: Called) -> Plans:
    with call.read() as work:
        return plan_sheet.listed(work)


@router.deed("plans.form")
def form(debtor_id: Key, call: Called) -> PlanForm:
    with call.read() as work:
        return plan_sheet.form(work, debtor_id)


@router.deed("plans.calculate")
def calculate(debtor_id: Key, order: Terms, call: Called) -> Calculated:
    with call.read() as work:
        return plans.calculate(work, debtor_id, order)


@router.deed("plans.preview_letter")
def preview_letter(debtor_id: Key, order: NewPlan, call: Called) -> LetterPreview:
    with call.write() as work:
        return letters_ahead.plan(work, debtor_id, order)


@router.deed("plans.preview_offer")
def preview_offer(debtor_id: Key, order: NewOffer, call: Called) -> LetterPreview:
    with call.write() as work:
        return letters_ahead.offer(work, debtor_id, order)


@router.deed("plans.preview_refusal")
def preview_refusal(debtor_id: Key, order: RefusePlan, call: Called) -> LetterPreview:
    with call.write() as work:
        return letters_ahead.plan_refusal(work, debtor_id, order)


@router.deed("plans.grant")
def grant(debtor_id: Key, order: NewPlan, call: Called) -> PlanSheet:
    return _done(call, lambda work: plans.grant(work, debtor_id, order))


@router.deed("plans.offer")
def offer(debtor_id: Key, order: NewOffer, call: Called) -> PlanSheet:
    return _done(call, lambda work: plans.offer(work, debtor_id, order))


@router.deed("plans.refuse")
def refuse(debtor_id: Key, order: RefusePlan, call: Called) -> PlanSheet:
    return _done(call, lambda work: plans.refuse(work, debtor_id, order))


@router.deed("plans.of_debtor")
def of_debtor(debtor_id: Key, call: Called) -> Plans:
    with call.read() as work:
        return plan_sheet.of_debtor(work, debtor_id)


@router.deed("plans.show")
def show(plan_id: Key, call: Called) -> PlanSheet:
    with call.read() as work:
        return plan_sheet.show(work, plan_id)


@router.deed("plans.accept")
def accept(plan_id: Key, order: Accept, call: Called) -> PlanSheet:
    return _done(call, lambda work: plans.accept(work, plan_id, order))


@router.deed("plans.watch")
def watch(plan_id: Key, order: PlanStep, call: Called) -> PlanSheet:
    return _done(call, lambda work: plan_monitor.look(work, plan_id, order))


@router.deed("plans.notice_default")
def notice_default(plan_id: Key, order: PlanStep, call: Called) -> PlanSheet:
    return _done(call, lambda work: plan_monitor.notice_default(work, plan_id, order))


@router.deed("plans.end")
def end(plan_id: Key, order: EndPlan, call: Called) -> PlanSheet:
    return _done(call, lambda work: plans.end(work, plan_id, order))


def _done(call: Call, do: Callable[[Work], Plan]) -> PlanSheet:
    """Carry an order out once, and show the plan as it stands after it."""

    def step(work: Work) -> PlanSheet:
        plan = do(work)
        work.flush()
        return plan_sheet.show(work, plan.id)

    return call.once(PlanSheet, step)
