"""The fee for own enforcement: worked examples of ruling 7, and that it is never above its ceiling."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.own_fee import FeeStep, own_fee
from collector_desk.domain.rates import Rates

SHIPPED, PRACTICE = Rates.shipped(), Rates.practice()
DAY, NEW_YEAR = date(2026, 11, 23), date(2027, 1, 4)


@pytest.mark.parametrize(
    ("day", "step", "unnoticed", "amount"),
    [
        # R 2026 is 1 345 kr: 0.345 R is 464.025 kr, and what is over the last øre falls away.
        (DAY, FeeStep.NOTICE, False, 46_402),
        (DAY, FeeStep.DECISION, False, 46_402),
        # The notice was lawfully left out: 0.69 R, 928.05 kr, at the decision alone.
        (DAY, FeeStep.DECISION, True, 92_805),
        (DAY, FeeStep.NOTICE, True, 46_402),
        # R 2027 at the practice desk: 1 380 kr.
        (NEW_YEAR, FeeStep.NOTICE, False, 47_610),
        (NEW_YEAR, FeeStep.DECISION, True, 95_220),
    ],
)
def test_worked_examples(day: date, step: FeeStep, unnoticed: bool, amount: int) -> None:
    found = own_fee(Regime.NEW, step, day=day, rates=PRACTICE, unnoticed=unnoticed)
    assert (found.amount, found.unconfirmed) == (amount, "")


def test_the_words_are_arithmetic_that_a_reader_can_do_again() -> None:
    found = own_fee(Regime.NEW, FeeStep.NOTICE, day=DAY, rates=SHIPPED)
    assert found.why == "0,345 R av 1\xa0345,00 kr, rundet ned (FOR-2025-07-01-1397)"


@pytest.mark.parametrize("step", FeeStep)
def test_none_under_the_old_rules_none_again_and_none_of_an_unknown_r(step: FeeStep) -> None:
    old = own_fee(Regime.OLD, step, day=DAY, rates=SHIPPED)
    assert (old.amount, "ingen gebyrsats kjent" in old.unconfirmed) == (0, True)
    again = own_fee(Regime.NEW, step, day=DAY, rates=SHIPPED, repeated=True)
    assert (again.amount, again.unconfirmed) == (0, "")
    unknown = own_fee(Regime.NEW, step, day=NEW_YEAR, rates=SHIPPED)  # ruling 33
    assert (unknown.amount, "(R) for 2027 er ikke kunngjort" in unknown.unconfirmed) == (0, True)


@given(
    court=st.decimals(min_value=1, max_value=5_000, places=2),
    step=st.sampled_from(FeeStep),
    unnoticed=st.booleans(),
    regime=st.sampled_from(Regime),
    repeated=st.booleans(),
)
def test_it_is_never_above_the_ceiling_and_never_an_ore_below_what_it_may_be(
    court: Decimal, step: FeeStep, unnoticed: bool, regime: Regime, repeated: bool
) -> None:
    table = SHIPPED["court_fee"]
    at = next(value for value in table.values if value.since == date(2026, 1, 1))
    changed = replace(table, values=(replace(at, value=court * 100),))
    rates = replace(SHIPPED, tables={**SHIPPED.tables, "court_fee": changed})
    found = own_fee(
        regime, step, day=DAY, rates=rates, repeated=repeated, unnoticed=unnoticed
    ).amount
    both = unnoticed and step is FeeStep.DECISION
    most = Fraction(court) * 100 * Fraction(690 if both else 345, 1000)
    assert 0 <= found <= most
    assert found == 0 if repeated or regime is Regime.OLD else most - found < 1
