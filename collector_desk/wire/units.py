"""A creditor unit's later messages on the wire; each rests on a document."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from collector_desk.wire.base import Wire
from collector_desk.wire.imports import FileIn


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


class UnitMessageRow(Wire):
    """A message as it was kept, and what came of it."""

    message_id: int
    claim_number: str
    kind_label: str
    amount: int
    owed: int  # øre owed on the claim afterwards
    credit: int  # øre to the debtor's credit afterwards
    told: bool  # whether the letter went; else a task says why it could not
