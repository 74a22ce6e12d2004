"""The shipped rates against the published figures, and how a table answers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from collector_desk.domain.money import round_to
from collector_desk.domain.rates import Rates
from collector_desk.errors.rates import NoRate, RateProvisional

SHIPPED = Rates.shipped()
PRACTICE = Rates.practice()
TODAY = date(2026, 11, 23)

PUBLISHED = {  # percent from 1 January and 1 July, compensation in kroner from the same days
    2015: (("9.25", "9.00"), (330, 330)),
    2016: (("8.75", "8.50"), (370, 370)),
    2017: (("8.50", "8.50"), (360, 370)),
    2018: (("8.50", "8.50"), (380, 380)),
    2019: (("8.75", "9.25"), (380, 390)),
    2020: (("9.50", "8.00"), (400, 430)),
    2021: (("8.00", "8.00"), (420, 400)),
    2022: (("8.50", "9.25"), (390, 400)),
    2023: (("10.75", "11.75"), (410, 460)),
    2024: (("12.50", "12.50"), (470, 460)),
    2025: (("12.50", "12.25"), (470, 460)),
    2026: (("12.00", "12.25"), (460, 430)),
}
HALF_YEARS = [
    (date(year, month, 1), Decimal(rates[half]), kroner[half])
    for year, (rates, kroner) in PUBLISHED.items()
    for half, month in enumerate((1, 7))
]


@pytest.mark.parametrize(("first", "percent", "kroner"), HALF_YEARS)
def test_late_interest_and_compensation_are_as_set_for_each_half_year(
    first: date, percent: Decimal, kroner: int
) -> None:
    for day in (first, first + timedelta(days=100), first + timedelta(days=180)):
        assert SHIPPED["late_interest"].on(day).value == percent
        assert SHIPPED["late_payment_compensation"].on(day).ore == kroner * 100


@pytest.mark.parametrize(
    ("due", "sent", "fees"),
    [
        (date(2015, 12, 1), date(2016, 3, 1), (6700, 6700, 20100)),
        (date(2020, 9, 30), date(2020, 11, 2), (7000, 7000, 21000)),
        (date(2020, 10, 1), date(2020, 11, 2), (3500, 3500, 10500)),
        (date(2025, 11, 1), date(2025, 12, 31), (3500, 3500, 10500)),
        (date(2025, 11, 1), date(2026, 1, 1), (3800, 3800, 11300)),
        (date(2020, 9, 30), date(2026, 1, 2), (7500, 7500, 22500)),
        (date(2026, 10, 1), TODAY, (3800, 3800, 11300)),
    ],
)
def test_letter_fees_go_by_due_date_and_day_of_sending(
    due: date, sent: date, fees: tuple[int, ...]
) -> None:
    share = SHIPPED.keyed("letter_fee_share").on(due)
    rate = SHIPPED["inkassosats"].on(sent).fraction
    unit = SHIPPED["letter_fee_rounding"].on(sent).ore
    letters = ("reminder", "collection_notice", "payment_demand")
    assert tuple(round_to(rate * share[letter].fraction, unit) for letter in letters) == fees


def test_adopted_fees_without_a_day_are_shown_and_never_used() -> None:
    for table in SHIPPED.keyed("letter_fee_share").tables.values():
        (pending,) = table.pending
        assert pending.value == 0
        assert pending.source == "LOV-2026-05-22-19"
        assert pending.note
        assert all(table.on(date(year, 6, 1)).value > 0 for year in range(2015, 2040))


@pytest.mark.parametrize(
    ("year", "kroner"),
    [
        (2017, 1049),
        (2018, 1130),
        (2019, 1150),
        (2020, 1172),
        (2021, 1199),
        (2022, 1223),
        (2023, 1243),
        (2024, 1277),
        (2025, 1314),
        (2026, 1345),
    ],
)
def test_the_court_fee_is_that_of_the_year(year: int, kroner: int) -> None:
    assert SHIPPED["court_fee"].on(date(year, 12, 31)).ore == kroner * 100


def test_a_request_for_utlegg_costs_928_05_in_2026() -> None:
    assert SHIPPED["court_fee"].on(TODAY).ore * Fraction(69, 100) == 92805


def test_subsistence_for_one_with_a_child_of_eight_leaves_277_kroner() -> None:
    day = date(2026, 7, 1)
    adult = SHIPPED.keyed("subsistence_adult").on(day)["single"].ore
    child = SHIPPED.keyed("subsistence_child").on(day)["from_6"].ore
    assert 3_800_000 - 950_000 - adult - child - 1_200_000 == 27_700


@pytest.mark.parametrize(
    ("day", "key", "kroner"),
    [
        (date(2018, 7, 1), "class_1_under_6", 215),
        (date(2019, 6, 30), "class_4_from_15", 2609),
        (date(2023, 8, 1), "class_3_from_11", 2455),
        (TODAY, "class_2_from_6", 1690),
    ],
)
def test_visitation_is_found_by_class_and_age(day: date, key: str, kroner: int) -> None:
    assert SHIPPED.keyed("subsistence_visitation")[key].on(day).ore == kroner * 100


@pytest.mark.parametrize(
    ("issued", "percent", "interest"),
    [(date(2025, 12, 31), 50, False), (date(2026, 1, 1), 0, True)],
)
def test_a_parking_fine_has_a_surcharge_or_interest_never_both(
    issued: date, percent: int, interest: bool
) -> None:
    assert SHIPPED["parking_surcharge"].on(issued).whole == percent
    assert SHIPPED["parking_interest"].on(issued).applies is interest
    assert SHIPPED["parking_due_days"].on(issued).whole == 21


def test_a_control_sanction_is_what_it_was_on_its_day() -> None:
    table = SHIPPED.keyed("control_sanction")
    assert table["ordinary"].on(date(2021, 12, 31)).ore == 60000
    assert table["disabled_bay"].on(date(2022, 1, 1)).ore == 99000


def test_the_house_covers_principal_then_costs_then_interest_and_says_it_is_unconfirmed() -> None:
    table = SHIPPED.keyed("covering_order")
    assert table.order(TODAY) == ("principal", "costs", "fees", "interest")
    assert not any(rate.confirmed for rate in table.on(TODAY).values())


def test_whatever_is_unconfirmed_says_what_is_open() -> None:
    for table in SHIPPED.every():
        for rate in table.values:
            assert rate.confirmed or rate.note, table.name


def test_a_day_before_the_first_value_is_refused_with_both_dates() -> None:
    with pytest.raises(NoRate) as refusal:
        SHIPPED["late_interest"].on(date(2014, 12, 31))
    assert refusal.value.params == {
        "table": "Forsinkelsesrente",
        "day": "2014-12-31",
        "first": "2015-01-01",
    }
    assert "31.12.2014" in str(refusal.value)


def test_the_last_value_is_carried_on_as_provisional_from_the_day_the_next_is_due() -> None:
    table = SHIPPED["late_interest"]
    assert not table.on(date(2026, 12, 31)).provisional
    later = table.on(date(2027, 1, 1))
    assert later.provisional
    assert (later.value, later.since) == (Decimal("12.25"), date(2026, 7, 1))


def test_an_amount_demanded_after_the_last_value_is_refused() -> None:
    assert SHIPPED["inkassosats"].known(date(2026, 12, 31)).ore == 75000
    with pytest.raises(RateProvisional, match=r"01\.01\.2027"):
        SHIPPED["inkassosats"].known(date(2027, 1, 1))


def test_a_table_that_no_rule_renews_is_never_provisional() -> None:
    assert not SHIPPED["parking_surcharge"].on(date(2040, 1, 1)).provisional


def test_changes_are_the_days_between_on_which_the_value_turns() -> None:
    table = SHIPPED["late_interest"]
    assert table.changes(date(2016, 1, 1), date(2019, 7, 1)) == (date(2016, 7, 1), date(2019, 1, 1))
    assert table.changes(date(2016, 6, 30), date(2016, 7, 2)) == (date(2016, 7, 1),)
    assert table.changes(date(2016, 7, 1), date(2016, 7, 2)) == ()
    assert table.changes(date(2016, 6, 1), date(2016, 7, 1)) == ()
    assert table.changes(date(2019, 7, 1), date(2016, 7, 1)) == ()


def test_no_change_is_seen_where_a_value_is_set_anew_unaltered() -> None:
    assert SHIPPED["late_interest"].changes(date(2016, 7, 1), date(2018, 12, 31)) == ()
    assert SHIPPED["inkassosats"].changes(date(2017, 1, 1), date(2025, 12, 31)) == ()


def test_only_the_practice_rates_hold_made_up_values() -> None:
    made_up = {
        table.name
        for table in PRACTICE.every()
        for rate in table.values
        if rate.source.startswith("øvelse")
    }
    assert {"late_interest", "inkassosats", "court_fee", "subsistence_adult.single"} <= made_up
    assert not any("øvelse" in rate.source for table in SHIPPED.every() for rate in table.values)


def test_the_practice_rates_are_known_through_2027_and_alike_until_then() -> None:
    for table in PRACTICE.every():
        assert not table.on(date(2027, 12, 31)).provisional, table.name
    for name in SHIPPED:
        assert PRACTICE[name].on(TODAY) == SHIPPED[name].on(TODAY)
    assert PRACTICE["late_interest"].on(date(2028, 1, 1)).provisional


def test_the_rates_are_read_once() -> None:
    assert Rates.shipped() is SHIPPED
    assert Rates.practice() is PRACTICE


def test_the_rates_are_a_mapping_by_name() -> None:
    assert len(SHIPPED) == len(list(SHIPPED))
    assert all(SHIPPED[name].name == name for name in SHIPPED)
    with pytest.raises(KeyError):
        SHIPPED["late_intrest"]
