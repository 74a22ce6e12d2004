"""How far a plan, a deferral or a relief may go, who decides it, and who may go past a limit.

Every limit is a dated setting of the house, not a law (``rates/plan_limits.toml``,
``rates/relief.toml``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from collector_desk.domain.calendar import add_months
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import kroner
from collector_desk.domain.plan import Plan
from collector_desk.domain.plan_schedule import planned_day
from collector_desk.domain.rates import Rates


class Decider(StrEnum):
    """Who may decide: a caseworker alone, with a supervisor's approval, or nobody."""

    CASEWORKER = "caseworker"
    SUPERVISOR = "supervisor"
    NOBODY = "nobody"


_WEIGHT = (Decider.CASEWORKER, Decider.SUPERVISOR, Decider.NOBODY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One limit tried: what was asked for, how far one may go, and who may decide it.

    ``asked``, ``own`` and ``approved`` are in the unit of the setting ``name``: months, days,
    øre or a number. ``text`` says it in Bokmål.
    """

    name: str
    title: str
    asked: int
    own: int
    approved: int
    decider: Decider
    text: str
    source: str
    note: str
    confirmed: bool

    @property
    def within(self) -> bool:
        """Whether the caseworker may decide it alone."""
        return self.decider is Decider.CASEWORKER


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """All limits of one plan or deferral."""

    tried: tuple[Limit, ...]

    @property
    def decider(self) -> Decider:
        """Who may decide it all."""
        return max((limit.decider for limit in self.tried), key=_WEIGHT.index)

    @property
    def beyond(self) -> tuple[Limit, ...]:
        """The limits that a caseworker alone may not pass."""
        return tuple(limit for limit in self.tried if not limit.within)

    @property
    def texts(self) -> tuple[str, ...]:
        """What the screen says: each limit passed, or that all is within."""
        if not self.beyond:
            return ("Innenfor grensene – du kan vedta selv",)
        return tuple(limit.text for limit in self.beyond)

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """The limits that decided something and are not confirmed by the legal department."""
        return tuple(limit.title for limit in self.tried if not limit.confirmed)

    @property
    def open_points(self) -> tuple[str, ...]:
        """What is still open of each of them, with its source, to be read by who asks."""
        return tuple(
            f"{limit.title}: {limit.source}. {limit.note}".strip()
            for limit in self.tried
            if not limit.confirmed
        )


def plan_months(plan: Plan) -> int:
    """How many months the plan lasts: twelve monthly instalments are twelve months."""
    first, interval = plan.request.first_due, plan.request.interval
    end = planned_day(first, interval, plan.count + 1)
    return next(months for months in range(10_000) if add_months(first, months) >= end)


def waiting_days(plan: Plan) -> int:
    """By how many days the first due date is put off beyond one interval from the start."""
    request = plan.request
    ordinary = planned_day(request.start, request.interval, 2)
    return max((request.first_due - ordinary).days, 0)


def plan_limits(plan: Plan, *, broken_before: int, day: date, rates: Rates) -> Limits:
    """The limits of a plan decided on ``day``.

    ``broken_before`` is how many plans on any of its claims were broken earlier. A first due date
    put off beyond one interval counts as a deferral. Raises NoRate before the first setting.
    """
    trial = _Trial(day, rates)
    tried = [
        trial.most("plan_months", plan_months(plan)),
        trial.most("plan_total", plan.pay_now),
        trial.most("plan_broken", broken_before),
    ]
    if plan.count > 1:
        tried.append(trial.least("plan_instalment", plan.amount))
    if waiting_days(plan):
        tried.append(trial.most("deferral_days", waiting_days(plan)))
    return Limits(tried=tuple(tried))


def deferral_limits(*, days: int, number: int, day: date, rates: Rates) -> Limits:
    """The limits of a deferral of ``days`` days decided on ``day``.

    ``number`` is which deferral of the claim it is, 1 for the first. Raises NoRate before the
    first setting.
    """
    trial = _Trial(day, rates)
    tried = (trial.most("deferral_days", days), trial.most("deferral_count", number))
    return Limits(tried=tried)


def relief_limits(*, given_up: Money, days: int | None, day: date, rates: Rates) -> Limits:
    """The limits of giving up ``given_up`` øre, decided on ``day``.

    ``days`` is how long a settlement may be paid, None for other reliefs. Raises NoRate before the
    first setting.
    """
    trial = _Trial(day, rates)
    tried = [trial.most("relief_total", given_up)]
    if days is not None:
        tried.append(trial.most("settlement_days", days))
    return Limits(tried=tuple(tried))


class _Trial:
    """Tries figures against the settings of one day."""

    def __init__(self, day: date, rates: Rates) -> None:
        self.day = day
        self.rates = rates

    def most(self, name: str, asked: int) -> Limit:
        own, approved = self._values(name)
        return self._limit(name, asked, own=asked <= own, approved=asked <= approved)

    def least(self, name: str, asked: int) -> Limit:
        own, approved = self._values(name)
        return self._limit(name, asked, own=asked >= own, approved=asked >= approved)

    def _values(self, name: str) -> tuple[int, int]:
        own = self.rates[name].on(self.day).whole
        return own, self.rates[f"{name}_approved"].on(self.day).whole

    def _limit(self, name: str, asked: int, *, own: bool, approved: bool) -> Limit:
        passed = self.rates[f"{name}_approved" if not own else name]
        rate = passed.on(self.day)
        decider = _WEIGHT[0 if own else 1 if approved else 2]
        first, second = self._values(name)
        told = [_shown(passed.unit, value) for value in (asked, first, second)]
        title = self.rates[name].title.removesuffix(", saksbehandler")
        return Limit(
            name=name,
            title=title,
            asked=asked,
            own=first,
            approved=second,
            decider=decider,
            text=f"{title}: {told[0]}. Grensen er {told[1]}; {_ENDINGS[decider].format(told[2])}.",
            source=rate.source,
            note=rate.note,
            confirmed=rate.confirmed,
        )


_ENDINGS = {
    Decider.CASEWORKER: "du kan vedta selv",
    Decider.SUPERVISOR: "leder kan godkjenne til {}",
    Decider.NOBODY: "heller ikke leder kan gå forbi {}",
}


def _shown(unit: str, value: Money) -> str:
    if unit == "øre":
        return f"{kroner(value)} kr"
    if unit == "months":
        return "1 måned" if value == 1 else f"{value} måneder"
    if unit == "days":
        return "1 dag" if value == 1 else f"{value} dager"
    return str(value)
