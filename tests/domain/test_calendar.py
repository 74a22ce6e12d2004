"""Holidays, working days, deadlines and the dates people type."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain.calendar import (
    add_months,
    add_years,
    deadline,
    first_day_after,
    holidays_of,
    is_working_day,
    next_working_day,
    working_days_after,
)
from collector_desk.domain.dates import parse_date

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
TODAY = date(2026, 11, 23)

EASTER = {  # as published in the almanac
    2015: date(2015, 4, 5),
    2018: date(2018, 4, 1),
    2019: date(2019, 4, 21),
    2020: date(2020, 4, 12),
    2021: date(2021, 4, 4),
    2022: date(2022, 4, 17),
    2023: date(2023, 4, 9),
    2024: date(2024, 3, 31),
    2025: date(2025, 4, 20),
    2026: date(2026, 4, 5),
    2027: date(2027, 3, 28),
    2028: date(2028, 4, 16),
    2038: date(2038, 4, 25),
}
FROM_EASTER = {
    -3: "Skjærtorsdag",
    -2: "Langfredag",
    0: "Første påskedag",
    1: "Andre påskedag",
    39: "Kristi himmelfartsdag",
    49: "Første pinsedag",
    50: "Andre pinsedag",
}
FIXED = {(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)}


@pytest.mark.parametrize("year", EASTER)
def test_the_holidays_are_those_of_the_almanac_and_no_others(year: int) -> None:
    expected = {date(year, *day) for day in FIXED}
    expected |= {EASTER[year] + timedelta(days=step) for step in FROM_EASTER}
    assert set(holidays_of(year)) == expected
    for step, name in FROM_EASTER.items():
        assert name in holidays_of(year)[EASTER[year] + timedelta(days=step)]


@pytest.mark.parametrize("day", [date(2026, 12, 24), date(2026, 12, 31), date(2026, 4, 1)])
def test_the_days_before_a_feast_are_working_days_in_law(day: date) -> None:
    assert is_working_day(day)


@pytest.mark.parametrize(
    ("sent", "days", "last"),
    [
        (date(2026, 11, 23), 14, date(2026, 12, 7)),
        (date(2026, 11, 20), 14, date(2026, 12, 4)),
        (date(2026, 11, 21), 14, date(2026, 12, 7)),  # a Saturday runs on to Monday
        (date(2026, 12, 11), 14, date(2026, 12, 28)),  # Christmas Day, Boxing Day, Sunday
        (date(2027, 3, 11), 14, date(2027, 3, 30)),  # the whole of Easter
        (date(2026, 5, 3), 14, date(2026, 5, 18)),  # 17 May on a Sunday
        (date(2026, 12, 11), 21, date(2027, 1, 4)),  # New Year's Day on a Friday
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
    ],
)
def test_a_deadline_runs_to_the_end_of_its_last_day_and_past_holidays(
    sent: date, days: int, last: date
) -> None:
    assert deadline(sent, days) == last


def test_the_next_step_is_lawful_the_day_after_the_deadline() -> None:
    assert first_day_after(deadline(date(2026, 11, 23), 14)) == date(2026, 12, 8)


@given(DAYS, st.integers(0, 90))
def test_a_deadline_is_never_short_and_ends_on_a_working_day(sent: date, days: int) -> None:
    last = deadline(sent, days)
    assert (last - sent).days >= days
    assert is_working_day(last)
    assert not any(
        is_working_day(sent + timedelta(days=step)) for step in range(days, (last - sent).days)
    )


@given(DAYS, st.integers(0, 15))
def test_working_days_are_counted_one_by_one(day: date, count: int) -> None:
    last = working_days_after(day, count)
    between = [day + timedelta(days=step) for step in range(1, (last - day).days + 1)]
    assert sum(map(is_working_day, between)) == count


def test_a_working_day_is_its_own_next_working_day() -> None:
    assert next_working_day(date(2026, 11, 23)) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 10, 31), 6, date(2027, 4, 30)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 3, 31), 0, date(2026, 3, 31)),
    ],
)
def test_a_month_ends_where_the_shorter_month_ends(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then


@given(DAYS, st.integers(-600, 600))
def test_months_land_in_the_right_month_on_the_same_or_its_last_day(day: date, months: int) -> None:
    then = add_months(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day == day.day or (then + timedelta(days=1)).day == 1


def test_three_years_from_a_leap_day_end_on_the_28th() -> None:
    assert add_years(date(2024, 2, 29), 3) == date(2027, 2, 28)
    assert add_years(date(2024, 2, 29), 4) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13.03.2026", date(2026, 3, 13)),
        ("13.3.26", date(2026, 3, 13)),
        ("13/3/26", date(2026, 3, 13)),
        ("13-03-2026", date(2026, 3, 13)),
        (" 13. 3. 2026 ", date(2026, 3, 13)),
        ("130326", date(2026, 3, 13)),
        ("13032026", date(2026, 3, 13)),
        ("20260313", date(2026, 3, 13)),
        ("2026-03-13", date(2026, 3, 13)),
        ("1303", date(2026, 3, 13)),
        ("13.3", date(2026, 3, 13)),
        ("13.3.", date(2026, 3, 13)),
        ("290224", date(2024, 2, 29)),
        ("130356", date(1956, 3, 13)),
        ("13.3.46", date(2046, 3, 13)),
        ("13.3.47", date(1947, 3, 13)),
        ("i dag", TODAY),
        ("I morgen", date(2026, 11, 24)),
        ("i  overmorgen", date(2026, 11, 25)),
        ("i går", date(2026, 11, 22)),
        ("+14d", date(2026, 12, 7)),
        ("+14", date(2026, 12, 7)),
        ("+ 2 u", date(2026, 12, 7)),
        ("+3m", date(2027, 2, 23)),
        ("-1å", date(2025, 11, 23)),
        ("\u22127d", date(2026, 11, 16)),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, day: date) -> None:
    assert parse_date(text, TODAY) == day


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_full_way_to_write_a_day_means_that_day(day: date) -> None:
    for form in ("%d.%m.%Y", "%d%m%Y", "%Y-%m-%d", "%Y%m%d", "%d/%m/%Y"):
        assert parse_date(day.strftime(form), TODAY) == day
