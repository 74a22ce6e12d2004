"""What an account may be charged with, and how long the lien lives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain.enforcement.account import (
    Deposit,
    Held,
    charge,
    forced_sale_from,
    lapses_on,
    support,
)
from collector_desk.domain.rates import Rates

RATES = Rates.practice()
DAY = date(2026, 11, 23)
DEPOSIT = Deposit(
    balance=6_000_000, balance_on=DAY, share=100, need=2_500_000,
    next_income=date(2026, 12, 8), debt=9_000_000,
)  # fmt: skip


def test_what_is_lived_on_until_the_next_income_is_left() -> None:
    found = charge(DEPOSIT, day=DAY, rates=RATES)
    assert found.kept == 1_250_000  # 15 of 30 days
    assert found.amount == 4_750_000 == sum(line.amount for line in found.lines)


def test_an_unknown_or_distant_income_leaves_two_months() -> None:
    for known in (None, date(2027, 6, 1)):
        found = charge(replace(DEPOSIT, next_income=known), day=DAY, rates=RATES)
        assert (found.kept, found.amount) == (5_000_000, 1_000_000)


def test_of_a_shared_account_only_the_debtors_part_is_charged() -> None:
    found = charge(replace(DEPOSIT, share=50), day=DAY, rates=RATES)
    assert found.amount == 3_000_000 - 1_250_000


def test_too_little_to_be_worth_it_takes_nothing() -> None:
    found = charge(replace(DEPOSIT, balance=1_290_000), day=DAY, rates=RATES)
    assert (found.amount, found.why_none != "") == (0, True)


def test_the_lien_lives_three_years_and_waits_two_weeks() -> None:
    assert lapses_on(DAY, RATES) == date(2029, 11, 23)
    assert forced_sale_from(DAY, RATES) == date(2026, 12, 7)


def held(amount: int, number: str = "T-2026-000001") -> Held:
    return Held(number=number, amount=amount, source="egne bøker")


def test_what_our_liens_take_already_comes_off_and_is_named() -> None:
    more = replace(DEPOSIT, held=(held(2_000_000), held(0, "T-2026-000002")))
    found = charge(more, day=DAY, rates=RATES)
    assert (found.kept, found.amount) == (1_250_000, 2_750_000)
    assert sum(line.amount for line in found.lines) == 2_750_000
    assert [line.text for line in found.lines[2:]] == ["Pant vi har fra før: T-2026-000001"]
    none = charge(replace(DEPOSIT, held=(held(4_800_000),)), day=DAY, rates=RATES)
    assert none.amount == 0
    assert "T-2026-000001" in none.why_none


@given(balance=st.integers(0, 20_000_000), debt=st.integers(1, 9_000_000),
       share=st.integers(1, 100), days=st.integers(0, 200),
       ours=st.lists(st.integers(0, 5_000_000), max_size=3))  # fmt: skip
def test_never_more_than_the_debt_and_never_what_is_lived_on_with_all_of_ours_together(
    balance: int, debt: int, share: int, days: int, ours: list[int]
) -> None:
    income = date.fromordinal(DAY.toordinal() + days)
    deposit = replace(DEPOSIT, balance=balance, debt=debt, share=share, next_income=income)
    deposit = replace(deposit, held=tuple(held(amount) for amount in ours))
    found = charge(deposit, day=DAY, rates=RATES)
    own = balance * share // 100
    assert 0 <= found.amount <= debt
    assert not found.amount or own - found.amount - sum(ours) >= found.kept
    assert support(deposit.need, day=DAY, next_income=income, rates=RATES) <= 2 * deposit.need
