"""The contract of each kind of letter: the values it needs, as frozen values that add up.

A field without a default must say something: ``exchange.letters.render`` refuses a letter with
an empty one. ``payment`` is None where nothing is to be paid.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from collector_desk.domain.facts import Bucket
from collector_desk.domain.letter import LetterKind, PlanEnd
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_demand import (
    CollectionNotice,
    EnforcementNotice,
    OwnNotice,
    PaymentDemand,
    settled,
)
from collector_desk.domain.letter_measure import (
    LienDecision,
    LienNotice,
    MeasureChanged,
    MeasureEnded,
    OrderChanged,
    OrderEnded,
    TrekkDecision,
    WithholdingDecision,
    WithholdingOrder,
)
from collector_desk.domain.letter_parts import (
    BeforeAfter,
    ClaimLines,
    Decided,
    Head,
    Missed,
    PaymentPart,
    ScheduleRow,
    SetApart,
    check_deadline,
    check_sum,
)
from collector_desk.domain.letter_refusal import DeferralRefused, OfferEnded, PlanRefused
from collector_desk.domain.letter_relief import ReliefLetter, SettlementOffer
from collector_desk.domain.money import Money
from collector_desk.domain.objection import Outcome

_FOURTEEN = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionAcknowledgement(Content):
    """Foreløpig svar. ``undisputed`` is what goes on meanwhile, empty where all is disputed.

    ``stops`` False for an objection against a parking fine itself: no automatic stop (ruling 19).
    """

    kind = LetterKind.OBJECTION_ACKNOWLEDGEMENT
    received: date
    claims: tuple[str, ...]
    answer_by: date
    handled_by: str
    stops: bool = True
    undisputed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitQuestion(Content):
    """To the creditor unit: what was objected, what we must know, and by when.

    ``received`` and ``objection`` are of the objection, if there is one. ``asked`` makes it a
    reminder: the day of the letter that was not answered.
    """

    kind = LetterKind.UNIT_QUESTION
    claims: tuple[str, ...]
    received: date | None = None
    objection: str = ""
    questions: tuple[str, ...]
    answer_by: date
    stops: bool  # whether collection waits for the answer
    asked: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveringLetter(Content):
    """To an office that a message is sent on to; our journal number is the reference.

    ``way`` and ``writer`` are in words: «i posten», «arbeidsgiver Prøve AS». ``papers`` go along.
    """

    kind = LetterKind.COVERING
    received: date
    way: str
    writer: str
    text: str
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionDecision(Content):
    """Svar på innsigelse, any outcome.

    ``refund`` is what was paid too much, øre; ``stopped_until`` how long demands still rest.
    ``at_once``: no new deadline is given, the claim is due (ruling 19). ``paid``: the claim was
    right, and the unit says that it is paid. ``agreed``: a plan or a deferral is kept, and it is paid
    as agreed (ruling 21).
    Raises LetterDeadlineShort where a new deadline is below fourteen days.
    """

    kind = LetterKind.OBJECTION_DECISION
    received: date
    objection: str
    outcome: Outcome
    facts: tuple[str, ...]
    legal_basis: tuple[str, ...]
    reasons: str
    decided: tuple[Decided, ...]
    amounts: tuple[BeforeAfter, ...]
    onward: str
    refund: Money | None = None
    stopped_until: date | None = None
    payment: PaymentPart | None = None
    at_once: bool = False
    paid: bool = False
    agreed: bool = False

    def __post_init__(self) -> None:
        if self.payment is not None and not self.at_once:
            _fourteen(self.head, self.payment.deadline, rule="god inkassoskikk, inkassoloven § 8")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferralLetter(Content):
    """Betalingsutsettelse: the new due days and amounts. Raises LetterSumsDisagree."""

    kind = LetterKind.DEFERRAL
    claims: tuple[str, ...]
    rows: tuple[ScheduleRow, ...]
    until: date
    payment: PaymentPart

    def __post_init__(self) -> None:
        check_sum("utsettelsen", [row.amount for row in self.rows], self.payment.amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferralEnded(Content):
    """Betalingsutsettelse opphevet on ``ended``, before its last day ``until``.

    ``reasons`` are the caseworker's words, ``rests`` what something stops, named as not demanded
    now (ruling 18). Raises LetterSumsDisagree where something is to be paid.
    """

    kind = LetterKind.DEFERRAL_ENDED
    until: date
    ended: date
    reasons: str
    claims: tuple[ClaimLines, ...]
    payment: PaymentPart | None = None
    rests: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.payment is not None:
            settled(self.claims, self.payment)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLetter(Content):
    """Nedbetalingsavtale. ``payment`` is the first instalment; ``total`` all of them, øre.

    ``keeps`` names measures that go on while the plan is kept, such as a lien (ruling 21).
    ``accepted`` is the day the debtor agreed. Raises LetterSumsDisagree.
    """

    kind = LetterKind.PLAN
    number: str
    claims: tuple[ClaimLines, ...]
    rows: tuple[ScheduleRow, ...]
    total: Money
    covering: tuple[Bucket, ...]
    accepted: date
    payment: PaymentPart
    keeps: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_sum("avtalen", [row.amount for row in self.rows], self.total)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOffer(Content):
    """Tilbud om nedbetalingsavtale, open until ``accept_by``. Raises LetterSumsDisagree."""

    kind = LetterKind.PLAN_OFFER
    number: str
    claims: tuple[ClaimLines, ...]
    rows: tuple[ScheduleRow, ...]
    total: Money
    covering: tuple[Bucket, ...]
    accept_by: date
    keeps: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_sum("tilbudet", [row.amount for row in self.rows], self.total)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDefaultNotice(Content):
    """Varsel om mislighold: what lacks, and at least fourteen days to put it right.

    ``remaining`` is what falls due at once if it is not; ``provisional`` where it rests on a rate
    that is not announced (ruling 33). Raises LetterDeadlineShort, LetterSumsDisagree.
    """

    kind = LetterKind.PLAN_DEFAULT_NOTICE
    number: str
    agreed: date
    missed: tuple[Missed, ...]
    remaining: Money
    provisional: bool = False
    payment: PaymentPart

    def __post_init__(self) -> None:
        _fourteen(self.head, self.payment.deadline, rule="god inkassoskikk, inkassoloven § 8")
        check_sum("varselet", [each.lacking for each in self.missed], self.payment.amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEnded(Content):
    """Nedbetalingsavtale avsluttet on ``ended``, with what is left of each claim, if anything.

    ``rests`` are claims that something stops: they are named as not demanded now (ruling 18).

    Raises LetterProvisional and LetterSumsDisagree where something is to be paid.
    """

    kind = LetterKind.PLAN_ENDED
    number: str
    agreed: date
    ended: date
    why: PlanEnd
    claims: tuple[ClaimLines, ...]
    payment: PaymentPart | None = None
    rests: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.payment is not None:
            settled(self.claims, self.payment)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLetter(Content):
    """Saldooversikt: every claim with every line as on the day ``on``; ``total`` øre.

    ``apart`` is what of it is not demanded now, ``to_pay`` what is.

    Raises LetterSumsDisagree.
    """

    kind = LetterKind.STATEMENT
    on: date
    claims: tuple[ClaimLines, ...]
    total: Money
    covering: tuple[Bucket, ...]
    to_pay: Money
    measures: tuple[str, ...] = ()
    apart: tuple[SetApart, ...] = ()
    payment: PaymentPart | None = None

    def __post_init__(self) -> None:
        check_sum("saldooversikten", [claim.total for claim in self.claims], self.total)
        check_sum(
            "saldooversikten", [self.to_pay, *(each.amount for each in self.apart)], self.total
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Payoff(Content):
    """Innfrielsessum: what settles the claims on ``payment.deadline``; ``daily`` øre a day later.

    The claims are as they stand on that day. Raises LetterSumsDisagree.
    """

    kind = LetterKind.PAYOFF
    claims: tuple[ClaimLines, ...]
    daily: Money
    payment: PaymentPart

    def __post_init__(self) -> None:
        check_sum("kravene", [claim.total for claim in self.claims], self.payment.amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeLetter(Content):
    """A letter in the caseworker's own words; a blank line parts paragraphs."""

    kind = LetterKind.FREE_LETTER
    subject: str
    text: str
    payment: PaymentPart | None = None


CONTENTS: Mapping[LetterKind, type[Content]] = MappingProxyType(
    {
        each.kind: each
        for each in (
            CollectionNotice,
            PaymentDemand,
            EnforcementNotice,
            OwnNotice,
            ObjectionAcknowledgement,
            UnitQuestion,
            CoveringLetter,
            ObjectionDecision,
            DeferralLetter,
            DeferralEnded,
            DeferralRefused,
            PlanLetter,
            PlanOffer,
            PlanDefaultNotice,
            PlanEnded,
            PlanRefused,
            OfferEnded,
            ReliefLetter,
            SettlementOffer,
            WithholdingDecision,
            WithholdingOrder,
            TrekkDecision,
            LienDecision,
            LienNotice,
            MeasureEnded,
            OrderEnded,
            MeasureChanged,
            OrderChanged,
            StatementLetter,
            Payoff,
            FreeLetter,
        )
    }
)
"""The contract of each kind."""


def _fourteen(head: Head, deadline: date, *, rule: str) -> None:
    check_deadline(head, deadline, days=_FOURTEEN, rule=rule)
