"""The due dates of a plan: an interval from the first, each moved to a working day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from collector_desk.domain.calendar import add_months, holidays_of, next_working_day
from collector_desk.domain.phrases import dotted


class Interval(StrEnum):
    """How often an instalment falls due."""

    MONTHLY = "monthly"
    FORTNIGHTLY = "fortnightly"
    QUARTERLY = "quarterly"


_MONTHS = {Interval.MONTHLY: 1, Interval.QUARTERLY: 3}
_FORTNIGHT = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One due date: the day the interval gives, and the working day it is moved to."""

    number: int
    planned: date
    day: date

    @property
    def moved(self) -> str:
        """Why the day was moved, in Bokmål; empty where it was not.

        >>> Due(number=1, planned=date(2026, 12, 25), day=date(2026, 12, 28)).moved
        '25.12.2026 er første juledag – flyttet'
        """
        return f"{dotted(self.planned)} er {self.day_off} – flyttet" if self.day_off else ""

    @property
    def day_off(self) -> str:
        """What the planned day is, where that moved it: a holiday or a day of the weekend."""
        if self.day == self.planned:
            return ""
        holiday = holidays_of(self.planned.year).get(self.planned)
        return holiday.lower() if holiday else _WEEKEND[self.planned.weekday()]


_WEEKEND = {5: "lørdag", 6: "søndag"}


def planned_day(first: date, interval: Interval, number: int) -> date:
    """The day of instalment ``number`` (from 1) before it is moved.

    A plan that starts on the 31st falls due on the last day of a shorter month, and on the 31st
    again after it.

    >>> planned_day(date(2027, 1, 31), Interval.MONTHLY, 2)
    datetime.date(2027, 2, 28)
    """
    if interval is Interval.FORTNIGHTLY:
        return first + (number - 1) * _FORTNIGHT
    return add_months(first, (number - 1) * _MONTHS[interval])


def due_date(first: date, interval: Interval, number: int) -> Due:
    """Instalment ``number`` (from 1), moved on to a working day where it is none.

    House rule after domstolloven § 149: always to the debtor's advantage.
    """
    planned = planned_day(first, interval, number)
    return Due(number=number, planned=planned, day=next_working_day(planned))


def due_dates(first: date, interval: Interval, count: int) -> tuple[Due, ...]:
    """The first ``count`` due dates of a plan."""
    return tuple(due_date(first, interval, number) for number in range(1, count + 1))


def count_until(first: date, interval: Interval, end: date) -> int:
    """How many instalments are planned up to and with ``end``; 0 where ``end`` is too early.

    >>> count_until(date(2026, 12, 25), Interval.MONTHLY, date(2027, 9, 27))
    10
    """
    count = 0
    while planned_day(first, interval, count + 1) <= end:
        count += 1
    return count
