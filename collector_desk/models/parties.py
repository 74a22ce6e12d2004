"""Who left a claim: debtors that were let out of it, and money that is to go back to them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from collector_desk.models.base import Id, Moment, Row, key_text


class Release(Row):
    """A debtor was let out of a claim. Kept for good; undone by a day, never removed.

    ``role``, ``share``, ``joined_on``, ``cap`` and ``case_id`` are as they stood on the claim. ``successor_id`` is who
    was put on the claim instead. What it did to the money names it in ``fact.source``.
    """

    __tablename__ = "claim_release"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    role: Mapped[str] = mapped_column(String(20))
    share: Mapped[int | None] = mapped_column(BigInteger)
    joined_on: Mapped[date | None]
    cap: Mapped[int | None] = mapped_column(BigInteger)
    ground: Mapped[str] = mapped_column(String(20))  # domain.release.ReleaseGround
    reasons: Mapped[str] = mapped_column(String(1000))
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("debtor.id"))
    closed_claim: Mapped[bool] = mapped_column(default=False)  # nobody was left to owe it
    objection_on: Mapped[date | None]  # as it stood on the claim (claim.objection_on)
    # What the claim bore interest by, and the KID this debtor knows it by; empty where they stayed.
    # Once it is undone, the KID is the one that the right debtor was given.
    interest: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    kid: Mapped[str | None] = mapped_column(key_text(25), index=True)
    # What of the debtor's rested on the claim and was ended: ids by table, each with its stage.
    ended: Mapped[dict[str, list[tuple[int, str]]]] = mapped_column(
        JSON, default=dict, server_default=text("'{}'")
    )
    released_on: Mapped[date]
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)
    undone_on: Mapped[date | None]
    undone_by: Mapped[str] = mapped_column(String(120), default="")
    undone_why: Mapped[str] = mapped_column(String(300), default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class ReturnedPayment(Row):
    """A payment by somebody who never owed the claim: it goes back whole, once two approved it.

    It touches no claim. ``payer`` is the account it came from, empty where the file named none;
    ``account`` where it goes; ``paid_by`` the payment out of the bank.
    """

    __tablename__ = "returned_payment"
    __table_args__ = (
        CheckConstraint("amount > 0", name="amount_positive"),
        CheckConstraint(
            "state <> 'paid' OR (approval_id IS NOT NULL AND account <> '' AND paid_by IS NOT NULL)",
            name="paid_is_approved",
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("claim_release.id"), index=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    payment_id: Mapped[int] = mapped_column(ForeignKey("payment.id"), index=True)
    amount: Mapped[int] = mapped_column(BigInteger)
    payer: Mapped[str] = mapped_column(String(11), default="")
    account: Mapped[str] = mapped_column(String(11), default="")
    reason: Mapped[str] = mapped_column(String(300))
    state: Mapped[str] = mapped_column(String(10))  # no_account | proposed | paid | ended
    approval_id: Mapped[int | None] = mapped_column(ForeignKey("approval.id"))
    paid_by: Mapped[int | None] = mapped_column(ForeignKey("payment.id"), index=True)
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class UnitMessage(Row):
    """What the creditor unit said of a claim later: a credit note, money it got, a recall.

    What it did to the money names it in ``fact.source``. Kept for good.
    """

    __tablename__ = "unit_message"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))  # domain.unit_message.UnitMessageKind
    amount: Mapped[int] = mapped_column(BigInteger, default=0)  # øre; 0 of a recall
    day: Mapped[date]  # the day it has effect from, or the unit was paid
    text: Mapped[str] = mapped_column(String(300))
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)


class DebtorMerge(Row):
    """Two debtors turned out to be one person; undone by a day, never removed.

    ``moved`` names by table the rows that went from the one who is gone to the one who is kept,
    ``former`` what the one who is gone was found by; once the one who is kept is protected, its
    address lies in ``protected_address``. ``former["lent"]`` is what stood with the one who is
    kept before it was lent what only the other had, ``former["own"]`` what was registered of it.
    Notes and documents are never changed: they
    stay where they were written, and are read with the one who is kept.
    """

    __tablename__ = "debtor_merge"
    __table_args__ = (
        CheckConstraint("kept_id <> gone_id", name="two_debtors"),
        Index(
            "uq_debtor_merge_gone",
            "gone_id",
            unique=True,
            sqlite_where=text("undone_on IS NULL"),
            postgresql_where=text("undone_on IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    kept_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    gone_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"))
    reasons: Mapped[str] = mapped_column(String(1000))
    moved: Mapped[dict[str, Any]] = mapped_column(JSON)
    former: Mapped[dict[str, Any]] = mapped_column(JSON)
    merged_on: Mapped[date]
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)
    undone_on: Mapped[date | None]
    undone_by: Mapped[str] = mapped_column(String(120), default="")
    undone_why: Mapped[str] = mapped_column(String(300), default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class ClaimHeir(Row):
    """Whose part of a claim somebody put on it as an heir took over (``service.estates``).

    A row for the dead, and one for everybody the dead was an heir of. ``since`` is the day they
    were put on the claim, as in ``claim_debtor.joined_on``; what is after ``until`` nobody took
    over. Off while the heir is let out of the claim (``release_id``).
    """

    __tablename__ = "claim_heir"
    __table_args__ = (Index("ix_claim_heir_claim_id", "claim_id", "debtor_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"))
    of_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"))
    since: Mapped[date | None]
    until: Mapped[date]
    release_id: Mapped[int | None] = mapped_column(ForeignKey("claim_release.id"))
