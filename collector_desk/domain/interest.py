"""Late interest: simple, by the day, in lines that always add up to the sum that is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from collector_desk.domain.money import Money
from collector_desk.domain.phrases import kroner, percent, through
from collector_desk.domain.rate_table import Rate, Table

RULE = "forsinkelsesrenteloven § 3 første ledd"
_DAY = timedelta(days=1)
_COMMON, _LEAP = 365, 366


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestLine:
    """Interest on one principal at one rate, for the days from ``from_day`` to before ``to_day``.

    ``principal`` and ``amount`` are øre. ``provisional``: some of the days lie past the last
    announced rate.
    """

    from_day: date
    to_day: date
    days: int
    principal: Money
    rate: Rate
    amount: Money
    provisional: bool = False

    @property
    def rule(self) -> str:
        """The paragraph and the regulation that set the rate."""
        return f"{RULE}, {self.rate.source}"

    @property
    def formula(self) -> str:
        """The line as arithmetic that a reader can do again."""
        common, leap = _year_days(self.from_day, self.to_day)
        parts = [f"{n}/{length}" for n, length in ((common, _COMMON), (leap, _LEAP)) if n]
        share = " + ".join(parts)
        share = f"({share})" if len(parts) > 1 else share
        rate = percent(self.rate.value)
        return f"{kroner(self.principal)} × {rate} × {share} = {kroner(self.amount)}"

    @property
    def last_day(self) -> date:
        """The last day that bears interest, as every reader is told it."""
        return self.to_day - _DAY

    @property
    def period(self) -> str:
        """The days in words: the last one named is the last that bears interest."""
        return through(self.from_day, self.last_day)


def lines(
    steps: Iterable[tuple[date, Money]], *, start: date, until: date, table: Table
) -> tuple[InterestLine, ...]:
    """The interest of a claim from ``start`` to before ``until``.

    ``steps`` are the days on which the unpaid principal changed, in order, each with the new
    principal in øre; several on one day count as the last. The due date bears interest, the day
    of payment does not. A new line at each change of principal and of the rate's value; each
    line takes every calendar year's days over its own 365 or 366 and is rounded half up to the
    øre. Interest bears no interest (forsinkelsesrenteloven §§ 2 and 3).

    Raises NoRate where a line would need a rate from before the table begins.
    """
    turns = table.changes(start, until)
    found = []
    for begin, end, principal in _periods(steps, start=start, until=until):
        inner = [turn for turn in turns if begin < turn < end]
        for from_day, to_day in pairwise((begin, *inner, end)):
            found.append(_line(from_day, to_day, principal, table))
    return tuple(found)


def total(lines_shown: Iterable[InterestLine]) -> Money:
    """The sum of the lines as they are shown, in øre."""
    return sum(line.amount for line in lines_shown)


def _periods(
    steps: Iterable[tuple[date, Money]], *, start: date, until: date
) -> Iterator[tuple[date, date, Money]]:
    begin, principal = start, 0
    for day, after in dict(steps).items():
        if day >= until:
            break
        if after == principal:
            continue
        if day > begin:
            if principal > 0:
                yield begin, day, principal
            begin = day
        principal = after
    if principal > 0 and begin < until:
        yield begin, until, principal


def _line(from_day: date, to_day: date, principal: Money, table: Table) -> InterestLine:
    rate = table.on(from_day)
    late = table.next_due is not None and to_day > table.next_due
    common, leap = _year_days(from_day, to_day)
    over, under = rate.value.as_integer_ratio()
    # One division of whole numbers is as exact as a sum of fractions, and much faster.
    numerator = principal * over * (common * _LEAP + leap * _COMMON)
    denominator = under * 100 * _COMMON * _LEAP
    return InterestLine(
        from_day=from_day,
        to_day=to_day,
        days=common + leap,
        principal=principal,
        rate=rate,
        amount=(2 * numerator + denominator) // (2 * denominator),
        provisional=late and table.on(to_day - _DAY).provisional,
    )


def _year_days(from_day: date, to_day: date) -> tuple[int, int]:
    """How many of the days fall in common years and how many in leap years."""
    total_days = to_day.toordinal() - from_day.toordinal()
    first, last = from_day.year, to_day.year
    if first == last:
        return (0, total_days) if _is_leap(first) else (total_days, 0)
    leap = 0
    for year in range(first, last + 1):
        if _is_leap(year):
            begin = from_day if year == first else date(year, 1, 1)
            end = to_day if year == last else date(year + 1, 1, 1)
            leap += end.toordinal() - begin.toordinal()
    return total_days - leap, leap


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
