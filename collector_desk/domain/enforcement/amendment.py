"""A change of the amount of a trekk that runs, under the old rules: what it changes, and when it may.

Under the new rules the namsmann sets the size and changes it (ruling 3). A change is decided as a
trekk is, by two persons; one that goes down asks for no new notice, for the debtor loses nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from collector_desk.domain.claim import Regime
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted, kroner

LOWERED = "At et trekk settes ned uten nytt varsel, er ikke bekreftet av juridisk."


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """The trekk to be changed: ``monthly`` øre on ``claims``, until ``until`` at the latest.

    ``stands`` is False where it no longer is one of ours that runs; ``amount`` is what is to be
    withheld instead, None until it is reckoned.
    """

    number: str
    decided: date
    monthly: Money
    until: date | None
    claims: frozenset[str]
    stands: bool
    amount: Money | None = None

    @property
    def lowered(self) -> bool:
        """Whether less is withheld after it."""
        return self.amount is not None and self.amount < self.monthly

    @property
    def before(self) -> str:
        """What it changes, in words."""
        return (
            f"{self.number}, {kroner(self.monthly)} kr i måneden, besluttet {dotted(self.decided)}"
        )

    def fault(self, claims: Collection[str], regime: Regime) -> str:
        """Why it may not be changed so, in Bokmål; empty where it may."""
        if not self.stands:
            return f"{self.number} løper ikke lenger."
        if regime is Regime.NEW:
            return (
                "Namsmannen fastsetter trekkets størrelse etter nytt regelverk (§§ 7-20 og 7-21)."
            )
        if set(claims) != self.claims:
            return f"Endringen må gjelde de samme kravene som {self.number}."
        if self.amount == self.monthly:
            return f"Beløpet er det samme som i {self.number}."
        return ""
