"""How near a day is, in the same colours on every list: red today and past, yellow tomorrow."""

from __future__ import annotations

from datetime import date

from collector_desk.domain.work import Nearness, nearness
from collector_desk.ui.columns import Tag
from collector_desk.ui.formats import day
from collector_desk.ui.tokens import Tone

_TONES = {
    Nearness.OVERDUE: Tone.ERROR,
    Nearness.TODAY: Tone.ERROR,
    Nearness.TOMORROW: Tone.WARNING,
}
_WORDS = {
    Nearness.OVERDUE: "over fristen",
    Nearness.TODAY: "i dag",
    Nearness.TOMORROW: "i morgen",
}


class Due(Tag):
    """A day to answer by, in the colour of its nearness; sorts by the day, not by how it is said."""

    __slots__ = ()

    def __str__(self) -> str:
        date_, _, said = self.word.partition(" ")
        return f"{'-'.join(reversed(date_.split('.')))} {said}".rstrip()


def due(on: date, today: date) -> Due:
    """A day, with a word where it is near or past.

    >>> due(date(2026, 11, 24), date(2026, 11, 23)).word
    '24.11.2026 i morgen'
    """
    return Due(tone(on, today), f"{day(on)} {word(on, today)}".rstrip())


def tone_of(near: Nearness) -> Tone:
    """The colour of a day so near."""
    return _TONES.get(near, Tone.NEUTRAL)


def tone(due: date, today: date) -> Tone:
    """The colour of a day."""
    return tone_of(nearness(due, today=today))


def word(due: date, today: date) -> str:
    """What is said beside a day; empty where it is more than a day off."""
    return _WORDS.get(nearness(due, today=today), "")
