"""What came in on the claims of a plan since it was agreed: what its instalments are met by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TypeAlias

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import aliased

from collector_desk.domain.facts import FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.movements import Move
from collector_desk.domain.plan_money import Received
from collector_desk.models import Claim, FactRow, Payment, Plan, PlanClaim, Refund
from collector_desk.service import numbers, own_fees, placed
from collector_desk.service.clock import end_of
from collector_desk.service.database import Work

_Key: TypeAlias = tuple[str, int]
_Came: TypeAlias = Mapping[_Key, Sequence[FactRow]]
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
    back: list[FactRow] = []
    for fact in work.scalars(query):
        if fact.kind == FactKind.PAYBACK.value:
            back.append(fact)
        else:
            came[_payment(fact)].append(fact)
    if plan.remade_at is None:
        return _kept(list(map(_one, came.values())), _gone(work, plan, came, back))
    return _since(work, plan, claim_ids, came, back)


def _kids_of_others(work: Work, plan: Plan, claim_ids: Collection[int]) -> list[str]:
    query = select(Plan.number).join(PlanClaim, PlanClaim.plan_id == Plan.id)
    others = query.where(PlanClaim.claim_id.in_(claim_ids), Plan.debtor_id != plan.debtor_id)
    return sorted({numbers.plan_kid(number) for number in work.scalars(others)})


def _since(
    work: Work, plan: Plan, claim_ids: Collection[int], came: _Came, back: Sequence[FactRow]
) -> list[Received]:
    """What came, where the sums were changed: they rest on what stood on the claims then.

    Of each payment that is what was on the claims, or met instalments. What waited to be placed
    then, or lay on the claim that fell out and met none, is not among it.
    """
    at = plan.remade_at
    assert at is not None  # asked of no other
    stood = _stood(work, claim_ids, at)
    before = list(_before(work, plan))
    met: Counter[_Key] = Counter()
    for key, one in before:
        met[key] += one.amount
    counted = {key: max(stood.get(key, 0), met[key]) for key in {*stood, *met}}
    kept = (*_still(before, met, came, stood), *_more(came, counted))
    return _kept(kept, _gone(work, plan, came, [fact for fact in back if fact.known_at > at]))


def _before(work: Work, plan: Plan) -> Iterator[tuple[_Key, Received]]:
    """What had met instalments when the sums were changed, each payment once."""
    money: Counter[tuple[int, str]] = Counter()
    for number, day, amount in plan.came_before or ():
        money[number, day] += amount
    for (number, day), amount in money.items():
        key = _payment(work.get_one(FactRow, number))
        yield key, Received(id=number, day=date.fromisoformat(day), amount=amount)


def _still(
    before: Iterable[tuple[_Key, Received]],
    met: Mapping[_Key, Money],
    came: _Came,
    stood: Mapping[_Key, Money],
) -> Iterator[Received]:
    """What met instalments, less what was taken off the claims since: it was never theirs."""
    off: Counter[_Key] = Counter()
    for key, amount in met.items():
        was, now = stood.get(key, 0), sum(fact.amount for fact in came.get(key, ()))
        off[key] = max(0, was - now - max(0, was - amount))
    for key, one in before:
        taken = min(off[key], one.amount)
        off[key] -= taken
        if one.amount > taken:
            yield replace(one, amount=one.amount - taken)


def _more(came: _Came, counted: Mapping[_Key, Money]) -> Iterator[Received]:
    """Of each payment what was not reckoned with when the sums were changed."""
    for key, facts in came.items():
        one = _one(facts)
        if (more := one.amount - counted.get(key, 0)) > 0:
            yield replace(one, amount=more)


def _gone(work: Work, plan: Plan, came: _Came, back: Sequence[FactRow]) -> Money:
    """Øre that went back of what the instalments are met by.

    Of what we refunded that is what had come beyond its claim. What was set to its credit because
    the claim was lowered did meet instalments, and nobody is late for having it back.
    """
    theirs = select(Refund.fact_id).where(Refund.fact_id.in_([fact.id for fact in back]))
    refunds, beyond = set(work.scalars(theirs)), dict[int, Money]()
    gone: Money = 0
    for fact in back:
        if fact.id not in refunds:
            gone += fact.amount
            continue
        if fact.claim_id not in beyond:
            beyond[fact.claim_id] = _beyond(work, plan, came, fact.claim_id)
        part = min(fact.amount, beyond[fact.claim_id])
        beyond[fact.claim_id] -= part
        gone += part
    return gone


def _beyond(work: Work, plan: Plan, came: _Came, claim_id: int) -> Money:
    """Øre that came on a claim beyond what was owed of it as it was known then.

    Where the sums were changed, only what came since is counted: they rest on no credit.
    """
    claim, today, beyond = work.get_one(Claim, claim_id), work.clock.today(), 0
    for fact in (each for facts in came.values() for each in facts if each.claim_id == claim_id):
        if plan.remade_at is not None and fact.known_at <= plan.remade_at:
            continue
        then = own_fees.statements(work, plan.debtor_id, [claim], on=today, known=fact.known_at)
        beyond += sum(
            each.amount
            for each in then[claim_id].movements
            if each.move is Move.SURPLUS and each.fact.id == fact.id
        )
    return beyond


def _stood(work: Work, claim_ids: Collection[int], at: datetime) -> Mapping[_Key, Money]:
    """Øre of each payment that was on the claims when the sums were changed."""
    later = aliased(FactRow)
    undone = exists().where(later.reverses == FactRow.id, later.known_at <= at)
    query = select(FactRow).where(
        FactRow.claim_id.in_(claim_ids), FactRow.kind == FactKind.PAYMENT.value,
        FactRow.known_at <= at, ~undone,
    )  # fmt: skip
    stood: Counter[_Key] = Counter()
    for fact in work.scalars(query):
        stood[_payment(fact)] += fact.amount
    return stood


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
