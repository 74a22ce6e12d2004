"""The sheet Krav: what each claim stands at, summed by formula from postings and interest lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from collector_desk.reports.layout import AS_OF, Layout
from collector_desk.reports.words import ACCRUED, COSTS, CREDIT, FEES, INTEREST, PRINCIPAL
from collector_desk.reports.workbook import Formula, Page, Value
from collector_desk.wire.debtors import ClaimRow
from collector_desk.wire.reports import CaseSummary

SUMMED = ("principal", "interest", "fees", "costs")
"""What is summed over the claims: a sum of balances would set one claim off against another."""


def fill(page: Page, summary: CaseSummary, layout: Layout, tick: Callable[[], None]) -> None:
    """Write the claims and their sums."""
    area = layout.claims
    rows = (tuple(_row(layout, nr, claim)) for nr, claim in enumerate(summary.claims, 1))
    page.table(area, rows, tick, empty="Ingen krav.")
    page.sums(area, SUMMED)


def booked(layout: Layout, nr: str, account: str) -> str:
    """What the postings of a claim leave on an account: debit less credit, up to the day."""
    return f"{_moved(layout, nr, debit=account)}-{_moved(layout, nr, credit=account)}"


def interest(layout: Layout, nr: str) -> str:
    """Interest as reckoned line by line, less what payments and waivers have taken of it.

    Interest that the service has booked as earned cancels out: its figure is never used.
    """
    earned = (
        f"({_moved(layout, nr, debit=INTEREST, credit=ACCRUED)}"
        f"-{_moved(layout, nr, debit=ACCRUED, credit=INTEREST)})"
    )
    return f"{booked(layout, nr, INTEREST)}-{earned}+{reckoned(layout, nr)}"


def reckoned(layout: Layout, nr: str) -> str:
    """The sum of the interest lines of a claim."""
    lines = layout.lines
    return f"SUMIFS({lines.whole('amount')},{lines.whole('nr')},{nr})"


def moved(layout: Layout, nr: str) -> str:
    """The principal of a claim as its movements make it, up to the day."""
    moves = layout.moves
    return (
        f"SUMIFS({moves.whole('amount')},{moves.whole('nr')},{nr},"
        f'{moves.whole("day")},"<="&{AS_OF})'
    )


def _moved(layout: Layout, nr: str, *, debit: str = "", credit: str = "") -> str:
    area = layout.postings
    sides = "".join(
        f',{area.whole(side)},"{name}"'
        for side, name in (("debit", debit), ("credit", credit))
        if name
    )
    return (
        f"SUMIFS({area.whole('amount')},{area.whole('nr')},{nr},"
        f'{area.whole("day")},"<="&{AS_OF}{sides})'
    )


def _row(layout: Layout, nr: int, claim: ClaimRow) -> Iterator[Value]:
    area = layout.claims
    row = layout.claim_row(nr)
    own = area.at("nr", row)
    principal, parts = area.at("principal", row), area.at("costs", row)
    yield from (nr, claim.number, claim.kind_label, claim.creditor)
    yield from (claim.invoice_number, claim.kid, claim.due_date)
    yield Formula(f"=ROUND({booked(layout, own, PRINCIPAL)},2)")
    yield Formula(f"=ROUND({interest(layout, own)},2)")
    yield Formula(f"=ROUND({booked(layout, own, FEES)},2)")
    yield Formula(f"=ROUND({booked(layout, own, COSTS)},2)")
    yield Formula(f"=ROUND(-({booked(layout, own, CREDIT)}),2)")
    yield Formula(f"=ROUND(SUM({principal}:{parts})-{area.at('credit', row)},2)")
    yield from (claim.limitation_date, claim.state)
