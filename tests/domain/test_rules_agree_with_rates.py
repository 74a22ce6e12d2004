"""The rules that are written as functions say what the dated tables on the rates screen say."""

from __future__ import annotations

from datetime import date, timedelta

from collector_desk.domain import calendar, parking
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.fees import Letter, SentLetter
from collector_desk.domain.interest_start import interest_start
from collector_desk.domain.rates import Rates

RATES = Rates.shipped()
DAYS = [date(2017, 1, 1) + timedelta(days=13 * step) for step in range(270)]
EDGES = [date(2020, 9, 30), date(2020, 10, 1), date(2025, 12, 31), date(2026, 1, 1)]


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


def test_a_deadline_of_a_letter_is_rolled_as_the_house_table_says() -> None:
    saturday = SentLetter(letter=Letter.REMINDER, sent=date(2026, 2, 2), deadline=date(2026, 2, 21))
    rolled = RATES["deadlines_rolled"].on(saturday.sent).applies
    assert (saturday.last_day > saturday.deadline) == rolled


def test_interest_after_a_demand_waits_the_days_of_the_house_table() -> None:
    demand = date(2026, 8, 3)
    start = interest_start(ClaimKind.LIBRARY, due_date=demand, demand_sent=demand)
    assert start is not None
    assert (start.day - demand).days == RATES["demand_interest_days"].on(demand).whole
