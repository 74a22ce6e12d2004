"""Interest that falls due after a judgment: three years of its own, whatever the claim has.

Foreldelsesloven § 21 no. 2 to 4. Interest of a day is followed as a claim of that day is, through
every step that came at it or after it; so a step that saves the claim saves the interest of the
three years before it, and no older.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from collector_desk.domain import interest
from collector_desk.domain.calendar import add_years
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.interest import InterestLine
from collector_desk.domain.limitation import limitation
from collector_desk.domain.limitation_steps import ORDINARY_YEARS, Interruption, Step
from collector_desk.domain.money import Money
from collector_desk.domain.rate_table import Table

_DAY = timedelta(days=1)
_LASTING = frozenset({Step.COURT, Step.BOARD, Step.ENFORCEMENT_REQUEST, Step.WITHHOLDING})
"""The steps that take in interest until they end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterInterest:
    """The later interest of a claim on a day.

    ``barred`` are the half-open stretches of days whose interest is time-barred; ``oldest`` is the
    first day after them whose interest is not, ``until`` the last day to demand it (None while a
    case keeps it).
    """

    barred: tuple[tuple[date, date], ...]
    oldest: date
    until: date | None


def later_interest(
    kind: ClaimKind, start: date, steps: Sequence[Interruption], *, day: date
) -> LaterInterest | None:
    """What is time-barred of the interest on ``day``; None where nothing gave the claim ten years.

    ``start`` is the first day of interest. Where the claim itself is barred, so is all of it (§ 24).
    """
    if not limitation(kind, start, steps).later_interest or start > day:
        return None
    barred: list[tuple[date, date]] = []
    oldest = start
    for first, last in _segments(start, steps, day):
        living = _first_living(kind, first, last, steps, day)
        if living > first:
            barred.append((first, living))
        if living <= last:
            oldest = living
    return LaterInterest(barred=tuple(barred), oldest=oldest, until=_last_day(kind, oldest, steps))


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """Øre of interest that money covered on a ``day``, and what was ``barred`` of it by then."""

    day: date
    amount: Money
    barred: Sequence[tuple[date, date]]


def barred_of(
    lines: Iterable[InterestLine],
    left: Money,
    found: LaterInterest,
    *,
    table: Table,
    covered: Sequence[Covered] = (),
) -> Money:
    """Øre of the ``left`` unpaid interest that are time-barred.

    What was ``covered`` is the oldest that could be demanded then: nobody pays what is barred
    before what is not. What else took the interest down was the oldest. ``table`` is the one that
    the lines were reckoned by.
    """
    days = {each for one in covered for stretch in one.barred for each in stretch}
    marks = days.union(*found.barred, (one.day for one in covered))
    pieces = [piece for line in lines for piece in _pieces(line, marks, table)]
    unpaid = [amount for _, amount in pieces]
    other = sum(unpaid) - left - sum(one.amount for one in covered)
    _cover(unpaid, range(len(pieces)), other)
    for one in covered:
        _cover(unpaid, sorted(range(len(pieces)), key=partial(_turn, pieces, one)), one.amount)
    gone = sum(
        amount
        for (day, _), amount in zip(pieces, unpaid, strict=True)
        if _within(day, found.barred)
    )
    return min(gone, max(left, 0))


def _cover(unpaid: list[Money], turns: Iterable[int], money: Money) -> None:
    """Take money off what is unpaid, piece by piece in turn."""
    for place in turns:
        covered = max(0, min(money, unpaid[place]))
        unpaid[place] -= covered
        money -= covered


def _turn(pieces: Sequence[tuple[date, Money]], one: Covered, place: int) -> tuple[bool, bool]:
    """When a piece is covered: what ran by then, and was not barred, is first."""
    day, _ = pieces[place]
    return day >= one.day, _within(day, one.barred)


def _segments(start: date, steps: Sequence[Interruption], day: date) -> Iterator[tuple[date, date]]:
    """The days of interest from ``start``, cut where a step no longer takes them in."""
    ends = sorted({each for step in steps if start <= (each := _through(step)) < day})
    first = start
    for end in (*ends, day):
        yield first, end
        first = end + _DAY


def _first_living(
    kind: ClaimKind, first: date, last: date, steps: Sequence[Interruption], day: date
) -> date:
    """The first day of a segment whose interest can be demanded on ``day``; past it: none."""
    safe = min(last + _DAY, max(first, add_years(day, -ORDINARY_YEARS)))

    def lives(ordinal: int) -> bool:
        until = _last_day(kind, date.fromordinal(ordinal), steps)
        return until is None or day <= until

    days = range(first.toordinal(), safe.toordinal())
    return first + timedelta(days=bisect_left(days, True, key=lives))


def _last_day(kind: ClaimKind, of_day: date, steps: Sequence[Interruption]) -> date | None:
    return limitation(kind, of_day, [one for one in steps if _through(one) >= of_day]).last_day


def _through(step: Interruption) -> date:
    """The last day whose interest a step takes in."""
    return (step.ended or date.max) if step.step in _LASTING else step.day


def _pieces(
    line: InterestLine, marks: Collection[date], table: Table
) -> Iterator[tuple[date, Money]]:
    """The line cut at the marks, oldest first, each with its first day; the øre add up to its amount."""
    told, begun = 0, line.from_day
    for end in sorted(each for each in marks if line.from_day < each < line.to_day):
        steps = [(line.from_day, line.principal)]
        until = interest.total(interest.lines(steps, start=line.from_day, until=end, table=table))
        yield begun, until - told
        told, begun = until, end
    yield begun, line.amount - told


def _within(day: date, barred: Sequence[tuple[date, date]]) -> bool:
    return any(first <= day < last for first, last in barred)
