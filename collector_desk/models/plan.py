"""What was agreed about time: deferrals and payment plans with their instalments."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    false,
)
from sqlalchemy.orm import Mapped, mapped_column

from collector_desk.models.base import Id, Moment, Row, key_text


class Deferral(Row):
    """More time to pay, for some claims of a debtor, until a day (exclusive)."""

    __tablename__ = "deferral"
    __table_args__ = (
        Index("ix_deferral_state", "state", "until"),
        CheckConstraint("until > from_day", name="until_after_from"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    inquiry_id: Mapped[int | None] = mapped_column(ForeignKey("inquiry.id"))
    from_day: Mapped[date]
    until: Mapped[date]
    reason: Mapped[str] = mapped_column(String(20))  # domain.deferral
    text: Mapped[str] = mapped_column(Text, default="")
    # Whether the debtor named the last day; the letter of a refusal prints it only then.
    day_named: Mapped[bool] = mapped_column(default=False, server_default=false())
    state: Mapped[str] = mapped_column(String(12))  # domain.plan_stage
    decided_on: Mapped[date | None]
    # When and why it was ended before its day.
    ended_on: Mapped[date | None]
    ended_why: Mapped[str] = mapped_column(String(300), default="", server_default="")
    approval_id: Mapped[int | None] = mapped_column(ForeignKey("approval.id"))
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class DeferralClaim(Row):
    """A claim that a deferral is about."""

    __tablename__ = "deferral_claim"

    deferral_id: Mapped[int] = mapped_column(ForeignKey("deferral.id"), primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True)


class Plan(Row):
    """A payment plan (nedbetalingsavtale). Its terms are kept as they were agreed."""

    __tablename__ = "plan"
    __table_args__ = (Index("ix_plan_state", "state"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    number: Mapped[str] = mapped_column(key_text(20), unique=True)  # «A-2026-000012»
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    inquiry_id: Mapped[int | None] = mapped_column(ForeignKey("inquiry.id"))
    state: Mapped[str] = mapped_column(String(12))  # domain.plan_stage
    requested_on: Mapped[date]
    agreed_on: Mapped[date | None]
    instalment: Mapped[int] = mapped_column(BigInteger)  # øre
    count: Mapped[int]
    first_due: Mapped[date]
    # Whether the debtor named it; the letter of a refusal prints it only then.
    day_named: Mapped[bool] = mapped_column(default=False, server_default=false())
    interval: Mapped[str] = mapped_column(String(12))
    covering: Mapped[str] = mapped_column(String(60))  # the plan's covering order
    pauses_withholding: Mapped[bool] = mapped_column(default=False)
    request: Mapped[dict[str, Any]] = mapped_column(JSON)  # wire.plans.Terms as they were asked
    budget: Mapped[dict[str, Any] | None] = mapped_column(JSON)  # affordability as it was reckoned
    offer_until: Mapped[date | None]  # the last day the debtor may accept an offer
    reasons: Mapped[str] = mapped_column(Text, default="")
    # The notice of default, once its letter has gone: the day it went, and the last day to mend.
    noticed_on: Mapped[date | None]
    notice_deadline: Mapped[date | None]
    # When it was given back or its sums were changed: no notice written before counts.
    given_back_at: Mapped[datetime | None] = mapped_column(Moment)
    # When its sums were last reckoned anew because a claim fell out of it or came back, and what
    # had met the instalments that stayed: [payment, day, øre] each (service/plan_remade.py).
    remade_at: Mapped[datetime | None] = mapped_column(Moment)
    came_before: Mapped[list[Any] | None] = mapped_column(JSON)
    ended_on: Mapped[date | None]
    ended_why: Mapped[str] = mapped_column(String(300), default="")
    approval_id: Mapped[int | None] = mapped_column(ForeignKey("approval.id"))
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class PlanClaim(Row):
    """A claim that a plan pays down."""

    __tablename__ = "plan_claim"

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True, index=True)


class PlanInstalment(Row):
    """An instalment (avdrag) as it was agreed: its day, its amount, and what it pays."""

    __tablename__ = "plan_instalment"

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    due: Mapped[date]
    amount: Mapped[int] = mapped_column(BigInteger)
    principal: Mapped[int] = mapped_column(BigInteger)
    additions: Mapped[int] = mapped_column(BigInteger)  # costs and fees
    interest: Mapped[int] = mapped_column(BigInteger)
    left: Mapped[int] = mapped_column(BigInteger)  # what remains of the claims afterwards
