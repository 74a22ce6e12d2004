"""A withholding month by month to the last krone: interest, covering, and the reduced last one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from collector_desk.domain.calendar import add_months
from collector_desk.domain.claim import Regime
from collector_desk.domain.covering import Order
from collector_desk.domain.enforcement.trekk_shares import InTrekk, shared
from collector_desk.domain.money import Money
from collector_desk.domain.plan_run import ClaimRun, PlanClaim, runs
from collector_desk.domain.rates import Rates

_ALIKE: Mapping[int, str] = MappingProxyType({})
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
    ranks: Mapping[int, str] = _ALIKE,
) -> Run:
    """Withhold ``monthly`` øre from the first wage day on, shared as the ledger will, until covered.

    ``until`` is the last day of the trekk it goes on from; None: its own. ``ranks`` are those of
    dekningsloven § 2-8 by claim; claims without one are of one class.
    """
    until = until or last_day(decided, regime, rates)
    going = runs(claims, order=order, table=rates["late_interest"])
    months: list[Month] = []
    owed = sum(claim.balance.total for claim in claims)
    while owed > 0 and monthly > 0 and len(months) < _MOST:
        day = wage_day(decided, 1 + len(months), rates)  # the first: of the month after it
        if until is not None and day > until:
            break
        month = _month(going, day, _Shared(monthly, regime, ranks), owed)
        loose = any(one.provisional for one in (*months[-1:], month))  # all after it rests on it
        months.append(replace(month, provisional=loose))
        if until is None and months[-1].left >= owed:
            break  # interest eats it all: it never covers the claims
        owed = months[-1].left
    return Run(months=tuple(months), ends_on=until)


@dataclass(frozen=True, slots=True)
class _Shared:
    """What comes each month, and how it is shared among the claims."""

    monthly: Money
    regime: Regime
    ranks: Mapping[int, str]

    def parts(self, going: Sequence[ClaimRun], day: date) -> Mapping[int, Money]:
        """What each claim gets, øre."""
        claims = [
            InTrekk(
                claim_id=run.claim.claim_id,
                rank=self.ranks.get(run.claim.claim_id, ""),
                size=run.claim.balance.total,
                owed=run.total(day),
            )
            for run in going
        ]
        amount = min(self.monthly, sum(claim.owed for claim in claims))
        return shared(amount, claims, self.regime)


def _month(going: Sequence[ClaimRun], day: date, how: _Shared, before: Money) -> Month:
    owed = sum(run.total(day) for run in going)
    lines = [line for run in going for line in run.running(day)]  # a payment begins a new one
    parts = how.parts(going, day)
    for run in going:
        run.pay(parts.get(run.claim.claim_id, 0), day)
    amount = sum(parts.values())
    return Month(
        day=day,
        withheld=amount,
        interest=owed - before,
        left=owed - amount,
        provisional=any(line.provisional for line in lines),
    )
