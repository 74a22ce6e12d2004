"""Who owes what, on the wire: letting a debtor out of a claim, and putting another on it."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from collector_desk.domain.estate import EstateKind
from collector_desk.domain.handover import HandedRole
from collector_desk.domain.release import ReleaseGround
from collector_desk.wire.base import Wire
from collector_desk.wire.imports import FileIn
from collector_desk.wire.objections import Line


class TryRelease(Wire):
    """A question: what it would do to let a debtor out of a claim.

    ``successor_id`` is the right debtor, whom the same user has opened; None: not known.
    ``payments`` are those this debtor made, and that go back where the claim never was theirs.
    """

    claim_id: int
    ground: ReleaseGround
    successor_id: int | None = None
    payments: tuple[int, ...] = Field(default=(), max_length=200)


class NewRelease(TryRelease):
    """An order to let a debtor out of a claim, with the document it rests on."""

    reasons: str = Field(min_length=10, max_length=1000)
    document: FileIn


class UndoRelease(Wire):
    """An order to undo it by counter-postings."""

    version: int
    why: str = Field(min_length=3, max_length=300)


class NewJoint(Wire):
    """An order to put one more debtor on a claim: an heir who took liability, another parent.

    ``share`` is øre of the principal, None for the whole of it, jointly and severally. An heir
    needs ``estate``, and of a small one ``estate_value``: øre it had once the funeral was paid.
    """

    claim_id: int
    debtor_id: int
    role: HandedRole
    share: int | None = Field(default=None, gt=0)
    estate: EstateKind | None = None
    estate_value: int | None = Field(default=None, ge=0)
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
    successor_id: int | None  # None where nobody was put, or one this reader may not know of
    successor: str  # the right debtor's name, where this reader may know of that person
    closed_claim: bool
    returned: tuple[ReturnedRow, ...]
    undone_on: date | None
    if_undone: tuple[str, ...]  # what follows if it is undone, in Bokmål; empty once it is


class PaidOn(Wire):
    """A payment that lies on a claim."""

    payment_id: int
    claim_id: int
    amount: int
    value_date: date
    text: str


class Owes(Wire):
    """Somebody who owes a claim, with what runs towards that debtor alone (ruling 10)."""

    debtor_id: int | None  # None where this reader may not know of that person
    name: str
    role_label: str
    share: int | None  # øre of the principal; None: liable for all of it
    notices: tuple[str, ...]  # «Inkassovarsel 10.07.2025, frist 24.07.2025»
    holds: tuple[str, ...]
    last_day: date | None  # of limitation


class ClaimOwed(Wire):
    """A claim and everybody who owes it; the debtor one looks at comes first."""

    claim_id: int
    owes: tuple[Owes, ...]


class ReleasePreview(Wire):
    """What a release would do: amounts before and after, what goes back, and what follows."""

    lines: tuple[Line, ...]
    returned: int  # øre that goes back, once two persons have approved it
    closes: bool  # nobody is left to owe it
    effects: tuple[str, ...]


class Parties(Wire):
    """Who owes a debtor's claims with them, who was let out, and what was paid on each claim."""

    debtor_id: int
    claims: tuple[ClaimOwed, ...]
    releases: tuple[ReleaseRow, ...]
    payments: tuple[PaidOn, ...]
