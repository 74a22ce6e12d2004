"""A claim towards one of several who owe it: without what was added for another of them.

A letter fee belongs to who got the letter, and costs to whom the case was against. What one pays
discharges the claim for all; what of it went to another's fee is left out with that fee.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from collector_desk.domain.facts import Bucket, Fact, FactKind
from collector_desk.domain.ledger import fold
from collector_desk.domain.money import Money
from collector_desk.domain.movements import Move, Movement
from collector_desk.domain.rates import Rates
from collector_desk.domain.standing import standing
from collector_desk.domain.statement import Statement, Terms

_ROUNDS = 3
_LAST_FIRST = (Bucket.INTEREST, Bucket.FEES, Bucket.COSTS, Bucket.PRINCIPAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """The øre that an heir of a small estate answers for, of which what is paid since is taken."""

    amount: Money
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Towards:
    """What one debtor does not answer for: the facts of others, and what is beyond a cap."""

    theirs: frozenset[int] = frozenset()
    cap: Cap | None = None


WHOLE = Towards()


def fold_towards(  # noqa: PLR0913  as fold, and towards whom
    terms: Terms,
    facts: Iterable[Fact],
    towards: Towards,
    *,
    on: date,
    known: datetime | None = None,
    rates: Rates,
) -> Statement:
    """What the claim comes to for a debtor who does not answer for all of it.

    Never more than the claim itself comes to, and no credit that the claim does not have. Where
    the claim is paid in full, what was paid of others' facts is left out of the newest payments.
    Where a cap bites, no more interest runs. Raises as ``fold``.
    """
    told = list(facts)
    found = _own(terms, told, towards.theirs, on=on, known=known, rates=rates)
    return found if towards.cap is None else _capped(found, towards.cap)


def _own(  # noqa: PLR0913
    terms: Terms,
    told: list[Fact],
    theirs: frozenset[int],
    *,
    on: date,
    known: datetime | None,
    rates: Rates,
) -> Statement:
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


def _capped(found: Statement, cap: Cap) -> Statement:
    """The statement with what is beyond the cap taken off, of what is covered last first."""
    since = [fact for fact in standing(found.facts) if cap.since <= fact.value_date <= found.on]
    signs = {FactKind.PAYMENT: 1, FactKind.PAYBACK: -1}
    paid = sum(signs.get(fact.kind, 0) * fact.amount for fact in since)
    off = found.balance.total - max(0, cap.amount - paid)
    if off <= 0:
        return found
    fact = next(one for one in found.facts if one.kind is FactKind.PRINCIPAL)
    balance, moves = found.balance, []
    for bucket in _LAST_FIRST:
        part = min(off, getattr(balance, bucket.value))
        if part > 0:
            balance = replace(balance, **{bucket.value: getattr(balance, bucket.value) - part})
            moves.append(Movement(Move.BEYOND, found.on, bucket, part, fact))
            off -= part
    return replace(
        found,
        terms=replace(found.terms, interest_from=None),
        balance=balance,
        movements=(*found.movements, *moves),
        running=False,
    )
