"""An order whose answer was lost is sent again under the same key, so that it is done once."""

from __future__ import annotations

from collector_desk.client.connection import new_key
from collector_desk.wire.base import Wire


class Once:
    """The idempotency key of each order that has no answer yet, by deed and number."""

    def __init__(self) -> None:
        self._waiting: dict[tuple[str, int], tuple[Wire, str]] = {}

    def key(self, deed: str, number: int, order: Wire) -> str:
        """The key of an order; the same again for the very same order."""
        kept = self._waiting.get((deed, number))
        if kept is None or kept[0] != order:
            kept = self._waiting[(deed, number)] = (order, new_key())
        return kept[1]

    def answered(self, deed: str, number: int) -> None:
        """An answer has come: the next order is another, even if it reads the same."""
        self._waiting.pop((deed, number), None)
