"""Outages, the days on which debtors could not reach us, as they cross the wire."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import StringConstraints

from collector_desk.domain.outages import Channel
from collector_desk.wire.base import Wire

_Source = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=200)]
_Why = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=300)]


class NewOutage(Wire):
    """An order to keep an outage: whole days, both included; without a last one it goes on."""

    channel: Channel
    from_day: date
    to_day: date | None = None
    source: _Source


class EndOutage(Wire):
    """An order to end an outage that goes on, with its last day."""

    to_day: date


class WithdrawOutage(Wire):
    """An order to take back an outage that was wrongly kept, with the reason."""

    why: _Why


class OutageLine(Wire):
    """An outage in the administrator's list."""

    outage_id: int
    channel: Channel
    from_day: date
    to_day: date | None
    source: str
    made_by: str
    made_at: datetime
    withdrawn_by: str
    withdrawn_why: str


class Outages(Wire):
    """Every outage, the last to begin first, and what the house has not confirmed of them."""

    rows: tuple[OutageLine, ...]
    rule: str
    unconfirmed: str
