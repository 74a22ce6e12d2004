"""The rule of fees is for fees: not for what NAV pays, and not for a wage."""

from __future__ import annotations

from typing import Any

import pytest

from collector_desk.domain.phrases import kroner
from collector_desk.errors.enforcement import MeasureGateClosed
from collector_desk.service.database import Database
from collector_desk.wire.measures import MeasureTerms, Payer, PayerKind
from tests.service.enforcing import HOUSEHOLD, Enforcement
from tests.service.test_measure_letters import new_rules

NAV = Payer(kind=PayerKind.NAV, name="NAV", street="Postboks 1", postcode="0151", city="Oslo")
BELOW = "Ingen andre utgifter er oppgitt."


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def filled(case: Enforcement, *, fee: bool, **more: Any) -> MeasureTerms:
    """38 000 a month, of which subsistence leaves 2 450, said to be fees."""
    incomes = tuple(one.model_copy(update={"fee": fee}) for one in HOUSEHOLD.incomes)
    more.setdefault("household", HOUSEHOLD.model_copy(update={"incomes": incomes}))
    return case.terms(self_employed=True, **more)


@pytest.mark.parametrize("rules", ["old", "new"])
@pytest.mark.parametrize("amount", [None, 500_000])
@pytest.mark.parametrize(
    ("fee", "payer", "why"),
    [(True, NAV, "NAV betaler ytelser"), (False, None, "ingen inntekt er ført som slikt vederlag")],
    ids=["NAV pays", "no fee"],
)
def test_what_is_no_fee_is_not_withheld_below_subsistence(
    case: Enforcement, *, fee: bool, payer: Payer | None, why: str, amount: int | None, rules: str
) -> None:
    if rules == "new":
        new_rules(case)
    more = {"payer": payer} if payer else {}
    draft = case.save(filled(case, fee=fee, amount=amount, deviation=BELOW, **more))
    found = draft.reckoned
    assert (found.amount, found.largest, found.may_propose) == (None, 0, False)
    assert why in found.why_not
    assert "Ta bort krysset" in found.why_not
    with pytest.raises(MeasureGateClosed, match=why):
        case.propose(draft)


def test_of_fees_a_fifth_of_them_is_taken_with_reasons_and_the_approver_reads_it(
    case: Enforcement,
) -> None:
    found = case.propose(
        case.save(filled(case, fee=True, amount=500_000, deviation=BELOW))
    ).reckoned
    assert found.amount == 500_000
    results = {one.label: one.value for one in found.results}
    assert results["Vederlag i næring"].startswith(f"høyst {kroner(760_000)} kr i måneden")


def test_of_a_wage_that_nobody_calls_a_fee_the_rates_decide_also_where_nav_pays(
    case: Enforcement,
) -> None:
    found = case.save(case.terms(payer=NAV)).reckoned
    assert (found.largest, found.may_propose) == (245_000, True)
    assert "Vederlag i næring" not in {one.label for one in found.results}


def test_the_approver_reads_that_a_fee_is_not_what_is_withheld_of(case: Enforcement) -> None:
    """With another income beside the fee it is not known which of them the payer pays."""
    first, *others = HOUSEHOLD.incomes
    more = first.model_copy(update={"label": "Barnetrygd", "gross": 200_000, "tax": 0})
    incomes = (first.model_copy(update={"fee": True}), *others, more)
    household = HOUSEHOLD.model_copy(update={"incomes": incomes})
    told = case.save(case.terms(household=household)).reckoned.unconfirmed
    assert any("det er ikke krysset av for at det trekkes i den" in one for one in told)


@pytest.mark.parametrize("rules", ["old", "new"])
def test_the_approver_reads_that_an_order_of_a_fixed_sum_is_of_uneven_fees(
    case: Enforcement, rules: str
) -> None:
    if rules == "new":
        new_rules(case)
    told = case.save(filled(case, fee=True)).reckoned.unconfirmed
    uneven = any("settes det etter den minste utbetalingen" in one for one in told)
    assert uneven is (rules == "old")
