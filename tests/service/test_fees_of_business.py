"""The rule of fees is for fees: not for what NAV pays, and not for a wage."""

from __future__ import annotations

from typing import Any

import pytest

from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import kroner
from collector_desk.errors.enforcement import MeasureGateClosed
from collector_desk.service import measure_run
from collector_desk.service.database import Database
from collector_desk.wire.measures import (
    MeasureSheet,
    MeasureTerms,
    Payer,
    PayerKind,
    Reckoned,
    ToldPayer,
)
from tests.service.enforcing import HOUSEHOLD, TODAY, Enforcement
from tests.service.mail import leaves
from tests.service.test_measure_again import letters, words
from tests.service.test_measure_changes import ends, held
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
def test_the_approver_reads_that_of_uneven_fees_less_may_come_in(
    case: Enforcement, rules: str
) -> None:
    if rules == "new":
        new_rules(case)
    told = case.save(filled(case, fee=True)).reckoned.unconfirmed
    uneven = any("Pålegget sier at det aldri trekkes mer" in one for one in told)
    assert uneven is (rules == "old")


PAYER_READS = "Av hver utbetaling skal dere aldri trekke mer enn 20 prosent av brutto vederlag"
DEBTOR_READS = "Av hver utbetaling kan det likevel ikke trekkes mer enn 20 prosent av vederlaget"


def of_fees(case: Enforcement, **more: Any) -> MeasureSheet:
    """5 000 of 38 000 in fees, which leave 2 450 beside subsistence."""
    return case.decided(filled(case, fee=True, amount=500_000, deviation=BELOW, **more))


def test_of_fees_the_order_and_the_decision_name_the_most_of_each_payout(case: Enforcement) -> None:
    decided = of_fees(case)
    assert decided.reckoned.fees_percent == 20
    (order,) = letters(case, LetterKind.WITHHOLDING_ORDER)
    assert PAYER_READS in words(case, order)
    (decision,) = letters(case, LetterKind.WITHHOLDING_DECISION)
    told = words(case, decision)
    assert DEBTOR_READS in told
    assert "Trekket er større enn det som er igjen" in told


@pytest.mark.parametrize("wage", [True, False], ids=["a wage", "more is agreed to"])
def test_where_the_rule_of_fees_does_not_hold_no_letter_names_it(
    case: Enforcement, *, wage: bool
) -> None:
    agreed = filled(case, fee=True, consents_to_more=True, amount=200_000)
    decided = case.decided(None if wage else agreed)
    assert decided.reckoned.fees_percent is None
    for kind in (LetterKind.WITHHOLDING_ORDER, LetterKind.WITHHOLDING_DECISION):
        (letter,) = letters(case, kind)
        assert "prosent av" not in words(case, letter)


def test_an_order_on_fees_that_goes_on_names_it_again(case: Enforcement) -> None:
    sheet = of_fees(case)
    leaves(case.db)
    with case.db.write(case.kari) as work:
        version = case.row(sheet.measure_id).version
        measure_run.told(work, sheet.measure_id, ToldPayer(version=version, day=TODAY))
    ends(case, held(case, sheet))
    assert PAYER_READS in words(case, letters(case, LetterKind.ORDER_CHANGED)[-1])


def test_a_reckoning_kept_before_the_percentage_was_stands(case: Enforcement) -> None:
    kept = of_fees(case).reckoned.model_dump(mode="json")
    del kept["fees_percent"]
    assert Reckoned.model_validate(kept).fees_percent is None
