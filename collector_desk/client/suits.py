"""Complaints to the boards as the window sees them: one method per deed, named as the deed."""

from __future__ import annotations

from collector_desk.client.area import Area
from collector_desk.wire import debtors, suits


class SuitsOf(Area):
    """Complaints to the conciliation board and the Rent Disputes Tribunal."""

    def list(self, debtor_id: int) -> suits.Suits:
        return self._to.call("suits.list", suits.Suits, debtor_id=debtor_id)

    def make(self, debtor_id: int, order: suits.NewSuit, *, key: str) -> suits.Suits:
        return self._to.call("suits.make", suits.Suits, order, key=key, debtor_id=debtor_id)

    def open(self, suit_id: int) -> debtors.DocumentBytes:
        return self._to.call("suits.open", debtors.DocumentBytes, suit_id=suit_id)

    def filed(self, suit_id: int, order: suits.FileSuit, *, key: str) -> suits.Suits:
        return self._to.call("suits.filed", suits.Suits, order, key=key, suit_id=suit_id)

    def discard(self, suit_id: int, order: suits.SuitStep, *, key: str) -> suits.Suits:
        return self._to.call("suits.discard", suits.Suits, order, key=key, suit_id=suit_id)

    def event(self, suit_id: int, order: suits.NewSuitEvent, *, key: str) -> suits.Suits:
        return self._to.call("suits.event", suits.Suits, order, key=key, suit_id=suit_id)
