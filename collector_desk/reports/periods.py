"""How many interest lines a claim needs. The lines themselves are formulas; only their number and
first day are decided here, from the movements and the rates, never from the service's lines.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import accumulate, pairwise

from collector_desk.errors.reports import ReportInputWrong
from collector_desk.wire.debtors import ClaimRow
from collector_desk.wire.rates import RateRow
from collector_desk.wire.reports import CaseSummary, MoneyRow

LARGEST = 10**12
"""Øre. Above it the integer columns would leave what a spreadsheet can hold exactly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the interest sheet. ``start`` is the first line's day, None on the others."""

    nr: int
    claim_number: str
    start: date | None
    last: bool
    provisional: bool


def rate_value(row: RateRow) -> Decimal:
    """The rate as a number, percent per year.

    Raises ReportInputWrong where it is none, or is finer than a hundredth of a percent: the
    integer formulas would then no longer be exact.
    """
    try:
        value = Decimal(row.value)
    except InvalidOperation as failure:
        raise ReportInputWrong(why=f"satsen fra {row.since:%d.%m.%Y} er ikke et tall") from failure
    if not value.is_finite() or not 0 <= value < 1000 or value != round(value, 2):
        raise ReportInputWrong(why=f"satsen fra {row.since:%d.%m.%Y} har mer enn to desimaler")
    return value


def lines_of(summary: CaseSummary, moves: Sequence[MoneyRow]) -> tuple[Line, ...]:
    """The lines of all claims, in the order of the claims.

    Raises ReportInputWrong where a line would begin before the first rate, where the rates are
    out of order, or where an amount is beyond ``LARGEST``.
    """
    values = [(row.since, rate_value(row)) for row in summary.rates]
    if any(after <= before for (before, _), (after, _) in pairwise(values)):
        raise ReportInputWrong(why="satsene står ikke i rekkefølge etter dato")
    turns = tuple(after for (_, old), (after, new) in pairwise(values) if old != new)
    steps = _steps(moves)
    carried = {(row.claim_number, row.from_day) for row in summary.interest if row.provisional}
    found: list[Line] = []
    for nr, claim in enumerate(summary.claims, 1):
        days = _days(claim, steps[claim.number], turns, summary.on)
        if days and (not values or days[0] < values[0][0]):
            raise ReportInputWrong(why=f"{claim.number} har renter fra før den første satsen")
        for place, day in enumerate(days):
            found.append(
                Line(
                    nr=nr,
                    claim_number=claim.number,
                    start=None if place else day,
                    last=place == len(days) - 1,
                    provisional=(claim.number, day) in carried,
                )
            )
    return tuple(found)


def _steps(moves: Sequence[MoneyRow]) -> dict[str, dict[date, int]]:
    """For each claim the days on which its principal changes, in order, with the change in øre."""
    found: dict[str, dict[date, int]] = defaultdict(dict)
    for move in sorted(moves, key=lambda row: row.value_date):
        days = found[move.claim_number]
        days[move.value_date] = days.get(move.value_date, 0) + move.amount
    for number, days in found.items():
        if any(abs(after) >= LARGEST for after in accumulate(days.values())):
            raise ReportInputWrong(why=f"hovedstolen i {number} er for stor til å regnes nøyaktig")
    return found


def _days(
    claim: ClaimRow, steps: dict[date, int], turns: tuple[date, ...], until: date
) -> tuple[date, ...]:
    """The first day of every line; once the principal is covered for good, one line is enough."""
    start = claim.interest_from
    if start is None or start >= until:
        return ()
    inner = {day for day, change in steps.items() if change and start < day < until}
    inner.update(turn for turn in turns if start < turn < until)
    days = (start, *sorted(inner))
    return _until_covered(days, steps)


def _until_covered(days: tuple[date, ...], steps: dict[date, int]) -> tuple[date, ...]:
    """``days`` up to the first that follows the last one with principal left."""
    principal, bearing = 0, 0
    changes = deque(steps.items())
    for place, day in enumerate(days, 1):
        while changes and changes[0][0] <= day:
            principal += changes.popleft()[1]
        if principal > 0:
            bearing = place
    return days[: bearing + 1]
