"""Refusals about calls on their way to the service."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class CallCancelled(DeskError, code="calls.cancelled", status=499):
    """The user stopped waiting; the service may still have done it."""

    sentence = "Du avbrøt før svaret kom."
    what_now = "Se etter om det likevel ble gjort, før du prøver igjen."
