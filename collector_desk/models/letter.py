"""Letters: what was written to whom, by which way it went, and what became of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from collector_desk.models.base import Id, Moment, Row, key_text


class LetterRow(Row):
    """One letter to one recipient, with the template it was made from and the bytes it became."""

    __tablename__ = "letter"
    __table_args__ = (Index("ix_letter_state", "state", "lawful_from"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    # None: with mail that belongs to nobody, sent on
    debtor_id: Mapped[int | None] = mapped_column(ForeignKey("debtor.id"), index=True)
    kind: Mapped[str] = mapped_column(String(28))  # domain.letter.LetterKind
    template: Mapped[str] = mapped_column(String(80))  # name and version
    language: Mapped[str] = mapped_column(String(2))
    regime: Mapped[str] = mapped_column(String(4))
    recipient: Mapped[str] = mapped_column(String(16))  # domain.delivery.To
    recipient_name: Mapped[str] = mapped_column(String(200))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)  # the words it was printed from
    state: Mapped[str] = mapped_column(String(12))  # domain.delivery.Delivery
    lawful_from: Mapped[date]
    made_on: Mapped[date]
    sent_on: Mapped[date | None]
    deadline: Mapped[date | None]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    sha256: Mapped[str] = mapped_column(String(64), default="")
    # The letter it goes together with: the debtor's and the guardian's are one notice.
    with_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"))
    objection_id: Mapped[int | None] = mapped_column(ForeignKey("objection.id"))
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plan.id"))
    deferral_id: Mapped[int | None] = mapped_column(ForeignKey("deferral.id"))
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"), index=True)
    inquiry_id: Mapped[int | None] = mapped_column(ForeignKey("inquiry.id"))  # it is sent on with
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class LetterClaim(Row):
    """A claim that a letter speaks of."""

    __tablename__ = "letter_claim"

    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True, index=True)


class Dispatch(Row):
    """What must leave the house: written with the deed, sent after it, once."""

    __tablename__ = "dispatch"
    __table_args__ = (Index("ix_dispatch_state", "state"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    channel: Mapped[str] = mapped_column(String(12))  # file_drop | svarut
    state: Mapped[str] = mapped_column(String(12))  # domain.delivery.Delivery
    external: Mapped[str] = mapped_column(key_text(64), default="")  # the receiver's own number
    attempts: Mapped[int] = mapped_column(default=0)
    fault: Mapped[str] = mapped_column(String(300), default="")
    changed_at: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
