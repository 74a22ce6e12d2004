"""What the instalments of a plan ask for as it stands: no more than is owed, and not in dispute."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from collector_desk.domain.money import Money
from collector_desk.domain.plan_money import Agreed, Received, Watched, fill, within
from collector_desk.domain.statement import Statement
from collector_desk.models import Claim, Plan
from collector_desk.service import plan_disputed, plan_keeping, plan_received
from collector_desk.service.database import Work
from collector_desk.wire.plans import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The instalments as they are watched, and what came; ``why`` they are lower where disputed.

    ``left`` is what the claims owe, None where an invoice to come is not among them yet.
    """

    schedule: tuple[Agreed, ...]
    received: Sequence[Received]
    left: Money | None
    why: str


def asked(
    work: Work, plan: Plan, claims: Sequence[Claim], folded: Mapping[int, Statement], *, on: date
) -> Asked:
    """The schedule of a plan on a day, by what its claims owe then, ``folded``.

    Where another who owes a claim paid, or the unit credited some of it, less is owed than the
    instalments come to: what is overdue is asked for no further than that.
    """
    low = plan_disputed.lowered(work, plan.debtor_id, claims, agreed(work, plan), folded)
    coming = Terms.model_validate(plan.request).coming
    received = plan_received.received(work, plan, [claim.id for claim in claims])
    most = low.owed + sum(one.amount for one in coming)
    left = sum(max(0, one.balance.total) for one in folded.values())
    return Asked(
        schedule=within(low.schedule, received, most, on=on),
        received=received,
        left=None if coming and not low.why else left,
        why=low.why,
    )


def agreed(work: Work, plan: Plan) -> tuple[Agreed, ...]:
    """The instalments as they were agreed, whatever is owed now."""
    return tuple(
        Agreed(number=each.number, day=each.due, amount=each.amount)
        for each in plan_keeping.instalments(work, plan)
    )


def met(work: Work, plan: Plan, claim_ids: Collection[int]) -> tuple[Watched, ...]:
    """Every instalment as it was agreed, with the money on these claims that met it by today."""
    received = plan_received.received(work, plan, claim_ids)
    on = work.clock.today()
    return fill(agreed(work, plan), received, kids=frozenset(), on=on).instalments
