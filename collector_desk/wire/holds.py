"""Holds on the wire: setting one, ending one, and the list of those about to lapse."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from collector_desk.domain.holds import Reason
from collector_desk.wire.base import Wire


class NewHold(Wire):
    """An order to put a debtor, or one of its cases, claims or measures, «i bero»."""

    reason: Reason
    until: date  # exclusive: the first day on which it no longer holds
    case_id: int | None = None
    claim_id: int | None = None
    measure_id: int | None = None
    text: str = Field(default="", max_length=300)


class EndHold(Wire):
    """An order to end a hold before its day."""

    version: int
    why: str = Field(min_length=3, max_length=300)


class HoldRow(Wire):
    """One hold."""

    hold_id: int
    version: int
    debtor_id: int
    debtor_name: str
    reach: str  # «hele skyldneren», or the number of a case, a claim or a measure
    claim_id: int | None
    reason: Reason | None  # None: private, and told once the debtor is open
    reason_label: str
    text: str
    from_day: date
    until: date | None
    review_on: date
    owner: str
    by_hand: bool  # may be ended by hand; the others end with what they rest on
    plan_id: int | None = None  # the plan it rests on
    deferral_id: int | None = None  # the deferral it rests on, which may be ended early
    team: str = ""  # whose portfolio the debtor is in; told in the list of all alone


class Holds(Wire):
    """Holds that run, those about to lapse first."""

    rows: tuple[HoldRow, ...]
