"""Work: the kinds of rows in the caseworkers' lists, and how near their day is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from collector_desk.domain.calendar import add_months

BANDS = (1, 3, 6, 12, 24)
"""Months before its last day at which a claim is counted as nearer to being time-barred."""


class WorkKind(StrEnum):
    """Why something stands in a worklist."""

    OBJECTION = "objection"
    UNIT_SILENT = "unit_silent"  # the unit has not answered by its deadline
    INQUIRY = "inquiry"  # a request to be answered
    UNMATCHED_MAIL = "unmatched_mail"
    PLAN_TROUBLE = "plan_trouble"
    PLAN_NOTICED = "plan_noticed"  # the notice of default runs, or ran out
    HOLD_LAPSES = "hold_lapses"
    DEFERRAL_OVER = "deferral_over"  # its last day is over: written by the night
    LIMITATION = "limitation"
    RETURNED_POST = "returned_post"
    UNPLACED = "unplaced"
    HELD_MONEY = "held_money"  # may not be received while debt settlement is negotiated
    SENT_BACK = "sent_back"  # a proposal came back from approval
    READY_STEP = "ready_step"  # the next letter is lawful
    FOLLOW_UP = "follow_up"  # promised or set by somebody

    @property
    def label(self) -> str:
        """The kind in Bokmål, as the chip says it."""
        return _LABELS[self][0]

    @property
    def level(self) -> str:
        """How the chip is marked: info, success, warning or error."""
        return _LABELS[self][1]


_LABELS: Mapping[WorkKind, tuple[str, str]] = {
    WorkKind.OBJECTION: ("Innsigelse", "error"),
    WorkKind.UNIT_SILENT: ("Virksomheten har ikke svart", "warning"),
    WorkKind.INQUIRY: ("Ny henvendelse", "success"),
    WorkKind.UNMATCHED_MAIL: ("Post uten skyldner", "info"),
    WorkKind.PLAN_TROUBLE: ("Avtale misligholdt", "warning"),
    WorkKind.PLAN_NOTICED: ("Varsel om mislighold", "warning"),
    WorkKind.HOLD_LAPSES: ("Bero utløper", "info"),
    WorkKind.DEFERRAL_OVER: ("Utsettelse utløpt", "warning"),
    WorkKind.LIMITATION: ("Foreldelse nærmer seg", "error"),
    WorkKind.RETURNED_POST: ("Brev i retur", "info"),
    WorkKind.UNPLACED: ("Uplassert innbetaling", "info"),
    WorkKind.HELD_MONEY: ("Penger holdt utenfor", "warning"),
    WorkKind.SENT_BACK: ("Sendt tilbake", "warning"),
    WorkKind.READY_STEP: ("Klar for neste steg", "success"),
    WorkKind.FOLLOW_UP: ("Oppfølging", "info"),
}


class Nearness(StrEnum):
    """How near a day is: what the list groups and colours by."""

    OVERDUE = "overdue"
    TODAY = "today"
    TOMORROW = "tomorrow"
    THIS_WEEK = "this_week"
    LATER = "later"


def nearness(due: date, *, today: date) -> Nearness:
    """How near ``due`` is on ``today``; the week ends on its Sunday.

    >>> nearness(date(2026, 11, 24), today=date(2026, 11, 23))
    <Nearness.TOMORROW: 'tomorrow'>
    """
    if due <= today:
        return Nearness.TODAY if due == today else Nearness.OVERDUE
    if due == today + timedelta(days=1):
        return Nearness.TOMORROW
    sunday = today + timedelta(days=6 - today.weekday())
    return Nearness.THIS_WEEK if due <= sunday else Nearness.LATER


def band(last_day: date, today: date) -> int:
    """The fewest months of ``BANDS`` within which a claim is time-barred; 0 where it is none.

    >>> band(date(2027, 1, 15), date(2026, 11, 23))
    3
    """
    return next((months for months in BANDS if last_day <= add_months(today, months)), 0)
