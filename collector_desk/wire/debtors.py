"""The debtor sheet: everything the debtor screen shows, in one answer."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import Field

from collector_desk.wire.base import Wire
from collector_desk.wire.explanations import Leaf
from collector_desk.wire.holds import HoldRow
from collector_desk.wire.letters import Letter


class Open(Wire):
    """An order to open a debtor. ``reason`` is needed outside one's own portfolio."""

    reason: str = Field(default="", max_length=300)
    on: date | None = None  # balance as of this day; None = today
    known: date | None = None  # as known at the end of this day; None = now


class Sums(Wire):
    """A balance by its parts, whole øre.

    Of one claim, ``total`` is what is owed less the credit, below zero in the debtor's favour. Of
    a debtor, ``total`` is what is owed on the claims that owe and ``credit`` what stands to the
    debtor's credit on the others: nothing is set off without a decision (ruling 11).
    """

    principal: int
    interest: int
    fees: int
    costs: int
    credit: int  # money in the debtor's favour (til gode)
    total: int

    @property
    def owed(self) -> int:
        """What is owed, never below zero."""
        return max(self.total, 0)

    @property
    def favour(self) -> int:
        """What is in the debtor's favour, never below zero: money paid back too much is owed."""
        return max(-self.total, 0)


class NotDemanded(Wire):
    """What of a debtor's total is not demanded now, and why (rulings 11, 18 and 22)."""

    why: str  # as the portal says it: «foreldet – ikke krevd»
    amount: int  # øre of ``Sums.total``


class Alert(Wire):
    """A status that must be seen before anything is done."""

    kind: str
    level: str  # info | success | warning | error
    text: str  # short, on the chip
    detail: str  # what it stops, with §


class CoDebtor(Wire):
    """Another debtor on the same claim. Nameless where that person is protected."""

    debtor_id: int | None
    name: str
    role: str


class ClaimRow(Wire):
    """One claim in the list of look/01."""

    claim_id: int
    version: int
    number: str
    case_number: str
    kind: str
    kind_label: str
    creditor: str
    description: str
    due_date: date
    sums: Sums
    original_principal: int
    interest_from: date | None
    interest_basis: str = ""  # why interest starts there, or why it does not run
    provisional: bool  # rests on a rate carried forward
    limitation_date: date | None
    limitation_basis: str
    begun: bool = True  # False on a day before it was here: listed, but nothing is owed on it
    state: str  # the word shown, e.g. «Varsel § 4-18 sendt»
    state_level: str  # info | success | warning | error | none
    kid: str
    invoice_number: str
    plate: str
    role: str
    share: int | None  # øre of the principal; None = liable for all of it
    co_debtors: tuple[CoDebtor, ...]
    case_id: int | None = None


class Event(Wire):
    """One line of the timeline."""

    key: str  # stable, e.g. "fact:17", "note:3"
    kind: str  # money | letter | note | import | status | look
    day: date
    at: datetime | None
    title: str
    text: str
    who: str
    claim_id: int | None
    claim_number: str
    amount: int | None
    document_id: int | None
    corrects: int | None  # note: the note this one corrects


class PaymentRow(Wire):
    """Money received from or for this debtor."""

    payment_id: int
    value_date: date
    amount: int
    placed: int
    source: str
    claim_number: str
    text: str


class DocumentRow(Wire):
    """A document kept on the debtor."""

    document_id: int
    title: str
    kind: str
    day: date
    name: str
    sha256: str
    kept: bool  # the bytes are here, not only the record


class AgreementRow(Wire):
    """A payment plan or a deferral of this debtor, as it stands today."""

    plan_id: int | None  # None: a deferral
    kind_label: str
    number: str  # of the plan; a deferral has none
    state_label: str
    state_level: str  # info | success | warning | error | none
    claims: tuple[str, ...]  # their numbers
    since: date | None  # agreed, or put off from; None: not agreed
    instalment: int | None  # øre
    next_due: date | None  # of a plan that runs
    last_day: date | None  # the last instalment, the last day of a deferral or to accept an offer


class ContestRow(Wire):
    """An objection of this debtor, or one that nobody has registered yet."""

    objection_id: int | None  # None: not registered
    claim_id: int | None  # None: it waits in the inbox and names no claim
    claim_number: str
    ground_label: str
    state_label: str
    state_level: str  # info | success | warning | none
    received_on: date
    answer_by: date | None
    in_inbox: bool = False


class Deed(Wire):
    """One line of «Hva kan gjøres nå»."""

    name: str
    label: str
    key: str  # the keyboard shortcut, or empty
    lawful: bool
    reason: str  # what is possible, or the rule, the date and the missing fact
    earliest: date | None
    payment_id: int | None = None  # of the unplaced money that is to be dealt with first


class Sheet(Wire):
    """The debtor screen in one answer."""

    debtor_id: int
    version: int
    kind: str
    name: str
    masked: str  # «169206 *****», «org.nr. 313 159 949» or empty
    birth_date: date | None
    address: str  # empty where it is protected and the reader is not cleared
    protected: bool
    phone: str
    email: str
    language: str
    portfolio: str
    responsible: str
    own_portfolio: bool
    on: date
    known: date | None
    warnings: tuple[Alert, ...]
    sums: Sums
    claims: tuple[ClaimRow, ...]
    timeline: tuple[Event, ...]
    payments: tuple[PaymentRow, ...]
    letters: tuple[Letter, ...]
    documents: tuple[DocumentRow, ...]
    draft: str  # the unsaved note of this user
    provisional_from: date | None  # from this day the rate is carried forward
    may: frozenset[str]
    agreements: tuple[AgreementRow, ...] = ()
    objections: tuple[ContestRow, ...] = ()
    holds: tuple[HoldRow, ...] = ()  # those that run today
    not_demanded: tuple[NotDemanded, ...] = ()  # of ``sums``, as things stand today


class DeedsOf(Wire):
    """What can be done now with a claim, or with the debtor where ``claim_id`` is None."""

    claim_id: int | None
    deeds: tuple[Deed, ...]


class Revealed(Wire):
    """An identity number in full. Showing it was noted."""

    number: str
    kind: str


class Explain(Wire):
    """An order to explain an amount."""

    claim_id: int | None = None  # None = all the debtor's claims
    part: str = Field(default="total", pattern="^(total|principal|interest|fees|costs|credit)$")
    on: date | None = None
    known: date | None = None


class Difference(Wire):
    """What changed between two days of knowledge, and because of what."""

    amount_then: int
    amount_now: int
    leaves: tuple[Leaf, ...]


class NewNote(Wire):
    """An order to write a note. Notes are only added, never changed."""

    text: str = Field(min_length=1, max_length=4000)
    claim_id: int | None = None
    corrects: int | None = None


class SaveDraft(Wire):
    """An order to keep an unfinished note."""

    text: str = Field(max_length=4000)


class Recent(Wire):
    """A debtor this user opened lately."""

    debtor_id: int
    name: str
    about: str
    opened_at: datetime


class Recents(Wire):
    """The debtors this user opened lately, newest first."""

    rows: tuple[Recent, ...]


class Look(Wire):
    """Somebody looked at or did something with this debtor."""

    at: datetime
    actor: str
    deed: str
    outcome: str
    reason: str


class Looks(Wire):
    """Who has looked at this debtor."""

    rows: tuple[Look, ...]


class DocumentBytes(Wire):
    """A kept document: its bytes as base64."""

    name: str
    sha256: str
    content: str
