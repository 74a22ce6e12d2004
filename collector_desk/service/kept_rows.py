"""The rows of a debtor's folder as plain frozen values.

A row that is only read need not be an object of the ORM, which costs ten times as much to make.
The rules that read a claim, a step, a fact or a note take either.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from collector_desk.domain.money import Money


class KeptClaim(NamedTuple):
    """A claim, with the number of this debtor's case and the name of its creditor unit."""

    id: int
    version: int
    number: str
    kind: str
    description: str
    principal: Money
    invoice_number: str
    invoice_date: date
    due_date: date
    interest_from: date | None
    interest_basis: str
    interest_rule: str
    interest_note: str
    limitation_start: date
    kid: str
    plate: str
    objection_on: date | None
    objection_text: str
    state: str
    received_on: date
    case_id: int
    case_number: str
    creditor: str


class ClaimTerms(NamedTuple):
    """As much of a claim as it is folded by."""

    id: int
    kind: str
    interest_from: date | None
    interest_basis: str
    interest_rule: str
    interest_note: str


class KeptFact(NamedTuple):
    """A fact of a claim, with who made it known and where it stands.

    ``theirs`` is 1 for what was added for another who owes the claim, and is not this debtor's.
    """

    id: int
    claim_id: int
    kind: str
    amount: Money
    value_date: date
    known_at: datetime
    rule: str
    source: str
    bucket: str | None
    reverses: int | None
    covering: str | None
    payment_id: int | None
    document_id: int | None
    made_by: str
    reason: str
    theirs: int


class Liable(NamedTuple):
    """A debtor on a claim; ``name`` is empty where this reader may not know of that person."""

    claim_id: int
    debtor_id: int
    name: str
    role: str
    share: Money | None
    joined_on: date | None
    cap: Money | None


class KeptNotice(NamedTuple):
    """A letter to this debtor about a claim."""

    id: int
    claim_id: int
    kind: str
    sent_on: date
    deadline: date | None
    way: str
    fee: Money
    source: str
    returned_on: date | None
    waits: bool
    demanded: Money | None
    letter_id: int | None


class KeptLetter(NamedTuple):
    """A letter of ours to or about the debtor; ``claims`` are their numbers, with spaces between."""

    id: int
    version: int
    kind: str
    template: str
    recipient: str
    recipient_name: str
    state: str
    lawful_from: date
    made_on: date
    sent_on: date | None
    deadline: date | None
    document_id: int | None
    sha256: str
    made_by: str
    inquiry_id: int | None
    claims: str | None
    channel: str | None
    fault: str | None


class KeptStep(NamedTuple):
    """A step that moved limitation towards this debtor."""

    id: int
    claim_id: int
    step: str
    day: date
    ended: date | None
    outcome: str
    confirmed: date | None
    regime: str | None


class KeptStatus(NamedTuple):
    """A special status of the debtor."""

    id: int
    kind: str
    from_day: date
    to_day: date | None
    text: str
    source: str


class KeptObjection(NamedTuple):
    """An objection of this debtor to a claim, in the debtor's own words."""

    id: int
    claim_id: int
    ground: str
    disputed: Money | None
    stops: bool
    state: str
    received_on: date
    answer_by: date
    outcome: str
    decided_on: date | None
    decided_by: str
    text: str


class KeptInquiry(NamedTuple):
    """A message in the inbox that nobody has sorted yet, and a claim it names, if any.

    An objection ``contests`` what it may speak of, and so does a complaint that names a claim, or
    may speak of a control sanction (ruling 20), also one that was nobody's and is sent on
    (``state``). Any other complaint, and a request for time or a plan, waits for its answer.
    """

    id: int
    claim_id: int | None
    received_on: date
    state: str
    contests: bool
    complains: bool


class KeptSentOn(NamedTuple):
    """A message of this debtor that was not ours, and to whom it went."""

    id: int
    journal: str
    kind: str
    handled_on: date
    handled_by: str
    forwarded_to: str
    outcome: str


class KeptQuestion(NamedTuple):
    """A question to the creditor unit about a claim of this debtor, its reminder and its answer."""

    id: int
    claim_id: int
    asked_on: date
    asked_by: str
    text: str
    deadline: date
    reminded_on: date | None
    answered_on: date | None
    answered_by: str
    answer: str
    view: str
    document_id: int | None
    answer_document_id: int | None


class KeptHold(NamedTuple):
    """Something stilt i bero: the debtor, or one of its cases, claims or measures."""

    id: int
    version: int
    claim_id: int | None
    case_number: str | None
    measure_id: int | None
    measure_number: str | None
    reason: str
    text: str
    from_day: date
    until: date | None
    review_on: date
    ended_on: date | None
    made_by: str
    plan_id: int | None
    deferral_id: int | None


class KeptPlan(NamedTuple):
    """A payment plan of the debtor; ``claims`` are the numbers of its claims, with spaces between.

    ``next_due`` is the first instalment that falls due today or later, ``last_due`` the last.
    """

    id: int
    number: str
    state: str
    agreed_on: date | None
    instalment: Money
    offer_until: date | None
    claims: str | None
    next_due: date | None
    last_due: date | None


class KeptDeferral(NamedTuple):
    """A deferral of the debtor, until a day (exclusive); ``claims`` as of a plan."""

    id: int
    state: str
    from_day: date
    until: date
    claims: str | None


class KeptNote(NamedTuple):
    """A note on the debtor."""

    id: int
    claim_id: int | None
    text: str
    corrects: int | None
    written_by: str
    written_at: datetime
    written_on: date


class KeptOutage(NamedTuple):
    """Days on which debtors could not reach us, the same for all; no last day while it goes on."""

    from_day: date
    to_day: date | None
    channel: str


class KeptDocument(NamedTuple):
    """A document without its bytes; ``kept`` tells whether they are here."""

    id: int
    claim_id: int | None
    kind: str
    title: str
    day: date
    name: str
    sha256: str
    kept: int


class KeptPayment(NamedTuple):
    """A payment as the bank reported it; øre below zero where it was taken back."""

    id: int
    amount: Money
    text: str
