"""Reckoning a plan: its claims, its schedule, its limits, and what the household can bear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import func, select

from collector_desk.domain.affordability import Affordability, affordability
from collector_desk.domain.covering import default_order
from collector_desk.domain.enforcement.event_rows import Event
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.plan import Instalment, Plan, PlanRequest, calculate
from collector_desk.domain.plan_effects import Asked, Measure, acknowledgement, effects
from collector_desk.domain.plan_limits import Decider, Limits, plan_limits
from collector_desk.domain.plan_run import PlanClaim, coming_invoice
from collector_desk.domain.plan_schedule import Interval
from collector_desk.domain.plan_stage import PlanStage
from collector_desk.models import Debtor, PlanInstalment
from collector_desk.models import Plan as PlanRow
from collector_desk.models import PlanClaim as PlanClaimRow
from collector_desk.service import measure_expected, plan_claims
from collector_desk.service.database import Work
from collector_desk.service.plan_claims import Chosen
from collector_desk.wire import household as form_wire
from collector_desk.wire import plans as wire
from collector_desk.wire.plans import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A plan as it would stand today, and who may decide it."""

    terms: Terms
    chosen: Chosen
    plan: Plan
    limits: Limits
    budget: Affordability | None

    @property
    def within(self) -> bool:
        """Whether a caseworker may decide it alone."""
        return self.limits.decider is Decider.CASEWORKER


def weigh(work: Work, debtor: Debtor, terms: Terms) -> Weighed:
    """The plan that was asked for.

    Money covers in the order in force today for as long as the plan runs (``plan_orders``).
    Raises as ``plan_claims.chosen``, ``plan.calculate`` and ``affordability``.
    """
    today, rates = work.clock.today(), work.rates
    chosen = plan_claims.chosen(work, debtor, terms.claim_ids)
    request = PlanRequest(
        start=today,
        first_due=terms.first_due,
        order=default_order(rates, today),
        interval=terms.interval,
        amount=terms.amount,
        count=terms.count,
        end=terms.end,
    )
    claims = (*chosen.plan_claims, *coming(terms))
    plan = calculate(claims, request, table=rates["late_interest"])
    broken = broken_before(work, debtor.id, terms.claim_ids)
    limits = plan_limits(plan, broken_before=broken, day=today, rates=rates)
    budget = None
    if terms.form is not None:
        budget = affordability(terms.form.law(), day=today, rates=rates)
    return Weighed(terms=terms, chosen=chosen, plan=plan, limits=limits, budget=budget)


def broken_before(work: Work, debtor_id: int, claim_ids: Iterable[int]) -> int:
    """How many of this debtor's plans on any of these claims ended in default."""
    query = (
        select(func.count(func.distinct(PlanRow.id)))
        .join(PlanClaimRow, PlanClaimRow.plan_id == PlanRow.id)
        .where(
            PlanClaimRow.claim_id.in_(list(claim_ids)),
            PlanRow.debtor_id == debtor_id,
            PlanRow.state == PlanStage.ENDED.value,
            PlanRow.noticed_on.is_not(None),
        )
    )
    return int(work.scalar(query) or 0)


def coming(terms: Terms) -> Iterator[PlanClaim]:
    """Invoices to come have no claim yet: numbers below zero tell them apart."""
    for place, one in enumerate(terms.coming, start=1):
        yield coming_invoice(claim_id=-place, title=one.title, amount=one.amount, due=one.due)


def calculated(work: Work, found: Weighed) -> wire.Calculated:
    """What the screen shows while somebody types."""
    plan = found.plan
    return wire.Calculated(
        amount=plan.amount,
        count=plan.count,
        first_day=plan.instalments[0].day,
        last_day=plan.last.day,
        moved=plan.instalments[0].due.moved,
        pay_now=plan.pay_now,
        total=plan.total,
        interest=plan.interest,
        provisional=plan.provisional,
        larger_last=plan.larger_last,
        rows=tuple(map(row, plan.instalments)),
        limits=tuple(
            wire.LimitTried(title=one.title, text=one.text, decider=one.decider.value)
            for one in found.limits.tried
        ),
        decider=found.limits.decider.value,
        verdict=found.limits.texts,
        unconfirmed=found.limits.unconfirmed,
        open_points=found.limits.open_points,
        budget=budget(found.budget, plan.amount, found.terms.interval),
        effects=tuple(_effects(work, found)),
    )


def row(each: Instalment) -> wire.Instalment:
    """One instalment as it is shown and kept."""
    paid = each.paid
    return wire.Instalment(
        number=each.number,
        day=each.day,
        moved=each.due.moved,
        day_off=each.due.day_off,
        amount=each.amount,
        principal=paid.principal,
        interest=paid.interest,
        additions=paid.costs + paid.fees,
        left=each.left.total,
        provisional=each.provisional,
    )


def kept(plan_id: int, each: Instalment) -> PlanInstalment:
    """One instalment as it is agreed, for the rows of its plan."""
    shown = row(each)
    return PlanInstalment(
        plan_id=plan_id, number=shown.number, due=shown.day, amount=shown.amount,
        principal=shown.principal, additions=shown.additions, interest=shown.interest,
        left=shown.left,
    )  # fmt: skip


def budget(
    found: Affordability | None, amount: Money, interval: Interval
) -> form_wire.Budget | None:
    """What is left a month, and whether the instalment leaves subsistence whole."""
    if found is None:
        return None
    whole, largest = found.leaves_whole(amount, interval), found.largest(interval)
    if whole:
        text = f"{kroner(amount)} kr lar livsoppholdet være helt"
    elif largest:
        text = f"{kroner(amount)} kr griper inn i livsoppholdet. Høyest {kroner(largest)} kr"
    else:
        text = "Ingenting til overs når livsoppholdet er dekket"
    return form_wire.Budget(
        lines=tuple(
            form_wire.BudgetLine(
                text=line.text, amount=line.amount, rule=line.rule, source=line.source,
                why_not=line.why_not, unconfirmed=line.unconfirmed,
            )
            for line in found.lines
        ),
        left=found.left,
        largest=largest,
        leaves_whole=whole,
        text=text,
        provisional=found.provisional,
        undocumented=found.undocumented,
    )  # fmt: skip


def _effects(work: Work, found: Weighed) -> Iterator[str]:
    """What happens when it is granted, as the screen's bullets."""
    told = effects(pauses_withholding=found.terms.pauses_withholding)
    yield "Bekreftelse med alle forfall bestilles til skyldner straks"
    yield told[Measure.NEW_STEP].text
    if found.terms.pauses_withholding:
        yield told[Measure.WITHHOLDING].text
    yield acknowledgement(Asked.INSTALMENTS, received=work.clock.today()).text + (
        " · foreldelsesloven §§ 14 og 20"
    )
    event = Event.PLAN_PAUSES if found.terms.pauses_withholding else Event.PLAN
    yield from measure_expected.effects(work, found.chosen.debtor_id, event, found.terms.claim_ids)
    plan = found.plan
    if plan.interest <= 0:
        yield "Ingen rente løper i avtalen"
    elif plan.overtaken is None:
        yield "Renten løper, men er alltid mindre enn avdraget"
    else:
        yield f"Renten fram til {dotted(plan.overtaken.day)} er større enn avdraget"
    if plan.larger_last:
        yield f"Siste avdrag er større enn de andre: {kroner(plan.last.amount)} kr"
    if plan.provisional:
        yield "Siste avdrag er foreløpig: en rentesats er ikke fastsatt ennå"
