"""Who owes what, on the wire: letting a debtor out of a claim, and putting another on it."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from collector_desk.domain.handover import HandedRole
from collector_desk.domain.release import ReleaseGround
from collector_desk.wire.base import Wire
from collector_desk.wire.imports import FileIn


class NewRelease(Wire):
    """An order to let a debtor out of a claim, with the document it rests on.

    ``successor_id`` is the right debtor, whom the same user has opened; None: not known.
    ``payments`` are those this debtor made, and that go back where the claim never was theirs.
    """

    claim_id: int
    ground: ReleaseGround
    reasons: str = Field(min_length=10, max_length=1000)
    document: FileIn
    successor_id: int | None = None
    payments: tuple[int, ...] = Field(default=(), max_length=200)


class UndoRelease(Wire):
    """An order to undo it by counter-postings."""

    version: int
    why: str = Field(min_length=3, max_length=300)


class NewJoint(Wire):
    """An order to put one more debtor on a claim: an heir who took liability, another parent.

    ``share`` is øre of the principal, None for the whole of it, jointly and severally.
    """

    claim_id: int
    debtor_id: int
    role: HandedRole
    share: int | None = Field(default=None, gt=0)
    reasons: str = Field(min_length=10, max_length=1000)
    document: FileIn


class PayBack(Wire):
    """An order to propose that a payment goes back, to an account that was not known."""

    version: int
    account: str = Field(min_length=11, max_length=20)


class ReturnedRow(Wire):
    """A payment that goes back to who made it; ``account`` is empty while nobody has said."""

    returned_id: int
    version: int
    amount: int  # øre
    payer: str
    account: str
    state: str  # no_account | proposed | paid | ended
    state_label: str


class ReleaseRow(Wire):
    """A debtor that was let out of a claim."""

    release_id: int
    version: int
    claim_id: int
    claim_number: str
    ground_label: str
    reasons: str
    released_on: date
    made_by: str
    successor: str  # the right debtor's name, where this reader may know of that person
    closed_claim: bool
    returned: tuple[ReturnedRow, ...]
    undone_on: date | None


class PaidOn(Wire):
    """A payment that lies on a claim."""

    payment_id: int
    claim_id: int
    amount: int
    value_date: date
    text: str


class Parties(Wire):
    """Who owes a debtor's claims with them, who was let out, and what was paid on each claim."""

    debtor_id: int
    releases: tuple[ReleaseRow, ...]
    payments: tuple[PaidOn, ...]
