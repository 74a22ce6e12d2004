"""What an OCR giro file says, as values: transmissions, assignments and payments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from collector_desk.domain.money import Money


class PaymentType(IntEnum):
    """How the money came (transaction type, positions 5–6 of a transaction record)."""

    GIRO = 10
    STANDING_ORDER = 11
    DIRECT_REMITTANCE = 12
    BUSINESS_TERMINAL = 13
    OVER_COUNTER = 14
    AVTALEGIRO = 15
    TELEGIRO = 16
    CASH_GIRO = 17
    REVERSAL_WITH_KID = 18
    PURCHASE_WITH_KID = 19
    REVERSAL_WITH_TEXT = 20
    PURCHASE_WITH_TEXT = 21


REVERSALS = frozenset({PaymentType.REVERSAL_WITH_KID, PaymentType.REVERSAL_WITH_TEXT})
WITH_TEXT = frozenset({PaymentType.REVERSAL_WITH_TEXT, PaymentType.PURCHASE_WITH_TEXT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Transaction:
    """One payment, unique by (transmission, assignment number, ``number``), never by content."""

    number: int
    kind: PaymentType
    amount: Money
    """Øre, signed as money towards us: reversals and credit notes are negative."""
    sign: str
    """What stood in position 32: ``0`` or ``-``."""
    kid_raw: str
    """The 25 positions of the KID as they stood."""
    settlement_date: date
    """The day the bank settled it (Nets date): the day of the ledger and of the bank account."""
    order_date: date | None
    """The day the bank took the order from the debtor; None when the file does not say."""
    centre: int
    day_code: int
    part: int
    serial: int
    """One serial is one lump on the bank statement."""
    issuer: str
    form_no: str
    archive_reference: str
    bank_reference: str
    debit_account: str | None
    text: str | None
    """Free text of types 20 and 21; None when there is no such record."""
    line: int
    """The line of the first record in the file, from 1."""
    raw: tuple[str, ...]
    """The records as they stood."""

    @property
    def kid(self) -> str | None:
        """The KID as found, without the filling on its left; None when blank."""
        return self.kid_raw.lstrip() or None

    @property
    def value_date(self) -> date:
        """The day interest stops: the order date where given, else the settlement date."""
        return self.order_date or self.settlement_date

    @property
    def control(self) -> Money:
        """Øre as the end records count it: a reversal is added although it takes money away."""
        return -self.amount if self.kind in REVERSALS else self.amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """The payments to one account under one agreement."""

    number: int
    agreement: str
    account: str
    settlement_date: date | None
    """None only where there are no payments."""
    transactions: tuple[Transaction, ...]
    line: int

    @property
    def control(self) -> Money:
        """The control sum in øre."""
        return sum(payment.control for payment in self.transactions)

    @property
    def amount(self) -> Money:
        """Øre that reached the account, net of what was taken back."""
        return sum(payment.amount for payment in self.transactions)

    @property
    def records(self) -> int:
        """Records from the start to the end of the assignment, both counted."""
        return 2 + sum(2 + (payment.text is not None) for payment in self.transactions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transmission:
    """One delivery from the bank, unique by (sender, number, recipient)."""

    sender: str
    number: int
    recipient: str
    settlement_date: date | None
    assignments: tuple[Assignment, ...]
    line: int

    @property
    def key(self) -> tuple[str, int, str]:
        """What makes it the same delivery again."""
        return (self.sender, self.number, self.recipient)

    @property
    def settled_on(self) -> date | None:
        """The day the bank settled it: as its end says, or the newest of its payments."""
        paid = (one.settlement_date for each in self.assignments for one in each.transactions)
        return self.settlement_date or max(paid, default=None)

    @property
    def control(self) -> Money:
        """The control sum in øre."""
        return sum(assignment.control for assignment in self.assignments)

    @property
    def amount(self) -> Money:
        """Øre that reached us, net of what was taken back."""
        return sum(assignment.amount for assignment in self.assignments)

    @property
    def transactions(self) -> int:
        """How many payments it holds."""
        return sum(len(assignment.transactions) for assignment in self.assignments)

    @property
    def records(self) -> int:
        """All its records, its own start and end counted."""
        return 2 + sum(assignment.records for assignment in self.assignments)


@dataclass(frozen=True, slots=True, kw_only=True)
class OcrFile:
    """A whole file that has passed every control."""

    name: str
    sha256: str
    transmissions: tuple[Transmission, ...]
    newline: str = "\n"
    ending: str = "\n"
    """What follows the last record: nothing, one line end or more."""

    @property
    def transactions(self) -> int:
        """How many payments the file holds."""
        return sum(transmission.transactions for transmission in self.transmissions)

    @property
    def amount(self) -> Money:
        """Øre that reached us, net of what was taken back."""
        return sum(transmission.amount for transmission in self.transmissions)
