"""Money that a trekk took: it came from the payer's account, and goes back to the debtor.

No file says that a payment was withheld. It is taken to be where its account first paid for the
debtor once a trekk for the claim had effect: who has to be asked for an account is asked once too
often, rather than that the debtor's wage goes back to an employer.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from collector_desk.domain import refund as law
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.errors.refunds import AccountIsPayers
from collector_desk.models import ClaimDebtor, FactRow, Measure, Payment, Release
from collector_desk.service import measures
from collector_desk.service.database import Work


def account_of(work: Work, claim_id: int, payment: Payment) -> str:
    """The account that a payment on a claim may go back to; ``NOBODY`` where it must be asked for."""
    account = law.known_account(payment.debit_account)
    return law.NOBODY if account and by_trekk(work, claim_id, payment) else account


def by_trekk(work: Work, claim_id: int, payment: Payment) -> bool:
    """Whether a payment on a claim is taken to be withheld by a trekk for it."""
    return any(
        row.effect_on is not None
        and payment.value_date >= row.effect_on
        and not _paid_before(work, row, payment.debit_account)
        for row in _trekks(work, claim_id)
    )


def must_be_the_debtors(work: Work, claim_id: int, account: str) -> None:
    """Refuse to pay what was withheld to the account it came from. Raises AccountIsPayers."""
    query = (
        select(Payment)
        .join(FactRow, FactRow.payment_id == Payment.id)
        .where(FactRow.claim_id == claim_id, Payment.debit_account == account)
    )
    if account and any(by_trekk(work, claim_id, one) for one in work.scalars(query)):
        raise AccountIsPayers


def _trekks(work: Work, claim_id: int) -> Iterator[Measure]:
    """The trekks that had effect and were for a claim, also where it has fallen out of them."""
    owes = select(ClaimDebtor.debtor_id).where(ClaimDebtor.claim_id == claim_id)
    owed = select(Release.debtor_id).where(Release.claim_id == claim_id)
    query = select(Measure).where(
        Measure.kind == MeasureKind.WITHHOLDING.value,
        Measure.effect_on.is_not(None),
        Measure.debtor_id.in_(owes) | Measure.debtor_id.in_(owed),
    )
    for row in work.scalars(query.order_by(Measure.id)):
        if claim_id in measures.terms_of(row).claim_ids:
            yield row


def _paid_before(work: Work, row: Measure, account: str) -> bool:
    """Whether the account paid for the claims before the trekk had effect: then it is no employer's."""
    query = (
        select(Payment.id)
        .join(FactRow, FactRow.payment_id == Payment.id)
        .where(
            FactRow.claim_id.in_(measures.terms_of(row).claim_ids),
            Payment.debit_account == account,
            Payment.value_date < row.effect_on,
        )
    )
    return work.scalar(query.limit(1)) is not None
