"""What the decision of an objection does to the money of the claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from collector_desk.domain.facts import Fact, FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.objection import Outcome
from collector_desk.errors.objections import ReductionMissing, ReductionTooLarge


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """What a decision does to the money: the principal lowered by ``credit`` øre from
    ``credit_from``, and the facts (by id) that are said never to have been true.
    """

    credit: Money = 0
    credit_from: date | None = None
    undone: tuple[int, ...] = ()


_ADDED = frozenset({FactKind.FEE, FactKind.SURCHARGE, FactKind.COSTS})


def effects(
    outcome: Outcome,
    facts: Iterable[Fact],
    *,
    received: date,
    reduction: Money = 0,
    fees_fall: bool = True,
) -> Effects:
    """What the decision calls for, given the claim's standing ``facts`` (ruling 15).

    Full: principal, all interest and all fees from day one. Partly: ``reduction`` øre off the
    principal from its first day, so that interest is reckoned anew on what is left; fees fall
    where it was reasonable to have the objection examined first. Letter fees charged from the
    day the objection was received fall whatever the outcome, unless it was groundless
    (inkassoloven § 17, ruling 18).

    Raises:
        ReductionMissing: partly upheld without anything taken off.
        ReductionTooLarge: as much as the whole principal, or more.
    """
    known = list(facts)
    principal = sum(f.amount for f in known if f.kind is FactKind.PRINCIPAL)
    left = principal - sum(f.amount for f in known if f.kind is FactKind.CREDIT)
    credit = 0
    if outcome is Outcome.UPHELD:
        credit = left
    elif outcome is Outcome.PARTLY_UPHELD:
        credit = _part(reduction, left, fees_fall=fees_fall)
    first = min((f.value_date for f in known if f.kind is FactKind.PRINCIPAL), default=None)
    return Effects(
        credit=credit,
        credit_from=first if credit else None,
        undone=tuple(
            f.id for f in known if _falls(f, outcome, received=received, fees_fall=fees_fall)
        ),
    )


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
