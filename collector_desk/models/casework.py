"""What debtors ask for and what stops meanwhile: inquiries, objections, questions, holds."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from collector_desk.models.base import Id, Moment, Row, key_text


class Inquiry(Row):
    """What somebody wrote or said to us, by whichever way it came. Never changed but its state.

    ``debtor_id`` is empty while the mail belongs to nobody yet. ``external`` is the sender's own
    number of a message from the portal: the same message twice, by its keyed ``fingerprint``, is
    one inquiry. ``told`` is what it says apart from its words: claims, ground and sum.
    ``journal`` is our own number of it, told to whoever asks for it and to whom it is sent on.
    ``no_letter`` is why no letter answers it; of a request, the words it was withdrawn in.
    """

    __tablename__ = "inquiry"
    __table_args__ = (Index("ix_inquiry_state", "state", "received_on"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    journal: Mapped[str] = mapped_column(key_text(16), unique=True)  # J-2026-000123
    debtor_id: Mapped[int | None] = mapped_column(ForeignKey("debtor.id"), index=True)
    kind: Mapped[str] = mapped_column(String(16))  # domain.inquiry.InquiryKind
    channel: Mapped[str] = mapped_column(String(12))  # domain.inquiry.Channel
    sender: Mapped[str] = mapped_column(String(16))  # domain.inquiry.Sender
    sender_name: Mapped[str] = mapped_column(String(120), default="")
    external: Mapped[str | None] = mapped_column(key_text(64), unique=True)
    received_on: Mapped[date]
    text: Mapped[str] = mapped_column(Text)
    fingerprint: Mapped[str] = mapped_column(String(64), default="", server_default="")
    told: Mapped[str] = mapped_column(Text, default="", server_default="")
    state: Mapped[str] = mapped_column(String(12), default="open")  # open | handled | forwarded
    outcome: Mapped[str] = mapped_column(String(300), default="")
    registered_at: Mapped[datetime] = mapped_column(Moment)
    registered_by: Mapped[str] = mapped_column(String(120))
    handled_on: Mapped[date | None]
    handled_by: Mapped[str] = mapped_column(String(120), default="")
    forwarded_to: Mapped[str] = mapped_column(String(300), default="")
    no_letter: Mapped[str] = mapped_column(String(300), default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class InquiryClaim(Row):
    """A claim that an inquiry speaks of."""

    __tablename__ = "inquiry_claim"

    inquiry_id: Mapped[int] = mapped_column(ForeignKey("inquiry.id"), primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True)


class InquiryDocument(Row):
    """A document that came with an inquiry, or was joined to it."""

    __tablename__ = "inquiry_document"

    inquiry_id: Mapped[int] = mapped_column(ForeignKey("inquiry.id"), primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True)


class InquiryLetter(Row):
    """The letter to the debtor that answered an inquiry."""

    __tablename__ = "inquiry_letter"

    inquiry_id: Mapped[int] = mapped_column(ForeignKey("inquiry.id"), primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"))


class Objection(Row):
    """An objection of one debtor to one claim, from its receipt to its decision.

    ``disputed`` is the part in øre (None: the whole claim). ``stops`` tells whether it stops
    collection: one against a parking fine itself does not (ruling 19).
    """

    __tablename__ = "objection"
    __table_args__ = (
        Index("ix_objection_state", "state", "answer_by"),
        CheckConstraint("disputed IS NULL OR disputed > 0", name="disputed_positive"),
        CheckConstraint("(outcome = '') = (decided_on IS NULL)", name="an_outcome_has_its_day"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    inquiry_id: Mapped[int] = mapped_column(ForeignKey("inquiry.id"))
    received_on: Mapped[date]
    about: Mapped[str] = mapped_column(String(12))  # domain.objection.About
    ground: Mapped[str] = mapped_column(String(24))  # domain.objection.Ground
    disputed: Mapped[int | None] = mapped_column(BigInteger)
    stops: Mapped[bool]
    state: Mapped[str] = mapped_column(String(16), default="received")
    answer_by: Mapped[date]
    acknowledged_on: Mapped[date | None]
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    outcome: Mapped[str] = mapped_column(String(16), default="")  # domain.objection.Outcome
    decided_on: Mapped[date | None]
    decided_by: Mapped[str] = mapped_column(String(120), default="")
    reasons: Mapped[str] = mapped_column(Text, default="")
    reduction: Mapped[int] = mapped_column(BigInteger, default=0)  # øre taken off the principal
    new_deadline: Mapped[date | None]
    withdrawn_inquiry_id: Mapped[int | None] = mapped_column(ForeignKey("inquiry.id"))
    withdrawn_call_id: Mapped[int | None] = mapped_column(ForeignKey("call.id"))
    dismissal: Mapped[str] = mapped_column(String(16), default="")  # domain.objection.Dismissal
    forward_to: Mapped[str] = mapped_column(String(300), default="")
    approval_id: Mapped[int | None] = mapped_column(ForeignKey("approval.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class UnitQuestion(Row):
    """A question to the creditor unit about a claim, its reminders and the unit's answer.

    An answer that decides is the unit's own decision on the claim (ruling 29).
    """

    __tablename__ = "unit_question"
    __table_args__ = (Index("ix_unit_question_answered_on", "answered_on", "deadline"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"))
    objection_id: Mapped[int | None] = mapped_column(ForeignKey("objection.id"), index=True)
    asked_on: Mapped[date]
    asked_by: Mapped[str] = mapped_column(String(120))
    text: Mapped[str] = mapped_column(Text)
    deadline: Mapped[date]
    reminded_on: Mapped[date | None]
    reminders: Mapped[int] = mapped_column(default=0)  # two of one day are told apart by it
    withdrawn_on: Mapped[date | None]  # taken back before its letter went: it was never asked
    answered_on: Mapped[date | None]
    answered_by: Mapped[str] = mapped_column(String(120), default="")  # who at the unit
    answer: Mapped[str] = mapped_column(Text, default="")
    view: Mapped[str] = mapped_column(String(12), default="")  # domain.objection.UnitView
    reduction: Mapped[int] = mapped_column(BigInteger, default=0)  # øre the unit takes off
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    answer_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Hold(Row):
    """Something is stilt i bero: for a debtor, one of its cases or claims, or one measure.

    It holds from ``from_day`` until ``until`` (exclusive; None while what it rests on lasts) or
    the day it was ended. None is without a review date, so that none is forgotten.
    """

    __tablename__ = "hold"
    __table_args__ = (
        Index("ix_hold_ended_on", "ended_on", "review_on"),
        CheckConstraint("until IS NULL OR until > from_day", name="until_after_from"),
        CheckConstraint("case_id IS NULL OR claim_id IS NULL", name="one_level"),
        CheckConstraint(
            "measure_id IS NULL OR (case_id IS NULL AND claim_id IS NULL)", name="measure_alone"
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"))
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), index=True)
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"), index=True)
    reason: Mapped[str] = mapped_column(String(20))  # domain.holds.Reason
    text: Mapped[str] = mapped_column(String(300), default="")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    from_day: Mapped[date]
    review_on: Mapped[date]
    until: Mapped[date | None]
    objection_id: Mapped[int | None] = mapped_column(ForeignKey("objection.id"), index=True)
    deferral_id: Mapped[int | None] = mapped_column(ForeignKey("deferral.id"), index=True)
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plan.id"), index=True)
    unit_question_id: Mapped[int | None] = mapped_column(ForeignKey("unit_question.id"), index=True)
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)
    ended_on: Mapped[date | None]
    ended_by: Mapped[str] = mapped_column(String(120), default="")
    ended_why: Mapped[str] = mapped_column(String(300), default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Call(Row):
    """A telephone call: who called, with which authority, and what came of it."""

    __tablename__ = "call"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    caller: Mapped[str] = mapped_column(String(16))  # domain.inquiry.Sender
    caller_name: Mapped[str] = mapped_column(String(120), default="")
    authority: Mapped[str] = mapped_column(String(200), default="")  # on file: mandate, letter
    controls: Mapped[int]  # control questions answered rightly
    outcome: Mapped[str] = mapped_column(String(20))  # domain.inquiry.CallOutcome
    text: Mapped[str] = mapped_column(String(2000), default="")
    promised: Mapped[int | None] = mapped_column(BigInteger)  # øre
    promised_by: Mapped[date | None]
    follow_up_on: Mapped[date | None]
    called_at: Mapped[datetime] = mapped_column(Moment)
    called_on: Mapped[date]
    taken_by: Mapped[str] = mapped_column(String(120))


class Task(Row):
    """Something to be done by a day, beside what the lists find by themselves."""

    __tablename__ = "task"
    __table_args__ = (Index("ix_task_state", "state", "due_on"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    debtor_id: Mapped[int | None] = mapped_column(ForeignKey("debtor.id"), index=True)
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    kind: Mapped[str] = mapped_column(String(20))  # domain.work.WorkKind
    text: Mapped[str] = mapped_column(String(300))
    due_on: Mapped[date]
    state: Mapped[str] = mapped_column(String(8), default="open")  # open | done
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    # The proposal that came back, of a task about one (service.sent_back).
    approval_id: Mapped[int | None] = mapped_column(ForeignKey("approval.id"), index=True)
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)
    done_by: Mapped[str] = mapped_column(String(120), default="")
    done_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class WorkMark(Row):
    """What was done to a row of a worklist: put off until a day, or given to somebody.

    ``debtor_id`` is 0 where the row has no debtor; limitation is a row for each debtor on a claim.
    """

    __tablename__ = "work_mark"

    kind: Mapped[str] = mapped_column(key_text(20), primary_key=True)
    subject_id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    debtor_id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    put_off_until: Mapped[date | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    marked_by: Mapped[str] = mapped_column(String(120))


class Disqualification(Row):
    """A person is inhabil towards a debtor (forvaltningsloven § 6); declared, never removed."""

    __tablename__ = "disqualification"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    reason: Mapped[str] = mapped_column(String(300))
    declared_at: Mapped[datetime] = mapped_column(Moment)
