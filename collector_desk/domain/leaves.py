"""Leaves: the smallest lines that an amount is made of, each with its rule and its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from collector_desk.domain import covering, estate
from collector_desk.domain.enforcement.own_fee import is_own
from collector_desk.domain.facts import Bucket
from collector_desk.domain.interest import InterestLine
from collector_desk.domain.money import Money
from collector_desk.domain.movements import Move, Movement
from collector_desk.domain.phrases import dotted
from collector_desk.domain.rate_table import Table
from collector_desk.domain.rates import Rates


class LeafKind(StrEnum):
    """What a leaf tells of."""

    PRINCIPAL = "principal"
    COSTS = "costs"
    FEE = "fee"
    SURCHARGE = "surcharge"
    INTEREST = "interest"
    LOWERED = "lowered"
    WAIVED = "waived"
    PAYMENT = "payment"
    PAYBACK = "payback"
    OFFSET = "offset"  # credit used on a bucket; within one total it cancels
    FREED = "freed"  # money on lowered principal that became credit; the same
    BEYOND = "beyond"  # what an heir does not answer for


class Part(StrEnum):
    """The amounts of a claim that can be asked about."""

    PRINCIPAL = "principal"
    COSTS = "costs"
    FEES = "fees"
    INTEREST = "interest"
    CREDIT = "credit"
    TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One line of an amount: ``amount`` øre, below zero where it takes away.

    ``from_day`` is the value date; an interest line also has ``to_day`` (its first day
    without interest), ``days``, ``base`` (the principal in øre), ``rate`` (percent a year),
    ``rate_source`` and ``formula``; the first also has ``basis``, why interest starts there. The ``basis`` of money is
    the order it covers in. ``rule`` is the legal basis, ``source`` the document or
    regulation it comes from, ``text`` what it is in Bokmål.
    """

    kind: LeafKind
    claim_id: int
    bucket: Bucket | None
    amount: Money
    from_day: date
    rule: str
    source: str
    text: str
    fact_id: int | None = None
    to_day: date | None = None
    days: int | None = None
    base: Money | None = None
    rate: Decimal | None = None
    rate_source: str | None = None
    provisional: bool = False
    formula: str = ""
    basis: str = ""


_KINDS = {
    Move.LOWERED: LeafKind.LOWERED,
    Move.FREED: LeafKind.FREED,
    Move.WAIVED: LeafKind.WAIVED,
    Move.COVERED: LeafKind.PAYMENT,
    Move.SURPLUS: LeafKind.PAYMENT,
    Move.OFFSET: LeafKind.OFFSET,
    Move.RETURNED: LeafKind.PAYBACK,
    Move.TAKEN: LeafKind.PAYBACK,
    Move.BEYOND: LeafKind.BEYOND,
}
_TEXTS = {
    LeafKind.PRINCIPAL: "Hovedstol med forfall",
    LeafKind.COSTS: "Kostnader",
    LeafKind.FEE: "Gebyr for brev sendt",
    LeafKind.SURCHARGE: "Forhøyelse av gebyret",
    LeafKind.LOWERED: "Kravet satt ned av virksomheten fra",
    LeafKind.FREED: "Betaling frigjort da kravet ble satt ned",
    LeafKind.WAIVED: "Ettergitt fra",
    LeafKind.PAYMENT: "Innbetaling",
    LeafKind.PAYBACK: "Tilbakebetaling",
    LeafKind.OFFSET: "Tilgodehavende brukt på kravet",
    LeafKind.BEYOND: "Ut over det boet eide",
}
_OWN_FEE = "Gebyr for utlegg (inndrivingskostnader)"


def of_movement(movement: Movement, amount: Money, rates: Rates) -> Leaf:
    """The leaf of a movement, at the signed ``amount`` it has in the part explained."""
    fact = movement.fact
    kind = _KINDS.get(movement.move) or LeafKind(fact.kind)
    return Leaf(
        kind=kind,
        claim_id=fact.claim_id,
        bucket=movement.bucket,
        amount=amount,
        from_day=movement.day,
        rule=estate.RULE if kind is LeafKind.BEYOND else fact.rule,
        source=fact.source,
        text=f"{_text(kind, fact.rule)} {dotted(movement.day)}",
        fact_id=fact.id,
        basis=_covering(movement, rates),
    )


def _text(kind: LeafKind, rule: str) -> str:
    return _OWN_FEE if kind is LeafKind.FEE and is_own(rule) else _TEXTS[kind]


def _covering(movement: Movement, rates: Rates) -> str:
    """In which order the money covered, where it covered something."""
    if movement.move is Move.COVERED:
        return covering.explained(movement.fact.order, day=movement.day, rates=rates)
    if movement.move is Move.OFFSET:
        return covering.explained(None, day=movement.day, rates=rates)
    return ""


def of_line(line: InterestLine, *, basis: str, claim_id: int, rule: str, table: Table) -> Leaf:
    """The leaf of an interest line."""
    source = ", ".join(sources(table, line.from_day, line.to_day))
    return Leaf(
        kind=LeafKind.INTEREST,
        claim_id=claim_id,
        bucket=Bucket.INTEREST,
        amount=line.amount,
        from_day=line.from_day,
        rule=rule,
        source=source,
        text=f"Forsinkelsesrente {line.period}",
        to_day=line.to_day,
        days=line.days,
        base=line.principal,
        rate=line.rate.value,
        rate_source=source,
        provisional=line.provisional,
        formula=line.formula,
        basis=basis,
    )


def sources(table: Table, from_day: date, to_day: date) -> list[str]:
    """Every regulation that set the rate in the period: one line may span equal rates."""
    first = table.on(from_day).since
    return [rate.source for rate in table.values if first <= rate.since < to_day]


def of_part(
    part: Part, *, movements: Iterable[Movement], lines: Iterable[Leaf], rates: Rates
) -> tuple[Leaf, ...]:
    """The leaves that add up to ``part``, by day; ``lines`` are the leaves of all interest."""
    if part is Part.TOTAL:
        return _by_day(_merged((*lines, *_moved(movements, rates))))
    if part is Part.CREDIT:
        return tuple(
            of_movement(one, one.effect.credit, rates) for one in movements if one.effect.credit
        )
    own = [
        of_movement(one, one.effect.owed, rates) for one in movements if one.bucket == part.value
    ]
    return _by_day((*lines, *own)) if part is Part.INTEREST else tuple(own)


def _moved(movements: Iterable[Movement], rates: Rates) -> Iterator[Leaf]:
    """What each movement does to the total: a credit lowers it."""
    for one in movements:
        effect = one.effect
        if amount := effect.owed - effect.credit:
            yield of_movement(one, amount, rates)


def _merged(leaves: Iterable[Leaf]) -> list[Leaf]:
    """One leaf for what one fact did: a payment on three buckets is one payment."""
    found: dict[tuple[LeafKind, int | None, date, date | None], Leaf] = {}
    for leaf in leaves:
        key = (leaf.kind, leaf.fact_id, leaf.from_day, leaf.to_day)
        if seen := found.get(key):
            found[key] = replace(seen, amount=seen.amount + leaf.amount, bucket=None)
        else:
            found[key] = leaf
    return list(found.values())


def _by_day(leaves: Iterable[Leaf]) -> tuple[Leaf, ...]:
    """By the day on which each is complete: an interest line before the payment that ends it."""
    return tuple(sorted(leaves, key=lambda leaf: leaf.to_day or leaf.from_day))
