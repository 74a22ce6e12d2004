"""Working days and deadlines, with the Norwegian public holidays."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from holidays import country_holidays

_SATURDAY = 5
_DAY = timedelta(days=1)


@cache
def holidays_of(year: int) -> Mapping[date, str]:
    """The public holidays of ``year`` with their Norwegian names.

    24 and 31 December are not among them: banks may close early, but for the deadlines of the
    law they are working days.

    >>> holidays_of(2026)[date(2026, 5, 14)]
    'Kristi himmelfartsdag'
    """
    return dict(country_holidays("NO", years=year, language="no"))


def is_working_day(day: date) -> bool:
    """Not a Saturday, a Sunday or a public holiday.

    >>> is_working_day(date(2026, 5, 18)), is_working_day(date(2026, 5, 25))
    (True, False)
    """
    return day.weekday() < _SATURDAY and day not in holidays_of(day.year)


def next_working_day(day: date) -> date:
    """``day`` itself when it is a working day, else the first one after it.

    >>> next_working_day(date(2027, 3, 25))  # Skjærtorsdag
    datetime.date(2027, 3, 30)
    """
    while not is_working_day(day):
        day += _DAY
    return day


def working_days_after(day: date, count: int) -> date:
    """The ``count``-th working day after ``day``, which itself is not counted.

    >>> working_days_after(date(2026, 12, 23), 2)
    datetime.date(2026, 12, 28)
    """
    for _ in range(count):
        day = next_working_day(day + _DAY)
    return day


def deadline(sent: date, days: int) -> date:
    """The last day of a deadline of ``days`` days for a letter sent on ``sent``.

    The day of sending is not counted, the whole of the last day is, and a deadline that would
    end on a Saturday, a Sunday or a holiday runs on to the next working day
    (domstolloven §§ 148 and 149; for our own letters a house rule in the debtor's favour).

    >>> deadline(date(2026, 11, 23), 14)
    datetime.date(2026, 12, 7)
    >>> deadline(date(2026, 12, 11), 14)  # Første juledag, then a weekend
    datetime.date(2026, 12, 28)
    """
    return next_working_day(sent + timedelta(days=days))


def first_day_after(deadline: date) -> date:
    """The first day on which the next step is lawful: the day after the deadline ran out."""
    return deadline + _DAY


def add_months(day: date, months: int) -> date:
    """The same day of the month ``months`` later, or the last day of a shorter month.

    >>> add_months(date(2026, 8, 31), 6), add_months(date(2026, 3, 31), -1)
    (datetime.date(2027, 2, 28), datetime.date(2026, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def add_years(day: date, years: int) -> date:
    """The same day ``years`` later; 29 February becomes the 28th in a common year.

    >>> add_years(date(2024, 2, 29), 3)
    datetime.date(2027, 2, 28)
    """
    return add_months(day, 12 * years)
