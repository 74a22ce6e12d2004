"""Four eyes: what one person proposed, exactly, and what another decided about it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from collector_desk.models.base import Id, Moment, Row


class Approval(Row):
    """A proposal, frozen by the SHA-256 of everything it rests on (ruling 32).

    The database itself refuses an approval by the person who proposed it, and one without the
    person and the moment.
    """

    __tablename__ = "approval"
    __table_args__ = (
        Index("ix_approval_state", "state", "proposed_at"),
        Index("ix_approval_subject", "subject", "subject_id"),
        Index(
            "uq_approval_waiting",
            "subject",
            "subject_id",
            unique=True,
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        CheckConstraint(
            "decided_by_person IS NULL OR decided_by_person <> proposed_by_person"
            " OR state = 'withdrawn'",
            name="two_persons",
        ),
        CheckConstraint(
            "(state IN ('waiting', 'void')) OR (decided_by_person IS NOT NULL"
            " AND decided_at IS NOT NULL)",
            name="decided_by_somebody",
        ),
        CheckConstraint(
            "state IN ('waiting', 'approved', 'sent_back', 'withdrawn', 'void')", name="state_known"
        ),
        CheckConstraint("(subject = 'rates') = (debtor_id IS NULL)", name="of_somebody"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    debtor_id: Mapped[int | None] = mapped_column(ForeignKey("debtor.id"), index=True)
    subject: Mapped[str] = mapped_column(String(20))  # domain.approval.Subject
    subject_id: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    amount: Mapped[int] = mapped_column(BigInteger)  # øre that it is about
    why: Mapped[str] = mapped_column(String(300))  # the rule that asks for a second person
    reasons: Mapped[str] = mapped_column(Text)  # the proposer's
    frozen: Mapped[str] = mapped_column(Text)  # canonical JSON of what is approved
    digest: Mapped[str] = mapped_column(String(64))  # its SHA-256
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    proposed_by_person: Mapped[int] = mapped_column(ForeignKey("person.id"))
    proposed_by: Mapped[str] = mapped_column(String(120))
    proposed_at: Mapped[datetime] = mapped_column(Moment)
    decided_by_person: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_by: Mapped[str] = mapped_column(String(120), default="")
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    comment: Mapped[str] = mapped_column(String(1000), default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Refund(Row):
    """Money that is to go back to a payer. It is paid only after a second person approved it.

    ``payer`` is the account it came from (empty: the file named none), ``account`` where it goes.
    """

    __tablename__ = "refund"
    __table_args__ = (
        CheckConstraint("amount > 0", name="amount_positive"),
        CheckConstraint("state <> 'paid' OR approval_id IS NOT NULL", name="paid_is_approved"),
        CheckConstraint("state <> 'paid' OR account <> ''", name="paid_somewhere"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    amount: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(String(300))
    payer: Mapped[str] = mapped_column(String(11), default="")
    account: Mapped[str] = mapped_column(String(34), default="")  # where to, once known
    state: Mapped[str] = mapped_column(String(10), default="proposed")  # service.refunds
    approval_id: Mapped[int | None] = mapped_column(ForeignKey("approval.id"))
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)
    paid_at: Mapped[datetime | None] = mapped_column(Moment)
    fact_id: Mapped[int | None] = mapped_column(ForeignKey("fact.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
