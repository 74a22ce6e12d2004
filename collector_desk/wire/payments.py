"""Money that came in: unplaced payments, placing them, and what that changes."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from collector_desk.wire.base import Wire


class Suggestion(Wire):
    """A claim that unplaced money may belong to, and why."""

    claim_id: int
    claim_number: str
    debtor_id: int
    debtor_name: str
    kind_label: str
    owed: int
    strong: bool
    reason: str  # «KID mangler ett siffer», «samme beløp og konto som før»
    dismissed: str = ""  # by whom and when the match was dismissed


class UnplacedRow(Wire):
    """A payment with money not yet placed on a claim."""

    payment_id: int
    version: int
    value_date: date
    settlement_date: date
    age_days: int
    amount: int
    unplaced: int
    held: int = 0  # of that, what may not be received now and stands on an account of its own
    kid: str  # as it came
    text: str
    debit_account: str
    source: str
    raw: str
    why: str  # why it could not be placed by itself
    suggestions: tuple[Suggestion, ...]


class Unplaced(Wire):
    """The unplaced list with its sums."""

    rows: tuple[UnplacedRow, ...]
    total: int
    held: int = 0
    oldest_days: int


class AskClaims(Wire):
    """A question for the claims of a debtor that a payment may be placed on."""

    debtor_id: int


class DebtorsClaim(Wire):
    """A claim of a debtor whom somebody searched for. Whole øre, today."""

    claim_id: int
    claim_number: str
    kind_label: str
    kid: str
    due_date: date
    age_days: int  # since it fell due
    owed: int
    others: str = ""  # who else owes it
    held: bool = False  # no money may be received on it now (ruling 22)


class ClaimsOf(Wire):
    """The claims of a debtor that a payment may be placed on, the oldest first."""

    debtor_id: int
    debtor_name: str
    claims: tuple[DebtorsClaim, ...]


class Part(Wire):
    """Part of a payment for one claim, whole øre."""

    claim_id: int
    amount: int = Field(gt=0, strict=True)


class Place(Wire):
    """An order to place a payment on one or more claims."""

    version: int
    parts: tuple[Part, ...] = Field(min_length=1, max_length=50)
    reason: str = Field(default="", max_length=300)


class TakeBack(Wire):
    """An order to take placed money back, by counter-posting."""

    version: int
    placement_id: int
    reason: str = Field(min_length=3, max_length=300)


class Dismiss(Wire):
    """An order that a payment is not this debtor's, whatever it seems."""

    debtor_id: int
    reason: str = Field(min_length=5, max_length=300)


class Move(Wire):
    """An order to move placed money from one claim to others, by counter-posting."""

    version: int
    placement_id: int
    parts: tuple[Part, ...] = Field(min_length=1, max_length=50)
    reason: str = Field(min_length=3, max_length=300)


class BeforeAfter(Wire):
    """What an order would do to one claim. Whole øre, today."""

    claim_id: int
    claim_number: str
    debtor_name: str
    before: int
    after: int
    principal_before: int
    principal_after: int
    interest_before: int
    interest_after: int
    fees_before: int
    fees_after: int
    credit_after: int


class Preview(Wire):
    """What a placing, moving or taking back would change, before it is done."""

    unplaced_before: int
    unplaced_after: int
    claims: tuple[BeforeAfter, ...]


class Placement(Wire):
    """Money placed on a claim."""

    placement_id: int
    claim_id: int
    claim_number: str
    debtor_id: int
    debtor_name: str
    amount: int
    placed_on: date
    placed_by: str


class PaymentSheet(Wire):
    """One payment with all its placements."""

    payment: UnplacedRow
    placements: tuple[Placement, ...]
