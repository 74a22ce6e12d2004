"""The limits: each at its edge, with who decides and what the screen says."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desk.domain.plan_limits import (
    Decider,
    Limits,
    deferral_limits,
    plan_limits,
    plan_months,
    waiting_days,
)
from collector_desk.domain.plan_schedule import Interval
from collector_desk.domain.rates import Rates
from collector_desk.errors.rates import NoRate
from tests.domain.plan_cases import START, claim, plan

RATES = Rates.shipped()
ME, LEADER, NOBODY = Decider.CASEWORKER, Decider.SUPERVISOR, Decider.NOBODY


def limits(broken: int = 0, principal: int = 1_000_000, **asked: object) -> Limits:
    found = plan(claim(principal), **asked)  # type: ignore[arg-type]
    return plan_limits(found, broken_before=broken, day=START, rates=RATES)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("count", "decider"),
    [(1, ME), (12, ME), (13, LEADER), (24, LEADER), (25, NOBODY)],
)
def test_the_length_of_a_plan_decides_who_may_grant_it(count: int, decider: Decider) -> None:
    assert limits(count=count).decider is decider


@pytest.mark.parametrize(
    ("principal", "decider"),
    [
        (5_000_000, ME),
        (5_000_001, LEADER),
        (50_000_000, LEADER),
        (50_000_001, NOBODY),
    ],
)
def test_so_does_the_sum(principal: int, decider: Decider) -> None:
    assert limits(principal=principal, count=12).decider is decider


@pytest.mark.parametrize(
    ("amount", "decider"),
    [(30_000, ME), (29_999, LEADER), (10_000, LEADER), (9_999, NOBODY)],
)
def test_so_does_the_instalment(amount: int, decider: Decider) -> None:
    assert limits(principal=60_000, amount=amount).decider is decider


def test_a_debt_that_is_paid_at_once_has_no_smallest_instalment() -> None:
    assert limits(principal=5_000, amount=5_000, first=START).decider is ME


@pytest.mark.parametrize(("broken", "decider"), [(0, ME), (1, LEADER), (2, LEADER), (3, NOBODY)])
def test_so_do_plans_that_were_broken_before(broken: int, decider: Decider) -> None:
    assert limits(broken, count=6).decider is decider


def test_a_late_first_instalment_is_a_deferral_too() -> None:
    soon = plan(count=3, first=date(2026, 12, 23))
    later = plan(count=3, first=date(2027, 1, 23))
    assert (waiting_days(soon), waiting_days(later)) == (0, 31)
    assert limits(count=3, first=date(2027, 1, 22)).decider is ME
    (beyond,) = limits(count=3, first=date(2027, 1, 23)).beyond
    assert (beyond.name, beyond.decider) == ("deferral_days", LEADER)


@pytest.mark.parametrize(
    ("interval", "count", "months"),
    [
        (Interval.MONTHLY, 12, 12),
        (Interval.QUARTERLY, 4, 12),
        (Interval.FORTNIGHTLY, 26, 12),
        (Interval.FORTNIGHTLY, 27, 13),
    ],
)
def test_months_are_counted_alike_for_each_interval(
    interval: Interval, count: int, months: int
) -> None:
    assert plan_months(plan(count=count, interval=interval)) == months


def test_what_is_within_says_so_and_what_is_beyond_names_the_limit_and_who_may_pass_it() -> None:
    assert limits(count=12).texts == ("Innenfor grensene – du kan vedta selv",)
    (text,) = limits(count=14).texts
    assert (
        text
        == "Lengste avtale: 14 måneder. Grensen er 12 måneder; leder kan godkjenne til 24 måneder."
    )
    (text,) = limits(principal=60_000_000, count=12).texts
    assert plain(text) == (
        "Største sum i en avtale: 600 000,00 kr. Grensen er 50 000,00 kr;"
        " heller ikke leder kan gå forbi 500 000,00 kr."
    )


def test_every_limit_is_shown_as_not_confirmed() -> None:
    found = limits(count=14)
    assert (
        len(found.unconfirmed) == len(found.tried) == 5
    )  # a first day two days late is one of them


@pytest.mark.parametrize(
    ("days", "number", "decider"),
    [
        (30, 1, ME),
        (31, 1, LEADER),
        (60, 2, LEADER),
        (30, 2, LEADER),
        (61, 1, NOBODY),
        (30, 3, NOBODY),
    ],
)
def test_a_deferral_has_its_days_and_its_number(days: int, number: int, decider: Decider) -> None:
    assert deferral_limits(days=days, number=number, day=START, rates=RATES).decider is decider


def test_a_day_before_the_settings_is_refused() -> None:
    with pytest.raises(NoRate):
        deferral_limits(days=1, number=1, day=date(2014, 12, 31), rates=RATES)
