"""The transfers of money that is on no claim yet: what the bank received, what a unit received."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from collector_desk.domain.accounts_chart import Account
from collector_desk.domain.money import Money
from collector_desk.models import FactRow, Posting
from collector_desk.service.database import Work
from collector_desk.service.keys import chunks, fill

_UNIT_RULE = "innbetaling mottatt av virksomheten før overleveringen"
_BANK_RULE = "bokføringsloven § 4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """Money on the bank account. ``amount`` is signed øre: below zero the bank took it back."""

    payment_id: int
    amount: Money
    day: date
    source: str


def receive(work: Work, arrived: Iterable[Arrived]) -> None:
    """Post what came to the bank account, or was taken from it, against «uplassert»."""
    at = work.clock.now()
    rows = []
    for money in arrived:
        debit, credit = Account.BANK, Account.UNPLACED
        if money.amount < 0:
            debit, credit = credit, debit
        if money.amount:
            rows.append(
                {
                    "payment_id": money.payment_id,
                    "key": f"bank:{money.payment_id}",
                    "debit": debit.value,
                    "credit": credit.value,
                    "amount": abs(money.amount),
                    "value_date": money.day,
                    "booked_at": at,
                    "rule": _BANK_RULE,
                    "source": money.source,
                }
            )
    fill(work, Posting, rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidToUnit:
    """A payment that the creditor unit itself received; it is settled against what it handed over."""

    fact_id: int
    amount: Money
    day: date
    source: str


def paid_to_units(work: Work, paid: Iterable[PaidToUnit]) -> None:
    """Post the money that a unit kept, so that placing it leaves «uplassert» as it was."""
    at = work.clock.now()
    rows = [
        {
            "fact_id": money.fact_id,
            "key": f"paid_to_unit:{money.fact_id}",
            "debit": Account.CREDITOR_CLAIMS.value,
            "credit": Account.UNPLACED.value,
            "amount": money.amount,
            "value_date": money.day,
            "booked_at": at,
            "rule": _UNIT_RULE,
            "source": money.source,
        }
        for money in paid
    ]
    fill(work, Posting, rows)


def undo_paid_to_units(work: Work, claim_ids: Sequence[int]) -> None:
    """Reverse those postings of withdrawn claims."""
    at, rows = work.clock.now(), []
    undone = select(Posting.reverses).where(Posting.reverses.is_not(None))
    for some in chunks(claim_ids):
        found = work.scalars(
            select(Posting)
            .join(FactRow, FactRow.id == Posting.fact_id)
            .where(
                FactRow.claim_id.in_(some),
                Posting.claim_id.is_(None),
                Posting.reverses.is_(None),
                Posting.id.not_in(undone),
            )
            .order_by(Posting.id)
        )
        rows += [
            {
                "fact_id": old.fact_id,
                "key": old.key,
                "debit": old.credit,
                "credit": old.debit,
                "amount": old.amount,
                "value_date": old.value_date,
                "booked_at": at,
                "rule": old.rule,
                "source": old.source,
                "reverses": old.id,
            }
            for old in found
        ]
    fill(work, Posting, rows)
