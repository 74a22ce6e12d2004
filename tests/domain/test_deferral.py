"""Deferral and what plans do to measures and limitation: days, stops, cost and interruption."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.deferral import HEALTH, REASONS, Deferral, DeferralReason, deferral_cost
from collector_desk.domain.interest import total
from collector_desk.domain.limitation import Limitation, limitation
from collector_desk.domain.plan_effects import (
    Acknowledged,
    Asked,
    Measure,
    acknowledgement,
    effects,
)
from collector_desk.domain.status import Act, stopping
from collector_desk.errors.plans import DeferralBackwards
from tests.domain.plan_cases import ORDER, START, TABLE, claim

DAY = timedelta(days=1)


def until(day: date, *, start: date = START) -> Deferral:
    return Deferral(start=start, until=day, reason=DeferralReason.AWAITS_MONEY)


def test_a_deferral_to_a_working_day_lapses_the_day_after() -> None:
    found = until(date(2026, 12, 23))
    assert (found.days, found.last_day, found.lapse_day) == (
        30, date(2026, 12, 23), date(2026, 12, 24),
    )  # fmt: skip
    assert found.text == "Stilt i bero til 23.12.2026"


def test_a_deferral_to_christmas_runs_on_to_the_next_working_day() -> None:
    found = until(date(2026, 12, 25))
    assert (found.last_day, found.lapse_day) == (date(2026, 12, 28), date(2026, 12, 29))


@pytest.mark.parametrize("day", [START, START - DAY])
def test_a_deferral_that_ends_before_it_began_is_refused(day: date) -> None:
    with pytest.raises(DeferralBackwards, match=r"23\.11\.2026"):
        until(day)


@pytest.mark.parametrize(
    ("day", "stops"),
    [
        (date(2026, 11, 22), False),
        (date(2026, 11, 23), True),
        (date(2026, 12, 28), True),
        (date(2026, 12, 29), False),
    ],
)
def test_it_stops_new_demands_fees_and_enforcement_while_it_lasts(day: date, stops: bool) -> None:
    stop = until(date(2026, 12, 25)).stop(day)
    assert (stop is not None) == stops
    if stop:
        for act in (Act.DEMAND, Act.FEE, Act.ENFORCEMENT):
            assert stopping([stop], act)
        assert not stopping([stop], Act.LETTER, Act.RECEIVE, Act.SET_OFF)


def test_every_reason_has_its_words_and_illness_is_guarded() -> None:
    assert REASONS.keys() == set(DeferralReason)
    assert DeferralReason.ILLNESS in HEALTH


def test_putting_off_ten_thousand_kroner_for_thirty_days_costs_100_68() -> None:
    """10 000,00 × 12,25 % × 30/365."""
    found = deferral_cost([claim()], until(date(2026, 12, 23)), order=ORDER, table=TABLE)
    assert found.interest == 10_068
    assert not found.provisional


def test_past_the_last_known_rate_the_cost_is_provisional() -> None:
    assert deferral_cost([claim()], until(date(2027, 1, 22)), order=ORDER, table=TABLE).provisional


@given(st.integers(1, 5_000_000), st.dates(START + DAY, date(2028, 12, 31)), st.booleans())
def test_the_cost_is_the_sum_of_its_lines(principal: int, day: date, bears: bool) -> None:
    claims = [
        claim(principal, fees=18_900, runs_from=START if bears else None),
        claim(300_000, number=2),
    ]
    found = deferral_cost(claims, until(day), order=ORDER, table=TABLE)
    assert found.interest == total([line for _, line in found.lines]) - found.before
    assert {number for number, _ in found.lines} == ({1, 2} if bears else {2})


def test_a_lien_stays_forced_sale_waits_and_withholding_rests_only_where_the_plan_says_so() -> None:
    plain, paused = effects(pauses_withholding=False), effects(pauses_withholding=True)
    assert plain.keys() == paused.keys() == set(Measure)
    assert [plain[each].rests for each in Measure] == [True, False, False, True]
    assert [paused[each].rests for each in Measure] == [True, True, False, True]


def running(made: Acknowledged, due: date) -> Limitation:
    steps = [made.interruption] if made.interruption else []
    return limitation(ClaimKind.KINDERGARTEN, due, steps)


def test_a_request_for_instalments_gives_three_new_years_from_the_day_it_came() -> None:
    made = acknowledgement(Asked.INSTALMENTS, received=date(2026, 11, 20))
    found = running(made, date(2024, 3, 1))
    assert found.last_day == date(2029, 11, 20)
    assert found.rule == "§§ 14 og 20"
    assert made.rule == "foreldelsesloven §§ 14 og 20"
    assert "20.11.2026" in made.text
    assert made.unconfirmed == ""


def test_that_a_request_for_deferral_acknowledges_is_told_as_not_confirmed() -> None:
    made = acknowledgement(Asked.DEFERRAL, received=date(2026, 11, 20))
    assert made.interruption is not None
    assert made.unconfirmed


@pytest.mark.parametrize("asked", Asked)
def test_a_request_that_disputes_the_claim_interrupts_nothing(asked: Asked) -> None:
    made = acknowledgement(asked, received=date(2026, 11, 20), disputed=True)
    assert made.interruption is None
    assert running(made, date(2024, 3, 1)).last_day == date(2027, 3, 1)


def test_a_request_on_the_last_day_is_in_time_and_one_a_day_later_is_not() -> None:
    last = date(2026, 11, 20)
    in_time = acknowledgement(Asked.INSTALMENTS, received=last)
    late = acknowledgement(Asked.INSTALMENTS, received=last + DAY)
    assert running(in_time, date(2023, 11, 20)).last_day == date(2029, 11, 20)
    assert running(late, date(2023, 11, 20)).last_day == last
