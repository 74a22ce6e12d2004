"""The contracts of the letters of measures: what was decided, and what others must do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from collector_desk.domain.facts import Bucket
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_parts import ClaimLines, PaymentPart, check_sum
from collector_desk.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ReckonedLine:
    """A line of the arithmetic a month: below zero where it takes away; ``detail`` its source."""

    text: str
    amount: Money
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookCopy:
    """A line of the enforcement book as it stands there (gjenpart av namsboken)."""

    number: str
    day: date
    text: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureDecision(Content):
    """What every decision of utlegg tells of: the claims on its day, why, and where it is booked.

    ``noticed`` is the day of the notice of utlegg, None where none was needed; ``heard`` the days
    the debtor said something, ``first`` that of the decision where it is told on a later day. Raises LetterSumsDisagree where the claims are not the ``total``.
    """

    number: str
    claims: tuple[ClaimLines, ...]
    total: Money
    reasons: str
    book: BookCopy
    noticed: date | None
    heard: tuple[date, ...] = ()
    first: date | None = None

    def __post_init__(self) -> None:
        check_sum("kravene", [claim.total for claim in self.claims], self.total)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """The trekk that another takes over from: ``amount`` øre a month, decided on a day."""

    number: str
    decided: date
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class WithholdingDecision(MeasureDecision):
    """Beslutning om utleggstrekk, old rules: ``amount`` øre a month, reckoned line by line.

    ``most`` is what the lines leave; ``until`` the last day of the trekk; ``amends`` the one whose
    amount it changes. ``fees_percent``: no more of each payout's gross fees (§ 2-7 third paragraph).
    """

    kind = LetterKind.WITHHOLDING_DECISION
    payer: str
    amount: Money
    reckoning: tuple[ReckonedLine, ...]
    most: Money
    until: date
    covering: tuple[Bucket, ...]
    amends: Amended | None = None
    fees_percent: int | None = None

    def __post_init__(self) -> None:
        MeasureDecision.__post_init__(self)
        check_sum("beregningen", [line.amount for line in self.reckoning], self.most)

    @property
    def below(self) -> bool:
        """Whether the rule of fees takes more than subsistence leaves."""
        return self.fees_percent is not None and self.amount > self.most


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekkDecision(MeasureDecision):
    """Beslutning om utlegg ved trekk, new rules: that it is covered by trekk, and by which rank."""

    kind = LetterKind.TREKK_DECISION
    rank: str
    covering: tuple[Bucket, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WithholdingOrder(Content):
    """Trekkpålegg to an employer or NAV: ``debtor`` and the day of birth, the amount, how to pay.

    Nothing of the household, of the claims' kinds or of the reasons is in it. ``amends`` is the
    order it takes over from. ``fees_percent``: no more of each payout's gross fees.
    """

    kind = LetterKind.WITHHOLDING_ORDER
    number: str
    debtor: str
    born: date | None
    decided: date
    amount: Money
    until: date
    payment: PaymentPart
    amends: Amended | None = None
    fees_percent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LienDecision(MeasureDecision):
    """Beslutning om utleggspant i konto: ``amount`` øre of ``account`` once, reckoned line by line.

    ``most`` is what the lines leave, ``until`` the day it lapses, and ``sale_from`` the first day
    that tvangsdekning may be requested. ``owners`` are all who own the account, with their shares.
    ``fee`` øre are that of the decision, None: none was charged; ``covers_fee`` whether the lien is
    for all that is owed with it.
    """

    kind = LetterKind.LIEN_DECISION
    bank: str
    account: str
    owners: tuple[str, ...]
    amount: Money
    reckoning: tuple[ReckonedLine, ...]
    most: Money
    until: date
    sale_from: date
    fee: Money | None = None
    covers_fee: bool = False

    def __post_init__(self) -> None:
        MeasureDecision.__post_init__(self)
        check_sum("beregningen", [line.amount for line in self.reckoning], self.most)


@dataclass(frozen=True, slots=True, kw_only=True)
class LienNotice(Content):
    """Melding om utleggspant to the bank: ``amount`` øre may not be paid out of ``account``.

    ``left`` øre must stay at the debtor's free use in any case (dekningsloven § 2-5).
    """

    kind = LetterKind.LIEN_NOTICE
    number: str
    debtor: str
    born: date | None
    account: str
    decided: date
    amount: Money
    left: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureEnded(Content):
    """Opphør av utleggstrekk, or erklæring om bortfall av utleggspant, to the debtor.

    ``other`` is the payer or the bank, who is told at the same time; empty where the namsmann
    has the trekk. ``left`` øre are owed on the claims all the same. ``instead`` is the trekk that
    goes on, where what ended is a change of it.
    """

    kind = LetterKind.MEASURE_ENDED
    lien: bool
    number: str
    ended: date
    reasons: str
    left: Money
    book: BookCopy
    other: str = ""
    instead: Amended | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderEnded(Content):
    """The same to the payer or the bank: nothing more is withheld or held back.

    ``instead`` is the order that goes on, where what ended is a change of it.
    """

    kind = LetterKind.ORDER_ENDED
    lien: bool
    number: str
    debtor: str
    born: date | None
    decided: date
    ended: date
    account: str = ""
    instead: Amended | None = None


class Changed(StrEnum):
    """What became of a measure that is not over."""

    RESTS = "rests"
    GOES_ON = "goes_on"
    FEWER = "fewer"  # it is for fewer claims

    def named(self, kind: LetterKind) -> str:
        """The letter of a kind that tells of it, in Bokmål."""
        return f"{kind.label} ({_CHANGED[self]})"


_CHANGED = {Changed.RESTS: "hviler", Changed.GOES_ON: "gjelder igjen", Changed.FEWER: "færre krav"}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureChanged(Content):
    """Endring av utleggstrekk or of utleggspant, to the debtor.

    ``until`` is the first day a rest no longer holds, None: until we say so. ``left`` øre are owed
    on the claims it is for. ``namsmann``: he has the trekk and alone changes it (§ 7-21); else the
    ``other``, payer or bank, is told.
    """

    kind = LetterKind.MEASURE_CHANGED
    lien: bool
    what: Changed
    number: str
    day: date
    until: date | None
    reasons: str
    left: Money
    book: BookCopy
    other: str = ""
    namsmann: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PayTo:
    """Where what is withheld is paid, and how much is left there, øre."""

    kid: str
    account: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderChanged(Content):
    """The same to the payer or the bank.

    ``amount`` øre a month are withheld, or held back in the account, when it goes on; ``pay_to``
    is where it is paid from then, where it is for fewer claims. ``fees_percent``: no more of each
    payout's gross fees.
    """

    kind = LetterKind.ORDER_CHANGED
    lien: bool
    what: Changed
    number: str
    debtor: str
    born: date | None
    decided: date
    day: date
    until: date | None
    amount: Money
    pay_to: tuple[PayTo, ...] = ()
    account: str = ""
    fees_percent: int | None = None
