"""What is known of a case, as plain values, for its claim lines and bases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from collector_desk.domain.enforcement.request.document import (
    Assignment,
    Demand,
    MoreTime,
    Notice,
    OrdinaryBasis,
    SpecialBasis,
)
from collector_desk.domain.enforcement.request.parties import Attachment
from collector_desk.domain.enforcement.request.values import NoNotice, Rank
from collector_desk.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """Money that covered this part of the claim, øre > 0, with its booking date."""

    day: date
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowered:
    """Another change downward, øre > 0: credited hours, interest that was waived."""

    day: date
    amount: Money
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One amount and what has happened to it since."""

    original: Money
    paid: tuple[Paid, ...] = ()
    lowered: tuple[Lowered, ...] = ()

    @property
    def left(self) -> Money:
        """What remains, øre."""
        taken = sum(each.amount for each in self.paid) + sum(each.amount for each in self.lowered)
        return self.original - taken


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFacts:
    """One invoice or due date: its principal, and the interest that runs on it.

    ``steps`` are the days on which the unpaid principal changed, where ``principal`` does not
    tell them (money that came and was taken back). ``interest`` holds what was paid or waived of
    interest; its ``original`` is not read.
    """

    number: str
    text: str
    due: date
    principal: Part
    rank: Rank = Rank.OTHER
    interest_from: date | None = None  # None: the claim bears no interest
    agreed: Decimal | None = None  # percent a year; None: the statutory rate
    interest: Part = Part(original=0)
    interest_text: str = "Forsinkelsesrente"
    steps: tuple[tuple[date, Money], ...] | None = None
    register_id: str = ""
    last_interruption: str = ""
    more_time: tuple[MoreTime, ...] = ()
    assignments: tuple[Assignment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CostFacts:
    """Costs before filing: of collection, or (``court``) awarded in an earlier case.

    ``claims`` are the numbers of the claims they were charged with.
    """

    text: str
    amount: Part
    claims: tuple[str, ...]
    due: date | None = None  # None: the deadline of the demand
    demand: Demand | None = None
    court: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisFacts:
    """One basis of enforcement with all that is built on it.

    ``key`` begins the references of its cost lines and stays the same when it is filed again.
    One written message that demanded several invoices is one basis; separate messages are one
    each.
    """

    key: str
    title: str
    day: date
    document: Attachment | None
    claims: tuple[ClaimFacts, ...]
    costs: tuple[CostFacts, ...] = ()
    notices: tuple[Notice, ...] = ()
    no_notice: NoNotice | None = None
    ordinary: OrdinaryBasis | None = None
    special: SpecialBasis | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """Everything that is asked for in one request. ``writing``: øre for writing it, 0: none."""

    filed: date
    bases: tuple[BasisFacts, ...]
    writing: Money = 0
    writing_text: str = "Utforming av begjæring, ½ R"
