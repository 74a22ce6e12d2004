"""Covering order: who chooses, and that no øre is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain.covering import (
    Situation,
    completed,
    cover,
    default_order,
    explained,
    order_for,
)
from collector_desk.domain.facts import Bucket
from collector_desk.domain.rates import Rates
from collector_desk.errors.law import CoveringOrderMissing, CoveringOrderTwice

DAY = date(2026, 11, 23)
RATES = Rates.shipped()
P, C, F, I = Bucket  # noqa: E741
OPEN = {P: 100_000, C: 5_000, F: 3_800, I: 1_234}


def test_voluntary_money_goes_to_principal_costs_fees_and_interest() -> None:
    chosen = order_for(Situation.VOLUNTARY, day=DAY, rates=RATES)
    assert chosen.order == (P, C, F, I)
    assert cover(107_000, OPEN, chosen.order) == ({P: 100_000, C: 5_000, F: 2_000}, 0)


def test_the_default_order_is_a_dated_setting_that_says_it_is_not_confirmed() -> None:
    chosen = order_for(Situation.VOLUNTARY, day=DAY, rates=RATES)
    assert not chosen.confirmed
    assert chosen.rule.startswith("husregel")


def test_the_debtors_own_choice_comes_first() -> None:
    chosen = order_for(Situation.CHOSEN, day=DAY, rates=RATES, stated=(I, F))
    assert chosen.order == (I, F, P, C)
    assert cover(2_000, OPEN, chosen.order) == ({I: 1_234, F: 766}, 0)


def test_a_plan_and_an_old_decision_bring_their_own_order() -> None:
    assert order_for(Situation.PLAN, day=DAY, rates=RATES, stated=(C,)).order == (
        C,
        P,
        F,
        I,
    )
    assert order_for(Situation.FORCED_OLD, day=DAY, rates=RATES, stated=(C, F, I, P)).order == (
        C,
        F,
        I,
        P,
    )


@pytest.mark.parametrize("situation", [Situation.CHOSEN, Situation.PLAN, Situation.FORCED_OLD])
def test_an_order_that_nobody_stated_is_asked_for(situation: Situation) -> None:
    with pytest.raises(CoveringOrderMissing):
        order_for(situation, day=DAY, rates=RATES)


def test_forced_money_under_the_new_rules_follows_the_act_unless_decided_otherwise() -> None:
    by_law = order_for(Situation.FORCED_NEW, day=DAY, rates=RATES)
    assert (by_law.order, by_law.rule) == ((P, C, F, I), "innkrevingsloven § 29 første ledd")
    assert order_for(Situation.FORCED_NEW, day=DAY, rates=RATES, stated=(I,)).order == (I, P, C, F)


def test_an_order_that_names_a_part_twice_is_refused() -> None:
    with pytest.raises(CoveringOrderTwice):
        completed((P, I, P), default=(P, C, F, I))


def test_a_payment_of_more_than_is_owed_leaves_a_surplus() -> None:
    parts, surplus = cover(200_000, OPEN, (P, C, F, I))
    assert parts == OPEN
    assert surplus == 200_000 - 110_034


def test_an_overpaid_part_takes_nothing_and_gives_nothing() -> None:
    assert cover(500, {P: -300, F: 200}, (P, F)) == ({F: 200}, 300)


def test_money_that_goes_out_cannot_cover() -> None:
    with pytest.raises(ValueError, match="came in"):
        cover(-1, OPEN, (P,))


amounts = st.integers(-10_000, 10_000_000)
buckets = st.dictionaries(st.sampled_from(Bucket), amounts)
orders = st.lists(st.sampled_from(Bucket), max_size=6)


@given(st.integers(0, 20_000_000), buckets, orders)
def test_no_ore_is_lost_and_no_part_is_negative_or_more_than_was_open(
    amount: int, owed: dict[Bucket, int], order: list[Bucket]
) -> None:
    parts, surplus = cover(amount, owed, order)
    assert sum(parts.values()) + surplus == amount
    assert surplus >= 0
    assert all(0 < part <= owed[bucket] for bucket, part in parts.items())


@given(st.integers(0, 20_000_000), buckets, st.permutations(list(Bucket)))
def test_a_later_part_gets_nothing_before_the_earlier_ones_are_full(
    amount: int, owed: dict[Bucket, int], order: list[Bucket]
) -> None:
    parts, surplus = cover(amount, owed, order)
    short = [bucket for bucket in order if parts.get(bucket, 0) < max(owed.get(bucket, 0), 0)]
    if short:
        assert surplus == 0
        assert not any(bucket in parts for bucket in order[order.index(short[0]) + 1 :])


@given(st.lists(st.sampled_from(Bucket), unique=True))
def test_a_completed_order_names_every_part_once(stated: list[Bucket]) -> None:
    order = completed(stated, default=(P, C, F, I))
    assert order[: len(stated)] == tuple(stated)
    assert sorted(order) == sorted(Bucket)


LATER = """
[covering_order]
title = "Rekkefølge"
unit = "rank"
law = "lov § 1"
checked = 2026-11-01
keys = ["principal", "costs", "fees", "interest"]

[[covering_order.value]]
from = 2020-01-01
value = { principal = 1, costs = 2, fees = 3, interest = 4 }
source = "husregel"

[[covering_order.value]]
from = 2026-01-01
value = { principal = 4, costs = 3, fees = 2, interest = 1 }
source = "ny husregel"
"""


def test_the_default_is_that_of_the_payments_value_day(tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text(LATER, encoding="utf-8")
    rates = Rates.load(tmp_path)
    for paid, order, rule in (
        (date(2019, 12, 31), (P, C, F, I), "husregel"),  # before the first: money must cover
        (date(2025, 12, 31), (P, C, F, I), "husregel"),
        (date(2026, 1, 1), (I, F, C, P), "ny husregel"),
    ):
        chosen = order_for(Situation.VOLUNTARY, day=paid, rates=rates)
        assert (chosen.order, chosen.rule) == (order, rule)
        assert default_order(rates, paid) == order
    for paid, order in ((date(2025, 12, 31), (F, P, C, I)), (date(2026, 1, 1), (F, I, C, P))):
        assert order_for(Situation.CHOSEN, day=paid, rates=rates, stated=(F,)).order == order


def test_an_explanation_says_the_order_its_day_and_that_it_is_not_confirmed() -> None:
    assert explained(None, day=DAY, rates=RATES) == (
        "dekker hovedstol, kostnader, gebyr, renter i den rekkefølgen"
        " (gjelder fra 01.01.2015, ikke bekreftet)"
    )
    assert explained((F,), day=DAY, rates=RATES) == (
        "dekker gebyr, hovedstol, kostnader, renter i den rekkefølgen, som oppgitt"
    )


def test_the_setting_says_by_which_day_it_is_picked() -> None:
    assert RATES.keyed("covering_order")["principal"].by == "the value day of the payment"
