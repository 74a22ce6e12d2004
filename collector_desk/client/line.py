"""Calls of which the newest alone counts: made one at a time, in the order they were asked for."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

T = TypeVar("T")


class Line:
    """A line of calls that different workers make: none passes another on its way.

    A place is taken on one thread, the call made on any. It waits for the one that is being made,
    and is not made at all where a newer one has taken a place meanwhile.
    """

    def __init__(self) -> None:
        self._one = Lock()
        self._newest = 0

    def place(self, call: Callable[[], T]) -> Callable[[], T | None]:
        """Take the next place; the call to be made there gives None where it was overtaken."""
        self._newest += 1
        mine = self._newest

        def made() -> T | None:
            with self._one:
                return call() if mine == self._newest else None

        return made
