"""Where one has been: the places of the window, back and forward."""

from __future__ import annotations

from typing import NamedTuple

LONGEST = 50


class Place(NamedTuple):
    """What a tab shows: a kind of screen, and which debtor where it is one."""

    kind: str
    number: int = 0


class History:
    """Places in the order they were visited, as a browser keeps them."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    def visit(self, place: Place) -> None:
        """Stand at a place; what lay ahead is forgotten."""
        if self.current() == place:
            return
        self._places = [*self._places[: self._at + 1], place][-LONGEST:]
        self._at = len(self._places) - 1

    def current(self) -> Place | None:
        """Where one stands."""
        return self._places[self._at] if self._at >= 0 else None

    def can_go(self, steps: int) -> bool:
        """Whether there is a place so many steps ahead, or behind where negative."""
        return 0 <= self._at + steps < len(self._places)

    def go(self, steps: int) -> Place | None:
        """Step ahead or back; None where there is no such place."""
        if not self.can_go(steps):
            return None
        self._at += steps
        return self._places[self._at]
