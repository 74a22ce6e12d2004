"""Beside the claims: every line the balance is made of, with its rule and its source."""

from __future__ import annotations

from collections.abc import Callable

from collector_desk.reports.layout import Layout
from collector_desk.reports.workbook import Page, Value
from collector_desk.wire.debtors import Leaf
from collector_desk.wire.reports import CaseSummary


def fill(page: Page, summary: CaseSummary, layout: Layout, tick: Callable[[], None]) -> None:
    """Write the leaves and their sum, which the check holds against the balance by formula."""
    page.section(layout.leaves, "Slik er saldoen satt sammen")
    page.table(layout.leaves, (_row(layout, leaf) for leaf in summary.leaves), tick)
    page.sums(layout.leaves, ("amount",))


def missing(layout: Layout) -> str:
    """What the leaves miss of the balance; nothing where the summary came without leaves."""
    area, claims = layout.leaves, layout.claims
    if not area.count:
        return "0"
    return f"ABS(SUM({area.whole('amount')})-SUM({claims.whole('balance')}))"


def _row(layout: Layout, leaf: Leaf) -> tuple[Value, ...]:
    return (
        layout.numbers.get(leaf.claim_number),
        leaf.claim_number,
        leaf.text,
        leaf.from_day,
        leaf.to_day,
        leaf.amount,
        leaf.rule,
        leaf.source or leaf.rate_source,
    )
