"""A creditor unit's later messages on the wire; each rests on a document."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from collector_desk.domain.unit_message import UnitMessageKind
from collector_desk.wire.base import Wire
from collector_desk.wire.imports import FileIn
from collector_desk.wire.objections import Line


class UnitSays(Wire):
    """What every message has: the claim, the unit's words and the document."""

    claim_id: int
    text: str = Field(min_length=3, max_length=300)
    document: FileIn


class CreditNote(UnitSays):
    """An order to lower the principal by ``amount`` øre with effect from ``day``."""

    amount: int = Field(gt=0)
    day: date


class PaidToUnit(UnitSays):
    """An order to book ``amount`` øre that the unit was paid on ``day``."""

    amount: int = Field(gt=0)
    day: date


class Recall(UnitSays):
    """An order to take the whole claim back."""


class TryUnitMessage(Wire):
    """A question: what a message would do. ``amount`` and ``day`` are left out of a recall."""

    claim_id: int
    kind: UnitMessageKind
    amount: int = Field(default=0, ge=0)
    day: date | None = None


class UnitPreview(Wire):
    """What a message would do: amounts before and after, and what follows."""

    lines: tuple[Line, ...]
    effects: tuple[str, ...]


class UnitMessageRow(Wire):
    """A message as it was kept, and what came of it."""

    message_id: int
    claim_number: str
    kind_label: str
    amount: int
    owed: int  # øre owed on the claim afterwards
    credit: int  # øre to the debtor's credit afterwards
    told: bool  # whether the letter went; else a task says why it could not


class AskUnit(Wire):
    """An order to ask the claim's unit, one question a line; ``hold``: the claim rests meanwhile."""

    claim_id: int
    text: str = Field(min_length=3, max_length=4000)
    hold: bool = True


class RemindUnit(Wire):
    """An order to ask again."""

    version: int


class UnitAnswer(RemindUnit):
    """What the unit answered, who there, on which day (None: today), and the paper it came on."""

    text: str = Field(min_length=3, max_length=8000)
    answered_by: str = Field(default="", max_length=120)
    answered_on: date | None = None
    document: FileIn | None = None


class UnitQuestionRow(Wire):
    """A question to a unit outside an objection, and its answer."""

    question_id: int
    version: int
    claim_id: int
    claim_number: str
    unit: str
    text: str
    asked_on: date
    deadline: date
    reminded_on: date | None
    answered_on: date | None
    answered_by: str
    answer: str
    answer_document: tuple[int, str] | None  # what the unit answered with, and its title
    rests: bool  # whether the claim is stilt i bero for it
    sent: bool  # whether the letter could be written; else a task says why


class UnitQuestions(Wire):
    """What the units were asked of one debtor, the newest first."""

    rows: tuple[UnitQuestionRow, ...]
