"""One deed that writes, and what takes it back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Undo:
    """One writing deed: what was ``done`` and what takes it back (``by``), in Bokmål.

    ``why_not`` and ``instead`` are told where nothing takes it back, or where what would no longer
    can: the proposal it made has been decided, the papers it brought lie where they must stay.
    """

    done: str
    by: str = ""
    why_not: str = ""
    instead: str = ""
