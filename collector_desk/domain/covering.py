"""Covering order: which part of a claim a payment goes to, and what is left over."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from collector_desk.domain.facts import Bucket
from collector_desk.domain.law import law
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted
from collector_desk.domain.rate_table import KeyedTable, Rate
from collector_desk.domain.rates import Rates
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The house's order from the day ``since`` on, and the setting it rests on."""

    since: date
    order: Order
    rate: Rate


def turns(rates: Rates) -> tuple[Turn, ...]:
    """Every order of the dated setting «covering_order», the oldest first."""
    return _turns(rates.keyed("covering_order"))


@lru_cache(maxsize=8)
def _turns(ranks: KeyedTable) -> tuple[Turn, ...]:
    first = next(iter(ranks.tables.values()))
    return tuple(
        Turn(since=rate.since, order=tuple(map(Bucket, ranks.order(rate.since))), rate=rate)
        for rate in first.values
    )


def in_force(rates: Rates, day: date) -> Turn:
    """The house's order for money with value date ``day`` (rulings 16 and 31).

    Money that came before the first order of the table follows the first: it was received, and
    must cover something.
    """
    found = turns(rates)
    return found[max(bisect_right(found, day, key=_since) - 1, 0)]


def default_order(rates: Rates, day: date) -> Order:
    """The order in which money with value date ``day`` covers a claim where nobody stated one.

    >>> default_order(Rates.shipped(), date(2026, 11, 23))[0]
    <Bucket.PRINCIPAL: 'principal'>
    """
    return in_force(rates, day).order


def in_words(order: Iterable[Bucket]) -> str:
    """An order in Bokmål.

    >>> in_words((Bucket.INTEREST, Bucket.PRINCIPAL))
    'renter, hovedstol'
    """
    return ", ".join(_WORDS[bucket] for bucket in order)


def explained(stated: Order | None, *, day: date, rates: Rates) -> str:
    """What money of a day covers in turn and why, in Bokmål, for the explanation of an amount."""
    house = in_force(rates, day)
    if stated is not None:
        order = in_words(completed(stated, default=house.order))
        return f"dekker {order} i den rekkefølgen, som oppgitt"
    unsure = "" if house.rate.confirmed else ", ikke bekreftet"
    since = f"gjelder fra {dotted(house.since)}{unsure}"
    return f"dekker {in_words(house.order)} i den rekkefølgen ({since})"


def _since(turn: Turn) -> date:
    return turn.since


@law(since=date(2026, 1, 1), source="innkrevingsloven § 29 første ledd")
def forced_order() -> Order:
    """The order of the one trekk under the new rules: principal, costs and fees, interest."""
    return (Bucket.PRINCIPAL, Bucket.COSTS, Bucket.FEES, Bucket.INTEREST)


def order_for(
    situation: Situation,
    *,
    day: date,
    rates: Rates,
    stated: Iterable[Bucket] = (),
) -> Chosen:
    """The order in which a payment with value date ``day`` covers the parts of a claim.

    ``stated`` is what the debtor, the plan or the decision says; parts it does not name follow in
    the order that is in force on ``day``.

    Raises CoveringOrderMissing where somebody must state an order and nobody did, and
    CoveringOrderTwice where a part is named twice.
    """
    said = tuple(stated)
    house = in_force(rates, day)
    if situation is Situation.VOLUNTARY:
        return Chosen(order=house.order, rule=house.rate.source, confirmed=house.rate.confirmed)
    if situation is Situation.FORCED_NEW and not said:
        version = forced_order.on(day)
        return Chosen(order=version(), rule=version.source)
    if not said:
        raise CoveringOrderMissing(situation=_MISSING[situation])
    return Chosen(order=completed(said, default=house.order), rule=_RULES[situation])


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


_WORDS: Mapping[Bucket, str] = {
    Bucket.PRINCIPAL: "hovedstol",
    Bucket.COSTS: "kostnader",
    Bucket.FEES: "gebyr",
    Bucket.INTEREST: "renter",
}
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
