"""A claim towards one of several who owe it: without what was added for another of them.

A letter fee belongs to who got the letter, and costs to whom the case was against. What one pays
discharges the claim for all; what of it went to another's fee is left out with that fee.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime

from collector_desk.domain.facts import Fact, FactKind
from collector_desk.domain.ledger import fold
from collector_desk.domain.money import Money
from collector_desk.domain.rates import Rates
from collector_desk.domain.standing import standing
from collector_desk.domain.statement import Statement, Terms

_ROUNDS = 3


def fold_towards(  # noqa: PLR0913  as fold, and what is left out
    terms: Terms,
    facts: Iterable[Fact],
    theirs: Collection[int],
    *,
    on: date,
    known: datetime | None = None,
    rates: Rates,
) -> Statement:
    """What the claim comes to for a debtor who does not answer for the facts ``theirs``.

    Never more than the claim itself comes to, and no credit that the claim does not have. Where
    the claim is paid in full, what was paid of ``theirs`` is left out of the newest payments.
    Raises as ``fold``.
    """
    told = list(facts)
    whole = fold(terms, told, on=on, known=known, rates=rates)
    if not theirs or not any(fact.id in theirs for fact in standing(whole.facts)):
        return whole
    own = [fact for fact in told if fact.id not in theirs and fact.reverses not in theirs]
    found = fold(terms, own, on=on, known=known, rates=rates)
    wanted = min(whole.balance.total, 0)
    off = wanted - found.balance.total
    for _ in range(_ROUNDS):
        if off <= 0 or found.balance.total == wanted:
            break
        found = fold(terms, _less(own, off, on), on=on, known=known, rates=rates)
        off -= found.balance.total - wanted  # what was left out bore interest
    return found


def _less(facts: Iterable[Fact], off: Money, on: date) -> list[Fact]:
    """The facts with ``off`` øre less paid by the day ``on``, of the newest payments first."""
    kept = list(facts)
    counts = {fact.id for fact in standing(kept)}
    paid = [
        fact
        for fact in kept
        if fact.kind is FactKind.PAYMENT and fact.id in counts and fact.value_date <= on
    ]
    for fact in sorted(paid, key=lambda one: (one.value_date, one.id), reverse=True):
        part = min(off, fact.amount)
        off -= part
        kept.remove(fact)
        if part < fact.amount:
            kept.append(replace(fact, amount=fact.amount - part))
    return kept
