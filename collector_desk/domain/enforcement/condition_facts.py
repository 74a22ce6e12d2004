"""What the conditions of a measure rest on, and what one of them says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.account import Held
from collector_desk.domain.enforcement.amendment import Running
from collector_desk.domain.enforcement.asset import NamedAsset
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.enforcement.own_notice import OwnNoticeFacts
from collector_desk.domain.enforcement.way import Choice
from collector_desk.domain.enforcement.withholding import LAST_RANK, Findings, Other
from collector_desk.domain.status import Stop

_NOT_FOUND = Findings()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFacts:
    """One claim as the conditions see it on the day."""

    number: str
    choice: Choice
    stops: tuple[Stop, ...]  # what stands in the way of enforcement
    last_day: date | None  # of limitation; None while a case runs
    barred: bool
    notice: OwnNoticeFacts | None = None  # own way
    request_lawful: bool = True  # the way of a request: domain.notices
    request_reason: str = ""
    request_rule: str = ""
    request_letters: str = ""  # those it rests on, with their days
    request_unconfirmed: str = ""
    written: date | None = None  # with a judgment: the last day that the debtor heard of it
    withdrawn: bool = False
    owed: bool = True  # anything is left to pay
    basis_since: date | None = None  # the day of the judgment, the message, the decision, the fine
    withdrawn_on: date | None = None
    settled_on: date | None = None  # nothing is left since


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """Who heard of a claim with a judgment on ``since`` or later has heard of it."""

    since: date
    unconfirmed: str = ""


_HEARD = Hearing(since=date.min)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything the conditions rest on, on one day."""

    day: date
    kind: MeasureKind
    regime: Regime
    debtor: str = ""  # the name
    claims: tuple[ClaimFacts, ...]
    rests: tuple[Stop, ...] = ()  # holds on the measure itself
    statement: str = ""  # the debtor's words, with their day; empty: none has come
    said_on: date | None = None  # the day of those words
    unread: int = 0  # letters and messages of the debtor that nobody has handled
    unread_since: date | None = None  # the eldest of them
    guardian: str = ""  # empty: none; «mangler» where one is needed and not on file
    guardian_since: date | None = None
    guardian_untold: str = ""  # which notices the guardian did not get, in words
    minor: bool = False
    of_age: date | None = None  # the day a minor comes of age
    protected: bool = False
    protected_since: date | None = None
    disqualified: str = ""  # of the preparer, in words
    disqualified_since: date | None = None
    findings: Findings = _NOT_FOUND
    finding: str = ""
    rank: str = LAST_RANK  # by dekningsloven § 2-8; of claims of several classes the poorest
    rank_unconfirmed: str = ""
    booked_until: date | None = None
    booked_days: int = 1  # how old the last booking may be
    strong: tuple[str, ...] = ()  # unplaced money that is the debtor's by strong signs
    weak: tuple[str, ...] = ()  # by weak signs, and not dismissed by name
    unplaced_since: date | None = None  # the eldest of that money
    regime_why: str = ""
    regime_since: date | None = None  # the day the answer is of; of a stale one, since when it is
    regime_stale: bool = False
    identity: bool = True
    care_since: date | None = None  # a special situation is registered
    care_weighed: str = ""  # by whom it was considered, and when; empty: by nobody
    details: tuple[tuple[str, bool, str], ...] = ()  # what the kind of measure itself needs
    asset: NamedAsset | None = None  # what a request asks for a lien in; None: what there is
    hearing: Hearing = _HEARD
    amends: Running | None = None  # the running trekk whose amount is changed
    trekk: tuple[Other, ...] = ()  # the other trekk of ours that run or are decided
    liens: tuple[Held, ...] = ()  # the other liens of ours in the same account
    own_numbers: frozenset[str] = frozenset()  # of every trekk of ours that was decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition. ``holds`` None: nobody has answered yet."""

    code: str
    label: str
    holds: bool | None
    detail: str
    since: date | None = None
    source: str = ""
    who_clears: str = ""
    unconfirmed: str = ""
