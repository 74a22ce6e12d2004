"""Objections: what is registered, asked, answered and decided, and the screen that decides."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from collector_desk.domain.inquiry import Channel, Sender
from collector_desk.domain.objection import About, Dismissal, Ground, Outcome, UnitView
from collector_desk.wire.base import Wire
from collector_desk.wire.imports import FileIn
from collector_desk.wire.refunds import Payee, RefundRow

_SHORTEST = 3
"""The fewest letters that an objection is put in."""


class NewObjection(Wire):
    """An order to register an objection. ``disputed`` is øre of the claim (None: all of it).

    Where it rests on a message of the inbox (``inquiry_id``), the words, the sender, the way and
    the day are that message's; else they are told here. ``files`` are scans of it.
    """

    claim_id: int
    ground: Ground
    about: About | None = None  # None: what the ground is usually against
    disputed: int | None = Field(default=None, gt=0)
    text: str = Field(default="", max_length=8000)  # the debtor's own words
    channel: Channel = Channel.POST
    sender: Sender = Sender.DEBTOR
    received_on: date | None = None  # None: today
    inquiry_id: int | None = None
    files: tuple[FileIn, ...] = Field(default=(), max_length=20)

    @model_validator(mode="after")
    def _in_words(self) -> NewObjection:
        """Words of at least three letters, here or in the message. Raises ValueError."""
        if self.inquiry_id is None and len(self.text.strip()) < _SHORTEST:
            raise ValueError("an objection is put in words")
        return self


class Step(Wire):
    """An order to take the next step with an objection."""

    version: int


class Ask(Step):
    """An order to put an objection before the creditor unit."""

    text: str = Field(min_length=3, max_length=4000)


class Answer(Step):
    """The creditor unit's answer: its decision on the claim. ``reduction`` is øre it takes off,
    or has got itself where it says that the claim is paid.
    """

    view: UnitView
    text: str = Field(min_length=3, max_length=8000)
    answered_by: str = Field(default="", max_length=120)
    answered_on: date | None = None
    reduction: int = Field(default=0, ge=0)
    document: FileIn | None = None  # what it answered with


class Decide(Step):
    """A decision. ``reduction`` is øre off the principal; ``reasons`` come in the letter.

    What is withdrawn rests on the debtor's own words: an inquiry or a call. What is dismissed says
    why it cannot be examined, and where the debtor can go (``forward_to``).
    """

    outcome: Outcome
    ground: Ground
    reasons: str = Field(default="", max_length=8000)
    reduction: int = Field(default=0, ge=0)
    fees_fall: bool = True
    inquiry_id: int | None = None
    call_id: int | None = None
    dismissal: Dismissal | None = None
    forward_to: str = Field(default="", max_length=300)


class Line(Wire):
    """One amount before and after a decision, whole øre."""

    label: str
    before: int
    after: int


class Part(Wire):
    """One line of the claim's working, whole øre."""

    label: str
    amount: int


class Mark(Wire):
    """One step of the way: done, under way or still to come."""

    text: str
    state: str  # done | now | next


class Question(Wire):
    """A question to the unit, and its answer."""

    unit: str
    text: str
    asked_on: date
    deadline: date
    reminded_on: date | None
    answered_on: date | None
    answered_by: str
    answer: str
    view: str
    view_label: str
    reduction: int
    document_id: int | None  # the letter that asked; none where it could not go
    answer_document: tuple[int, str] | None  # what the unit answered with, and its title


class ObjectionSheet(Wire):
    """The decision screen of an objection, in one answer."""

    objection_id: int
    version: int
    debtor_id: int
    debtor_name: str
    claim_id: int
    claim_number: str
    kind_label: str
    creditor: str
    due_date: date
    total: int
    stopped: str  # «Kravet er stanset siden 19.11.», or why it is not
    state: str
    state_label: str
    about: About
    ground: Ground
    grounds: tuple[tuple[Ground, str, str], ...]  # code, words, legal basis
    disputed: int | None
    words: str
    channel: str
    received_on: date
    answer_by: date
    marks: tuple[Mark, ...]
    questions: tuple[Question, ...]
    parts: tuple[Part, ...]
    running: str  # what goes on meanwhile: interest, limitation
    outcome: str
    outcome_label: str
    reasons: str
    onward: str
    refunds: tuple[RefundRow, ...]  # of the claim
    later_words: tuple[tuple[str, str], ...]  # «inquiry:5», «call:7» and what they are called
    documents: tuple[tuple[int, str], ...]
    may: tuple[str, ...]  # deeds that this user may do with it now


class Preview(Wire):
    """What a decision would do, before it is done."""

    lines: tuple[Line, ...]
    refund: int  # øre that would stand to the debtor's credit
    payees: tuple[Payee, ...]  # to whom they would go
    new_deadline: date | None
    onward: str
    two_persons: bool
    letter: str  # the kind of letter and to whom: «Svar på innsigelse til skyldner»
    letter_problem: str  # why it cannot go; empty where it can


class ObjectionRow(Wire):
    """An objection in the list."""

    objection_id: int
    debtor_id: int
    debtor_name: str
    claim_number: str
    kind_label: str
    ground_label: str
    state: str
    state_label: str
    received_on: date
    answer_by: date
    late: bool
    stops: bool
    owed: int


class Objections(Wire):
    """The list of open objections, those to be answered first at the top."""

    rows: tuple[ObjectionRow, ...]
