"""What was given up of a debt, and offers to settle it for less."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from collector_desk.models.base import Id, Moment, Row


class Relief(Row):
    """A waiver, removal, write-off or settlement, as it was proposed and as it went.

    Nothing is carried out or offered before a second person approved it.
    """

    __tablename__ = "relief"
    __table_args__ = (
        Index("ix_relief_state", "state", "pay_by"),
        CheckConstraint("amount > 0", name="amount_positive"),
        CheckConstraint(
            "state NOT IN ('offered', 'accepted', 'granted') OR approval_id IS NOT NULL",
            name="carried_out_is_approved",
        ),
        CheckConstraint(
            "(kind = 'settlement') = (pay IS NOT NULL AND pay_by IS NOT NULL"
            " AND offer_until IS NOT NULL)",
            name="settlement_has_terms",
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    inquiry_id: Mapped[int | None] = mapped_column(ForeignKey("inquiry.id"))
    kind: Mapped[str] = mapped_column(String(12))  # domain.relief.ReliefKind
    ground: Mapped[str] = mapped_column(String(20))  # domain.relief.ReliefGround
    amount: Mapped[int] = mapped_column(BigInteger)  # øre given up, as reckoned when proposed
    reasons: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(12))  # domain.relief.ReliefStage
    pay: Mapped[int | None] = mapped_column(BigInteger)  # øre that settle it
    pay_by: Mapped[date | None]  # the last day to pay
    offer_until: Mapped[date | None]  # the last day to accept
    adviser: Mapped[str] = mapped_column(String(120), default="")  # NAV, in a joint proposal
    offered_on: Mapped[date | None]
    accepted_on: Mapped[date | None]
    accepted_by: Mapped[str] = mapped_column(String(160), default="")
    ended_on: Mapped[date | None]
    ended_why: Mapped[str] = mapped_column(String(300), default="")
    approval_id: Mapped[int | None] = mapped_column(ForeignKey("approval.id"))
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class ReliefLine(Row):
    """A part of a claim that is given up, and what of the claim is to be paid instead."""

    __tablename__ = "relief_line"
    __table_args__ = (CheckConstraint("amount >= 0 AND share >= 0", name="not_negative"),)

    relief_id: Mapped[int] = mapped_column(ForeignKey("relief.id"), primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True, index=True)
    part: Mapped[str] = mapped_column(String(12), primary_key=True)  # domain.relief.Part
    amount: Mapped[int] = mapped_column(BigInteger)  # øre given up, as reckoned when proposed
    whole: Mapped[bool] = mapped_column(default=False)  # all of the part, later interest too
    share: Mapped[int] = mapped_column(BigInteger, default=0)  # øre that a settlement asks of it
