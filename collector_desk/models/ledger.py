"""The ledger: facts that are known, and the transfers that follow from them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from collector_desk.models.base import Id, Moment, Row, key_text


class FactRow(Row):
    """One thing that happened to the money of a claim (domain.facts.Fact). Never changed."""

    __tablename__ = "fact"
    __table_args__ = (
        CheckConstraint("amount >= 0", name="amount_not_negative"),
        Index("uq_fact_reverses", "reverses", unique=True),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    amount: Mapped[int] = mapped_column(BigInteger)
    value_date: Mapped[date]
    known_at: Mapped[datetime] = mapped_column(Moment)
    rule: Mapped[str] = mapped_column(String(120))
    source: Mapped[str] = mapped_column(String(120))
    bucket: Mapped[str | None] = mapped_column(String(12))
    reverses: Mapped[int | None] = mapped_column(ForeignKey("fact.id"))
    covering: Mapped[str | None] = mapped_column(String(60))  # as debtor, plan or decision stated
    payment_id: Mapped[int | None] = mapped_column(ForeignKey("payment.id"), index=True)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    made_by: Mapped[str] = mapped_column(String(120))
    reason: Mapped[str] = mapped_column(String(300), default="")


class Posting(Row):
    """One immutable transfer from one account to another, balanced by construction."""

    __tablename__ = "posting"
    __table_args__ = (
        CheckConstraint("amount > 0", name="amount_positive"),
        CheckConstraint("debit <> credit", name="two_accounts"),
        Index("ix_posting_claim_id", "claim_id", "value_date"),
        Index("uq_posting_reverses", "reverses", unique=True),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    payment_id: Mapped[int | None] = mapped_column(ForeignKey("payment.id"), index=True)
    fact_id: Mapped[int | None] = mapped_column(ForeignKey("fact.id"))
    key: Mapped[str] = mapped_column(key_text(80))  # domain.ledger.Entry.key
    debit: Mapped[str] = mapped_column(String(20))
    credit: Mapped[str] = mapped_column(String(20))
    amount: Mapped[int] = mapped_column(BigInteger)
    value_date: Mapped[date]
    booked_at: Mapped[datetime] = mapped_column(Moment)
    rule: Mapped[str] = mapped_column(String(160))
    source: Mapped[str] = mapped_column(String(120))
    reverses: Mapped[int | None] = mapped_column(ForeignKey("posting.id"))


class ClaimBalance(Row):
    """What the postings of a claim sum to: kept for lists, proved by ``verify``.

    Interest from ``accrues_from`` on ``bearing`` øre is not posted yet and is added when read.
    """

    __tablename__ = "claim_balance"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True)
    principal: Mapped[int] = mapped_column(BigInteger)
    costs: Mapped[int] = mapped_column(BigInteger)
    fees: Mapped[int] = mapped_column(BigInteger)
    interest: Mapped[int] = mapped_column(BigInteger)
    credit: Mapped[int] = mapped_column(BigInteger)
    bearing: Mapped[int] = mapped_column(BigInteger)  # principal that bears interest now
    accrues_from: Mapped[date | None]
    accrued: Mapped[int] = mapped_column(BigInteger, default=0)  # of the open line, posted already
