"""Deferral: a claim stilt i bero to a day, with its reason, what it stops and what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from collector_desk.domain.calendar import deadline, first_day_after, next_working_day
from collector_desk.domain.covering import Order
from collector_desk.domain.interest import InterestLine
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted
from collector_desk.domain.plan_run import PlanClaim, runs
from collector_desk.domain.rate_table import Table
from collector_desk.domain.status import PLAN_KEPT, Stop
from collector_desk.errors.plans import DeferralBackwards


class DeferralReason(StrEnum):
    """Why payment is put off."""

    ILLNESS = "illness"
    DEATH_IN_FAMILY = "death_in_family"
    UNEMPLOYMENT = "unemployment"
    SEPARATION = "separation"
    AWAITS_MONEY = "awaits_money"
    AWAITS_ADVICE = "awaits_advice"
    OTHER = "other"


REASONS = {
    DeferralReason.ILLNESS: "Sykdom",
    DeferralReason.DEATH_IN_FAMILY: "Dødsfall i nær familie",
    DeferralReason.UNEMPLOYMENT: "Arbeidsledighet",
    DeferralReason.SEPARATION: "Samlivsbrudd",
    DeferralReason.AWAITS_MONEY: "Venter på utbetaling",
    DeferralReason.AWAITS_ADVICE: "Venter på gjeldsrådgivning",
    DeferralReason.OTHER: "Annet",
}
"""Each reason in Bokmål."""

HEALTH = frozenset({DeferralReason.ILLNESS})
"""Reasons that tell of health: a special category of data, shown to those who need it only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferral:
    """A deferral granted from ``start`` to and with ``until``. Raises DeferralBackwards."""

    start: date
    until: date
    reason: DeferralReason

    def __post_init__(self) -> None:
        if self.until <= self.start:
            raise DeferralBackwards(start=self.start.isoformat(), until=self.until.isoformat())

    @property
    def days(self) -> int:
        """Its length for the limits: the start day is not counted (domstolloven § 148)."""
        return (self.until - self.start).days

    @property
    def last_day(self) -> date:
        """The last day to pay: a weekend or holiday runs on to the next working day."""
        return next_working_day(self.until)

    @property
    def lapse_day(self) -> date:
        """The day it has lapsed, and the first on which the next step is lawful."""
        return first_day_after(self.last_day)

    @property
    def text(self) -> str:
        """What the screen and the letter call it."""
        return f"Stilt i bero til {dotted(self.last_day)}"

    def stop(self, day: date) -> Stop | None:
        """What stands in the way of new steps on ``day`` (ruling 21); None when it has lapsed."""
        return PLAN_KEPT if self.start <= day < self.lapse_day else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferralCost:
    """The interest that runs while payment is put off, in øre, and its lines by claim id.

    A line that ran before is shown whole; ``before`` is what of the lines lies before the start.
    """

    interest: Money
    before: Money
    lines: tuple[tuple[int, InterestLine], ...]

    @property
    def provisional(self) -> bool:
        """Whether some of it rests on a rate not announced yet (ruling 33)."""
        return any(line.provisional for _, line in self.lines)


def deferral_cost(
    claims: Sequence[PlanClaim], deferral: Deferral, *, order: Order, table: Table
) -> DeferralCost:
    """What the deferral costs if the claims are paid on its last day and not on its first.

    ``claims`` stand as on the start day. Interest runs (forsinkelsesrenteloven § 2).
    """
    every = runs(claims, order=order, table=table)
    lines = tuple(
        (run.claim.claim_id, line) for run in every for line in run.running(deferral.last_day)
    )
    owed = sum(run.total(deferral.last_day) for run in every)
    told = {claim_id for claim_id, _ in lines}
    return DeferralCost(
        interest=owed - sum(claim.balance.total for claim in claims),
        before=sum(claim.accrued for claim in claims if claim.claim_id in told),
        lines=lines,
    )


def ended_deadline(goes: date, *, days: int, last_day: date) -> date:
    """The last day to pay after a deferral was ended early by a letter that goes on ``goes``.

    ``days`` days from the posting, but never later than the ``last_day`` that the deferral itself
    gave: ending it gives no more time.

    >>> ended_deadline(date(2026, 11, 25), days=14, last_day=date(2026, 12, 18))
    datetime.date(2026, 12, 9)
    """
    return min(deadline(goes, days), last_day)
