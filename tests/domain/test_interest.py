"""Late interest against worked examples, and against a slow sum day by day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector_desk.domain.interest import InterestLine, lines, total
from collector_desk.domain.money import round_half_up
from collector_desk.domain.rates import Rates
from collector_desk.errors.rates import NoRate

TABLE = Rates.shipped()["late_interest"]
DAY = timedelta(days=1)
FIRST, LAST = date(2015, 1, 1), date(2027, 12, 31)


def reckon(steps: list[tuple[date, int]], start: date, until: date) -> tuple[InterestLine, ...]:
    return lines(steps, start=start, until=until, table=TABLE)


def slow(steps: list[tuple[date, int]], start: date, until: date) -> Fraction:
    """Every day by itself, in fractions, without any of the shortcuts of the real routine."""
    owed, day = Fraction(0), start
    while day < until:
        principal = 0
        for since, amount in steps:
            if since <= day:
                principal = amount
        length = 366 if calendar.isleap(day.year) else 365
        owed += Fraction(max(principal, 0)) * Fraction(TABLE.on(day).value) / 100 / length
        day += DAY
    return owed


def test_the_published_example_comes_out_to_the_ore() -> None:
    paid_down = [
        (date(2024, 6, 15), 1_000_000),
        (date(2024, 6, 27), 800_000),
        (date(2025, 3, 10), 300_000),
    ]
    found = reckon(paid_down, date(2024, 6, 15), date(2025, 11, 21))
    assert [line.amount for line in found] == [4098, 69996, 11610, 14398]
    assert [line.days for line in found] == [12, 256, 113, 143]


def test_a_year_over_three_changes_of_rate_comes_out_to_the_ore() -> None:
    found = reckon([(date(2025, 6, 15), 1_000_000)], date(2025, 6, 15), date(2026, 8, 20))
    assert [line.amount for line in found] == [5479, 61753, 59507, 16781]
    assert total(found) == 143_520
    assert [str(line.rate.value) for line in found] == ["12.50", "12.25", "12.00", "12.25"]


def test_the_due_date_bears_interest_and_the_day_of_payment_does_not() -> None:
    due = date(2026, 2, 2)
    assert reckon([(due, 100_000)], due, due) == ()
    (line,) = reckon([(due, 100_000)], due, due + DAY)
    assert (line.days, line.amount) == (1, 33)
    (line,) = reckon([(due, 100_000), (due + DAY, 0)], due, date(2026, 3, 1))
    assert (line.from_day, line.to_day) == (due, due + DAY)


def test_a_rate_that_stays_at_the_half_year_gives_no_new_line() -> None:
    (line,) = reckon([(date(2016, 7, 1), 50_000)], date(2016, 7, 1), date(2019, 1, 1))
    assert line.days == 914
    exact = Fraction(50_000) * Fraction("8.5") / 100 * (Fraction(184, 366) + 2)
    assert line.amount == round_half_up(exact)


@pytest.mark.parametrize(
    ("from_day", "to_day", "share"),
    [
        (date(2024, 2, 28), date(2024, 3, 1), Fraction(2, 366)),
        (date(2025, 2, 28), date(2025, 3, 1), Fraction(1, 365)),
        (date(2023, 12, 31), date(2024, 1, 1), Fraction(1, 365)),
        (date(2024, 12, 31), date(2025, 1, 2), Fraction(1, 366) + Fraction(1, 365)),
    ],
)
def test_days_are_over_the_length_of_their_own_year(
    from_day: date, to_day: date, share: Fraction
) -> None:
    big = 10**12
    (line,) = reckon([(from_day, big)], from_day, to_day)
    assert line.amount == round_half_up(big * Fraction(line.rate.value) / 100 * share)


def test_a_half_ore_is_rounded_up() -> None:
    (line,) = reckon([(date(2025, 1, 1), 1460)], date(2025, 1, 1), date(2025, 1, 2))
    assert Fraction(1460) * Fraction("12.5") / 100 / 365 == Fraction(1, 2)
    assert line.amount == 1


def test_nothing_owed_gives_no_line() -> None:
    start = date(2025, 1, 1)
    assert reckon([], start, date(2026, 1, 1)) == ()
    assert reckon([(start, 0)], start, date(2026, 1, 1)) == ()
    assert reckon([(start, -500)], start, date(2026, 1, 1)) == ()
    assert reckon([(start, 500)], date(2026, 1, 1), start) == ()


def test_steps_that_end_where_they_began_on_one_day_leave_the_line_whole() -> None:
    day = date(2026, 3, 2)
    moved_back = [(date(2026, 1, 1), 90_000), (day, 40_000), (day, 90_000)]
    whole = reckon([(date(2026, 1, 1), 90_000)], date(2026, 1, 1), date(2026, 5, 1))
    assert reckon(moved_back, date(2026, 1, 1), date(2026, 5, 1)) == whole


def test_principal_that_grew_before_the_interest_began_counts_from_its_start() -> None:
    steps = [(date(2025, 1, 1), 10_000), (date(2025, 2, 1), 20_000)]
    (line,) = reckon(steps, date(2025, 3, 3), date(2025, 4, 1))
    assert (line.from_day, line.principal) == (date(2025, 3, 3), 20_000)


def test_a_rate_before_the_table_is_never_guessed() -> None:
    with pytest.raises(NoRate):
        reckon([(date(2014, 12, 31), 100)], date(2014, 12, 31), date(2015, 2, 1))


def test_a_line_past_the_last_announced_rate_says_so() -> None:
    steps = [(date(2026, 7, 1), 100_000)]
    (known,) = reckon(steps, date(2026, 7, 1), date(2027, 1, 1))
    (carried,) = reckon(steps, date(2026, 7, 1), date(2027, 1, 2))
    assert (known.provisional, carried.provisional) == (False, True)
    assert not known.rate.provisional


def test_a_line_shows_its_working() -> None:
    (line,) = reckon([(date(2024, 12, 1), 1_000_000)], date(2024, 12, 1), date(2025, 2, 1))
    assert line.formula.replace("\xa0", " ") == "10 000,00 × 12,50 % × (31/365 + 31/366) = 212,04"
    assert line.period == "fra og med 01.12.2024 til og med 31.01.2025"
    assert line.rule.startswith("forsinkelsesrenteloven § 3 første ledd, FOR-")


days = st.dates(FIRST, LAST)
histories = st.lists(st.tuples(days, st.integers(0, 5_000_000)), max_size=6).map(
    lambda found: sorted(found, key=lambda step: step[0])
)


@settings(max_examples=40, deadline=None)
@given(histories, st.tuples(days, days).map(sorted))
def test_the_lines_equal_a_sum_day_by_day(steps: list[tuple[date, int]], ends: list[date]) -> None:
    start, until = ends
    until = min(until, start + timedelta(days=900))
    found = reckon(steps, start, until)
    assert abs(total(found) - slow(steps, start, until)) <= Fraction(len(found), 2)
    for line in found:
        alone = [(line.from_day, line.principal)]
        assert line.amount == round_half_up(slow(alone, line.from_day, line.to_day))


@settings(max_examples=200, deadline=None)
@given(histories, st.lists(days, min_size=3, max_size=3).map(sorted))
def test_lines_meet_without_gap_or_overlap_and_change_something_at_each_joint(
    steps: list[tuple[date, int]], cut: list[date]
) -> None:
    start, _, until = cut
    found = reckon(steps, start, until)
    for before, after in pairwise(found):
        assert before.to_day <= after.from_day
        if before.to_day == after.from_day:
            assert (before.principal, before.rate.value) != (after.principal, after.rate.value)
    assert all(start <= line.from_day < line.to_day <= until for line in found)
    assert all(line.days == (line.to_day - line.from_day).days for line in found)


@settings(max_examples=200, deadline=None)
@given(histories, st.lists(days, min_size=3, max_size=3).map(sorted))
def test_two_parts_of_a_period_add_up_to_the_whole_but_for_rounding(
    steps: list[tuple[date, int]], cut: list[date]
) -> None:
    first, middle, last = cut
    whole = reckon(steps, first, last)
    parts = (*reckon(steps, first, middle), *reckon(steps, middle, last))
    assert sum(line.days for line in whole) == sum(line.days for line in parts)
    assert abs(total(whole) - total(parts)) <= len(parts)
