"""Waivers, write-offs and settlements on the wire: proposed, shown, accepted and ended."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from collector_desk.domain.inquiry import Sender
from collector_desk.domain.relief import Part, ReliefGround, ReliefKind, ReliefStage
from collector_desk.wire.base import Wire


class ReliefPart(Wire):
    """A part of a claim to give up; ``amount`` øre, None for all that is owed of it."""

    claim_id: int
    part: Part = Part.ALL
    amount: int | None = Field(default=None, gt=0)


class NewRelief(Wire):
    """An order to propose that something is given up.

    ``pay``, ``pay_by`` and ``offer_until`` are the terms of a settlement, and of it only.
    """

    kind: ReliefKind
    ground: ReliefGround
    parts: tuple[ReliefPart, ...] = Field(max_length=100)
    reasons: str = Field(default="", max_length=4000)
    pay: int | None = None
    pay_by: date | None = None
    offer_until: date | None = None
    adviser: str = Field(default="", max_length=120)  # NAV, in a joint proposal
    inquiry_id: int | None = None


class ReliefLineShown(Wire):
    """One part of one claim: what is owed of it, what is given up, what is to be paid."""

    claim_id: int
    claim: str
    part_label: str
    owed: int
    given_up: int
    share: int


class ReliefPreview(Wire):
    """What a relief would do; nothing is kept."""

    kind_label: str
    ground_label: str
    rule: str
    lines: tuple[ReliefLineShown, ...]
    owed: int  # on the chosen claims, before
    given_up: int
    left: int  # after; of a settlement what it asks for
    verdict: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    effects: tuple[str, ...]


class ReliefRow(Wire):
    """A relief of a debtor."""

    relief_id: int
    version: int
    kind: ReliefKind
    kind_label: str
    ground_label: str
    stage: ReliefStage
    stage_label: str
    amount: int
    pay: int | None
    pay_by: date | None
    offer_until: date | None
    claims: tuple[str, ...]
    reasons: str
    message: str  # what happens next, in words
    may: tuple[str, ...]  # deeds that can be done with it now


class Reliefs(Wire):
    """The reliefs of a debtor, the newest first."""

    rows: tuple[ReliefRow, ...]


class AcceptSettlement(Wire):
    """The debtor's yes: who said it, and how. The authority of others is the one on file."""

    version: int
    by: Sender
    name: str = Field(min_length=1, max_length=80)
    how: str = Field(min_length=3, max_length=200)


class EndRelief(Wire):
    """An order to end an offer that was refused, or to take up what was written off."""

    version: int
    why: str = Field(min_length=3, max_length=300)
