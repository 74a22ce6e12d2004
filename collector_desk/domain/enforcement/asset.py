"""What a request asks the namsmann for a lien in, and what its worth is beside what is owed.

A lien in a thing that nobody has valued takes too much or gives nothing, and one in a home for a
few thousand kroner harms more than it collects.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from collector_desk.domain.money import Money, round_half_up
from collector_desk.domain.phrases import dotted, kroner, percent


class AssetKind(StrEnum):
    """The kind of thing; where none is named the namsmann finds what there is."""

    ACCOUNT = "account"
    VEHICLE = "vehicle"
    HOME = "home"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The kind in Bokmål."""
        return _LABELS[self]

    @property
    def which(self) -> str:
        """How one is asked which one it is."""
        return _WHICH[self]


_LABELS: Mapping[AssetKind, str] = {
    AssetKind.ACCOUNT: "Bankkonto",
    AssetKind.VEHICLE: "Kjøretøy",
    AssetKind.HOME: "Bolig",
    AssetKind.OTHER: "Annen gjenstand",
}
_WHICH: Mapping[AssetKind, str] = {
    AssetKind.ACCOUNT: "hvilken konto",
    AssetKind.VEHICLE: "hvilket kjøretøy",
    AssetKind.HOME: "hvilken bolig",
    AssetKind.OTHER: "hvilken gjenstand",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedAsset:
    """A thing that a request names, as far as it is filled in; money in øre.

    ``owed`` is what all claims of the request come to, ``valued_from`` the first day whose value
    still counts, ``unconfirmed`` why that day is not certain.
    """

    kind: AssetKind | None
    what: str
    value: Money | None
    encumbrances: Money | None  # what rests on it before us (heftelser)
    valued_on: date | None
    document: str
    proportion: str  # why a lien in a home stands in proportion
    owed: Money
    valued_from: date
    unconfirmed: str = ""

    def lacks(self, day: date) -> str:
        """What must be filled in before it is asked for, the first of it; empty where nothing."""
        if self.kind is None:
            return "Velg hva slags formuesgode det er."
        account = self.kind is AssetKind.ACCOUNT  # the bank tells what it holds
        faults = (
            (not self.what.strip(), f"Skriv {self.kind.which} det er."),
            (not account and self.value is None, "Verdien er ikke fylt ut."),
            (not account and self.encumbrances is None, "Heftelsene er ikke fylt ut. Ingen: 0."),
            (not account and not self.document.strip(), "Dokumentet for verdien mangler."),
            (not account and self.valued_on is None, "Dagen for verdien er ikke fylt ut."),
            (not account and self._valued_after(day), "Dagen for verdien er ikke kommet."),
            (not account and self._old(), f"Verdien er fra før {dotted(self.valued_from)}."),
        )
        return next((text for wrong, text in faults if wrong), "")

    @property
    def free(self) -> Money:
        """Øre of the value that nothing rests on; 0 where it is not known."""
        return max(0, (self.value or 0) - (self.encumbrances or 0))

    def compared(self) -> str:
        """The worth beside what is owed, in whole sentences; empty while the worth is not known."""
        if self.value is None or self.encumbrances is None:
            return ""
        told = (
            f"Verdi {kroner(self.value)} kr, heftelser {kroner(self.encumbrances)} kr:"
            f" {kroner(self.free)} kr er fri verdi. Kravene er {kroner(self.owed)} kr"
        )
        if not self.free:
            return f"{told}. Et pant ser ikke ut til å gi dekning."
        hundredths = round_half_up(Fraction(self.owed * 100_00, self.free))
        share = percent(Decimal(hundredths).scaleb(-2))
        return f"{told}, det er {share} av den."

    def _valued_after(self, day: date) -> bool:
        return self.valued_on is not None and self.valued_on > day

    def _old(self) -> bool:
        return self.valued_on is not None and self.valued_on < self.valued_from
