"""By what a claim has grown since two persons approved that it is enforced, and what is left of that.

What was charged is held apart from what was paid, and payments from each other: money that comes
makes no room for a charge that came since, or for other money that was taken off the claim. A charge
that takes the place of a greater one is no growth, nor is a payment placed anew. What the bank takes
back names no payment: it is of the money that came since, as far as that goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from collector_desk.domain.facts import Bucket, Fact, FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.standing import standing

_ADDS = {
    FactKind.PRINCIPAL: Bucket.PRINCIPAL,
    FactKind.COSTS: Bucket.COSTS,
    FactKind.FEE: Bucket.COSTS,
    FactKind.SURCHARGE: Bucket.COSTS,
}
_CHARGES = frozenset({*_ADDS, FactKind.PAYBACK})
_BACK = "back"
_Part = str | int
"""A bucket, what was paid back, or a payment by its number (below zero: a fact without one)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """From when it is reckoned, and the facts that charged the decision's own fee (ruling 7).

    ``payments`` are the payments that facts placed, by the numbers of the facts. What counts from
    after ``day`` was not seen then (None: all that was known was).
    """

    moment: datetime
    day: date | None = None
    own_fees: Collection[int] = ()
    payments: Mapping[int, int] = field(default_factory=dict)


def left_of(facts: Sequence[Fact], since: Since) -> Sequence[Fact]:
    """The facts of a claim as if it had not grown; they themselves where it has not.

    Of what grew the newest charges are left out; what was taken off before and is no more, counts
    again.
    """
    grown = _growth(facts, since)
    if not grown:
        return facts
    left = list(standing(facts))
    for fact in _added(facts, since):
        part = min(fact.amount, grown[_part(fact, since)])
        if part > 0:
            grown[_part(fact, since)] -= part
            left.remove(fact)
            left += _of(fact, fact.amount - part)
    for fact in _lost(facts, since):
        part = min(fact.amount, grown[_part(fact, since)])
        grown[_part(fact, since)] -= part
        left += _of(fact, part)
    return left


def grew_by(facts: Sequence[Fact], since: Since) -> frozenset[int]:
    """The facts that a claim grew by: what was added since, and what took back that it was lowered.

    Also where it was lowered since: who takes back a payment that was placed anew makes it grow.
    """
    grown = _growth(facts, since)
    lowering = {
        fact.id
        for fact in facts
        if fact.kind not in {*_CHARGES, FactKind.REVERSAL} and grown[_part(fact, since)]
    }
    taken_back = {
        fact.id for fact in facts if fact.reverses in lowering and not _is_before(fact, since)
    }
    return frozenset(
        taken_back | {fact.id for fact in _added(facts, since) if grown[_part(fact, since)]}
    )


def _growth(facts: Sequence[Fact], since: Since) -> Counter[_Part]:
    """Øre that each part has grown by, where it has: principal, costs and fees, interest, each payment."""
    now = standing(facts)
    grown = _net(now, since)
    grown.subtract(_net(standing(_before(facts, since)), since))
    grown[Bucket.COSTS] -= _left_of_fee(now, since)
    grown[_BACK] += sum(more for part, more in grown.items() if isinstance(part, int) and more < 0)
    return +grown


def _net(facts: Iterable[Fact], since: Since) -> Counter[_Part]:
    """What was added to each part, less what was taken off it."""
    net: Counter[_Part] = Counter()
    for fact in facts:
        net[_part(fact, since)] += fact.amount if fact.kind in _CHARGES else -fact.amount
    return net


def _left_of_fee(now: Sequence[Fact], since: Since) -> Money:
    """What stands of the decision's own fee that came since, less what was waived of fees since."""
    charged = sum(
        fact.amount for fact in now if fact.id in since.own_fees and not _is_before(fact, since)
    )
    waived = sum(
        fact.amount
        for fact in now
        if fact.kind is FactKind.WAIVER
        and fact.bucket is Bucket.FEES
        and not _is_before(fact, since)
    )
    return max(0, charged - waived)


def _added(facts: Sequence[Fact], since: Since) -> Iterator[Fact]:
    """The charges that came since and stand, the newest first."""
    for fact in reversed(standing(facts)):
        own = fact.id in since.own_fees
        if not _is_before(fact, since) and fact.kind in _CHARGES and not own:
            yield fact


def _lost(facts: Sequence[Fact], since: Since) -> Iterator[Fact]:
    """What was taken off before and stands no more, the newest first."""
    now = {fact.id for fact in standing(facts)}
    for fact in reversed(standing(_before(facts, since))):
        if fact.id not in now and fact.kind not in _CHARGES:
            yield fact


def _before(facts: Sequence[Fact], since: Since) -> list[Fact]:
    return [fact for fact in facts if _is_before(fact, since)]


def _is_before(fact: Fact, since: Since) -> bool:
    seen = since.day is None or fact.value_date <= since.day
    return seen and fact.known_at < since.moment


def _part(fact: Fact, since: Since) -> _Part:
    if fact.kind is FactKind.PAYBACK:
        return _BACK
    if fact.kind is FactKind.PAYMENT:
        return since.payments.get(fact.id, -fact.id)
    if fact.kind is FactKind.CREDIT:
        return Bucket.PRINCIPAL
    if fact.kind is FactKind.WAIVER:
        assert fact.bucket is not None
        return Bucket.COSTS if fact.bucket is Bucket.FEES else fact.bucket
    return _ADDS[fact.kind]


def _of(fact: Fact, amount: Money) -> Iterator[Fact]:
    """So much of a fact; none of nothing."""
    if amount:
        yield replace(fact, amount=amount)
