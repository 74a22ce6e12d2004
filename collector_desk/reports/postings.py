"""The sheet Posteringer: every transfer of the ledger, and what each account stands at."""

from __future__ import annotations

from collections.abc import Callable

from collector_desk.reports.layout import Layout
from collector_desk.reports.words import account
from collector_desk.reports.workbook import Formula, Page, Value
from collector_desk.wire.reports import CaseSummary, PostingRow


def fill(page: Page, summary: CaseSummary, layout: Layout, tick: Callable[[], None]) -> None:
    """Write the postings, the accounts beside them, and the sums that must agree."""
    area, accounts = layout.postings, layout.accounts
    page.table(
        area, (_row(layout, row) for row in summary.postings), tick, empty="Ingen posteringer."
    )
    page.section(accounts, "Kontoene")
    names = enumerate(layout.account_names, accounts.first)
    page.table(accounts, (_account(layout, name, row) for row, name in names), tick)
    page.sums(accounts, ("debit", "credit", "balance"))


def unbalanced(layout: Layout) -> str:
    """What the accounts miss of being balanced: nothing, unless a posting names no account."""
    accounts, area = layout.accounts, layout.postings
    debit, credit = accounts.whole("debit"), accounts.whole("credit")
    every = f"SUM({area.whole('amount')})"
    return f"ABS(SUM({debit})-{every})+ABS(SUM({credit})-{every})"


def _row(layout: Layout, row: PostingRow) -> tuple[Value, ...]:
    return (
        layout.numbers.get(row.claim_number),
        row.claim_number,
        row.value_date,
        row.booked_at,
        account(row.debit),
        account(row.credit),
        row.amount,
        row.rule,
        row.source,
        row.posting_id,
    )


def _account(layout: Layout, name: str, row: int) -> tuple[Value, ...]:
    area, accounts = layout.postings, layout.accounts
    own = accounts.at("account", row)
    # Exact comparison: an account's name is never read as a pattern.
    sides = tuple(
        Formula(f"=ROUND(SUMPRODUCT(EXACT({area.whole(side)},{own})*{area.whole('amount')}),2)")
        for side in ("debit", "credit")
    )
    balance = f"=ROUND({accounts.at('debit', row)}-{accounts.at('credit', row)},2)"
    return (name, *sides, Formula(balance))
