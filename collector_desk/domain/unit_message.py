"""What a creditor unit tells of a claim after the hand-over, and what the debtor is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


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
