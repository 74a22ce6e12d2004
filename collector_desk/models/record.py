"""What is kept: notes, documents, the audit, answered requests and the house itself."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from collector_desk.models.base import Id, Moment, Row, key_text


class Note(Row):
    """A note on a debtor. Only added; a correction is a new note that names the old one."""

    __tablename__ = "note"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    text: Mapped[str] = mapped_column(String(4000))
    corrects: Mapped[int | None] = mapped_column(ForeignKey("note.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    written_by: Mapped[str] = mapped_column(String(120))
    written_at: Mapped[datetime] = mapped_column(Moment)
    written_on: Mapped[date]  # the desk's own day, which in practice is fixed


class Document(Row):
    """A file kept by the desk, found by its hash."""

    __tablename__ = "document"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    debtor_id: Mapped[int | None] = mapped_column(ForeignKey("debtor.id"), index=True)
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), index=True)
    kind: Mapped[str] = mapped_column(String(24))  # claim_file | payment_file | invoice | letter
    title: Mapped[str] = mapped_column(String(200))
    day: Mapped[date]
    name: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    kept_at: Mapped[datetime] = mapped_column(Moment)


class Audit(Row):
    """One deed, in the transaction that did it. Chained per stream, over salted digests."""

    __tablename__ = "audit"
    __table_args__ = (Index("uq_audit_stream", "stream", "seq", unique=True),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    stream: Mapped[str] = mapped_column(key_text(40))  # «debtor:17», «account:3», «house»
    seq: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)
    account_id: Mapped[int | None]
    actor: Mapped[str] = mapped_column(String(120))
    deed: Mapped[str] = mapped_column(String(40), index=True)
    outcome: Mapped[str] = mapped_column(String(60))  # done | refused:<code>
    details: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    salt: Mapped[str] = mapped_column(String(32))
    digest: Mapped[str] = mapped_column(String(64))
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AuditHead(Row):
    """The end of each audit stream: the row that is locked to append to it."""

    __tablename__ = "audit_head"

    stream: Mapped[str] = mapped_column(key_text(40), primary_key=True)
    seq: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))


class AuditRoot(Row):
    """The signed root over all stream heads on a day."""

    __tablename__ = "audit_root"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    day: Mapped[date] = mapped_column(unique=True)
    streams: Mapped[int]
    heads: Mapped[str] = mapped_column(Text)  # canonical JSON: stream → [seq, hash]
    root: Mapped[str] = mapped_column(String(64))
    signature: Mapped[str] = mapped_column(String(128))
    public_key: Mapped[str] = mapped_column(String(64))


class Request(Row):
    """An order that was carried out, by its idempotency key, with the answer it got.

    ``noted`` is where the audit tells of it: [stream, number in the stream]. ``undone_at`` is
    when it was taken back by a counter-deed.
    """

    __tablename__ = "request"
    __table_args__ = (Index("ix_request_account_id", "account_id", "at"),)

    account_id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    body_hash: Mapped[str] = mapped_column(String(64))
    answer: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    deed: Mapped[str] = mapped_column(String(40), default="", server_default="")
    noted: Mapped[list[Any] | None] = mapped_column(JSON)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)


class House(Row):
    """Facts about this house and database: name, practice or not, fixed date, number series."""

    __tablename__ = "house"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(String(200))


class OutageRow(Row):
    """Days on which debtors could not reach us; nothing of it is removed, a wrong one is withdrawn.

    ``to_day`` is the last day of it; None while it goes on.
    """

    __tablename__ = "outage"
    __table_args__ = (CheckConstraint("from_day <= to_day", name="days_in_order"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    channel: Mapped[str] = mapped_column(String(16))  # domain/outages.Channel
    from_day: Mapped[date]
    to_day: Mapped[date | None]
    source: Mapped[str] = mapped_column(String(200))  # who told of it, and where
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)
    withdrawn_by: Mapped[str] = mapped_column(String(120), default="")
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_why: Mapped[str] = mapped_column(String(300), default="")
