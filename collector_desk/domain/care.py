"""A debtor's special situation (særlig situasjon): what kind, by whose consent, until when.

It is of the special categories of personal data (personvernforordningen article 9): kept with
consent alone, no longer than it is needed, and never the paper that proves it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from collector_desk.domain.rates import Rate, Rates

LABEL = "Særlig hensyn"
"""All that is told to who has not opened the debtor with a reason."""

RULE = "god inkassoskikk, inkassoloven § 8"


class CareKind(StrEnum):
    """What the situation is."""

    ILLNESS = "illness"
    LOSS = "loss"
    DEBT_CRISIS = "debt_crisis"
    NEEDS = "needs"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The kind in Bokmål."""
        return _KINDS[self]


_KINDS = {
    CareKind.ILLNESS: "Sykdom",
    CareKind.LOSS: "Dødsfall eller annet tap i nær familie",
    CareKind.DEBT_CRISIS: "Gjeldskrise",
    CareKind.NEEDS: "Trenger tolk eller annen tilrettelegging",
    CareKind.OTHER: "Annet",
}


class Severity(StrEnum):
    """How much it weighs."""

    MILD = "mild"
    GRAVE = "grave"
    ACUTE = "acute"

    @property
    def label(self) -> str:
        """The severity in Bokmål."""
        return {"mild": "Ta hensyn", "grave": "Alvorlig", "acute": "Akutt"}[self.value]


class ConsentWay(StrEnum):
    """How the debtor consented that it is kept."""

    PHONE = "phone"
    MEETING = "meeting"
    WRITTEN = "written"
    REPRESENTATIVE = "representative"

    @property
    def label(self) -> str:
        """The way in Bokmål."""
        return {
            "phone": "på telefon",
            "meeting": "ved frammøte",
            "written": "skriftlig",
            "representative": "ved verge eller fullmektig",
        }[self.value]


class CareEnd(StrEnum):
    """Why it ended; none of them tells of anybody's health."""

    OVER = "over"
    MISTAKE = "mistake"

    @property
    def label(self) -> str:
        """The end in Bokmål."""
        return {"over": "Gjelder ikke lenger", "mistake": "Registrert ved en feil"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class CareDays:
    """The days that decide whether a situation is kept: half-open, ``until`` is the first after."""

    registered_on: date
    until: date
    ended_on: date | None = None
    withdrawn_on: date | None = None

    def runs(self, day: date) -> bool:
        """Whether it is to be considered on ``day``. What does not run is erased the night after.

        >>> CareDays(registered_on=date(2026, 11, 1), until=date(2026, 12, 1)).runs(date(2026, 12, 1))
        False
        """
        over = (self.until, self.ended_on, self.withdrawn_on)
        return day < min(end for end in over if end is not None)


def longest(rates: Rates, on: date) -> Rate:
    """How many days it may be kept before somebody has looked at it again."""
    return rates["care_days"].on(on)


def last_day(rates: Rates, on: date) -> date:
    """The last ``until`` that may be given on a day."""
    return on + timedelta(days=longest(rates, on).whole)
