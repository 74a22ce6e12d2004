"""What the decision of an objection does to the money of the claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from collector_desk.domain.facts import Fact, FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.objection import Outcome
from collector_desk.domain.parking import Surcharge, lowered_surcharge
from collector_desk.errors.objections import ReductionMissing, ReductionTooLarge


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """What a decision does to the money: the principal lowered by ``credit`` øre from
    ``credit_from``, the facts (by id) that are said never to have been true, and the surcharge
    that takes the place of one of them.
    """

    credit: Money = 0
    credit_from: date | None = None
    undone: tuple[int, ...] = ()
    surcharge: Surcharge | None = None


_ADDED = frozenset({FactKind.FEE, FactKind.SURCHARGE, FactKind.COSTS})
_FINE = frozenset({FactKind.PRINCIPAL, FactKind.CREDIT})


def effects(  # noqa: PLR0913
    outcome: Outcome,
    facts: Iterable[Fact],
    *,
    received: date,
    reduction: Money = 0,
    fees_fall: bool = True,
    paid_to_unit: Money | None = None,
) -> Effects:
    """What the decision calls for, given the claim's standing ``facts`` (ruling 15).

    Full: principal, all interest and all fees from day one. Partly: ``reduction`` øre off the
    principal from its first day, so that interest is reckoned anew on what is left; fees fall
    where it was reasonable to have the objection examined first. Letter fees charged from the
    day the objection was received fall whatever the outcome, unless it was groundless
    (inkassoloven § 17, ruling 18).

    Full where the claim was right and is paid: what was added falls, and the principal only by
    the ``paid_to_unit`` øre that the unit has got, so that nothing is refunded but what was paid
    beyond what stays owed. A surcharge follows what is left of the fine (``surcharge_left``).

    Raises:
        ReductionMissing: partly upheld without anything taken off.
        ReductionTooLarge: as much as the whole principal, or more.
    """
    known = list(facts)
    principal = sum(f.amount for f in known if f.kind is FactKind.PRINCIPAL)
    left = principal - sum(f.amount for f in known if f.kind is FactKind.CREDIT)
    credit = 0
    if outcome is Outcome.UPHELD:
        credit = left if paid_to_unit is None else min(paid_to_unit, left)
    elif outcome is Outcome.PARTLY_UPHELD:
        credit = _part(reduction, left, fees_fall=fees_fall)
    first = min((f.value_date for f in known if f.kind is FactKind.PRINCIPAL), default=None)
    risen = next((f for f in known if f.kind is FactKind.SURCHARGE), None)
    lower = outcome is Outcome.PARTLY_UPHELD and credit > 0 and risen is not None
    return Effects(
        credit=credit,
        credit_from=first if credit else None,
        undone=tuple(
            f.id
            for f in known
            if (lower and f is risen) or _falls(f, outcome, received=received, fees_fall=fees_fall)
        ),
        surcharge=surcharge_left(known, risen, lowered_by=credit) if lower and risen else None,
    )


def covered(facts: Iterable[Fact]) -> bool:
    """Whether the standing ``facts`` of a claim hold money for the whole of its principal."""
    return _lacking(facts) <= 0


def paid_in_time(facts: Iterable[Fact], risen: Fact, *, lowered_by: Money = 0) -> bool:
    """Whether a fine was paid before its surcharge fell, reckoned on the fine as it now is.

    ``facts`` are the standing ones of the claim, ``risen`` its surcharge; ``lowered_by`` øre come
    off the fine. What was taken off counts whenever it was told: the fine was never more.
    """
    known = (f for f in facts if f.kind in _FINE or f.value_date < risen.value_date)
    return _lacking(known) <= lowered_by


def surcharge_left(
    facts: Iterable[Fact], risen: Fact, *, lowered_by: Money = 0
) -> Surcharge | None:
    """What takes the place of a surcharge when a fine is lowered: half of what is left of it.

    None where the fine as it now is was paid in time: no surcharge falls on it (rulings 13 and
    15, FOR-2016-03-18-261 § 5 as it stood). Arguments as those of ``paid_in_time``.
    """
    known = list(facts)
    if paid_in_time(known, risen, lowered_by=lowered_by):
        return None
    left = _lacking(f for f in known if f.kind in _FINE) - lowered_by
    return lowered_surcharge(left, day=risen.value_date, rule=risen.rule)


def _lacking(facts: Iterable[Fact]) -> Money:
    signs = {
        FactKind.PRINCIPAL: 1, FactKind.CREDIT: -1, FactKind.PAYMENT: -1, FactKind.PAYBACK: 1,
    }  # fmt: skip
    return sum(signs.get(fact.kind, 0) * fact.amount for fact in facts)


def _falls(fact: Fact, outcome: Outcome, *, received: date, fees_fall: bool) -> bool:
    if outcome is Outcome.UPHELD:
        return fact.kind in _ADDED
    if fact.kind is not FactKind.FEE or outcome is Outcome.GROUNDLESS:
        return False
    partly = outcome is Outcome.PARTLY_UPHELD and fees_fall
    return partly or fact.value_date >= received


def _part(reduction: Money, left: Money, *, fees_fall: bool) -> Money:
    if reduction < 0 or (reduction == 0 and not fees_fall):
        raise ReductionMissing
    if reduction >= left > 0:
        raise ReductionTooLarge(amount=reduction, left=left)
    return reduction
