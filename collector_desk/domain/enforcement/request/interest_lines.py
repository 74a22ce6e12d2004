"""Interest as lines of the request: one per stretch of the same unpaid principal and rate (§ 7).

The stretches are those of ``domain.interest``: half-open, a new one at each change of principal
and of rate, each rounded half up to the øre.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from collector_desk.domain.interest import InterestLine, lines
from collector_desk.domain.money import Money
from collector_desk.domain.rate_table import Rate, Table

_EVER = date(1970, 1, 1)


def interest_lines(
    steps: Iterable[tuple[date, Money]],
    *,
    start: date,
    filed: date,
    table: Table,
    agreed: Decimal | None = None,
) -> tuple[InterestLine, ...]:
    """The stretches from ``start``, which bears interest, to the filing day, which does not.

    ``steps`` are the days on which the unpaid principal changed, in order, with the new
    principal in øre. ``agreed`` is percent a year; None: the statutory rate of ``table``.
    Raises NoRate where a stretch would need a rate from before the table begins.
    """
    rates = table if agreed is None else _agreed(agreed)
    return lines(steps, start=start, until=filed, table=rates)


def recomputed(
    *, start: date, end: date, base: Money, table: Table, agreed: Decimal | None
) -> tuple[InterestLine, ...]:
    """One published line reckoned again; more than one where the rate changed inside it."""
    return interest_lines([(start, base)], start=start, filed=end, table=table, agreed=agreed)


def _agreed(rate: Decimal) -> Table:
    """A rate that was agreed, as a table that never changes."""
    return Table(
        name="agreed",
        title="Avtalt rente",
        unit="percent per year",
        law="forsinkelsesrenteloven § 3",
        checked=_EVER,
        next_due=None,
        values=(Rate(value=rate, since=_EVER, source="avtale"),),
    )
