"""Refusals of holds: too long, not by hand, or ended already."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class HoldTooLong(DeskError, code="holds.too_long", status=422):
    """``reason`` may hold until ``last`` at most, and only into the future."""

    sentence = "«{reason}» kan stilles i bero i høyst {days} dager, til {last:date}."
    what_now = "Velg en dag fra i morgen og senest {last:date}."


class HoldNotByHand(DeskError, code="holds.not_by_hand", status=422):
    """The ``reason`` begins and ends with a decision of its own."""

    sentence = "«{reason}» settes og oppheves av sin egen avgjørelse."
    what_now = "Behandle innsigelsen, utsettelsen eller avtalen som den hviler på."


class HoldEndsByLeader(DeskError, code="holds.ends_by_leader", status=403):
    """What rests for a notice that came back goes on by a supervisor alone (decision 0022)."""

    sentence = "«{reason}»: bare en leder kan la tiltaket gå videre."
    what_now = "Varsle på nytt, eller be en leder avgjøre om varselet likevel kom fram."


class HoldReasonShort(DeskError, code="holds.reason_short", status=422):
    """Why it goes on stands in the book, and where a letter goes: in ``least`` characters or more."""

    sentence = "Skriv hvorfor varselet likevel kom fram, minst {least} tegn."
    what_now = "Grunnen står i namsboken, og i brevet der skyldneren får et."


class HoldEnded(DeskError, code="holds.ended", status=409):
    """It has ended on ``day``."""

    sentence = "Dette ble opphevet {day:date}."
    what_now = "Hent skyldneren på nytt."
