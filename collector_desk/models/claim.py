"""What is owed: creditor units, cases, claims and who is liable for them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column

from collector_desk.models.base import Id, Moment, Row, key_text


class CreditorUnit(Row):
    """A bydel, etat or KF that hands claims over. The creditor is always Oslo kommune."""

    __tablename__ = "creditor_unit"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    code: Mapped[str] = mapped_column(key_text(20), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(10))  # bydel | etat | kf
    client: Mapped[int]  # the first four digits of its KIDs


class ClaimBatch(Row):
    """A claim file that was imported, whole or not at all."""

    __tablename__ = "claim_batch"
    __table_args__ = (Index("uq_claim_batch_number", "creditor_unit_id", "number", unique=True),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    creditor_unit_id: Mapped[int] = mapped_column(ForeignKey("creditor_unit.id"))
    number: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    count: Mapped[int]
    total: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(12), default="committed")  # committed | withdrawn
    committed_at: Mapped[datetime] = mapped_column(Moment)
    committed_by: Mapped[str] = mapped_column(String(120))
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_by: Mapped[str] = mapped_column(String(120), default="")
    reason: Mapped[str] = mapped_column(String(300), default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Case(Row):
    """One debtor's numbered folder of claims."""

    __tablename__ = "case_file"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    number: Mapped[str] = mapped_column(key_text(20), unique=True)  # «2026-001234»
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    opened_on: Mapped[date]


class Claim(Row):
    """One claim: the unit of law. Its money is in ``fact`` and ``posting``."""

    __tablename__ = "claim"
    __table_args__ = (
        Index("ix_claim_invoice_number", "invoice_number"),
        Index("ix_claim_plate", "plate"),
        Index("ix_claim_original_kid", "original_kid"),
        CheckConstraint("principal > 0", name="principal_positive"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    number: Mapped[str] = mapped_column(key_text(20), unique=True)  # «K-2026-001184»
    kind: Mapped[str] = mapped_column(String(24))  # domain.claim.ClaimKind
    creditor_unit_id: Mapped[int] = mapped_column(ForeignKey("creditor_unit.id"))
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("claim_batch.id"), index=True)
    batch_line: Mapped[int | None]
    sender_reference: Mapped[str] = mapped_column(String(60))
    invoice_number: Mapped[str] = mapped_column(key_text(40))
    invoice_date: Mapped[date]
    due_date: Mapped[date]
    period_from: Mapped[date | None]
    period_to: Mapped[date | None]
    description: Mapped[str] = mapped_column(String(200))
    principal: Mapped[int] = mapped_column(BigInteger)  # øre, as handed over
    interest_from: Mapped[date | None]
    interest_basis: Mapped[str] = mapped_column(String(20))  # agreed|by_rule|demand_plus_30|none
    interest_rule: Mapped[str] = mapped_column(String(120))
    # What the first day rests on beside its basis: the demand, a later day stated by the unit.
    interest_note: Mapped[str] = mapped_column(String(200), default="", server_default="")
    limitation_start: Mapped[date]
    kid: Mapped[str] = mapped_column(key_text(25), unique=True)
    original_kid: Mapped[str] = mapped_column(key_text(25), default="")
    plate: Mapped[str] = mapped_column(key_text(10), default="")
    # An objection that came with the claim; it stops the claim until it is classified (ruling 19).
    objection_on: Mapped[date | None]
    objection_text: Mapped[str] = mapped_column(String(500), default="", server_default="")
    state: Mapped[str] = mapped_column(String(12), default="open")  # open | withdrawn
    received_on: Mapped[date]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class ClaimDebtor(Row):
    """A debtor is liable for a claim, in a role and with a share (None = for the whole).

    ``joined_on`` is the day they were put on it; empty for who owed it when it was handed over.
    ``cap`` is what an heir of a small estate answers for, in øre; empty for all others.
    ``last_day`` is the last day the claim can be demanded of this debtor: kept for lists by
    ``service.last_days``, proved by ``verify``; empty where nothing is owed or a case is open.
    """

    __tablename__ = "claim_debtor"
    __table_args__ = (
        Index("ix_claim_debtor_debtor_id", "debtor_id"),
        Index("ix_claim_debtor_last_day", "last_day", "claim_id", "debtor_id"),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))  # debtor | joint | driver | owner | tenant …
    share: Mapped[int | None] = mapped_column(BigInteger)  # øre of the principal
    joined_on: Mapped[date | None]
    cap: Mapped[int | None] = mapped_column(BigInteger)
    last_day: Mapped[date | None]


class Notice(Row):
    """A letter about a claim to one debtor: when it went, and until when it gave time.

    ``letter_id`` is our own letter; empty for what the creditor unit sent. While it ``waits`` to
    be sent, ``sent_on`` is the day it was written and its deadline does not run. One that came
    back (``returned_on``) was not given: no step and no fee rests on it.
    """

    __tablename__ = "notice"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    kind: Mapped[str] = mapped_column(String(24))
    sent_on: Mapped[date]
    deadline: Mapped[date | None]
    # Øre of the principal that it demanded: less than all where a part was disputed. None: all.
    demanded: Mapped[int | None] = mapped_column(BigInteger)
    way: Mapped[str] = mapped_column(String(20))  # domain.handover.Way, or of our own letters
    fee: Mapped[int] = mapped_column(BigInteger, default=0)
    source: Mapped[str] = mapped_column(String(120))
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
    waits: Mapped[bool] = mapped_column(default=False, server_default=false())
    returned_on: Mapped[date | None]


class LimitationEvent(Row):
    """A step that moves limitation for one debtor on one claim (domain.limitation_steps)."""

    __tablename__ = "limitation_event"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"))
    step: Mapped[str] = mapped_column(String(24))
    day: Mapped[date]
    ended: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(String(16), default="pending")
    confirmed: Mapped[date | None]
    regime: Mapped[str | None] = mapped_column(String(4))
    source: Mapped[str] = mapped_column(String(120))
