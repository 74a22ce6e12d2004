"""The plan: worked examples by hand, every refusal, and what must hold for any plan at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector_desk.domain.covering import Order
from collector_desk.domain.plan import MOST_INSTALMENTS, Plan
from collector_desk.domain.plan_run import PlanClaim, coming_invoice
from collector_desk.domain.plan_schedule import Interval
from collector_desk.domain.statement import Balance
from collector_desk.errors.plans import (
    PlanClaimTwice,
    PlanContradiction,
    PlanEndTooEarly,
    PlanFirstDueTooEarly,
    PlanNeedsOneMore,
    PlanNeverPaidOff,
    PlanNotPositive,
    PlanTooLong,
    PlanTooManyParts,
    PlanWithoutClaims,
)
from tests.domain.plan_cases import FIRST, INTEREST_FIRST, START, claim, plan


def test_three_instalments_worked_by_hand() -> None:
    """3 000 kr at 12,25 %; the days are 35, 28 and 31, each line rounded half up."""
    found = plan(claim(300_000, fees=18_900), amount=120_000)
    first, second, third = found.instalments
    assert [each.day for each in found.instalments] == [
        date(2026, 12, 28), date(2027, 1, 25), date(2027, 2, 25),
    ]  # fmt: skip
    # 3000,00 × 12,25 % × 35/365 = 35,24; 1800,00 × 28/365 = 16,92; 600,00 × 31/365 = 6,24
    assert [each.run_up for each in found.instalments] == [3_524, 1_692, 624]
    assert first.paid == Balance(principal=120_000)
    assert first.left == Balance(180_000, 0, 18_900, 3_524)
    assert second.left == Balance(60_000, 0, 18_900, 5_216)
    assert third.paid == Balance(60_000, 0, 18_900, 5_840)
    assert third.amount == 84_740
    assert (found.pay_now, found.total, found.interest) == (318_900, 324_740, 5_840)
    assert found.count == 3


def test_interest_first_leaves_more_principal_and_costs_more() -> None:
    one = plan(claim(300_000), amount=120_000)
    other = plan(claim(300_000), amount=120_000, order=INTEREST_FIRST)
    assert other.instalments[0].paid == Balance(principal=116_476, interest=3_524)
    assert other.interest > one.interest


def test_a_rate_not_announced_yet_makes_the_figures_provisional() -> None:
    found = plan(claim(300_000), amount=120_000)
    assert [each.provisional for each in found.instalments] == [False, True, True]
    assert found.provisional
    assert not plan(claim(300_000, runs_from=None), amount=120_000).provisional


def test_number_last_day_and_instalment_lead_to_one_another() -> None:
    by_count = plan(count=10)
    by_end = plan(end=date(2027, 9, 27))
    by_saturday = plan(end=date(2027, 9, 25))
    by_both = plan(count=10, end=date(2027, 9, 27))
    by_amount = plan(amount=by_count.amount)
    assert by_count.amount % 100 == 0
    for found in (by_end, by_saturday, by_both, by_amount):
        assert found.instalments == by_count.instalments
    assert by_count.last.day == date(2027, 9, 27)


def test_one_krone_less_would_not_do_in_the_same_number() -> None:
    found = plan(count=10)
    assert plan(amount=found.amount - 100).count == 11


def test_the_last_instalment_takes_the_rest_where_both_are_given() -> None:
    found = plan(claim(300_000), amount=50_000, count=3)
    assert [each.amount for each in found.instalments[:2]] == [50_000, 50_000]
    assert found.last.amount > 200_000
    assert found.larger_last
    assert found.last.left == Balance()


def test_a_large_instalment_ends_before_the_number_asked_for() -> None:
    assert plan(claim(300_000), amount=250_000, count=6).count == 2


def test_the_oldest_claim_is_paid_first_and_a_coming_invoice_last() -> None:
    new = claim(100_000, number=2, due=date(2026, 9, 1))
    invoice = coming_invoice(
        claim_id=3, title="Barnehage i januar", amount=200_000, due=date(2027, 1, 15)
    )
    found = plan(invoice, new, claim(100_000, number=1), amount=150_000)
    assert [[share.claim_id for share in each.shares] for each in found.instalments] == [
        [1, 2], [2, 3], [3],
    ]  # fmt: skip
    # Each old claim has 11,75 by 28.12.; claim 2 then keeps 511,75: 28 days of it are 4,81.
    # The invoice has had ten days of its own by 25.01.2027: 2 000,00 × 12,25 % × 10/365 = 6,71.
    assert found.instalments[1].run_up == 481 + 671


def test_an_invoice_paid_before_its_due_date_bears_no_interest() -> None:
    invoice = coming_invoice(claim_id=3, title="AKS", amount=200_000, due=date(2027, 6, 15))
    assert plan(invoice, amount=100_000).interest == 0


def test_a_small_debt_is_parted_in_ore_where_kroner_are_too_coarse() -> None:
    found = plan(claim(10_000, runs_from=None), count=36)
    assert (found.amount, found.count, found.total) == (278, 36, 10_000)


def refused_plans() -> dict[str, tuple[type[Exception], dict[str, object]]]:
    return {
        "nothing asked": (PlanNeedsOneMore, {}),
        "no amount": (PlanNotPositive, {"amount": 0}),
        "no number": (PlanNotPositive, {"count": 0}),
        "below zero": (PlanNotPositive, {"amount": -1}),
        "first due in the past": (
            PlanFirstDueTooEarly,
            {"amount": 1, "first": date(2026, 11, 22)},
        ),
        "end before the first": (PlanEndTooEarly, {"end": date(2026, 12, 24)}),
        "number against end": (PlanContradiction, {"count": 9, "end": date(2027, 9, 27)}),
        "too many": (PlanTooLong, {"count": MOST_INSTALMENTS + 1}),
    }


@pytest.mark.parametrize("case", refused_plans())
def test_what_cannot_be_reckoned_is_refused(case: str) -> None:
    refusal, asked = refused_plans()[case]
    with pytest.raises(refusal):
        plan(**asked)  # type: ignore[arg-type]


def test_the_contradiction_tells_the_day_that_fits() -> None:
    with pytest.raises(
        PlanContradiction, match=r"9 avdrag slutter 25\.08\.2027, ikke 27\.09\.2027"
    ):
        plan(count=9, end=date(2027, 9, 27))


def test_no_claim_or_nothing_owed_or_one_twice_is_refused() -> None:
    with pytest.raises(PlanWithoutClaims):
        plan(claim(0), amount=100)
    with pytest.raises(PlanClaimTwice):
        plan(claim(), claim(), amount=100_000)


def test_five_ore_are_not_parted_in_six() -> None:
    with pytest.raises(PlanTooManyParts):
        plan(claim(5, runs_from=None), count=6)


def test_a_plan_that_interest_overtakes_is_refused_with_the_month() -> None:
    """100 000 kr bears 1 174,66 kr from 23.11. to 28.12. and about 1 000 kr a month after."""
    with pytest.raises(PlanNeverPaidOff) as refused:
        plan(claim(10_000_000), amount=90_000, order=INTEREST_FIRST)
    assert refused.value.params == {
        "day": "2026-12-28", "interest": 117_466, "instalment": 90_000,
    }  # fmt: skip


def test_the_month_is_the_one_in_which_a_coming_invoice_tips_the_scale() -> None:
    invoice = coming_invoice(claim_id=2, title="Husleie", amount=9_000_000, due=date(2027, 3, 1))
    with pytest.raises(PlanNeverPaidOff) as refused:
        plan(claim(1_000_000), invoice, amount=15_000, order=INTEREST_FIRST)
    assert refused.value.params["day"] == "2027-03-30"


def test_a_tiny_instalment_without_interest_is_only_too_long() -> None:
    with pytest.raises(PlanTooLong):
        plan(claim(runs_from=None), amount=1)


def test_interest_that_outgrows_an_instalment_is_told_even_where_the_plan_ends() -> None:
    """Principal first: the principal goes down all the same."""
    found = plan(claim(10_000_000), amount=95_000)
    assert found.overtaken == found.instalments[0]
    assert plan(amount=100_000).overtaken is None


OWED = st.integers(1, 5_000_000)
PARTS = st.integers(0, 200_000)
CLAIMS = st.lists(
    st.tuples(OWED, PARTS, PARTS, st.dates(date(2025, 1, 1), START), st.booleans()),
    min_size=1,
    max_size=5,
)
ORDERS = st.permutations(INTEREST_FIRST).map(tuple)


def _claims(drawn: list[tuple[int, int, int, date, bool]]) -> tuple[PlanClaim, ...]:
    return tuple(
        claim(
            principal,
            number=number,
            fees=fees,
            interest=interest,
            due=due,
            runs_from=START if bears else None,
        )
        for number, (principal, fees, interest, due, bears) in enumerate(drawn)
    )


def _holds(found: Plan) -> None:
    """Nothing is lost on the way: each instalment takes what it pays, the last leaves nothing."""
    owed = found.pay_now
    for each in found.instalments:
        assert each.paid.total == each.amount > 0
        assert each.left.total == owed + each.run_up - each.amount
        assert min(each.left.principal, each.left.fees, each.left.interest) >= 0
        owed = each.left.total
    assert found.last.left == Balance()
    assert all(each.amount == found.amount for each in found.instalments[:-1])
    assert found.interest == sum(each.run_up for each in found.instalments) >= 0
    assert sum([each.paid for each in found.instalments], Balance()).total == found.total


@settings(deadline=None)
@given(CLAIMS, ORDERS, st.integers(1, 48), st.sampled_from(Interval))
def test_any_plan_by_number_ends_to_the_ore(
    drawn: list[tuple[int, int, int, date, bool]], order: Order, count: int, interval: Interval
) -> None:
    claims = _claims(drawn)
    try:
        found = plan(*claims, count=count, order=order, interval=interval)
    except PlanTooManyParts:
        assert sum(each.balance.total for each in claims) < count * count * 2
        return
    assert found.count == count
    assert found.last.amount <= found.amount
    _holds(found)


@settings(deadline=None)
@given(CLAIMS, ORDERS, st.integers(20_000, 500_000))
def test_any_plan_by_instalment_ends_to_the_ore(
    drawn: list[tuple[int, int, int, date, bool]], order: Order, amount: int
) -> None:
    try:
        found = plan(*_claims(drawn), amount=amount, order=order)
    except (PlanNeverPaidOff, PlanTooLong):
        return
    assert found.last.amount <= found.amount
    _holds(found)
    fixed = plan(*_claims(drawn), amount=amount, count=found.count, order=order)
    assert fixed.instalments == found.instalments


def test_a_plan_begins_on_the_day_it_is_made_at_the_earliest() -> None:
    assert plan(amount=500_000, first=START).instalments[0].run_up == 0
    assert FIRST > START
