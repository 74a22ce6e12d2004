"""Complaints to the conciliation board and the Rent Disputes Tribunal on the wire."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import Field

from collector_desk.domain.enforcement.suit import Board, SuitEventKind, SuitStage
from collector_desk.wire.base import Wire
from collector_desk.wire.imports import FileIn

_MOST = 100_000_000_00


class NewSuit(Wire):
    """Complain of claims: one complaint to each board that they belong to.

    ``facts`` tell what the case is about. ``reasons`` are a supervisor's, where a claim is
    disputed or was not demanded in time.
    """

    claim_ids: tuple[int, ...] = Field(min_length=1, max_length=100)
    facts: str = Field(min_length=10, max_length=4000)
    reasons: str = Field(default="", max_length=2000)


class SuitStep(Wire):
    """A step with nothing more to say."""

    version: int


class FileSuit(Wire):
    """A person has filed the complaint: the day, and the board's reference.

    ``reasons`` are a supervisor's, where a claim was disputed after it was made. ``sent`` says
    that it went before what happened to its claims was known here: it is entered as it was sent.
    """

    version: int
    day: date
    reference: str = Field(default="", max_length=60)
    reasons: str = Field(default="", max_length=2000)
    sent: bool = False


class NewSuitEvent(Wire):
    """What came. ``amount`` is øre; ``claim_ids`` what the debtor disputes or accepts, empty: all."""

    version: int
    kind: SuitEventKind
    day: date
    deadline: date | None = None
    amount: int | None = Field(default=None, gt=0, le=_MOST)
    text: str = Field(default="", max_length=2000)
    claim_ids: tuple[int, ...] = Field(default=(), max_length=100)
    document: FileIn | None = None  # kept with it


class SuitCandidate(Wire):
    """A claim of the debtor, and whether it can be complained of.

    ``asks`` says why a supervisor must give a reason; empty where none is needed.
    """

    claim_id: int
    number: str
    kind_label: str
    owed: int
    board_label: str
    why_not: str
    asks: str = ""
    unconfirmed: str = ""
    fee_told: str = ""  # what its board takes, and what of that is not confirmed


class SuitEventShown(Wire):
    """What came, oldest first."""

    day: date
    label: str
    text: str
    deadline: date | None
    made_by: str
    document_id: int | None = None  # the paper it came on


class SuitShown(Wire):
    """A complaint as it stands; ``fee`` in øre is None where it is not known."""

    suit_id: int
    version: int
    number: str
    board: Board
    title: str
    stage: SuitStage
    stage_label: str
    claim_ids: tuple[int, ...]
    claims: tuple[str, ...]
    total: int  # øre owed when it was made
    fee: int | None
    fee_unsure: str = ""  # what is not confirmed of it
    digest: str
    made_on: date
    made_by: str
    filed_on: date | None
    reference: str
    ended_on: date | None
    ended_why: str
    events: tuple[SuitEventShown, ...]


class JudgmentShown(Wire):
    """A judgment or settlement that is kept on a claim; ``costs`` in øre.

    ``enforced_from`` is the first day it may be enforced, None until it is served; ``served`` says
    whether it is served at all (a settlement is not).
    """

    judgment_id: int
    group: int  # the same of all that one judgment decided
    version: int
    claim_id: int
    claim: str
    label: str
    board: str
    decided_on: date
    served: bool
    served_on: date | None
    enforced_from: date | None
    costs: int
    taken_back: str = ""  # by whom and why, where it counts no more


class SuitRow(Wire):
    """A complaint that is not over, in the list. ``total`` is øre that it asks for."""

    suit_id: int
    number: str
    debtor_id: int
    debtor_name: str
    kind_label: str
    board_label: str
    stage: SuitStage
    stage_label: str
    claims: tuple[str, ...]
    total: int
    next_step: str
    next_day: date | None
    made_by: str
    made_at: datetime


class Suits(Wire):
    """The complaints of a debtor, what may be complained of now, and the judgments."""

    debtor_id: int
    claims: tuple[SuitCandidate, ...]
    suits: tuple[SuitShown, ...]
    judgments: tuple[JudgmentShown, ...]
