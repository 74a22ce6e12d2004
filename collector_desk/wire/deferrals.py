"""Deferrals on the wire: what one would cost, granting and refusing it, and those that run."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.plan_stage import DeferralStage
from collector_desk.wire.approvals import Change
from collector_desk.wire.base import Wire
from collector_desk.wire.plans import PlanCandidate


class NewDeferral(Wire):
    """An order to put off payment to and with ``until``."""

    claim_ids: tuple[int, ...] = Field(max_length=100)
    until: date
    reason: DeferralReason
    text: str = Field(default="", max_length=4000)
    inquiry_id: int | None = None


class RefuseDeferral(NewDeferral):
    """An order to refuse a request; the letter prints ``until`` only where the debtor named it."""

    day_named: bool = False


class EndDeferral(Wire):
    """An order to end a deferral before its day; ``why`` goes in the letter.

    It carries no version: only a deferral that runs can be ended, and only once.
    """

    why: str = Field(min_length=10, max_length=300)


class CostLine(Wire):
    """Interest that runs on one claim while payment is put off."""

    claim_id: int
    text: str
    amount: int


class DeferralCost(Wire):
    """What a deferral would do; nothing is kept."""

    text: str  # «Stilt i bero til …»
    last_day: date
    days: int
    number: int  # which deferral of these claims it is
    interest: int
    before: int  # what of the lines ran before today
    provisional: bool
    lines: tuple[CostLine, ...]
    decider: str
    verdict: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    effects: tuple[str, ...]
    changes: tuple[Change, ...]  # before and after


class DeferralRow(Wire):
    """A deferral; ``reason_label`` is empty for who need not know of somebody's health."""

    deferral_id: int
    version: int
    debtor_id: int
    debtor_name: str
    from_day: date
    last_day: date
    reason_label: str
    stage: DeferralStage
    stage_label: str
    claims: tuple[str, ...]
    message: str


class DeferralRequest(Wire):
    """An open message from the debtor that a deferral may answer."""

    inquiry_id: int
    text: str  # «Søknad fra portalen 22.11.2026: «…»»


class DeferralForm(Wire):
    """What the box starts with: the claims, the requests that wait, how far one may go."""

    debtor_id: int
    debtor_name: str
    today: date
    claims: tuple[PlanCandidate, ...]
    requests: tuple[DeferralRequest, ...]  # those that ask for time before the others
    running: tuple[DeferralRow, ...]  # those that run or wait
    own_last: date  # the last day a caseworker may give alone
    approved_last: date  # the last day a supervisor may approve
    limit: str  # both in words, and that they are not confirmed where they are not


class Deferrals(Wire):
    """Deferrals that run or wait, the first to lapse first."""

    rows: tuple[DeferralRow, ...]
