"""Measures of enforcement on the wire: what is filled in, what it comes to, and how it stands."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from pydantic import Field, model_validator

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.enforcement.regime import Question
from collector_desk.wire.approvals import Line, Month, Result
from collector_desk.wire.base import Wire
from collector_desk.wire.enforcement_requests import (
    Answering,
    RequestEventShown,
    RequestVersionShown,
)
from collector_desk.wire.household import HouseholdForm
from collector_desk.wire.liens import MOST_KR, Asset, BankAccount, SaleShown
from collector_desk.wire.suits import SuitRow


class PayerKind(StrEnum):
    """Who pays the debtor."""

    EMPLOYER = "employer"
    NAV = "nav"


class Payer(Wire):
    """The one who is to withhold (trekkpliktig)."""

    kind: PayerKind = PayerKind.EMPLOYER
    name: str = Field(default="", max_length=120)
    organisation: str = Field(default="", max_length=9)
    street: str = Field(default="", max_length=120)  # where the order goes
    postcode: str = Field(default="", max_length=4)
    city: str = Field(default="", max_length=60)


class OtherWithholding(Wire):
    """Another withholding that runs, øre a month; ``rank`` by dekningsloven § 2-8."""

    title: str = Field(min_length=1, max_length=120)
    rank: str = Field(pattern="^[a-e]$")
    amount: int = Field(ge=0, le=MOST_KR)
    since: date
    document: str = Field(default="", max_length=120)


class ClassE(Wire):
    """Findings of § 2-7 fourth paragraph; None: not looked into yet."""

    does_what_can: bool | None = None  # the debtor does what can be done to pay
    favours_nobody: bool | None = None
    finding: str = Field(default="", max_length=2000)


class MeasureTerms(Wire):
    """What a caseworker fills in. A draft may lack anything; a proposal nothing that decides."""

    kind: MeasureKind
    claim_ids: tuple[int, ...] = Field(default=(), max_length=200)
    payer: Payer = Payer()
    household: HouseholdForm = HouseholdForm()
    self_employed: bool = False  # withheld of fees of a business: at most 20 percent of them
    consents_to_more: bool = False  # the debtor consents to more than 20 percent
    others: tuple[OtherWithholding, ...] = Field(default=(), max_length=20)
    class_e: ClassE = ClassE()
    amount: int | None = Field(default=None, gt=0, le=MOST_KR)  # øre a month; None: the largest
    deviation: str = Field(default="", max_length=2000)  # reasons to go below subsistence
    account: BankAccount = BankAccount()
    asset: Asset = Asset()  # what a request asks for a lien in
    conciliation: bool | None = None  # to the conciliation board if the debtor objects
    statement_of_claim: str = Field(default="", max_length=2000)  # påstand
    facts: str = Field(default="", max_length=4000)  # faktiske forhold
    reasons: str = Field(default="", max_length=4000)
    considered: str = Field(default="", max_length=2000)  # what was weighed instead
    amends: int | None = None  # the running trekk whose amount this changes
    dismissed: dict[int, str] = Field(default_factory=dict)  # payment id → why not the debtor's

    @property
    def label(self) -> str:
        """What it is, in Bokmål; a change of a trekk that runs is called that."""
        label = self.kind.label
        return label if self.amends is None else f"Endring av {label.lower()}"

    @model_validator(mode="before")
    @classmethod
    def _without_kind(cls, given: Any) -> Any:
        """Terms kept before a thing had a kind: its words alone, so that its kind is asked for."""
        if isinstance(given, dict) and "object" in given:
            kept = {name: value for name, value in given.items() if name != "object"}
            return {**kept, "asset": {"what": given["object"]}}
        return given


class MeasureCandidate(Wire):
    """A claim of the debtor: which way it goes, why, and whether this measure may take it."""

    claim_id: int
    number: str
    kind_label: str
    owed: int
    way: str  # own | request
    way_label: str  # «Kan tas med», «Går til namsmannen – § 7-2 f»
    why_not: str
    blocked: str = ""  # what stands in its way now; it may be ticked all the same, and waits for it
    unconfirmed: tuple[str, ...] = ()
    basis_paper: str | None = None  # the decision that it rests on, empty: it lacks; None: none


class MeasureCondition(Wire):
    """A condition: ``holds`` is None where nobody has answered yet, which closes the gate too."""

    code: str
    label: str
    holds: bool | None
    detail: str
    since: date | None = None
    source: str = ""
    who_clears: str = ""
    unconfirmed: str = ""


class Finding(Wire):
    """A breach of a published rule of the request, at the field that causes it."""

    code: str
    path: str
    claim: str = ""
    sentence: str


class Reckoned(Wire):
    """What the terms come to today; kept with the proposal as the approver saw it."""

    day: date
    regime: Regime
    regime_label: str
    estimate: bool  # under the new rules the namsmann sets the size
    total: int  # øre owed on the claims taken
    amount: int | None  # øre a month
    largest: int | None
    left: int | None = None  # øre that must be left in an account
    fees_percent: int | None = None  # the most of each payout, where the rule of fees holds
    sentence: str  # the arithmetic in one line
    lines: tuple[Line, ...]
    months: tuple[Month, ...]
    results: tuple[Result, ...]
    conditions: tuple[MeasureCondition, ...]
    findings: tuple[Finding, ...]
    warnings: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    made_up: tuple[str, ...] = ()  # rates of practice that decide something (ruling 33)
    foremost: str = ""  # what an approver reads before all else
    may_propose: bool
    why_not: str


class StartMeasure(Wire):
    """Which kind of measure the screen is to start."""

    kind: MeasureKind


class MeasureStart(Wire):
    """What the screen starts with."""

    debtor_id: int
    debtor_name: str
    today: date
    kind: MeasureKind
    regime: Regime
    regime_label: str
    claims: tuple[MeasureCandidate, ...]
    notices: tuple[str, ...]  # notices of enforcement with their days, in words
    statements: tuple[str, ...]
    terms: MeasureTerms  # what is known already
    look_ups: tuple[Question, ...] = ()  # of the debtor's rules, that can be asked from here


class SaveMeasure(Wire):
    """An order to keep a draft; a new one where ``measure_id`` is None."""

    measure_id: int | None = None
    version: int | None = None
    terms: MeasureTerms


class MeasureStep(Wire):
    """An order to take the next step with a measure."""

    version: int


class MakeVersion(MeasureStep):
    """An order to make what goes to the namsmann; ``seen`` came with what has grown, and is agreed to."""

    seen: str = ""


class WriteAnew(MeasureStep):
    """An order to write anew what did not come; the address of the payer or the bank, corrected."""

    street: str = Field(default="", max_length=120)  # empty: where it went before
    postcode: str = Field(default="", max_length=4)
    city: str = Field(default="", max_length=60)


class Anew(Wire):
    """The letters of a measure that may be written anew; ``to``: the payer or the bank, if any is.

    ``waits`` says what an order that is not among them waits for.
    """

    letters: tuple[str, ...] = ()
    waits: str = ""
    to: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""


class StopMeasure(MeasureStep):
    """An order to end a measure: «opphør» of a trekk, «bortfall» of a lien.

    ``invalid``: the own decision was invalid, so that the fees for it fall away (ruling 7).
    """

    why: str = Field(min_length=10, max_length=300)
    invalid: bool = False


class ToldPayer(MeasureStep):
    """The day the payer or the bank was told."""

    day: date


class MeasureDeed(Wire):
    """Something that can be done with a measure, or why it cannot now; ``name`` is the deed."""

    name: str
    lawful: bool
    reason: str


class MeasureSheet(Wire):
    """A measure as it stands."""

    measure_id: int
    version: int
    number: str
    debtor_id: int
    debtor_name: str
    kind: MeasureKind
    kind_label: str
    stage: MeasureStage
    stage_label: str
    regime_label: str
    terms: MeasureTerms
    reckoned: Reckoned
    claims: tuple[MeasureCandidate, ...]
    notices: tuple[str, ...]
    statements: tuple[str, ...]
    decided_on: date | None
    effect_on: date | None
    ends_on: date | None
    ended_on: date | None
    ended_why: str
    comment: str  # what the approver sent back with it
    deeds: tuple[MeasureDeed, ...]
    book: tuple[str, ...]
    versions: tuple[RequestVersionShown, ...] = ()  # of what goes to the namsmann, the newest last
    events: tuple[RequestEventShown, ...] = ()  # what came back on it
    answering: Answering | None = None  # what its next answer is registered with
    rests: tuple[str, ...] = ()  # why it, or what it is for, is stilt i bero today
    look_ups: tuple[Question, ...] = ()
    anew: Anew | None = None  # what may be written anew
    sale: SaleShown | None = None  # tvangsdekning in a lien


class MeasureRow(Wire):
    """A measure in the list."""

    measure_id: int
    number: str
    debtor_id: int
    debtor_name: str
    kind_label: str
    regime_label: str  # empty of a draft, whose rules are those of its day
    stage: MeasureStage
    stage_label: str
    total: int
    monthly: int | None  # øre; None: the size is the namsmann's (ruling 3)
    next_step: str
    next_day: date | None
    made_by: str
    made_at: datetime


class Measures(Wire):
    """The measures that are not over, and the complaints to the boards that are not."""

    rows: tuple[MeasureRow, ...]
    suits: tuple[SuitRow, ...] = ()


class Registered(Wire):
    """What was registered, by number."""

    number: int


class AskRegime(Wire):
    """An order to ask a look-up which rules a debtor is under."""

    question: Question


class LookedUp(Wire):
    """What a look-up answered; nothing is registered of it yet."""

    question: Question
    answer: Regime
    asked_on: date
    source: str


class NewRegimeAnswer(Wire):
    """The answer to a look-up of the rules a debtor is under."""

    question: Question = Question.REQUEST
    answer: Regime
    asked_on: date
    source: str = Field(min_length=3, max_length=120)
    one_trekk_since: date | None = None


class NewStatement(Wire):
    """What the debtor said to a notice of enforcement."""

    received_on: date
    text: str = Field(min_length=3, max_length=4000)
    inquiry_id: int | None = None
