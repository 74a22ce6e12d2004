"""Amounts: rounding, sharing without loss, reading and printing."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain.money import (
    format_kroner,
    parse_kroner,
    round_half_up,
    round_to,
    split,
    split_by,
)
from collector_desk.errors.numbers import NotAnAmount

AMOUNTS = st.integers(-(10**13), 10**13)
WEIGHTS = st.lists(st.integers(0, 10**7), min_size=1, max_size=12).filter(any)


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (Fraction(1, 2), 1),
        (Fraction(-1, 2), -1),
        (Fraction(49, 100), 0),
        (Fraction(-149, 100), -1),
        (Fraction(3, 2), 2),
        (Fraction(5, 2), 3),
    ],
)
def test_a_half_ore_is_rounded_away_from_zero(value: Fraction, rounded: int) -> None:
    assert round_half_up(value) == rounded


def test_the_letter_fees_of_2026_are_whole_kroner_with_fifty_ore_up() -> None:
    assert [round_to(75000 * Fraction(share, 20), 100) for share in (1, 3)] == [3800, 11300]


@given(AMOUNTS, st.integers(1, 60))
def test_a_split_loses_nothing_and_favours_nobody_by_more_than_one_ore(
    total: int, parts: int
) -> None:
    shares = split(total, parts)
    assert sum(shares) == total
    assert len(shares) == parts
    assert max(shares) - min(shares) <= 1
    assert sorted(shares, key=abs, reverse=True) == list(shares)


@given(AMOUNTS, WEIGHTS)
def test_shares_by_weight_lose_nothing_and_stay_within_one_ore(
    total: int, weights: list[int]
) -> None:
    shares = split_by(total, weights)
    assert sum(shares) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - Fraction(total * weight, sum(weights))) < 1
        assert weight or not share


@pytest.mark.parametrize("weights", [(), (0, 0), (3, -1)])
def test_nothing_can_be_shared_by_no_weight(weights: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="weights"):
        split_by(100, weights)


@pytest.mark.parametrize(
    ("text", "ore"),
    [
        ("1234", 123400),
        ("1234,5", 123450),
        ("1234.5", 123450),
        ("1 234,50", 123450),
        ("1\u00a0234,50", 123450),
        ("1\u202f234\u2009567,05", 123456705),
        ("1.234,50", 123450),
        ("12.345.678,9", 1234567890),
        ("-50", -5000),
        ("\u221250,00", -5000),
        ("  7,07  ", 707),
        ("500,-", 50000),
        ("kr 1 234,50", 123450),
        ("1 234,50 kr", 123450),
        ("Kr. 12", 1200),
        ("0", 0),
        ("-0,00", 0),
        ("0000012,10", 1210),
        ("999999999999,99", 99999999999999),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, ore: int) -> None:
    assert parse_kroner(text) == ore


@given(AMOUNTS)
def test_what_is_printed_is_read_back(ore: int) -> None:
    assert parse_kroner(format_kroner(ore)) == ore


@given(st.text(alphabet="0123456789 .,-\u2212\u00a0kr", max_size=14))
def test_any_text_is_an_amount_or_a_refusal_and_never_two_amounts(text: str) -> None:
    try:
        ore = parse_kroner(text)
    except NotAnAmount as refusal:
        assert refusal.params["why"]  # noqa: PT017 -- either way is right, a third is not
    else:
        assert parse_kroner(format_kroner(ore)) == ore


def test_the_printed_amount_has_no_break_spaces_and_a_real_minus() -> None:
    assert format_kroner(123456789) == "1\u00a0234\u00a0567,89"
    assert format_kroner(-5) == "\u22120,05"
