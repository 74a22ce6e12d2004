"""The contracts of the letters that demand payment: before collection, and before enforcement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from collector_desk.domain.facts import Bucket
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_parts import ClaimLines, PaymentPart, check_deadline, check_sum
from collector_desk.domain.money import Money
from collector_desk.errors.letters import LetterProvisional


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Content):
    """What is demanded, by when, and in which order money covers it (``covering``).

    Raises LetterDeadlineShort below ``least`` days, LetterProvisional, LetterSumsDisagree.
    """

    least: ClassVar[int] = 14
    rule: ClassVar[str]
    claims: tuple[ClaimLines, ...]
    covering: tuple[Bucket, ...]
    payment: PaymentPart

    def __post_init__(self) -> None:
        check_deadline(self.head, self.payment.deadline, days=self.least, rule=self.rule)
        settled(self.claims, self.payment)


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionNotice(Demand):
    """Inkassovarsel (inkassoloven § 9)."""

    kind = LetterKind.COLLECTION_NOTICE
    rule = "inkassoloven § 9"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentDemand(Demand):
    """Betalingsoppfordring with the § 4-18 notice."""

    kind = LetterKind.PAYMENT_DEMAND
    rule = "inkassoloven § 10 og tvangsfullbyrdelsesloven § 4-18"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnforcementNotice(Demand):
    """Varsel etter § 4-18 of a decision that needs no payment demand, before the namsmann."""

    kind = LetterKind.ENFORCEMENT_NOTICE
    rule = "tvangsfullbyrdelsesloven § 4-18"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnNotice(Demand):
    """Varsel om utlegg that the municipality decides itself: three weeks, § 7-6 (ruling 2).

    ``decision_fee`` øre are charged if utlegg is decided, by the rate of the day of the notice;
    None: none is.
    """

    kind = LetterKind.OWN_NOTICE
    least = 21
    rule = "tvangsfullbyrdelsesloven § 7-6"
    decision_fee: Money | None = None


def settled(claims: tuple[ClaimLines, ...], payment: PaymentPart) -> None:
    """Raise unless what is demanded now adds up and rests on announced rates only (ruling 33).

    Raises LetterSumsDisagree, LetterProvisional.
    """
    check_sum("kravene", [claim.total for claim in claims], payment.amount)
    for claim in claims:
        if any(row.provisional for row in claim.interest):
            raise LetterProvisional(claim=claim.number)
