"""What came in on the claims of a plan since it was agreed: what its instalments are met by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TypeAlias

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import aliased

from collector_desk.domain.facts import FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.plan_money import Received
from collector_desk.models import FactRow, Payment, Plan, PlanClaim
from collector_desk.service import numbers, placed
from collector_desk.service.clock import end_of
from collector_desk.service.database import Work

_Key: TypeAlias = tuple[str, int]
_MONEY = (FactKind.PAYMENT.value, FactKind.PAYBACK.value)


def received(work: Work, plan: Plan, claim_ids: Collection[int]) -> list[Received]:
    """Each payment once, whichever claims of the plan it is on, less what the bank took back.

    Money that was placed on a claim of the plan counts, whatever number it came with. It counts
    too where it was paid before the plan was agreed and told of after: no instalment was reckoned
    with it. What came with the KID of another's plan discharges the claim for all who owe it, and
    meets the instalments of that plan alone.
    """
    if plan.agreed_on is None:
        return []
    theirs = _kids_of_others(work, plan, claim_ids)
    query = (
        select(FactRow)
        .outerjoin(Payment, Payment.id == FactRow.payment_id)
        .where(
            or_(Payment.id.is_(None), Payment.kid.not_in(theirs)),
            FactRow.claim_id.in_(claim_ids),
            FactRow.kind.in_(_MONEY),
            or_(FactRow.value_date >= plan.agreed_on, Payment.known_at > end_of(plan.agreed_on)),
            placed.standing(),
        )
        .order_by(FactRow.value_date, FactRow.id)
    )
    came: dict[_Key, list[FactRow]] = defaultdict(list)
    gone: Money = 0
    for fact in work.scalars(query):
        if fact.kind != FactKind.PAYBACK.value:
            came[_payment(fact)].append(fact)
        elif plan.remade_at is None or fact.known_at > plan.remade_at:
            gone += fact.amount
    if plan.remade_at is None:
        return _kept(list(map(_one, came.values())), gone)
    counted = _reckoned_with(work, plan, claim_ids, plan.remade_at)
    return _kept([*_before(plan), *_more(came, counted)], gone)


def _kids_of_others(work: Work, plan: Plan, claim_ids: Collection[int]) -> list[str]:
    query = select(Plan.number).join(PlanClaim, PlanClaim.plan_id == Plan.id)
    others = query.where(PlanClaim.claim_id.in_(claim_ids), Plan.debtor_id != plan.debtor_id)
    return sorted({numbers.plan_kid(number) for number in work.scalars(others)})


def _before(plan: Plan) -> Iterator[Received]:
    """What had met instalments when the sums were changed, each payment once."""
    money: dict[tuple[int, str], Money] = defaultdict(int)
    for number, day, amount in plan.came_before or ():
        money[number, day] += amount
    for (number, day), amount in money.items():
        yield Received(id=number, day=date.fromisoformat(day), amount=amount)


def _more(
    came: Mapping[_Key, Sequence[FactRow]], counted: Mapping[_Key, Money]
) -> Iterator[Received]:
    """Of each payment what was not reckoned with when the sums were changed."""
    for key, facts in came.items():
        one = _one(facts)
        if (more := one.amount - counted.get(key, 0)) > 0:
            yield replace(one, amount=more)


def _reckoned_with(
    work: Work, plan: Plan, claim_ids: Collection[int], at: datetime
) -> Mapping[_Key, Money]:
    """Øre of each payment that the changed sums rest on: it was on the claims, or met instalments.

    What waited to be placed then, or lay on the claim that fell out and met none, is not among it.
    """
    later = aliased(FactRow)
    undone = exists().where(later.reverses == FactRow.id, later.known_at <= at)
    query = select(FactRow).where(
        FactRow.claim_id.in_(claim_ids), FactRow.kind == FactKind.PAYMENT.value,
        FactRow.known_at <= at, ~undone,
    )  # fmt: skip
    stood: dict[_Key, Money] = defaultdict(int)
    for fact in work.scalars(query):
        stood[_payment(fact)] += fact.amount
    met: dict[_Key, Money] = defaultdict(int)
    for number, _, amount in plan.came_before or ():
        met[_payment(work.get_one(FactRow, number))] += amount
    return {key: max(stood[key], met[key]) for key in {*stood, *met}}


def _one(facts: Sequence[FactRow]) -> Received:
    first = facts[0]
    return Received(id=first.id, day=first.value_date, amount=sum(fact.amount for fact in facts))


def _payment(fact: FactRow) -> _Key:
    """What the bank reported as one payment is one; money a unit received is one by its fact."""
    return ("fact", fact.id) if fact.payment_id is None else ("payment", fact.payment_id)


def _kept(came: Sequence[Received], gone: Money) -> list[Received]:
    """What the bank took back is taken from the newest."""
    kept: list[Received] = []
    for one in reversed(came):
        taken = min(gone, one.amount)
        gone -= taken
        if one.amount > taken:
            kept.append(replace(one, amount=one.amount - taken))
    return kept
