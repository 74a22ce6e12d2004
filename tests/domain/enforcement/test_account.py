"""What an account may be charged with, and how long the lien lives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain.enforcement.account import (
    Deposit,
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


@given(balance=st.integers(0, 20_000_000), debt=st.integers(1, 9_000_000),
       share=st.integers(1, 100), days=st.integers(0, 200))  # fmt: skip
def test_never_more_than_the_debt_and_never_what_is_lived_on(
    balance: int, debt: int, share: int, days: int
) -> None:
    income = date.fromordinal(DAY.toordinal() + days)
    deposit = replace(DEPOSIT, balance=balance, debt=debt, share=share, next_income=income)
    found = charge(deposit, day=DAY, rates=RATES)
    own = balance * share // 100
    assert 0 <= found.amount <= debt
    assert not found.amount or own - found.amount >= found.kept
    assert support(deposit.need, day=DAY, next_income=income, rates=RATES) <= 2 * deposit.need
