"""Deferrals on the wire: what one would cost, granting and refusing it, and those that run."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.plan_stage import DeferralStage
from collector_desk.wire.base import Wire


class NewDeferral(Wire):
    """An order to put off payment to and with ``until``."""

    claim_ids: tuple[int, ...] = Field(max_length=100)
    until: date
    reason: DeferralReason
    text: str = Field(default="", max_length=4000)
    inquiry_id: int | None = None


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


class Deferrals(Wire):
    """Deferrals that run or wait, the first to lapse first."""

    rows: tuple[DeferralRow, ...]
