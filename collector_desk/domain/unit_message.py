"""What a creditor unit tells of a claim after the hand-over, and what the debtor is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from collector_desk.domain.facts import Fact, FactKind
from collector_desk.domain.objection_effects import covered, paid_in_time


class UnitMessageKind(StrEnum):
    """The later messages; who owes it or lives where is corrected by deeds of their own."""

    CREDIT = "credit"  # the principal is lowered, with effect from a day
    PAID = "paid"  # the debtor paid the unit itself
    RECALL = "recall"  # the whole claim is taken back

    @property
    def label(self) -> str:
        """The message in Bokmål."""
        return _LABELS[self]


_LABELS: Mapping[UnitMessageKind, str] = {
    UnitMessageKind.CREDIT: "Kreditnota",
    UnitMessageKind.PAID: "Betalt til virksomheten",
    UnitMessageKind.RECALL: "Kravet er trukket",
}


_FOR_A_STEP = (FactKind.FEE, FactKind.COSTS)


def charged_though_paid(facts: Iterable[Fact], *, since: date) -> tuple[Fact, ...]:
    """The fees, costs and surcharge added when the whole principal was paid, oldest first.

    ``facts`` are the standing facts of a claim, ``since`` the day of a payment or a credit note
    that became known afterwards; what was added before it is left alone. A step that was taken
    when nothing was left bears no fee and no costs (inkassoloven § 17: costs must be necessary),
    and a fine paid by its last day no surcharge. A fee of the day itself falls too, in the
    debtor's favour; a surcharge falls on the day after the last one, so money of its own day came
    too late.
    """
    known = sorted(facts, key=lambda fact: (fact.value_date, fact.id))
    return tuple(fact for fact in known if _falls(fact, known, since))


def _falls(fact: Fact, known: Iterable[Fact], since: date) -> bool:
    if fact.kind in _FOR_A_STEP:
        by = fact.value_date
        return by >= since and covered(one for one in known if one.value_date <= by)
    if fact.kind is FactKind.SURCHARGE:
        return fact.value_date > since and paid_in_time(known, fact)
    return False
