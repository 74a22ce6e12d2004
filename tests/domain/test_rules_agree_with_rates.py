"""The rules that are written as functions say what the dated tables on the rates screen say."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from collector_desk.domain import calendar, fees, notices, parking
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.fees import Letter, SentLetter
from collector_desk.domain.interest_start import interest_start
from collector_desk.domain.rates import Rates

RATES = Rates.shipped()
DAYS = [date(2017, 1, 1) + timedelta(days=13 * step) for step in range(270)]
EDGES = [date(2020, 9, 30), date(2020, 10, 1), date(2025, 12, 31), date(2026, 1, 1)]


@pytest.mark.parametrize(
    "letter", [Letter.REMINDER, Letter.COLLECTION_NOTICE, Letter.PAYMENT_DEMAND]
)
def test_the_shares_of_the_letter_fees_are_those_of_the_table(letter: Letter) -> None:
    table = RATES.keyed("letter_fee_share")[letter.value]
    for due in [*DAYS, *EDGES]:
        assert fees.shares.on(due)()[letter] == table.on(due).fraction
    (pending,) = table.pending
    assert fees.shares_of_the_new_act()[letter] == pending.value


def test_letter_fees_are_rounded_as_the_table_says() -> None:
    for sent in [*DAYS, *EDGES]:
        unit = RATES["letter_fee_rounding"].on(sent).ore
        for fee in (Fraction(3750), Fraction(11250), Fraction(3500), Fraction(10049)):
            rounded = fees.rounded.on(sent)(fee)
            assert rounded % unit == 0
            assert abs(rounded - fee) <= Fraction(unit, 2)


def test_the_surcharge_and_the_interest_of_fines_are_those_of_the_tables() -> None:
    for issued in [*DAYS, *EDGES]:
        due = issued + timedelta(days=RATES["parking_due_days"].on(issued).whole)
        assert parking.three_weeks_after(issued) == calendar.next_working_day(due)
        assert parking.bears_interest(issued) == RATES["parking_interest"].on(issued).applies
        found = parking.surcharge(
            ClaimKind.PARKING_FINE, fine=90_000, issued=issued, due_date=due, unpaid_after_due=1
        )
        percent = RATES["parking_surcharge"].on(issued).whole
        assert (found.amount if found else 0) == 900 * percent


def test_the_tables_of_fines_begin_with_the_rules() -> None:
    first = parking.FIRST_RULES
    assert parking.late_cost.versions[0].since == first
    for name in ("parking_surcharge", "parking_interest", "parking_due_days"):
        assert RATES[name].values[0].since == first


def test_the_deadlines_of_letters_are_those_of_the_house_tables() -> None:
    day = date(2026, 11, 23)
    house = {name: RATES[name].on(day) for name in RATES}
    assert fees.MINIMUM.days == notices.MINIMUM_DAYS == house["letter_deadline_days"].whole
    due = date(2026, 2, 2)
    assert fees.first_fee_day(due) - due == timedelta(days=house["fee_wait_days"].whole)
    after = calendar.add_months(due, house["fee_round_months"].whole)
    assert fees.new_round(due) == after + timedelta(days=1)
    demand = SentLetter(letter=Letter.PAYMENT_DEMAND, sent=due, deadline=due)
    life = calendar.add_months(due, house["demand_life_months"].whole)
    assert notices.demand_lives_until(demand) == life
    saturday = SentLetter(letter=Letter.REMINDER, sent=due, deadline=date(2026, 2, 21))
    assert (saturday.last_day > saturday.deadline) == house["deadlines_rolled"].applies


def test_interest_after_a_demand_waits_the_days_of_the_house_table() -> None:
    demand = date(2026, 8, 3)
    start = interest_start(ClaimKind.LIBRARY, due_date=demand, demand_sent=demand)
    assert start is not None
    assert (start.day - demand).days == RATES["demand_interest_days"].on(demand).whole
