"""Payment plans on the wire: what is asked, what it comes to, what is agreed, how it goes."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from collector_desk.domain.inquiry import Channel
from collector_desk.domain.plan_schedule import Interval
from collector_desk.domain.plan_stage import PlanStage
from collector_desk.wire.base import Wire
from collector_desk.wire.household import Budget, HouseholdForm

_MOST_KR = 100_000_000_00


class Coming(Wire):
    """An ordinary invoice that falls due while the plan runs, øre."""

    title: str = Field(min_length=1, max_length=120)
    amount: int = Field(gt=0, le=_MOST_KR)
    due: date


class Terms(Wire):
    """What is asked for: give ``amount`` (øre), ``count`` or ``end``; the others are reckoned."""

    claim_ids: tuple[int, ...] = Field(max_length=100)
    first_due: date
    interval: Interval = Interval.MONTHLY
    amount: int | None = Field(default=None, le=_MOST_KR)
    count: int | None = Field(default=None, le=100_000)
    end: date | None = None
    coming: tuple[Coming, ...] = Field(default=(), max_length=12)
    form: HouseholdForm | None = None
    pauses_withholding: bool = False


class NewPlan(Wire):
    """An order to grant a plan, or to propose it where a limit is passed."""

    terms: Terms
    reasons: str = Field(default="", max_length=4000)
    requested_on: date | None = None  # None: today
    inquiry_id: int | None = None


class NewOffer(NewPlan):
    """An order to make a counter-offer that stands to and with ``offer_until``."""

    offer_until: date


class RefusePlan(Wire):
    """An order to refuse what was asked for.

    The letter prints the first due date only where the debtor named it (``day_named``).
    """

    terms: Terms
    reasons: str = Field(default="", max_length=4000)
    requested_on: date | None = None
    inquiry_id: int | None = None
    day_named: bool = False


class PlanStep(Wire):
    """An order to take the next step with a plan."""

    version: int


class Accept(PlanStep):
    """The debtor accepts an offer."""

    accepted_on: date | None = None  # None: today
    how: Channel = Channel.PHONE


class EndPlan(PlanStep):
    """The debtor wishes to end the plan, or refused the offer; ``taken_back`` where we take it back."""

    why: str = Field(min_length=3, max_length=300)
    taken_back: bool = False


class Instalment(Wire):
    """One instalment, øre; ``met`` tells how it went, in Bokmål, once the plan runs."""

    number: int
    day: date
    moved: str = ""
    day_off: str = ""  # what the planned day is, where that moved it: «søndag»
    amount: int
    principal: int
    interest: int
    additions: int  # fees and costs
    left: int
    provisional: bool = False
    paid: int = 0
    met: str = ""


class LimitTried(Wire):
    """One limit: what it came to, and who may decide."""

    title: str
    text: str
    decider: str  # caseworker | supervisor | nobody


class Calculated(Wire):
    """A plan as it would stand; nothing is kept."""

    amount: int
    count: int
    first_day: date
    last_day: date
    moved: str  # why the first due date was moved
    pay_now: int
    total: int
    interest: int
    provisional: bool
    larger_last: bool
    rows: tuple[Instalment, ...]
    limits: tuple[LimitTried, ...]
    decider: str
    verdict: tuple[str, ...]  # within the limits, or each limit passed and who may go past it
    unconfirmed: tuple[str, ...]  # the limits nobody has confirmed, by name
    open_points: tuple[str, ...]  # what is open of each, with its source
    budget: Budget | None
    effects: tuple[str, ...]  # what happens when it is granted


class PlanCandidate(Wire):
    """A claim of the debtor; ``why_not`` where it cannot be in a plan."""

    claim_id: int
    number: str
    kind_label: str
    owed: int
    why_not: str


class PlanForm(Wire):
    """What the screen starts with: the claims, the request that waits, plans that run."""

    debtor_id: int
    debtor_name: str
    today: date
    first_due: date
    offer_until: date  # the last day to accept an offer, if no other is chosen
    claims: tuple[PlanCandidate, ...]
    request: str  # «Søknad fra portalen 22.11.2026: «…»»
    inquiry_id: int | None
    requested_on: date | None
    plans: tuple[str, ...]  # plans that run or wait, in words


class PlanDeed(Wire):
    """Something that can be done with a plan, or why it cannot now; ``name`` is the deed."""

    name: str
    lawful: bool
    reason: str


class PlanSheet(Wire):
    """A plan as it stands today."""

    plan_id: int
    version: int
    number: str
    kid: str  # what the instalments are paid with
    debtor_id: int
    debtor_name: str
    stage: PlanStage
    stage_label: str
    requested_on: date
    agreed_on: date | None
    instalment: int
    total: int
    claims: tuple[PlanCandidate, ...]
    rows: tuple[Instalment, ...]
    overdue: int
    why: tuple[str, ...]
    next_step: str
    next_day: date | None
    terms: Terms
    reasons: str
    message: str  # who decided it, or the limit that was passed and who may go past it
    offer_until: date | None
    noticed_on: date | None
    notice_deadline: date | None
    ended_on: date | None
    ended_why: str
    may: tuple[str, ...]
    deeds: tuple[PlanDeed, ...]
    rule: str  # when an instalment is late and when the plan falls away, with the source


class PlanRow(Wire):
    """A plan in the list."""

    plan_id: int
    number: str
    debtor_id: int
    debtor_name: str
    stage: PlanStage
    stage_label: str
    instalment: int
    next_due: date | None
    last_due: date | None
    offer_until: date | None


class Plans(Wire):
    """Plans that run or wait, those in trouble first; of one debtor with the debtor's name."""

    rows: tuple[PlanRow, ...]
    debtor_name: str = ""
