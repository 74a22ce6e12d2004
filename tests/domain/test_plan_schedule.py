"""Due dates: the interval kept from the first day, each moved to a working day with its reason."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain.calendar import is_working_day
from collector_desk.domain.plan_schedule import Interval, count_until, due_date, due_dates

DAYS = st.dates(date(2026, 1, 1), date(2035, 12, 31))


def test_christmas_moves_the_first_and_the_weekends_some_of_the_others() -> None:
    dues = due_dates(date(2026, 12, 25), Interval.MONTHLY, 10)
    assert [due.day.isoformat() for due in dues] == [
        "2026-12-28", "2027-01-25", "2027-02-25", "2027-03-30", "2027-04-26",
        "2027-05-25", "2027-06-25", "2027-07-26", "2027-08-25", "2027-09-27",
    ]  # fmt: skip
    assert dues[0].moved == "25.12.2026 er første juledag – flyttet"
    assert dues[1].moved == ""
    assert dues[3].moved == "25.03.2027 er skjærtorsdag – flyttet"
    assert dues[4].moved == "25.04.2027 er søndag – flyttet"
    assert dues[9].moved == "25.09.2027 er lørdag – flyttet"


def test_the_thirty_first_comes_back_after_a_shorter_month() -> None:
    planned = [due.planned for due in due_dates(date(2027, 1, 31), Interval.MONTHLY, 4)]
    assert planned == [
        date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("interval", "third"),
    [
        (Interval.FORTNIGHTLY, date(2027, 2, 1)),
        (Interval.MONTHLY, date(2027, 3, 4)),
        (Interval.QUARTERLY, date(2027, 7, 4)),
    ],
)
def test_each_interval_has_its_third_day(interval: Interval, third: date) -> None:
    assert due_date(date(2027, 1, 4), interval, 3).planned == third


@given(DAYS, st.sampled_from(Interval), st.integers(1, 60))
def test_due_days_are_working_days_never_early_and_always_later_than_the_one_before(
    first: date, interval: Interval, count: int
) -> None:
    dues = due_dates(first, interval, count)
    assert all(is_working_day(due.day) and due.day >= due.planned for due in dues)
    assert all(bool(due.moved) == (due.day != due.planned) for due in dues)
    days = [due.day for due in dues]
    assert days == sorted(set(days))


@given(DAYS, st.sampled_from(Interval), st.integers(1, 60))
def test_the_last_day_counts_back_to_the_number(
    first: date, interval: Interval, count: int
) -> None:
    last = due_date(first, interval, count)
    assert count_until(first, interval, last.planned) == count
    assert count_until(first, interval, last.day) == count


def test_an_end_before_the_first_day_holds_no_instalment() -> None:
    assert count_until(date(2027, 1, 4), Interval.MONTHLY, date(2027, 1, 3)) == 0
