"""Interest after a judgment is time-barred by itself, three years after each day of it (§ 21)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from collector_desk.domain import interest
from collector_desk.domain.claim import ClaimKind, Regime
from collector_desk.domain.later_interest import Covered, barred_of, later_interest
from collector_desk.domain.limitation import limitation
from collector_desk.domain.limitation_steps import Interruption, Outcome, Step
from collector_desk.domain.rates import Rates

KIND, START = ClaimKind.KINDERGARTEN, date(2016, 6, 1)
JUDGED = date(2018, 5, 2)
COURT = Interruption(
    step=Step.COURT, day=date(2017, 9, 1), ended=JUDGED, outcome=Outcome.DECIDED
)  # fmt: skip
ASKED = Interruption(
    step=Step.ENFORCEMENT_REQUEST, day=date(2023, 3, 1), ended=date(2023, 6, 1),
    outcome=Outcome.NOT_COVERED,
)  # fmt: skip


def test_what_has_three_years_itself_has_no_interest_with_a_time_of_its_own() -> None:
    told = Interruption(step=Step.ACKNOWLEDGEMENT, day=date(2017, 9, 1))
    for steps in ((), (told,)):
        assert later_interest(KIND, START, steps, day=date(2019, 1, 1)) is None


def test_what_the_judgment_took_in_stands_with_it_and_later_interest_falls_day_by_day() -> None:
    found = later_interest(KIND, START, (COURT,), day=date(2021, 5, 3))
    assert found is not None
    assert (found.barred, found.oldest, found.until) == (
        (), date(2018, 5, 3), date(2021, 5, 3),
    )  # fmt: skip
    found = later_interest(KIND, START, (COURT,), day=date(2022, 11, 24))
    assert found is not None
    assert found.barred == ((date(2018, 5, 3), date(2019, 11, 24)),)
    assert found.until == date(2022, 11, 24)


def test_a_request_saves_the_three_years_before_it_and_no_older() -> None:
    found = later_interest(KIND, START, (COURT, ASKED), day=date(2026, 11, 24))
    assert found is not None
    assert found.barred == (
        (date(2018, 5, 3), date(2020, 3, 1)),  # too old when it was filed
        (date(2023, 6, 2), date(2023, 11, 24)),  # after it ended
    )
    running = Interruption(step=Step.ENFORCEMENT_REQUEST, day=date(2023, 3, 1))
    found = later_interest(KIND, START, (COURT, running), day=date(2026, 11, 24))
    assert found is not None
    assert (found.barred, found.until) == (((date(2018, 5, 3), date(2020, 3, 1)),), None)


def test_the_own_notice_of_the_new_rules_leaves_later_interest_three_years() -> None:
    notice = Interruption(step=Step.OWN_NOTICE, day=date(2026, 2, 2), regime=Regime.NEW)
    fine = ClaimKind.PARKING_FINE
    found = later_interest(fine, date(2026, 1, 5), (notice,), day=date(2029, 6, 1))
    assert found is not None
    assert found.barred == ((date(2026, 2, 3), date(2026, 6, 1)),)


@pytest.mark.parametrize("day", [date(2021, 6, 1), date(2024, 1, 8), date(2026, 11, 23)])
def test_each_day_is_barred_exactly_as_a_claim_of_that_day_would_be(day: date) -> None:
    """The stretches are found by halving; here every day is asked by itself."""
    steps = (COURT, ASKED, Interruption(step=Step.ACKNOWLEDGEMENT, day=date(2025, 2, 3)))
    found = later_interest(KIND, START, steps, day=day)
    assert found is not None
    for ago in range((day - START).days):
        one = day - timedelta(days=ago)
        taking_in = [
            step
            for step in steps
            if one <= (step.day if step.step is Step.ACKNOWLEDGEMENT else step.ended or date.max)
        ]
        barred = limitation(KIND, one, taking_in).barred_on(day)
        assert any(first <= one < last for first, last in found.barred) == barred, one


def test_of_the_amount_what_was_paid_covered_the_oldest() -> None:
    day, table = date(2022, 11, 24), Rates.shipped()["late_interest"]
    lines = interest.lines([(START, 1_000_000)], start=START, until=day, table=table)
    found = later_interest(KIND, START, (COURT,), day=day)
    assert found is not None
    whole, before, living = (
        interest.total(
            interest.lines([(first, 1_000_000)], start=first, until=last, table=table)
        )
        for first, last in (
            (START, day), (START, date(2018, 5, 3)), (date(2019, 11, 24), day)
        )
    )  # fmt: skip
    gone = whole - before - living
    assert barred_of(lines, whole, found, table=table) == pytest.approx(gone, abs=3)
    assert barred_of(lines, whole - before, found, table=table) == pytest.approx(gone, abs=3)
    assert barred_of(lines, living, found, table=table) == pytest.approx(0, abs=3)
    assert barred_of(lines, whole - before - 10_000, found, table=table) == pytest.approx(
        gone - 10_000, abs=3
    )
    assert barred_of(lines, 0, found, table=table) == 0


def test_what_is_paid_covers_what_can_still_be_demanded_first() -> None:
    table = Rates.shipped()["late_interest"]
    day = date(2022, 11, 24)
    found = later_interest(KIND, START, (COURT,), day=day)
    assert found is not None
    lines = interest.lines([(START, 1_000_000)], start=START, until=day, table=table)
    whole = interest.total(lines)
    gone = barred_of(lines, whole, found, table=table)
    asked = whole - gone
    paid = Covered(day=day, amount=asked, barred=found.barred)
    assert barred_of(lines, gone, found, table=table, covered=(paid,)) == gone
    more = Covered(day=day, amount=asked + 1_000, barred=found.barred)
    assert barred_of(lines, gone - 1_000, found, table=table, covered=(more,)) == gone - 1_000
