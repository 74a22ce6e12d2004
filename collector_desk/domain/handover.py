"""What a creditor unit hands over: a claim with its debtors, letters and part payments, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from collector_desk.domain.claim import ClaimKind, InterestBasis
from collector_desk.domain.fees import Letter
from collector_desk.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with one claim, so that the creditor unit can put it right.

    ``line`` is the line of the file (JSON: the claim's number in the list), ``field`` the name in
    the format. ``text``, ``law`` and ``remedy`` are Bokmål and hold no personal data.
    """

    line: int
    field: str
    code: str
    text: str
    remedy: str
    law: str = ""


class HandedRole(StrEnum):
    """What makes this person owe the claim."""

    DEBTOR = "debtor"
    DRIVER = "driver"
    OWNER = "owner"
    TENANT = "tenant"
    PARENT = "parent"
    HEIR = "heir"


class Way(StrEnum):
    """How a letter was sent; written includes electronic (inkassoloven § 3 a)."""

    LETTER = "letter"
    DIGITAL_MAILBOX = "digital_mailbox"
    ALTINN = "altinn"
    EMAIL = "email"
    BY_HAND = "by_hand"

    @property
    def label(self) -> str:
        """The way in Bokmål, as it stands in a list."""
        return _WAYS[self]

    @property
    def on_paper(self) -> bool:
        """Whether it is no electronic communication, which the debtor must have accepted."""
        return self in {Way.LETTER, Way.BY_HAND}


_WAYS: Mapping[Way, str] = {
    Way.LETTER: "post",
    Way.DIGITAL_MAILBOX: "digital postkasse",
    Way.ALTINN: "Altinn",
    Way.EMAIL: "e-post",
    Way.BY_HAND: "overlevert",
}


class Complaint(StrEnum):
    """How far a complaint about a control sanction has come (FOR-2016-03-18-260 §§ 37, 44, 45)."""

    NONE = "none"
    UNKNOWN = "unknown"
    OPEN = "open"  # with the operator
    REJECTED = "rejected"  # by the operator; the board may still be tried
    BOARD = "board"  # before Parkeringsklagenemnda
    FINAL = "final"  # decided for good, the sanction stands
    UPHELD = "upheld"  # the complainant was right


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedLetter:
    """A reminder or payment demand; ``fee`` in øre, 0 when none was charged."""

    line: int
    path: str
    """What leads the field's name in a fault: ``purringer[2].`` in JSON, nothing in CSV."""
    letter: Letter
    sent: date
    deadline: date
    fee: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedNotice:
    """The collection notice (inkassovarsel); ``fee`` in øre."""

    sent: date
    deadline: date | None
    way: Way | None
    fee: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedPayment:
    """Money paid on the principal before the hand-over, in øre."""

    line: int
    path: str
    day: date
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedDebtor:
    """One who owes the claim: a person or an organisation."""

    line: int
    path: str
    role: HandedRole
    share: Money | None
    """Øre of the principal; None when all owe all of it."""
    first_name: str
    middle_name: str
    last_name: str
    organisation_name: str
    identity_number: str = field(repr=False)
    organisation_number: str
    birth_date: date | None = field(repr=False)
    address: str = field(repr=False)
    postcode: str
    city: str
    country: str
    phone: str = field(repr=False)
    protected: bool

    @property
    def is_organisation(self) -> bool:
        return bool(self.organisation_number or self.organisation_name)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedClaim:
    """A claim as the creditor unit tells it. Amounts are øre; empty text means not given."""

    line: int
    path: str = ""
    reference: str
    kind: ClaimKind | None
    """None when the kind is none that the format knows; ``kind_text`` is what stood there."""
    kind_text: str
    unit: str
    invoice: str
    invoice_date: date
    due: date
    period_from: date | None
    period_to: date | None
    description: str
    principal: Money
    """What is still owed, apart from fees and interest."""
    original: Money
    """What was owed before any part payment."""
    interest: InterestBasis
    interest_from: date | None
    demand_sent: date | None = None
    """The day of the written demand; None where the invoice itself is the demand."""
    demand_way: Way | None = Way.LETTER
    """How the demand went; None where nothing tells, and then it starts no interest. A file that
    says nothing gives None; a claim that is made up here has its invoice on paper."""
    electronic_accepted: bool = False
    """Whether the debtor expressly accepted demands by electronic communication."""
    notice: HandedNotice | None
    objection: bool
    objection_date: date | None
    objection_text: str
    complaint: Complaint | None
    complaint_date: date | None
    complaint_decided: date | None
    complaint_answer_arrived: date | None = None
    """The day the complainant got the operator's answer, from which three weeks run."""
    driver_demand_sent: date | None
    """The day the driver's payment demand was sent, for a sanction handed over on the owner."""
    legal_basis: str
    limitation_start: date | None
    kid: str
    plate: str
    letters: tuple[HandedLetter, ...]
    payments: tuple[HandedPayment, ...]
    debtors: tuple[HandedDebtor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverHeader:
    """The control record: who sent what, and the totals that must match."""

    version: str
    sender: str
    batch: int
    created: date
    claims: int
    records: int
    """Claims, letters, part payments and debtors together."""
    total: Money
    """The sum of the principals in øre."""
    line: int = 1
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverFile:
    """A hand-over whose control totals match: the claims that could be read, and what could not."""

    name: str
    sha256: str
    header: HandoverHeader
    claims: tuple[HandedClaim, ...]
    faults: tuple[Fault, ...]
