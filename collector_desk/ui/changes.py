"""Money that was changed on one screen is told to the others: their figures are of before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Change:
    """Whose money was changed, and on which claims; neither: it may be anybody's."""

    debtors: frozenset[int] = frozenset()
    claims: frozenset[int] = frozenset()

    def touches(self, *, debtors: frozenset[int], claims: frozenset[int]) -> bool:
        """Whether figures of these debtors and claims may have become others."""
        anybody = not self.debtors and not self.claims
        return anybody or bool(self.debtors & debtors or self.claims & claims)


class Changes(QObject):
    """``made(Change)`` when an order of this desk changed what somebody owes."""

    made = Signal(object)

    def of(self, *, debtors: Iterable[int] = (), claims: Iterable[int] = ()) -> None:
        """The money of these is another."""
        self.made.emit(Change(frozenset(debtors), frozenset(claims)))

    def of_anybody(self) -> None:
        """A file, an approval or an undoing: whose money it was, only the service knows."""
        self.made.emit(Change())
