"""The case summary: typed rows for a workbook that recomputes itself."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import Field

from collector_desk.wire.base import Wire
from collector_desk.wire.debtors import ClaimRow, DocumentRow, Event, Sums
from collector_desk.wire.explanations import Leaf
from collector_desk.wire.rates import RateRow


class Export(Wire):
    """An order to export a debtor's case summary."""

    on: date | None = None
    claim_ids: tuple[int, ...] = ()  # empty = all
    reason: str = Field(default="", max_length=300)


class PostingRow(Wire):
    """One immutable transfer of the ledger."""

    posting_id: int
    claim_number: str
    value_date: date
    booked_at: datetime
    debit: str
    credit: str
    amount: int
    rule: str
    source: str


class InterestRow(Wire):
    """One line of the interest calculation, as the service worked it out.

    A summary holds every line from the first day of interest to ``on``, posted or not.
    """

    claim_number: str
    from_day: date
    to_day: date
    principal: int
    rate: str  # a decimal number as text, percent per year
    rate_source: str
    provisional: bool
    amount: int


class MoneyRow(Wire):
    """One movement that the workbook needs to recompute a balance by itself.

    ``amount`` is signed øre: above zero the part grows, below zero it shrinks. ``part`` is a
    domain.facts.Bucket; the interest formulas use those on ``principal``, each on the day it
    counts, and no other figure of the ledger.
    """

    claim_number: str
    kind: str
    value_date: date
    amount: int
    part: str
    text: str


class CaseSummary(Wire):
    """Everything the workbook is made of."""

    desk: str
    practice: bool
    debtor_id: int
    name: str
    masked: str
    identity: str  # in full only where the reader may see it, else masked
    address: str
    on: date
    made_at: datetime
    made_by: str
    covering_order: str
    account: str
    sums: Sums
    claims: tuple[ClaimRow, ...]
    postings: tuple[PostingRow, ...]
    interest: tuple[InterestRow, ...]
    movements: tuple[MoneyRow, ...]
    rates: tuple[RateRow, ...]  # late interest: every dated value up to ``on``, in order
    booked_interest: dict[str, int]  # claim number -> interest its postings must sum to, øre
    leaves: tuple[Leaf, ...]
    timeline: tuple[Event, ...]
    documents: tuple[DocumentRow, ...]
