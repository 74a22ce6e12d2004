"""Money that came in: files from the bank and the payments in them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from collector_desk.models.base import Id, Moment, Row, key_text


class BankFile(Row):
    """A payment file, read whole and once."""

    __tablename__ = "bank_file"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    payments: Mapped[int]
    total: Mapped[int] = mapped_column(BigInteger)
    imported_at: Mapped[datetime] = mapped_column(Moment)
    imported_by: Mapped[str] = mapped_column(String(120))
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))


class Transmission(Row):
    """One transmission of a payment file: the same is never read twice."""

    __tablename__ = "transmission"
    __table_args__ = (Index("uq_transmission_key", "sender", "number", "recipient", unique=True),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("bank_file.id"), index=True)
    sender: Mapped[str] = mapped_column(String(8))
    number: Mapped[str] = mapped_column(String(7))
    recipient: Mapped[str] = mapped_column(String(8))
    settled_on: Mapped[date | None]  # by the bank, whenever it was read


class Payment(Row):
    """One payment as the bank reported it. What it was placed on is in ``fact``."""

    __tablename__ = "payment"
    __table_args__ = (
        Index("uq_payment_line", "transmission_id", "assignment", "transaction", unique=True),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    transmission_id: Mapped[int | None] = mapped_column(ForeignKey("transmission.id"))
    assignment: Mapped[str] = mapped_column(String(7), default="")
    transaction: Mapped[str] = mapped_column(String(7), default="")
    line: Mapped[int] = mapped_column(default=0)
    type: Mapped[str] = mapped_column(String(2), default="")
    amount: Mapped[int] = mapped_column(BigInteger)  # øre; negative where money was taken back
    settlement_date: Mapped[date]
    value_date: Mapped[date]  # ruling 31: the order date where the file gives one
    kid: Mapped[str] = mapped_column(key_text(25), default="")  # as it came
    account: Mapped[str] = mapped_column(String(11), default="")
    debit_account: Mapped[str] = mapped_column(key_text(11), default="")
    archive_reference: Mapped[str] = mapped_column(String(20), default="")
    text: Mapped[str] = mapped_column(String(200), default="")
    source: Mapped[str] = mapped_column(String(120))
    raw: Mapped[str] = mapped_column(Text, default="")
    known_at: Mapped[datetime] = mapped_column(Moment)


class PaymentState(Row):
    """How much of a payment is still unplaced: kept for lists, proved by ``verify``."""

    __tablename__ = "payment_state"
    __table_args__ = (Index("ix_payment_state_unplaced", "unplaced"),)

    payment_id: Mapped[int] = mapped_column(ForeignKey("payment.id"), primary_key=True)
    unplaced: Mapped[int] = mapped_column(BigInteger)
    why: Mapped[str] = mapped_column(String(200), default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


_STANDS = text("taken_back_on IS NULL")


class DismissedMatch(Row):
    """Somebody looked at unplaced money that might be a debtor's and said why it is not."""

    __tablename__ = "dismissed_match"
    __table_args__ = (
        Index(
            "uq_dismissed_match", "payment_id", "debtor_id", unique=True,
            sqlite_where=_STANDS, postgresql_where=_STANDS,
        ),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    payment_id: Mapped[int] = mapped_column(ForeignKey("payment.id"))
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    reason: Mapped[str] = mapped_column(String(300))
    dismissed_at: Mapped[datetime] = mapped_column(Moment)
    dismissed_on: Mapped[date]
    dismissed_by: Mapped[str] = mapped_column(String(120))
    taken_back_on: Mapped[date | None]
