"""Taking back the last deed, on the wire: what it was, and what would happen."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from collector_desk.wire.base import Wire


class UndoShown(Wire):
    """The last deed of the one who works: what was ``done``, when, and what would be taken back.

    ``order`` names it, so that what is taken back is what was shown. Where it is not ``possible``
    the sentence says why, and ``instead`` what to do.
    """

    order: str
    done: str
    at: datetime
    possible: bool
    sentence: str
    instead: str = ""


class UndoOrder(Wire):
    """An order to take back what was shown."""

    order: str = Field(min_length=1, max_length=64)


class Undone(Wire):
    """What was taken back."""

    done: str
    sentence: str
