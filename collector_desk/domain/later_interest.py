"""Interest that falls due after a judgment: three years of its own, whatever the claim has.

Foreldelsesloven § 21 no. 2 to 4. Interest of a day is followed as a claim of that day is, through
every step that came at it or after it; so a step that saves the claim saves the interest of the
three years before it, and no older.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

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


def barred_of(
    lines: Iterable[InterestLine], left: Money, found: LaterInterest, *, table: Table
) -> Money:
    """Øre of the ``left`` unpaid interest that are time-barred; what was paid covered the oldest.

    ``table`` is the one that the lines were reckoned by.
    """
    pieces = [piece for line in lines for piece in _pieces(line, found.barred, table)]
    paid = max(0, sum(amount for amount, _ in pieces) - left)
    gone = 0
    for amount, barred in pieces:
        covered = min(paid, amount)
        paid -= covered
        gone += amount - covered if barred else 0
    return min(gone, max(left, 0))


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
    line: InterestLine, barred: Sequence[tuple[date, date]], table: Table
) -> Iterator[tuple[Money, bool]]:
    """The line cut where a stretch begins or ends, oldest first; the øre add up to its amount."""
    marks = {each for stretch in barred for each in stretch if line.from_day < each < line.to_day}
    told, begun = 0, line.from_day
    for end in sorted(marks):
        steps = [(line.from_day, line.principal)]
        until = interest.total(interest.lines(steps, start=line.from_day, until=end, table=table))
        yield until - told, _within(begun, barred)
        told, begun = until, end
    yield line.amount - told, _within(begun, barred)


def _within(day: date, barred: Sequence[tuple[date, date]]) -> bool:
    return any(first <= day < last for first, last in barred)
