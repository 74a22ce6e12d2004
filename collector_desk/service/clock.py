"""The only place that asks what day it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

_OSLO = ZoneInfo("Europe/Oslo")


@dataclass(frozen=True, slots=True)
class Clock:
    """The desk's day. A practice desk has a fixed one, shown in its frame."""

    fixed: date | None = None

    def now(self) -> datetime:
        """This moment in UTC; in practice the fixed day in Oslo at this time of day there."""
        return self.shown(self.wall())

    def shown(self, wall: datetime) -> datetime:
        """A real moment as people are told it; in practice the fixed day at its time of day."""
        if self.fixed is None:
            return wall
        there = datetime.combine(self.fixed, wall.astimezone(_OSLO).time(), tzinfo=_OSLO)
        return there.astimezone(UTC)

    def today(self) -> date:
        """The day in Oslo, or the practice desk's fixed day."""
        return self.fixed or self.now().astimezone(_OSLO).date()

    def wall(self) -> datetime:
        """The real moment, for sessions and locks, in practice too."""
        return datetime.now(UTC)  # noqa: TID251


def end_of(day: date) -> datetime:
    """The last moment of a day in Oslo: «as known on that day» includes all of it."""
    return datetime.combine(day, time.max, tzinfo=_OSLO).astimezone(UTC)


def oslo_day(moment: datetime) -> date:
    """The day in Oslo on which this moment falls."""
    return moment.astimezone(_OSLO).date()
