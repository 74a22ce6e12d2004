"""The plan and the ledger agree: money that comes as planned leaves what the plan said it would."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector_desk.domain.covering import Order
from collector_desk.domain.explain import for_caseworker
from collector_desk.domain.facts import Fact, FactKind
from collector_desk.domain.leaves import Part
from collector_desk.domain.ledger import Statement, fold
from collector_desk.domain.plan import Plan, PlanRequest, calculate
from collector_desk.domain.plan_explain import explain_cost, explain_left, explain_paid
from collector_desk.domain.plan_run import plan_claim
from collector_desk.domain.rates import Rates
from collector_desk.domain.statement import Balance
from collector_desk.errors.plans import PlanClaimUnsettled
from tests.domain.ledger_histories import DUE, INTEREST_FIRST, ORDER, TERMS, Tale, history

RATES = Rates.practice()
AFTER = datetime(2030, 1, 1, tzinfo=UTC)
START = date(2026, 12, 14)


def stand(facts: list[Fact], on: date) -> Statement:
    return fold(TERMS, facts, on=on, rates=RATES)


def planned(statement: Statement, order: Order, *, amount: int | None, count: int | None) -> Plan:
    request = PlanRequest(
        start=statement.on,
        first_due=statement.on + timedelta(days=20),
        order=order,
        amount=amount,
        count=count,
    )
    claims = [plan_claim(statement, title="Krav 7", due=DUE)]
    return calculate(claims, request, table=RATES["late_interest"])


def paid_by(plan: Plan, order: Order) -> list[Fact]:
    """The payments of the plan as the facts they will be."""
    model = Tale().pay(1, "2027-01-01", order)
    return [
        replace(
            model, id=900 + each.number, amount=each.amount, value_date=each.day, known_at=AFTER
        )
        for each in plan.instalments
    ]


@settings(deadline=None, max_examples=150)
@given(
    st.integers(0, 10_000),
    st.sampled_from([ORDER, INTEREST_FIRST]),
    st.integers(1, 14),
    st.dates(date(2026, 9, 25), date(2027, 8, 1)),
)
def test_what_is_left_after_each_instalment_is_the_balance_of_the_ledger(
    seed: int, order: Order, count: int, start: date
) -> None:
    facts = [each for each in history(Random(seed)) if each.value_date <= start]
    statement = stand(facts, start)
    if statement.balance.total < 1_000 or statement.balance.credit:
        return
    plan = planned(statement, order, amount=None, count=count)
    money = paid_by(plan, order)
    for each in plan.instalments:
        so_far = stand([*facts, *money[: each.number]], each.day)
        assert so_far.balance == each.left
        for part in Part:
            if part is not Part.CREDIT:
                explained = explain_left(plan, each.number, part)
                assert explained.amount == so_far.balance.of(part)
                assert explain_paid(plan, each.number, part).amount == each.paid.of(part)
    assert explain_cost(plan).amount == plan.interest


def test_a_claim_goes_in_with_what_has_run_of_its_line() -> None:
    tale = Tale()
    tale.principal(1_000_000)
    tale.fee(7_000, "2024-09-01")
    claim = plan_claim(stand(tale.facts, START), title="Barnehage", due=DUE, kid="1234")
    assert (claim.principal, claim.fees, claim.kid) == (1_000_000, 7_000, "1234")
    assert claim.runs_from == date(2026, 7, 1)
    assert claim.accrued == 55_712  # 10 000,00 × 12,25 % × 166/365
    assert claim.interest > claim.accrued


def test_the_figures_open_into_their_lines() -> None:
    tale = Tale()
    tale.principal(1_000_000)
    plan = planned(stand(tale.facts, START), ORDER, amount=400_000, count=None)
    cost = for_caseworker(explain_cost(plan))
    assert "Forsinkelsesrente fra og med 01.07.2026 til og med 31.12.2026" in cost
    assert "Renter påløpt før avtalen: −557,12 kr" in cost
    left = for_caseworker(explain_left(plan, 1))
    assert "Hovedstol før avtalen: 10 000,00 kr" in left.replace("\u00a0", " ")
    assert "Avdrag 1 04.01.2027: hovedstol: −4 000,00 kr" in left.replace("\u00a0", " ")
    paid = explain_paid(plan, plan.count, Part.TOTAL)
    assert {leaf.kind.value for leaf in paid.leaves} == {"payment"}
    assert paid.amount == plan.last.amount


@pytest.mark.parametrize("part", [Part.COSTS, Part.FEES])
def test_a_part_the_claim_has_not_got_opens_into_nothing(part: Part) -> None:
    tale = Tale()
    tale.principal(1_000_000)
    plan = planned(stand(tale.facts, START), ORDER, amount=400_000, count=None)
    assert explain_left(plan, 1, part).leaves == ()


def test_a_claim_with_too_much_paid_back_must_be_settled_first() -> None:
    tale = Tale()
    tale.principal(1_000_000)
    tale.pay_back(5_000, "2025-01-01")
    with pytest.raises(PlanClaimUnsettled) as refused:
        plan_claim(stand(tale.facts, START), title="Krav", due=DUE)
    assert refused.value.params["amount"] == 5_000


def test_the_kind_of_the_facts_is_a_payment_of_the_plan() -> None:
    tale = Tale()
    tale.principal(1_000_000)
    plan = planned(stand(tale.facts, START), ORDER, amount=400_000, count=None)
    money = paid_by(plan, ORDER)
    assert {fact.kind for fact in money} == {FactKind.PAYMENT}
    assert stand([*tale.facts, *money], date(2028, 1, 1)).balance == Balance()
