"""Refusals of what is kept of a debtor's special situation."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class CareReasonNeeded(DeskError, code="care.reason_needed", status=422):
    """What a special situation is, is read by who has opened the debtor with a reason."""

    sentence = "Hva det særlige hensynet gjelder, leses bare med en begrunnelse."
    what_now = "Skriv hvorfor du må vite det, minst fem tegn. Begrunnelsen lagres i loggen."


class CareRuns(DeskError, code="care.runs", status=409):
    """One of the same kind is registered already."""

    sentence = "Dette er registrert fra før og gjelder fortsatt."
    what_now = "Vurder det som er registrert på nytt, eller avslutt det først."


class CareTooLong(DeskError, code="care.too_long", status=422):
    """It is kept ``days`` days at most, until ``last``, and is looked at before it ends."""

    sentence = "Særlig hensyn kan registreres i høyst {days} dager, til {last:date}."
    what_now = "Velg dager fra i morgen: ny vurdering først, så slutten, senest {last:date}."


class CareOver(DeskError, code="care.over", status=409):
    """It does not run any more."""

    sentence = "Det særlige hensynet gjelder ikke lenger."
    what_now = "Hent skyldneren på nytt."
