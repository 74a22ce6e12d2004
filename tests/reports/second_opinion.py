"""Late interest reckoned a second time, day by day and with fractions only."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

Step = tuple[date, int]
Turn = tuple[date, Fraction]


@dataclass(frozen=True)
class Reckoned:
    """One line: half-open days, principal and amount in øre, rate in percent per year."""

    begin: date
    end: date
    principal: int
    rate: Fraction
    amount: int


def day_by_day(
    moves: Sequence[Step], rates: Sequence[Turn], start: date, until: date
) -> Iterator[Reckoned]:
    """Count every day that bears interest; begin a new line when principal or rate is another."""
    marks = {start, until, *(day for day, _ in moves), *(day for day, _ in rates)}
    days = sorted(day for day in marks if start <= day <= until)
    open_line: tuple[date, int, Fraction] | None = None
    for day in days:
        principal = sum(amount for when, amount in moves if when <= day)
        rate = [value for since, value in rates if since <= day][-1]
        if open_line and (open_line[1:] != (principal, rate) or day == until):
            begin, before, old = open_line
            yield Reckoned(
                begin, day, before, old, half_up(before * old / 100 * _years(begin, day))
            )
            open_line = None
        if open_line is None and principal > 0:
            open_line = (day, principal, rate)


def _years(begin: date, end: date) -> Fraction:
    """Every day as its share of its own calendar year."""
    days = (begin + timedelta(days=n) for n in range((end - begin).days))
    leap = sum(calendar.isleap(day.year) for day in days)
    return Fraction((end - begin).days - leap, 365) + Fraction(leap, 366)


def half_up(value: Fraction) -> int:
    """The nearest whole number, a half upwards."""
    below = value.numerator // value.denominator
    return below + (value - below >= Fraction(1, 2))
