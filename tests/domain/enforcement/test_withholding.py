"""The largest lawful amount, by the worked example and by what must hold of every household."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain.affordability import Cost, CostKind, Deviation, Form, Income
from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.withholding import Case, Findings, Other, room, sentence
from collector_desk.domain.enforcement.withholding_run import simulate
from collector_desk.domain.facts import Bucket
from collector_desk.domain.household import Adults, Child, Household
from collector_desk.domain.money import Money
from collector_desk.domain.plan_run import PlanClaim
from collector_desk.domain.rate_overlay import Added, overlaid
from collector_desk.domain.rates import Rates
from collector_desk.errors.enforcement import (
    WithholdingNotFees,
    WithholdingTooLarge,
    WithholdingTwentyPercent,
)

RATES = Rates.practice()
DAY = date(2026, 11, 23)
CHILD = Child(birth_date=date(2018, 5, 2))


def form(*, gross: int = 3_800_000, tax: int = 950_000, housing: int = 1_200_000) -> Form:
    return Form(
        household=Household(adults=Adults.SINGLE, children=(CHILD,)),
        incomes=(Income(text="Lønn", gross=gross, tax=tax, document="a-melding"),),
        costs=(Cost(kind=CostKind.HOUSING, text="Husleie", amount=housing, document="dok. 4"),),
    )


CASE = Case(form=form(), day=DAY, regime=Regime.OLD, rank="e", debt=1_940_211)


def test_the_worked_example_of_the_law_page() -> None:
    assert room(CASE, rates=RATES).largest == 27_700


def test_the_arithmetic_is_told_in_one_line() -> None:
    found = room(replace(CASE, form=form(housing=982_700)), rates=RATES)
    assert found.largest == 245_000
    assert sentence(found, DAY).replace("\u00a0", " ") == (
        "28 500,00 lønn, etter skatt – 11 388,00 livsopphold, enslig – 4 835,00 barn, 8 år"
        " – 9 827,00 husleie = 2 450,00 · dekningsloven § 2-7, satser på 23.11.2026"
    )


def owed(principal: Money, *, costs: Money = 0) -> PlanClaim:
    return PlanClaim(
        claim_id=1, title="Parkeringsgebyr", due=date(2026, 6, 1), principal=principal,
        costs=costs, runs_from=DAY,
    )  # fmt: skip


ORDER = tuple(Bucket)


def test_it_runs_to_the_last_krone_and_the_last_amount_is_reduced() -> None:
    claims = [owed(1_940_211)]
    run = simulate(
        claims, monthly=245_000, decided=DAY, regime=Regime.OLD, order=ORDER, rates=RATES
    )
    assert [month.withheld for month in run.months[:-1]] == [245_000] * (len(run.months) - 1)
    assert 0 < run.last < 245_000
    assert run.months[0].day == date(2026, 12, 20)
    assert run.covered_on == run.months[-1].day
    assert run.withheld == 1_940_211 + run.interest
    assert run.ends_on == date(2028, 11, 23)


def test_a_wage_day_that_a_month_does_not_have_is_the_last_day_of_that_month() -> None:
    last = Added(table="wage_day", since=DAY, values={"": Decimal(31)}, source="husregel")
    run = simulate(
        [owed(1_000_000)], monthly=245_000, decided=DAY, regime=Regime.OLD, order=ORDER,
        rates=overlaid(RATES, [last]),
    )  # fmt: skip
    days = [month.day for month in run.months]
    assert days[:3] == [date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28)]
    assert days[3:5] == [date(2027, 3, 31), date(2027, 4, 30)]


def test_under_the_old_rules_it_ends_after_two_years_with_what_is_left() -> None:
    old, new = (
        simulate(
            [owed(5_000_000)], monthly=20_000, decided=DAY, regime=regime, order=ORDER, rates=RATES
        )
        for regime in (Regime.OLD, Regime.NEW)
    )
    assert (old.covered_on, len(old.months)) == (None, 24)
    assert old.left == 5_000_000 + old.interest - old.withheld
    assert new.ends_on is None  # interest of 50 000 a month: never covered, and said so
    assert new.covered_on is None


@pytest.mark.parametrize(
    ("rank", "since", "taken"),
    [
        ("a", date(2026, 11, 30), True),  # better: however young
        ("e", date(2026, 1, 10), True),  # equal and older
        ("e", date(2026, 11, 30), False),  # equal and younger
    ],
)
def test_under_the_old_rules_better_and_older_equal_ones_go_first(
    rank: str, since: date, *, taken: bool
) -> None:
    other = Other(title="Bidrag", rank=rank, amount=100_000, since=since)
    found = room(replace(CASE, form=form(housing=982_700), others=(other,)), rates=RATES)
    assert found.largest == 245_000 - (100_000 if taken else 0)


def test_under_the_new_rules_all_share_one_trekk_and_the_figure_is_an_estimate() -> None:
    other = Other(title="Bidrag", rank="a", amount=100_000, since=date(2026, 1, 1))
    case = replace(CASE, regime=Regime.NEW, form=form(housing=982_700), others=(other,))
    found = room(case, rates=RATES)
    assert found.largest == 245_000
    assert any("anslag" in text for text in found.warnings)


def test_nothing_is_taken_of_who_does_what_can_be_done_in_class_e() -> None:
    spared = replace(CASE, findings=Findings(does_what_can=True, favours_nobody=True))
    found = room(spared, rates=RATES)
    assert (found.largest, found.ceiling) == (0, 0)
    assert "§ 2-7 fjerde ledd" in found.why_none
    assert room(replace(spared, rank="d"), rates=RATES).largest == 27_700


def test_below_a_hundred_kroner_nothing_is_taken() -> None:
    found = room(replace(CASE, form=form(housing=1_217_800)), rates=RATES)
    assert (found.left, found.largest) == (9_900, 0)
    assert "mindre enn 100,00" in found.why_none


def fee(gross: int) -> Income:
    return Income(text="Oppdrag", gross=gross, document="faktura", fee=True)


FEES = replace(CASE, self_employed=True, form=replace(CASE.form, incomes=(fee(3_800_000),)))
"""As the worked example, paid for by who orders the work: 38 000 a month, and no tax withheld."""


def test_fees_of_a_business_give_a_fifth_of_gross_and_more_than_subsistence_with_reasons() -> None:
    case = replace(FEES, form=replace(FEES.form, incomes=(fee(2_850_000),)))
    found = room(case, rates=RATES)
    assert (found.largest, found.ceiling) == (27_700, 570_000)
    with pytest.raises(WithholdingTwentyPercent):
        found.choose(500_000, reasons=" ")
    assert found.choose(500_000, reasons="Ingen andre utgifter er oppgitt.") == 500_000
    with pytest.raises(WithholdingTooLarge):
        found.choose(570_100, reasons="Ingen andre utgifter er oppgitt.")
    assert room(replace(case, consents=True), rates=RATES).ceiling == 27_700


def test_the_fifth_is_of_the_fees_alone_and_not_of_wage_or_benefit_beside_them() -> None:
    both = replace(FEES, form=replace(FEES.form, incomes=(*CASE.form.incomes, fee(1_000_000))))
    found = room(both, rates=RATES)
    assert (found.left, found.largest, found.ceiling) == (1_027_700, 200_000, 200_000)
    wage = room(replace(both, self_employed=False), rates=RATES)  # withheld of the wage
    assert (wage.largest, wage.ceiling) == (1_027_700, 1_027_700)
    assert any("vederlag" in text for text in wage.unconfirmed)


@pytest.mark.parametrize("regime", list(Regime))
@pytest.mark.parametrize(
    ("case", "why"),
    [
        (replace(FEES, benefit=True), "NAV betaler"),
        (replace(FEES, form=CASE.form), "ingen inntekt er ført som slikt vederlag"),
        (replace(FEES, benefit=True, consents=True), "NAV betaler"),
        (replace(FEES, self_employed=False, benefit=True), "NAV betaler"),
    ],
    ids=["NAV pays", "wage", "NAV pays and consent", "all are fees and NAV pays"],
)
def test_the_rule_of_fees_is_refused_where_no_fee_is_paid(
    case: Case, why: str, regime: Regime
) -> None:
    found = room(replace(case, regime=regime), rates=RATES)
    assert (found.largest, found.ceiling) == (0, 0)
    assert why in found.why_none
    with pytest.raises(WithholdingNotFees) as refusal:
        found.choose(500_000, reasons="Ingen andre utgifter er oppgitt.")
    assert why in str(refusal.value)


def test_who_has_nothing_but_fees_is_under_the_rule_though_nobody_ticked_it() -> None:
    case = replace(FEES, self_employed=False, form=replace(FEES.form, incomes=(fee(6_000_000),)))
    assert room(case, rates=RATES).largest == 1_200_000 == room(
        replace(case, self_employed=True), rates=RATES
    ).largest  # fmt: skip


def test_more_than_subsistence_leaves_is_refused_however_it_is_reasoned() -> None:
    found = room(CASE, rates=RATES)
    assert found.choose(None, reasons="") == 27_700
    assert found.choose(10_000, reasons="") == 10_000
    with pytest.raises(WithholdingTooLarge):
        found.choose(27_800, reasons="Skyldneren har hytte.")


GROSS = st.integers(0, 12_000_000)


@given(gross=GROSS, more=st.integers(0, 2_000_000), housing=st.integers(0, 2_500_000),
       debt=st.integers(1, 5_000_000))  # fmt: skip
def test_it_leaves_subsistence_whole_rises_with_income_and_never_passes_the_debt(
    gross: int, more: int, housing: int, debt: int
) -> None:
    case = replace(CASE, form=form(gross=gross, tax=0, housing=housing), debt=debt)
    richer = replace(case, form=form(gross=gross + more, tax=0, housing=housing))
    found, other = room(case, rates=RATES), room(richer, rates=RATES)
    assert found == room(case, rates=RATES)
    assert 0 <= found.largest <= min(max(found.left, 0), debt)
    assert other.largest >= found.largest
    assert found.left == gross - 1_138_800 - 483_500 - housing


@given(principal=st.integers(10_000, 3_000_000), costs=st.integers(0, 100_000),
       monthly=st.integers(10_000, 900_000), regime=st.sampled_from(Regime))  # fmt: skip
def test_every_krone_of_a_run_is_accounted_for(
    principal: int, costs: int, monthly: int, regime: Regime
) -> None:
    run = simulate(
        [owed(principal, costs=costs)],
        monthly=monthly, decided=DAY, regime=regime, order=ORDER, rates=RATES,
    )  # fmt: skip
    assert principal + costs + run.interest == run.withheld + run.left
    assert all(0 < month.withheld <= monthly for month in run.months)
    assert run.ends_on is None or all(month.day <= run.ends_on for month in run.months)


def test_what_is_left_to_live_on_counts_other_trekks_and_no_departure_as_income() -> None:
    other = Other(title="Bidrag", rank="a", amount=100_000, since=date(2026, 1, 1))
    down = Deviation(amount=-200_000, reason="Deler husholdning med søsken")
    plain = form(housing=982_700)
    for lived, others, largest in (
        (plain, (), 245_000),
        (plain, (other,), 145_000),
        (replace(plain, deviations=(down,)), (other,), 345_000),
    ):
        found = room(replace(CASE, form=lived, others=others), rates=RATES)
        taken = sum(one.amount for one in others)
        assert found.largest == largest
        assert found.to_live_on == 3_800_000 - 950_000 - 982_700 - taken
        assert (found.by_rates, found.ahead) == (1_138_800 + 483_500, taken)


def test_every_month_after_the_last_known_rate_is_provisional() -> None:
    """Also where the principal is paid down, and where nothing but interest is left."""
    run = simulate(
        [owed(1_940_211)], monthly=245_000, decided=DAY, regime=Regime.OLD, order=ORDER,
        rates=Rates.shipped(),
    )  # fmt: skip
    assert [month.provisional for month in run.months] == [
        month.day > date(2027, 1, 1) for month in run.months
    ]


@pytest.mark.parametrize("regime", list(Regime))
def test_the_better_class_is_covered_before_the_poorer(regime: Regime) -> None:
    better = replace(owed(500_000), runs_from=None)
    poorer = replace(owed(500_000), claim_id=2, due=date(2026, 1, 1))
    run = simulate(
        [better, poorer], monthly=500_000, decided=DAY, regime=regime, order=ORDER,
        rates=RATES, ranks={1: "d", 2: "e"},
    )  # fmt: skip
    assert run.months[1].interest > 0  # the poorer, which is older, still bears it
