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
    """Walk every day; begin a new line when the principal or the rate is another."""
    day, begin, known, whole = start, start, None, Fraction(0)
    while day <= until:
        principal = sum(amount for when, amount in moves if when <= day)
        rate = (
            [value for since, value in rates if since <= day][-1] if day < until else Fraction(-1)
        )
        if known is not None and (known != (principal, rate)):
            if known[0] > 0:
                yield Reckoned(begin, day, known[0], known[1], half_up(whole))
            begin, whole = day, Fraction(0)
        known = (principal, rate)
        whole += Fraction(principal) * rate / 100 / (366 if calendar.isleap(day.year) else 365)
        day += timedelta(days=1)


def half_up(value: Fraction) -> int:
    """The nearest whole number, a half upwards."""
    below = value.numerator // value.denominator
    return below + (value - below >= Fraction(1, 2))
