"""Complaints to the conciliation board and the Rent Disputes Tribunal, and what came of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from collector_desk.models.base import Id, Moment, Row, key_text


class Suit(Row):
    """A complaint as it was made: the file with its checksum, and the day it was filed."""

    __tablename__ = "suit"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    number: Mapped[str] = mapped_column(key_text(20), unique=True)  # «S-2026-000003»
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    board: Mapped[str] = mapped_column(String(20))  # domain.enforcement.suit.Board
    stage: Mapped[str] = mapped_column(String(12))  # domain.enforcement.suit.SuitStage
    facts: Mapped[str] = mapped_column(Text)  # faktiske forhold
    reasons: Mapped[str] = mapped_column(Text, default="")  # a supervisor's, where one is needed
    fee: Mapped[int | None] = mapped_column(BigInteger)  # øre, court fee; None: not known
    content: Mapped[bytes] = mapped_column(LargeBinary)
    digest: Mapped[str] = mapped_column(String(64))
    attachments: Mapped[list[Any]] = mapped_column(JSON)  # name, sha256, document of each
    made_on: Mapped[date]
    filed_on: Mapped[date | None]
    filed_by: Mapped[str] = mapped_column(String(120), default="")
    reference: Mapped[str] = mapped_column(String(60), default="")  # the board's
    ended_on: Mapped[date | None]
    ended_why: Mapped[str] = mapped_column(String(300), default="")
    made_by_person: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class SuitClaim(Row):
    """A claim in a complaint, with what was owed on it when it was made, øre."""

    __tablename__ = "suit_claim"

    suit_id: Mapped[int] = mapped_column(ForeignKey("suit.id"), primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True, index=True)
    principal: Mapped[int] = mapped_column(BigInteger)
    costs: Mapped[int] = mapped_column(BigInteger)  # costs and fees
    interest: Mapped[int] = mapped_column(BigInteger)


class SuitEvent(Row):
    """What came in a complaint: an answer, a meeting, how it was closed."""

    __tablename__ = "suit_event"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    suit_id: Mapped[int] = mapped_column(ForeignKey("suit.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))  # domain.enforcement.suit.SuitEventKind
    day: Mapped[date]
    deadline: Mapped[date | None]
    amount: Mapped[int | None] = mapped_column(BigInteger)
    text: Mapped[str] = mapped_column(Text, default="")
    claim_ids: Mapped[list[int]] = mapped_column(
        JSON, default=list, server_default="[]"
    )  # empty: all
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)
