"""Claims lowered while they are in a plan: the plan goes on with new sums, and that is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted
from collector_desk.domain.plan_stage import RUNNING, PlanStage
from collector_desk.domain.work import WorkKind
from collector_desk.models import Claim, Debtor, Plan, PlanClaim
from collector_desk.service import (
    asking,
    letter_keep,
    offers_back,
    plain_letter,
    plan_asked,
    plan_keeping,
    plan_remade,
)
from collector_desk.service.database import Work

_STANDING = (*RUNNING, PlanStage.OFFERED)
_NOTHING_LEFT = (
    "Du skal ikke betale flere avdrag. Har du faste betalinger i banken, kan du stanse dem."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """A plan that runs as it stood before one of its claims was lowered.

    ``asked`` is what each instalment asked for, by its number; nothing of one in dispute.
    """

    plan: Plan
    owed: Money
    asked: Mapping[int, Money]


def standing(work: Work, claims: Iterable[Claim]) -> tuple[Before, ...]:
    """The plans that run or are offered for claims, of each who owes one; asked before anything is changed."""
    return tuple(
        Before(
            plan=plan,
            owed=plan_remade.owed(work, plan),
            asked=plan_remade.asked(work, plan),
        )
        for plan in _plans(work, claims)
    )


def lowered(work: Work, before: Iterable[Before], why: str, *, until: date | None = None) -> None:
    """Reckon each plan anew that owes less than it did; its debtor is told by letter.

    So is one that would ask at once for what was in dispute when it fell due: that comes with the
    instalments from ``until`` on, else from today. Where nothing is left of a plan it is over, and
    no instalment more is asked for. An offer ends where less is owed: its sums no longer hold.
    """
    first = until or work.clock.today()
    for each in before:
        plan = work.get_one(Plan, each.plan.id, with_for_update=True, populate_existing=True)
        if PlanStage(plan.state) not in _STANDING:
            continue
        less = plan_remade.owed(work, plan) < each.owed
        if plan.state == PlanStage.OFFERED.value:
            if less:
                _offer_over(work, plan, why)
        elif plan_remade.put_off(work, plan, each.asked, until=first) or less:
            _anew(work, plan, why, first)


def _anew(work: Work, plan: Plan, why: str, until: date) -> None:
    said = f"Regnet på nytt {dotted(work.clock.today())}: {why}"
    plan.reasons = f"{plan.reasons}\n\n{said}".strip()
    met = plan_asked.met(work, plan, plan_keeping.claim_ids(work, plan))
    plan_remade.anew(work, plan, met, until=until)
    if plan.state == PlanStage.COMPLETED.value:
        _over(work, plan)


def earlier_money(before: Iterable[Before], day: date) -> tuple[Before, ...]:
    """The plans that were agreed after a day: money of it that is told now meets no instalment."""
    return tuple(each for each in before if each.plan.agreed_on and day < each.plan.agreed_on)


def effects(before: Iterable[Before]) -> Iterator[str]:
    """What lowering one of its claims would do to each plan, in words."""
    for plan in (each.plan for each in before):
        if plan.state == PlanStage.OFFERED.value:
            yield f"Tilbudet {plan.number} faller bort, og skyldneren får brev om det."
            continue
        yield (
            f"{plan.number} regnes på nytt for det som er igjen, og skyldneren får de nye"
            " avdragene i brev."
        )


def _plans(work: Work, claims: Iterable[Claim]) -> Sequence[Plan]:
    ids = select(PlanClaim.plan_id).where(PlanClaim.claim_id.in_([claim.id for claim in claims]))
    query = select(Plan).where(Plan.id.in_(ids), Plan.state.in_([one.value for one in _STANDING]))
    return work.scalars(query.order_by(Plan.id)).all()


def _offer_over(work: Work, plan: Plan, why: str) -> None:
    plan_keeping.finish(work, plan, PlanStage.LAPSED, f"Satt ned: {why}")
    offers_back.plan(work, plan, lowered=True)
    text = f"Tilbudet {plan.number} gjelder ikke lenger fordi kravet er satt ned. Vurder nytt."
    asking.task(work, plan.debtor_id, WorkKind.FOLLOW_UP, text)


def _over(work: Work, plan: Plan) -> None:
    debtor = work.get_one(Debtor, plan.debtor_id)
    low = "Krav i avtalen er satt ned, og det er ikke noe igjen å betale i den."
    made = plain_letter.made(
        work, debtor, (), subject=f"Nedbetalingsavtale {plan.number} er over",
        text=(low, _NOTHING_LEFT),
    )  # fmt: skip
    letter_keep.issue_or_task(work, made)
