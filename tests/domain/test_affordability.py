"""Affordability: the worked examples, every tier of the tables, and what is never counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain.affordability import (
    Affordability,
    Cost,
    CostKind,
    Deviation,
    Form,
    Income,
    affordability,
)
from collector_desk.domain.calendar import add_years
from collector_desk.domain.household import Adults, Child, Household, age_on, subsistence
from collector_desk.domain.plan_schedule import Interval
from collector_desk.domain.rates import Rates
from collector_desk.errors.plans import DeviationWithoutReason, NotAHousehold
from collector_desk.errors.rates import NoRate

RATES = Rates.shipped()
DAY = date(2026, 11, 23)
SINGLE = Household(adults=Adults.SINGLE)


def aged(years: int, visitation: int | None = None, *, at_school: bool = False) -> Child:
    born = add_years(DAY, -years) - timedelta(days=100)
    return Child(birth_date=born, visitation=visitation, at_school=at_school)


def home(adults: Adults, *children: Child, others: int = 0) -> Household:
    return Household(adults=adults, children=children, others=others)


def lived(household: Household, day: date = DAY) -> list[int]:
    return [line.amount for line in subsistence(household, day=day, rates=RATES)]


def reckon(
    household: Household = SINGLE,
    *,
    earned: tuple[Income, ...] = (Income(text="Lønn", gross=3_000_000, document="dok. 1"),),
    spent: tuple[Cost, ...] = (),
    departed: tuple[Deviation, ...] = (),
    day: date = DAY,
) -> Affordability:
    form = Form(household=household, incomes=earned, costs=spent, deviations=departed)
    return affordability(form, day=day, rates=RATES)


def housing(amount: int, *, share: int = 100, document: str = "dok. 3") -> Cost:
    return Cost(
        kind=CostKind.HOUSING, text="Husleie", amount=amount, share=share, document=document
    )


def test_a_single_parent_with_a_child_of_eight_has_277_kroner_left() -> None:
    """law.md § 3.7: 28 500 − (11 388 + 4 835 + 12 000)."""
    pay = Income(text="Lønn", gross=3_800_000, tax=950_000, document="dok. 1")
    found = reckon(home(Adults.SINGLE, aged(8)), earned=(pay,), spent=(housing(1_200_000),))
    assert found.left == 27_700
    assert (found.income, found.subsistence, found.costs) == (2_850_000, 1_622_300, 1_200_000)
    assert found.largest() == 27_700
    assert [line.rule for line in found.lines] == [
        "dekningsloven § 2-7",
        "forskrift om livsoppholdssatser § 3",
        "forskrift om livsoppholdssatser § 4",
        "forskrift om livsoppholdssatser § 3 tredje ledd",
    ]
    assert found.lines[1].source == "FOR-2026-06-24-1259"


def test_a_student_in_a_bedsit_has_1312_kroner_left() -> None:
    grant = Income(text="Inntekt etter skatt", gross=1_680_000, document="dok. 2")
    found = reckon(earned=(grant,), spent=(housing(410_000),))
    assert found.left == 131_200
    assert found.leaves_whole(120_000)
    assert found.leaves_whole(131_200)
    assert not found.leaves_whole(131_300)


@pytest.mark.parametrize(
    ("adults", "kroner"),
    [(Adults.SINGLE, 11_388), (Adults.COUPLE, 9_644), (Adults.SUPPORTS_PARTNER, 19_288)],
)
def test_adults_have_the_rate_of_their_kind(adults: Adults, kroner: int) -> None:
    assert lived(home(adults)) == [kroner * 100]


@pytest.mark.parametrize(
    ("years", "kroner"),
    [(0, 3645), (5, 3645), (6, 4835), (10, 4835), (11, 6102), (14, 6102), (15, 7020), (17, 7020)],
)
def test_a_child_has_the_supplement_of_its_age(years: int, kroner: int) -> None:
    assert lived(home(Adults.SINGLE, aged(years)))[1] == kroner * 100


VISITS = {
    1: (386, 510, 627, 696),
    2: (1277, 1690, 2078, 2306),
    3: (1781, 2357, 2899, 3216),
    4: (2236, 2959, 3639, 4038),
}


@pytest.mark.parametrize("number", VISITS)
def test_visits_have_the_supplement_of_class_and_age(number: int) -> None:
    for years, kroner in zip((3, 7, 12, 16), VISITS[number], strict=True):
        assert lived(home(Adults.SINGLE, aged(years, number)))[1:] == [kroner * 100]


def test_fewer_visits_than_class_1_give_nothing() -> None:
    assert lived(home(Adults.SINGLE, aged(7, 0))) == [1_138_800]


@pytest.mark.parametrize(("at_school", "more"), [(False, []), (True, [702_000])])
def test_one_of_eighteen_counts_only_at_school(at_school: bool, more: list[int]) -> None:
    assert lived(home(Adults.SINGLE, aged(18, at_school=at_school)))[1:] == more


def test_the_birthday_itself_moves_the_child_up() -> None:
    child = Child(birth_date=date(2015, 11, 23))
    assert lived(home(Adults.SINGLE, child), DAY - timedelta(days=1))[1] == 483_500
    assert lived(home(Adults.SINGLE, child))[1] == 610_200
    assert age_on(date(2020, 2, 29), date(2026, 2, 28)) == 6


def test_the_youngest_lose_a_fifth_from_person_four() -> None:
    """Single with three: four persons, one reduction. A couple with three: five, two."""
    three = (aged(3), aged(8), aged(16))
    assert lived(home(Adults.SINGLE, *three))[1:] == [702_000, 483_500, 291_600]
    assert lived(home(Adults.COUPLE, *three))[1:] == [702_000, 386_800, 291_600]
    assert lived(home(Adults.COUPLE, aged(8)))[1:] == [483_500]
    assert lived(home(Adults.COUPLE, aged(8), others=1))[1:] == [386_800]
    assert lived(home(Adults.COUPLE, aged(8), others=5))[1:] == [386_800]


def test_visits_lose_a_fifth_from_the_third_child_and_are_no_persons_of_the_household() -> None:
    two = (aged(3, 1), aged(7, 1))
    assert lived(home(Adults.SINGLE, *two))[1:] == [51_000, 38_600]
    assert lived(home(Adults.SINGLE, *two, aged(12, 1)))[1:] == [62_700, 51_000, 30_880]
    assert lived(home(Adults.COUPLE, aged(8), *two))[1:] == [483_500, 51_000, 38_600]


def test_a_reduction_of_which_the_law_of_the_day_is_not_sure_says_so() -> None:
    three = home(Adults.SINGLE, aged(12), aged(14), aged(16))
    for day, open_point in ((date(2022, 8, 1), True), (DAY, False)):
        last = subsistence(three, day=day, rates=RATES)[-1]
        assert bool(last.unconfirmed) == open_point
        assert "20,00\u00a0% fradrag" in last.text


def test_the_rates_of_the_day_are_used() -> None:
    assert lived(SINGLE, date(2026, 6, 30)) == [1_104_600]
    assert lived(SINGLE, date(2026, 7, 1)) == [1_138_800]
    late = reckon(day=date(2027, 7, 1))
    assert late.provisional
    assert not reckon().provisional


@pytest.mark.parametrize(
    ("household", "day"),
    [(SINGLE, date(2017, 6, 30)), (home(Adults.SINGLE, Child(birth_date=date(2010, 1, 1), visitation=1)), date(2018, 6, 30))],
)  # fmt: skip
def test_a_day_before_the_first_table_is_refused(household: Household, day: date) -> None:
    with pytest.raises(NoRate):
        reckon(household, day=day)


@pytest.mark.parametrize(
    "household",
    [
        home(Adults.SINGLE, others=-1),
        home(Adults.SINGLE, Child(birth_date=DAY + timedelta(days=1))),
        home(Adults.SINGLE, aged(7, 5)),
        home(Adults.SINGLE, aged(7, -1)),
    ],
)
def test_what_cannot_be_a_household_is_refused(household: Household) -> None:
    with pytest.raises(NotAHousehold):
        reckon(household)


@pytest.mark.parametrize(
    "kind", [CostKind.ELECTRICITY, CostKind.CONTENTS_INSURANCE, CostKind.PUBLIC_TRANSPORT]
)
def test_what_lies_inside_the_rate_is_shown_and_not_counted(kind: CostKind) -> None:
    found = reckon(spent=(Cost(kind=kind, text="Strøm", amount=100_000, document="dok. 4"),))
    assert found.lines[-1].why_not == "inne i livsoppholdssatsen"
    assert found.left == reckon().left
    assert found.undocumented == ()


@pytest.mark.parametrize("kind", [CostKind.HOUSING, CostKind.CHILD_CARE, CostKind.EXTRA])
def test_a_cost_counts_with_its_document_only(kind: CostKind) -> None:
    cost = Cost(kind=kind, text="Utgift", amount=100_000, document="dok. 4")
    assert reckon(spent=(cost,)).left == reckon().left - 100_000
    loose = Cost(kind=kind, text="Utgift", amount=100_000)
    found = reckon(spent=(loose,))
    assert found.left == reckon().left
    assert found.lines[-1].why_not == "mangler dokumentasjon"
    assert found.undocumented == ("Utgift",)


def test_only_the_debtors_share_of_a_cost_counts() -> None:
    assert reckon(spent=(housing(1_000_001, share=50),)).costs == 500_001


def test_the_rates_may_be_departed_from_with_a_reason() -> None:
    up = reckon(departed=(Deviation(amount=50_000, reason="dyr spesialkost"),))
    assert up.left == reckon().left - 50_000
    assert up.subsistence == 1_188_800
    assert "opp: dyr spesialkost" in up.lines[-1].text
    down = reckon(departed=(Deviation(amount=-50_000, reason="bor på institusjon"),))
    assert down.left == reckon().left + 50_000
    with pytest.raises(DeviationWithoutReason):
        reckon(departed=(Deviation(amount=1, reason=" "),))


def test_nothing_can_be_paid_where_income_does_not_cover_subsistence() -> None:
    found = reckon(earned=(Income(text="NAV", gross=1_000_000),))
    assert found.left == -138_800
    assert found.largest() == 0
    assert not found.leaves_whole(100)
    assert found.undocumented == ("NAV",)


def test_a_fortnight_and_a_quarter_are_turned_into_months() -> None:
    found = reckon(earned=(Income(text="Lønn", gross=1_138_800 + 130_050),))
    assert found.largest(Interval.MONTHLY) == 130_000
    assert found.largest(Interval.FORTNIGHTLY) == 60_000  # 1 300,50 × 12/26 = 600,23
    assert found.largest(Interval.QUARTERLY) == 390_100


@given(
    st.integers(0, 10_000_000),
    st.integers(0, 3_000_000),
    st.lists(st.integers(0, 17), max_size=6),
    st.sampled_from(Interval),
)
def test_the_largest_instalment_leaves_subsistence_whole_and_one_krone_more_does_not(
    gross: int, rent: int, ages: list[int], interval: Interval
) -> None:
    household = home(Adults.COUPLE, *[aged(age) for age in ages])
    pay = Income(text="Lønn", gross=gross, document="dok. 1")
    found = reckon(household, earned=(pay,), spent=(housing(rent),))
    assert found.left == found.income - found.subsistence - found.costs
    largest = found.largest(interval)
    assert found.leaves_whole(largest, interval)
    assert not found.leaves_whole(largest + 100, interval)


@given(st.lists(st.integers(0, 17), max_size=7), st.sampled_from(Adults))
def test_every_further_child_gives_more_to_live_on(ages: list[int], adults: Adults) -> None:
    """Never less: what the youngest lose is a fifth of a supplement, what comes is four fifths."""
    amounts = [
        sum(lived(home(adults, *[aged(age) for age in ages[:count]])))
        for count in range(len(ages) + 1)
    ]
    assert amounts == sorted(amounts)
