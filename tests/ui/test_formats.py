"""Values are written as Norwegians read them, and nothing is written as a dash."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain.money import parse_kroner
from collector_desk.ui import formats


@given(st.integers(-(10**12), 10**12))
def test_an_amount_on_screen_reads_back_as_itself(ore: int) -> None:
    assert parse_kroner(formats.kroner(ore)) == ore
    assert parse_kroner(formats.kr(ore)) == ore


@given(st.integers(-(10**12), 10**12))
def test_an_amount_never_breaks_over_a_line_and_never_has_a_hyphen(ore: int) -> None:
    assert " " not in formats.kr(ore)
    assert "-" not in formats.kroner(ore)


@pytest.mark.parametrize(
    ("ore", "text"),
    [
        (0, "0,00"),
        (5, "0,05"),
        (-5, "\u22120,05"),
        (100_000_000, "1\u00a0000\u00a0000,00"),
        (None, "—"),
    ],
)
def test_kroner(ore: int | None, text: str) -> None:
    assert formats.kroner(ore) == text


def test_a_moment_is_shown_in_oslo_summer_and_winter() -> None:
    assert formats.moment(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "02.07.2026 00:30"
    assert formats.moment(datetime(2026, 11, 23, 8, 14, tzinfo=UTC)) == "23.11.2026 09:14"


def test_a_year_said_once_is_enough() -> None:
    assert formats.period(date(2026, 1, 1), date(2026, 7, 1)) == "01.01.–01.07.2026"
    assert formats.period(date(2025, 12, 1), date(2026, 1, 1)) == "01.12.2025–01.01.2026"


@given(st.text("0123456789", min_size=2, max_size=25))
def test_a_kid_loses_no_digit_when_grouped(digits: str) -> None:
    assert formats.kid(digits).replace("\u00a0", "") == digits


@given(st.text("0123456789", min_size=11, max_size=11))
def test_a_masked_number_shows_six_digits_and_hides_the_rest(digits: str) -> None:
    shown = formats.masked(digits)
    assert shown.startswith(digits[:6])
    assert shown.count("*") == 5
    assert sum(each.isdigit() for each in shown) == 6


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("91234567", "912\u00a034\u00a0567"),
        ("+47 91 23 45 67", "912\u00a034\u00a0567"),
        ("22123456", "22\u00a012\u00a034\u00a056"),
        ("+46701234567", "+46701234567"),
        ("02800", "02800"),
        ("", "—"),
    ],
)
def test_telephone_numbers(number: str, text: str) -> None:
    assert formats.phone(number) == text


@pytest.mark.parametrize(
    "write",
    [
        formats.kroner,
        formats.kr,
        formats.day,
        formats.short_day,
        formats.moment,
        formats.kid,
        formats.account,
        formats.masked,
        formats.phone,
        formats.or_dash,
    ],
)
def test_nothing_is_a_dash(write: object) -> None:
    assert callable(write)
    assert write(None) == "—"
