"""What letters are put together from: who, which claims with every krone, and how to pay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from collector_desk.domain.claim import Regime
from collector_desk.domain.interest import InterestLine
from collector_desk.domain.letter import Language
from collector_desk.domain.money import Money
from collector_desk.errors.letters import LetterDeadlineShort, LetterSumsDisagree


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Whom the letter goes to; ``lines`` are the address as printed, postal place last."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who writes: unit, return address, and whom to ask. ``caseworker`` may be left out."""

    unit: str
    lines: tuple[str, ...]
    phone: str
    web: str
    caseworker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What every letter has. ``day`` is the day it is sent; all deadlines count from it.

    ``reference`` is the case or claim number, never an identity number. ``concerns`` names the
    debtor where the letter goes to somebody else (guardian, heir, another unit).
    """

    recipient: Recipient
    sender: Sender
    day: date
    reference: str
    language: Language
    regime: Regime
    concerns: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedAmount:
    """A dated amount in words: a fee, costs, a payment, a claim that was lowered."""

    day: date
    text: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestRow:
    """Interest from ``from_day`` to and with ``last_day``; ``rate`` in percent a year."""

    from_day: date
    last_day: date
    days: int
    rate: Decimal
    base: Money
    amount: Money
    provisional: bool = False

    @staticmethod
    def of(line: InterestLine) -> InterestRow:
        """The line of a statement; its ``to_day`` is the first day without interest."""
        return InterestRow(
            from_day=line.from_day,
            last_day=line.last_day,
            days=line.days,
            rate=line.rate.value,
            base=line.principal,
            amount=line.amount,
            provisional=line.provisional,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLines:
    """One claim with the lines that its ``total`` is made of, on the day of the letter.

    ``principal`` is what was first claimed; ``payments`` holds what takes away, below zero:
    payments, lowerings, what is disputed and not demanded now. ``rate`` is the percent a year
    that runs now, from ``interest_from``; both None for a claim without late interest.
    Raises LetterSumsDisagree where the lines do not come to the total.
    """

    number: str
    what: str
    unit: str
    due_date: date
    principal: Money
    total: Money
    invoice: str = ""
    invoice_date: date | None = None
    interest_from: date | None = None
    rate: Decimal | None = None
    interest: tuple[InterestRow, ...] = ()
    fees: tuple[DatedAmount, ...] = ()
    costs: tuple[DatedAmount, ...] = ()
    payments: tuple[DatedAmount, ...] = ()

    def __post_init__(self) -> None:
        lines = [self.principal, self.additions, self.paid]
        check_sum(f"krav {self.number}", lines, self.total)

    @property
    def additions(self) -> Money:
        """Interest, fees and costs, in øre (inkassoloven § 10: apart from the principal)."""
        interest = sum(row.amount for row in self.interest)
        return interest + sum(row.amount for row in (*self.fees, *self.costs))

    @property
    def paid(self) -> Money:
        """What takes away, in øre, below zero."""
        return sum(row.amount for row in self.payments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One payment to make: what it is for, its KID, the account it goes to, and how much."""

    what: str
    kid: str
    account: str
    bic: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentPart:
    """The payment part: slips that add up to ``amount``, all due on ``deadline``.

    Raises LetterSumsDisagree where they do not.
    """

    receiver: str
    deadline: date
    amount: Money
    slips: tuple[Slip, ...]

    def __post_init__(self) -> None:
        check_sum("betalingsdelen", [slip.amount for slip in self.slips], self.amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleRow:
    """One row of a plan or deferral: due day and amount, what it covers, what is left after it."""

    number: int
    due: date
    amount: Money
    principal: Money
    additions: Money
    remaining: Money
    provisional: bool = False

    def __post_init__(self) -> None:
        parts = [self.principal, self.additions]
        check_sum(f"avdrag {self.number}", parts, self.amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """An instalment that was not paid in full."""

    due: date
    amount: Money
    paid: Money

    @property
    def lacking(self) -> Money:
        """What is still to be paid of it, in øre."""
        return self.amount - self.paid


@dataclass(frozen=True, slots=True, kw_only=True)
class SetApart:
    """Øre of a claim that are not demanded now, and why in words."""

    claim: str
    why: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAfter:
    """What a decision does to one amount of one claim."""

    claim: str
    part: str
    before: Money
    after: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Who decided what; the creditor unit the claim, the agency the rest (ruling 29)."""

    who: str
    what: str


def check_sum(what: str, lines: list[Money], total: Money) -> None:
    """Raises LetterSumsDisagree unless ``lines`` come to ``total``."""
    if sum(lines) != total:
        raise LetterSumsDisagree(what=what, lines=sum(lines), total=total)


def check_deadline(head: Head, deadline: date, *, days: int, rule: str) -> None:
    """Raises LetterDeadlineShort when ``deadline`` gives less than ``days`` from the letter's day."""
    earliest = head.day + timedelta(days=days)
    if deadline < earliest:
        raise LetterDeadlineShort(earliest=earliest.isoformat(), rule=rule)
