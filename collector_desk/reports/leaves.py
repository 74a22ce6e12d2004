"""Beside the claims: every line the balance is made of, with its rule and its source."""

from __future__ import annotations

from collections.abc import Callable

from collector_desk.reports.layout import Layout
from collector_desk.reports.look import Kind, Look
from collector_desk.reports.words import OWED
from collector_desk.reports.workbook import Formula, Page, Value
from collector_desk.wire.explanations import Leaf
from collector_desk.wire.reports import CaseSummary


def fill(page: Page, summary: CaseSummary, layout: Layout, tick: Callable[[], None]) -> None:
    """Write the leaves, which the check holds against the balances, and the sum that is owed."""
    area, claims = layout.leaves, layout.claims
    page.section(area, "Slik er saldoen satt sammen")
    page.table(area, (_row(layout, leaf) for leaf in summary.leaves), tick)
    page.sums(area, ())
    # The leaves of claims in the debtor's favour are not set off against what is owed.
    owing = f"SUMIF({claims.whole('nr')},{area.whole('nr')},{claims.whole('balance')})>0"
    owed = f"=ROUND(SUMPRODUCT(({owing})*{area.whole('amount')}),2)"
    at = area.left + [column.key for column in area.columns].index("amount")
    page.put(area.last + 1, area.left + 1, OWED, Kind.TEXT, Look.TOTAL)
    page.put(area.last + 1, at, Formula(owed), Kind.KRONER, Look.TOTAL)


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
        leaf.last_day,
        leaf.amount,
        leaf.rule,
        leaf.source or leaf.rate_source,
    )
