"""Statuses on the wire: registered, filed and ended; and a new address."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from collector_desk.domain.letter import Language
from collector_desk.domain.limitation_steps import AfterFiling
from collector_desk.domain.status import Status
from collector_desk.wire.base import Wire
from collector_desk.wire.imports import FileIn
from collector_desk.wire.letters import Represent


class NewStatus(Wire):
    """An order to register a status, with what it rests on.

    ``from_day`` is the day it began: death, opening, moving. ``announced_on`` is the last
    proklama; ``filing_deadline`` what the announcement states. ``representative`` is who answers:
    guardian, estate, trustee, namsmann; it may be registered later.
    """

    kind: Status
    from_day: date
    source: str = Field(min_length=2, max_length=120)
    text: str = Field(default="", max_length=300)
    document: FileIn | None = None
    announced_on: date | None = None
    filing_deadline: date | None = None
    representative: Represent | None = None


class FileClaims(Wire):
    """An order to file the claims that a status touches.

    ``public``: an estate is under public administration (foreldelsesloven § 18); else the
    proklama alone counts (§ 13). It says nothing of a bankruptcy or a debt settlement.
    ``reasons``: why a disputed claim is filed all the same, by a supervisor (ruling 18).
    """

    version: int
    public: bool = False
    reasons: str = Field(default="", max_length=2000)


class EndStatus(Wire):
    """An order to end a status: ``to_day`` is the first day it does not hold, and why.

    ``outcome`` is what became of the claims that were filed; None where it is not known: the
    shortest period follows. ``mistaken``: it never was true; plans and deferrals that it ended
    run again.
    """

    version: int
    outcome: AfterFiling | None = None
    to_day: date | None = None  # None: today
    why: str = Field(min_length=3, max_length=300)
    mistaken: bool = False


class NewAddress(Wire):
    """An order to register a new address, and where it was learnt."""

    street: str = Field(min_length=2, max_length=120)
    postcode: str = Field(default="", max_length=10)
    city: str = Field(min_length=1, max_length=60)
    country: str = Field(default="NO", pattern="^[A-Z]{2}$")
    source: str = Field(min_length=2, max_length=120)


class NewLanguage(Wire):
    """An order to write to a debtor in a language, and where the wish was learnt."""

    language: Language
    source: str = Field(min_length=2, max_length=120)


class StatusRow(Wire):
    """A status, what it asks for, and how far that has come.

    ``to_day`` is the first day it does not hold.
    """

    status_id: int
    version: int
    kind: Status
    label: str
    warning: str
    from_day: date
    to_day: date | None
    text: str
    source: str
    task: str  # what is to be done about it; empty when it is done
    due_on: date | None
    filing_deadline: date | None
    filed_on: date | None
    filing_waits: bool  # the letter that files has not left the house: it is not in time yet
    may_file: bool
    ends: str  # what ends it
    filing_stop: str = ""  # why it cannot be filed today, where the statuses are shown
    filing_reasons: int = 0  # the least characters of why, where what is filed is disputed


class FormerAddress(Wire):
    """Where a debtor lived, and the day a new address was registered."""

    address: str
    until: date


class StatusEffect(Wire):
    """What a new status of a kind would do to one measure.

    ``after``: only one that began after this day touches a claim of it; None: whatever its day.
    """

    kind: Status
    text: str
    after: date | None = None


class Statuses(Wire):
    """The statuses of a debtor and where they lived before, the newest first.

    ``effects`` are told where the statuses are shown.
    """

    debtor_id: int
    rows: tuple[StatusRow, ...]
    former: tuple[FormerAddress, ...] = ()
    effects: tuple[StatusEffect, ...] = ()
