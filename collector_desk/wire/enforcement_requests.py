"""Requests to the namsmann on the wire: filed, what came back, and judgments."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.wire.base import Wire
from collector_desk.wire.imports import FileIn

_MOST = 100_000_000_00


class FileRequest(Wire):
    """A person has filed the newest version: the day, and the receiver's reference."""

    version: int
    day: date
    reference: str = Field(default="", max_length=60)


class RegisterId(Wire):
    """The namsmann's own id of a claim (kravgrunnlagsidentifikator), byte for byte."""

    claim_id: int
    register_id: str = Field(max_length=10_000)


class NewRequestEvent(Wire):
    """What came back on a request. ``amount`` is øre; ``code`` a published one, byte for byte.

    ``claim_ids`` are what the debtor disputes or accepts; empty: all of it.
    """

    version: int
    kind: RequestEventKind
    day: date
    deadline: date | None = None
    amount: int | None = Field(default=None, gt=0, le=_MOST)
    code: str = Field(default="", max_length=80)
    text: str = Field(default="", max_length=2000)
    claim_ids: tuple[int, ...] = Field(default=(), max_length=200)
    register_ids: tuple[RegisterId, ...] = Field(default=(), max_length=200)
    refused_version: int | None = None  # None: the newest
    document_id: int | None = None  # kept before
    document: FileIn | None = None  # kept with it


class TakeBackEvent(Wire):
    """An order to take back what came on a request by mistake."""

    version: int
    event_id: int
    why: str = Field(min_length=10, max_length=300)


class JudgmentKind(StrEnum):
    """What was decided: a judgment, one on default, or a settlement before the board."""

    JUDGMENT = "judgment"
    DEFAULT = "default_judgment"
    SETTLEMENT = "settlement"

    @property
    def label(self) -> str:
        """What it is called in Bokmål."""
        return _JUDGMENTS[self]


_JUDGMENTS = {
    JudgmentKind.JUDGMENT: "Dom",
    JudgmentKind.DEFAULT: "Fraværsdom",
    JudgmentKind.SETTLEMENT: "Rettsforlik",
}


class JudgmentBoard(StrEnum):
    """Who decided; it says which step interrupted limitation (foreldelsesloven §§ 15, 16)."""

    CONCILIATION = "conciliation"
    RENT_TRIBUNAL = "rent_tribunal"
    COURT = "court"

    @property
    def label(self) -> str:
        """Who it is in Bokmål."""
        return _JUDGES[self]


_JUDGES = {
    JudgmentBoard.CONCILIATION: "Forliksrådet",
    JudgmentBoard.RENT_TRIBUNAL: "Husleietvistutvalget",
    JudgmentBoard.COURT: "Domstolen",
}


class NewJudgment(Wire):
    """A judgment or settlement on a claim. ``costs`` are øre awarded to the municipality.

    ``others`` are who it names beside the debtor: they answer for the costs jointly. ``claim_ids``
    are further claims that it decides; its costs stand on ``claim_id`` alone. ``awarded`` is the
    principal it awards on all of them, øre; None: all that is asked for.
    """

    claim_id: int
    claim_ids: tuple[int, ...] = Field(default=(), max_length=100)
    others: tuple[int, ...] = Field(default=(), max_length=20)
    what: JudgmentKind
    board: JudgmentBoard
    board_name: str = Field(min_length=3, max_length=120)
    complained_on: date  # the day the complaint came in
    decided_on: date
    served_on: date | None = None
    pay_by: date | None = None
    awarded: int | None = Field(default=None, ge=0, le=_MOST)
    costs: int = Field(default=0, ge=0, le=_MOST)
    text: str = Field(default="", max_length=4000)
    document_id: int | None = None  # kept before
    document: FileIn | None = None  # kept with it


class NewBasisPaper(Wire):
    """The decision that a claim is enforced on (§ 7-2 d), with the day it was made."""

    claim_id: int
    decided_on: date
    document: FileIn


class JudgmentServed(Wire):
    """The day a judgment was served on the debtor, with the paper that says so."""

    judgment_id: int
    version: int
    day: date
    document: FileIn | None = None  # kept with it


class TakeBackJudgment(Wire):
    """An order to take back a judgment that was registered by mistake."""

    judgment_id: int
    version: int
    why: str = Field(min_length=10, max_length=300)


class RequestVersionShown(Wire):
    """A version of a request, or of the message of an own decision, as it was made."""

    number: int
    form: str  # paper | json
    status: str  # in Bokmål: whether it waits, went, or was followed by another
    digest: str
    made_by: str
    filed_on: date | None
    filed_by: str
    reference: str
    refused_on: date | None = None
    attachments: tuple[str, ...]  # name and checksum
    kept_back: bool = False  # it lies ready, and may not go now


class RequestEventShown(Wire):
    """What came back; ``may_take_back``: by a leader, where it was entered by mistake."""

    event_id: int
    day: date
    label: str
    text: str
    deadline: date | None
    made_by: str
    document_id: int | None = None  # the paper it came on
    may_take_back: bool = False


class AnsweredClaim(Wire):
    """A claim of a request, with the namsmann's own id of it; empty: he told none yet."""

    claim_id: int
    number: str
    register_id: str


class Answering(Wire):
    """What an answer of the namsmann is registered with."""

    months_to_go_on: int = 1  # after a judgment (§ 7-7)
    unsure: str = ""  # what of that is not confirmed, in Bokmål
    claims: tuple[AnsweredClaim, ...] = ()
    kinds: tuple[RequestEventKind, ...] = ()  # what may come now
    disputable: tuple[int, ...] = ()  # its claims that the debtor may dispute
