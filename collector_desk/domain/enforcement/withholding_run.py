"""A withholding month by month to the last krone: interest, covering, and the reduced last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from collector_desk.domain.calendar import add_months
from collector_desk.domain.claim import Regime
from collector_desk.domain.covering import Order
from collector_desk.domain.money import Money
from collector_desk.domain.plan_run import ClaimRun, PlanClaim, runs
from collector_desk.domain.rates import Rates

_MOST = 600  # months; beyond fifty years nothing is reckoned


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month: what is withheld, the interest that ran since the last, and what is left, øre."""

    day: date
    withheld: Money
    interest: Money
    left: Money
    provisional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How a withholding goes if nothing changes.

    ``ends_on`` is the last day it may run, None under the new rules. ``left`` above zero: it ends
    before the claims are covered, or never covers them.
    """

    months: tuple[Month, ...]
    ends_on: date | None

    @property
    def covered_on(self) -> date | None:
        """The month the claims are covered, or None."""
        return self.months[-1].day if self.months and not self.months[-1].left else None

    @property
    def last(self) -> Money:
        """The last amount; never more than what is owed."""
        return self.months[-1].withheld if self.months else 0

    @property
    def interest(self) -> Money:
        """All interest that runs meanwhile."""
        return sum(month.interest for month in self.months)

    @property
    def withheld(self) -> Money:
        """All that is withheld."""
        return sum(month.withheld for month in self.months)

    @property
    def left(self) -> Money:
        """What is owed when it ends."""
        return self.months[-1].left if self.months else 0

    @property
    def provisional(self) -> bool:
        """Whether a rate for some month is not announced yet (ruling 33)."""
        return any(month.provisional for month in self.months)


def last_day(decided: date, regime: Regime, rates: Rates) -> date | None:
    """The last day of a trekk decided on ``decided``: two years under the old rules (§ 7-21)."""
    if regime is Regime.NEW:
        return None
    return add_months(decided, rates["withholding_months"].on(decided).whole)


def wage_day(decided: date, months: int, rates: Rates) -> date:
    """The wage day ``months`` after the month of the decision, or the last day of a shorter month."""
    day = rates["wage_day"].on(decided).whole
    month = add_months(decided.replace(day=1), months)
    return min(month + timedelta(days=day - 1), add_months(month, 1) - timedelta(days=1))


def simulate(  # noqa: PLR0913
    claims: Sequence[PlanClaim],
    *,
    monthly: Money,
    decided: date,
    regime: Regime,
    order: Order,
    rates: Rates,
    until: date | None = None,
) -> Run:
    """Withhold ``monthly`` øre from the first wage day on, oldest claim first, until covered.

    ``until`` is the last day of the trekk it goes on from; None: its own.
    """
    until = until or last_day(decided, regime, rates)
    going = runs(claims, order=order, table=rates["late_interest"])
    months: list[Month] = []
    owed = sum(claim.balance.total for claim in claims)
    while owed > 0 and monthly > 0 and len(months) < _MOST:
        day = wage_day(decided, 1 + len(months), rates)  # the first: of the month after it
        if until is not None and day > until:
            break
        months.append(_month(going, day, monthly, owed))
        if until is None and months[-1].left >= owed:
            break  # interest eats it all: it never covers the claims
        owed = months[-1].left
    return Run(months=tuple(months), ends_on=until)


def _month(going: Sequence[ClaimRun], day: date, monthly: Money, before: Money) -> Month:
    owed = sum(run.total(day) for run in going)
    amount = left = min(monthly, owed)
    for run in going:
        _, left = run.pay(left, day)
    lines = [line for run in going for line in run.running(day)]
    return Month(
        day=day,
        withheld=amount,
        interest=owed - before,
        left=owed - amount,
        provisional=any(line.provisional for line in lines),
    )
