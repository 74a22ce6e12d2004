"""Enforcement: measures and what they rest on, the enforcement book, requests and judgments."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from collector_desk.models.base import Id, Moment, Row, key_text


class Measure(Row):
    """A measure of enforcement: a withholding, an account lien, or a request to the namsmann.

    ``terms`` are what was filled in (``wire.measures.MeasureTerms``), ``reckoned`` what they came
    to when it was proposed; both are kept with the decision. Past ``waiting`` it stands on an
    approval by another person, which the database itself asks for (``models.seals``).
    """

    __tablename__ = "measure"
    __table_args__ = (
        Index("ix_measure_stage", "stage", "ends_on"),
        CheckConstraint(
            "stage NOT IN ('decided', 'in_force') OR approval_id IS NOT NULL",
            name="decided_is_approved",
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    number: Mapped[str] = mapped_column(key_text(20), unique=True)  # «T-2026-000012»
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))  # domain.enforcement.measure.MeasureKind
    regime: Mapped[str] = mapped_column(String(5))  # frozen when it is decided
    stage: Mapped[str] = mapped_column(String(12))  # domain.enforcement.measure.MeasureStage
    terms: Mapped[dict[str, Any]] = mapped_column(JSON)
    reckoned: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    reasons: Mapped[str] = mapped_column(Text, default="")
    considered: Mapped[str] = mapped_column(Text, default="")  # what was weighed instead
    monthly: Mapped[int | None] = mapped_column(BigInteger)  # øre a month, own withholding
    decided_on: Mapped[date | None]
    effect_on: Mapped[date | None]  # the day the payer or the bank was told
    ends_on: Mapped[date | None]  # its last day: two years of a trekk, three of a lien
    sale_on: Mapped[date | None]  # tvangsdekning was requested: the lien does not lapse
    ended_on: Mapped[date | None]
    ended_why: Mapped[str] = mapped_column(String(300), default="")
    approval_id: Mapped[int | None] = mapped_column(ForeignKey("approval.id"))
    editors: Mapped[list[int]] = mapped_column(JSON, default=list, server_default="[]")  # persons
    made_by_person: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class MeasureClaim(Row):
    """A claim in a measure, with what was owed on it when the measure was proposed, øre."""

    __tablename__ = "measure_claim"

    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True, index=True)
    rank: Mapped[str] = mapped_column(String(1))  # dekningsloven § 2-8, a to e
    principal: Mapped[int] = mapped_column(BigInteger)
    costs: Mapped[int] = mapped_column(BigInteger)  # costs and fees
    interest: Mapped[int] = mapped_column(BigInteger)


class DebtorStatement(Row):
    """What the debtor said to a notice of enforcement (uttalelse), § 7-6."""

    __tablename__ = "debtor_statement"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    inquiry_id: Mapped[int | None] = mapped_column(ForeignKey("inquiry.id"))
    received_on: Mapped[date]
    text: Mapped[str] = mapped_column(Text)
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)


class RegimeAnswer(Row):
    """The answer to a look-up of the rules a debtor is under, as a person registered it."""

    __tablename__ = "regime_answer"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    answer: Mapped[str] = mapped_column(String(5))  # claim.Regime
    one_trekk_since: Mapped[date | None]  # a trekk under the new rules exists from this day
    asked_on: Mapped[date]
    source: Mapped[str] = mapped_column(String(120))
    question: Mapped[str] = mapped_column(  # regime.Question
        String(7), default="request", server_default="request"
    )
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)


class BookEntry(Row):
    """A line of the enforcement book (namsbok, tvangsfullbyrdelsesloven § 5-19); only added to."""

    __tablename__ = "enforcement_book"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    number: Mapped[str] = mapped_column(key_text(20), unique=True)  # «N-2026-000004»
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), index=True)
    what: Mapped[str] = mapped_column(String(40))
    day: Mapped[date]
    text: Mapped[str] = mapped_column(Text)
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)


class RequestVersion(Row):
    """A request to the namsmann as it was made: bytes and digest, and when it was filed."""

    __tablename__ = "request_version"
    __table_args__ = (
        UniqueConstraint("measure_id", "number", name="uq_request_version_number"),
        Index(
            "uq_request_version_reference",
            "reference",
            "number",
            unique=True,
            sqlite_where=text("reference <> ''"),
            postgresql_where=text("reference <> ''"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), index=True)
    number: Mapped[int]
    form: Mapped[str] = mapped_column(String(5))  # paper | json
    content: Mapped[bytes] = mapped_column(LargeBinary)
    digest: Mapped[str] = mapped_column(String(64))
    # The request by its published names, also where it was printed: a change is held against it.
    source: Mapped[bytes] = mapped_column(LargeBinary, server_default=text("''"))
    attachments: Mapped[list[Any]] = mapped_column(JSON)  # name, kind, uuid, sha256 of each
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)
    # Another leader agreed that it asks for what had grown since two persons approved the measure.
    agreed: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    filed_on: Mapped[date | None]
    filed_by: Mapped[str] = mapped_column(String(120), default="")
    reference: Mapped[str] = mapped_column(String(60), default="")  # the receiver's
    refused_on: Mapped[date | None]  # it or the one it rests on: as never filed
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class RequestEvent(Row):
    """What came back on a request: receipt, question, court fee, result, dismissal."""

    __tablename__ = "request_event"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), index=True)
    kind: Mapped[str] = mapped_column(String(24))
    day: Mapped[date]
    deadline: Mapped[date | None]
    amount: Mapped[int | None] = mapped_column(BigInteger)
    code: Mapped[str] = mapped_column(String(80), default="")  # a published code, byte for byte
    text: Mapped[str] = mapped_column(Text, default="")
    refused_version: Mapped[int | None]  # the number of the version that was refused
    claim_ids: Mapped[list[int]] = mapped_column(
        JSON, default=list, server_default="[]"
    )  # empty: all
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    # The namsmann's own id of each claim, by its number: what is sent later names the claim by it.
    register_ids: Mapped[dict[str, str]] = mapped_column(JSON, default=dict, server_default="{}")
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)
    taken_back_on: Mapped[date | None]  # it was entered by mistake, and counts no more
    taken_back_by: Mapped[str] = mapped_column(String(120), default="", server_default="")
    taken_back_why: Mapped[str] = mapped_column(String(300), default="", server_default="")


class Judgment(Row):
    """A judgment or settlement on a claim: a basis of its own, with its costs and ten years.

    One that names several debtors has a row for each, with the same ``fact_id``: what they were
    ordered to pay in costs, jointly. Each is served by itself, and that may be told of later. The
    rows that were registered as one have the first of them in ``with_id``.
    """

    __tablename__ = "judgment"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    what: Mapped[str] = mapped_column(String(20))  # judgment | settlement
    board: Mapped[str] = mapped_column(String(120))
    decided_on: Mapped[date]
    served_on: Mapped[date | None]
    pay_by: Mapped[date | None]
    costs: Mapped[int] = mapped_column(BigInteger)  # øre awarded
    fact_id: Mapped[int | None] = mapped_column(ForeignKey("fact.id"), index=True)  # the costs
    text: Mapped[str] = mapped_column(Text, default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    with_id: Mapped[int | None] = mapped_column(ForeignKey("judgment.id"))  # None: the first one
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)
    taken_back_on: Mapped[date | None]  # it was registered by mistake, and counts no more
    taken_back_by: Mapped[str] = mapped_column(String(120), default="", server_default="")
    taken_back_why: Mapped[str] = mapped_column(String(300), default="", server_default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
