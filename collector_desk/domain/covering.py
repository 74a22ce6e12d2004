"""Covering order: which part of a claim a payment goes to, and what is left over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from collector_desk.domain.facts import Bucket
from collector_desk.domain.law import law
from collector_desk.domain.money import Money
from collector_desk.domain.rate_table import KeyedTable
from collector_desk.errors.law import CoveringOrderMissing, CoveringOrderTwice

Order = tuple[Bucket, ...]


class Situation(StrEnum):
    """How the money came, which decides who chooses what it covers (ruling 16)."""

    VOLUNTARY = "voluntary"  # no statement: the creditor's printed default
    CHOSEN = "chosen"  # the debtor said what it covers
    PLAN = "plan"  # under an agreed plan: the plan's order
    FORCED_OLD = "forced_old"  # old rules: as the decision says
    FORCED_NEW = "forced_new"  # new rules: by law, unless the decision says otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The order that applies to one payment, and the rule it rests on."""

    order: Order
    rule: str
    confirmed: bool = True


def default_order(ranks: KeyedTable, day: date) -> Order:
    """The house's order for voluntary money on a claim, picked by the day the claim was received.

    ``ranks`` is the dated setting «covering_order», which the letters print.

    >>> from collector_desk.domain.rates import Rates
    >>> default_order(Rates.shipped().keyed("covering_order"), date(2026, 11, 23))[0]
    <Bucket.PRINCIPAL: 'principal'>
    """
    return tuple(Bucket(name) for name in ranks.order(day))


@law(since=date(2026, 1, 1), source="innkrevingsloven § 29 første ledd")
def forced_order() -> Order:
    """The order of the one trekk under the new rules: principal, costs and fees, interest."""
    return (Bucket.PRINCIPAL, Bucket.COSTS, Bucket.FEES, Bucket.INTEREST)


def order_for(
    situation: Situation,
    *,
    day: date,
    received: date,
    ranks: KeyedTable,
    stated: Iterable[Bucket] = (),
) -> Chosen:
    """The order in which a payment with value date ``day`` covers the parts of a claim.

    ``received`` is the day the claim was received, which picks the default. ``stated`` is what the debtor, the plan or the decision says; parts it does not name follow
    in the default order, which ``ranks`` gives.

    Raises CoveringOrderMissing where somebody must state an order and nobody did, and
    CoveringOrderTwice where a part is named twice.
    """
    said = tuple(stated)
    default = default_order(ranks, received)
    if situation is Situation.VOLUNTARY:
        rate = next(iter(ranks.on(received).values()))
        return Chosen(order=default, rule=rate.source, confirmed=rate.confirmed)
    if situation is Situation.FORCED_NEW and not said:
        version = forced_order.on(day)
        return Chosen(order=version(), rule=version.source)
    if not said:
        raise CoveringOrderMissing(situation=_MISSING[situation])
    return Chosen(order=completed(said, default=default), rule=_RULES[situation])


def completed(stated: Iterable[Bucket], *, default: Order) -> Order:
    """``stated`` followed by the parts it leaves out, in the order of ``default``.

    Raises CoveringOrderTwice where a part is named twice.

    >>> completed((Bucket.INTEREST,), default=tuple(Bucket))[:2]
    (<Bucket.INTEREST: 'interest'>, <Bucket.PRINCIPAL: 'principal'>)
    """
    said = tuple(stated)
    if len(set(said)) != len(said):
        raise CoveringOrderTwice
    return said + tuple(bucket for bucket in default if bucket not in said)


def cover(
    amount: Money, buckets: Mapping[Bucket, Money], order: Iterable[Bucket]
) -> tuple[dict[Bucket, Money], Money]:
    """Lay ``amount`` (øre ≥ 0) on the open ``buckets`` in ``order``: the parts, and the surplus.

    A bucket that is empty or overpaid takes nothing; parts of zero are left out. The parts and
    the surplus always add up to ``amount``. Raises ValueError for a negative amount.

    >>> cover(150, {Bucket.PRINCIPAL: 100, Bucket.FEES: 35}, (Bucket.PRINCIPAL, Bucket.FEES))
    ({<Bucket.PRINCIPAL: 'principal'>: 100, <Bucket.FEES: 'fees'>: 35}, 15)
    """
    if amount < 0:
        raise ValueError("only money that came in can cover a claim")
    parts: dict[Bucket, Money] = {}
    left = amount
    for bucket in order:
        part = min(left, max(buckets.get(bucket, 0), 0) - parts.get(bucket, 0))
        if part > 0:
            parts[bucket] = parts.get(bucket, 0) + part
            left -= part
    return parts, left


def rule_of(situation: Situation) -> str:
    """What an order that somebody stated rests on, in Bokmål."""
    return _RULES[situation]


_RULES: Mapping[Situation, str] = {
    Situation.CHOSEN: "Skyldnerens eget valg (Lovavdelingen, sak 1998/11444)",
    Situation.PLAN: "Nedbetalingsavtalen",
    Situation.FORCED_OLD: "Beslutningen om utlegg (tidligere regelverk)",
    Situation.FORCED_NEW: "Trekkbeslutningen (innkrevingsloven § 29 første ledd)",
}
_MISSING: Mapping[Situation, str] = {
    Situation.CHOSEN: "skyldnerens valg er ikke registrert",
    Situation.PLAN: "nedbetalingsavtalen nevner ingen rekkefølge",
    Situation.FORCED_OLD: "beslutningen om utlegg nevner ingen rekkefølge",
}
