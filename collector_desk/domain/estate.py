"""What an heir answers for: all the dead owed, or, of a small estate, what the estate had."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from collector_desk.domain.money import Money
from collector_desk.domain.rate_table import Rate
from collector_desk.domain.rates import Rates

RULE = "arveloven § 116"


class EstateKind(StrEnum):
    """How an heir came to answer for the debts of the dead (ruling 23)."""

    TOOK_OVER = "took_over"  # private division, and the heir took the debts over in person
    SMALL = "small"  # below three basic amounts: the estate's assets alone

    @property
    def label(self) -> str:
        """The kind in Bokmål."""
        return _LABELS[self]


_LABELS = {
    EstateKind.TOOK_OVER: "Har overtatt gjelden personlig",
    EstateKind.SMALL: "Lite bo: svarer bare med det boet eide",
}


def small_below(died: date, rates: Rates) -> tuple[Money, Rate]:
    """The øre that a small estate is worth less than, and the basic amount it rests on.

    Raises NoRate for a death before the first basic amount that is known.
    """
    basic = rates["basic_amount"].on(died)
    return basic.ore * rates["small_estate_g"].on(died).whole, basic


def left_for(value: Money, others: Money, claim: Money) -> Money:
    """Øre of a small estate that a claim may be met with: what the other claims leave of it.

    ``value`` is what the estate had once the funeral was paid, ``others`` what heirs already
    answer for on other claims on the dead, ``claim`` what the claim comes to.
    """
    return max(0, min(claim, value - others))
