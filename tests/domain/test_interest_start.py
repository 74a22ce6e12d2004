"""When late interest begins: rulings 9, 12 and 13, with the days around each boundary."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain.calendar import is_working_day
from collector_desk.domain.claim import ClaimKind, InterestBasis
from collector_desk.domain.interest_start import interest_start, why_no_interest

K = ClaimKind
FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)


def first_day(kind: ClaimKind, due_date: date, **known: date) -> date | None:
    start = interest_start(kind, due_date=due_date, **known)  # type: ignore[arg-type]
    return start.day if start else None


@pytest.mark.parametrize(("due", "day"), [(FRIDAY, FRIDAY), (SATURDAY, MONDAY), (MONDAY, MONDAY)])
def test_a_weekend_due_date_moves_before_interest_begins(due: date, day: date) -> None:
    assert first_day(K.KINDERGARTEN, due) == day


def test_a_due_date_in_the_easter_week_moves_past_all_of_it() -> None:
    assert first_day(K.RENT, date(2027, 3, 25)) == date(2027, 3, 30)


def test_a_fixed_due_date_carries_its_basis_and_paragraph() -> None:
    start = interest_start(K.RENT, due_date=FRIDAY)
    assert start is not None
    assert start.basis is InterestBasis.AGREED
    assert start.source == "forsinkelsesrenteloven § 2 første ledd"
    by_rule = interest_start(K.AKS, due_date=FRIDAY)
    assert by_rule is not None
    assert by_rule.basis is InterestBasis.BY_RULE


@pytest.mark.parametrize(
    "kind", [K.EMERGENCY_CLINIC, K.DENTAL_CLINIC, K.LIBRARY, K.TOWING_FEE, K.OTHER_INVOICE]
)
def test_without_a_fixed_due_date_interest_waits_thirty_days_from_the_demand(
    kind: ClaimKind,
) -> None:
    assert first_day(kind, FRIDAY) is None
    assert "påkrav" in why_no_interest(kind)
    start = interest_start(kind, due_date=FRIDAY, demand_sent=date(2026, 11, 2))
    assert start is not None
    assert start.day == date(2026, 12, 2)
    assert start.basis is InterestBasis.DEMAND_PLUS_30


def test_a_demand_long_before_the_due_date_does_not_move_interest_ahead_of_it() -> None:
    assert first_day(K.LIBRARY, SATURDAY, demand_sent=date(2026, 9, 1)) == MONDAY
    start = interest_start(K.LIBRARY, due_date=SATURDAY, demand_sent=date(2026, 9, 1))
    assert start is not None
    assert start.source == "forsinkelsesrenteloven § 2 første ledd, men ikke før forfallsdagen"


def test_the_creditors_own_statement_of_the_basis_wins() -> None:
    start = interest_start(K.LIBRARY, due_date=FRIDAY, basis=InterestBasis.AGREED)
    assert start is not None
    assert (start.day, start.basis) == (FRIDAY, InterestBasis.AGREED)
    basis = InterestBasis.NONE
    assert interest_start(K.RENT, due_date=FRIDAY, basis=basis) is None
    assert why_no_interest(K.RENT, basis=basis)


def test_a_coercive_fine_bears_none_whatever_is_stated() -> None:
    for basis in (None, *InterestBasis):
        known = {"due_date": FRIDAY, "demand_sent": FRIDAY}
        assert interest_start(K.COERCIVE_FINE, basis=basis, **known) is None


@pytest.mark.parametrize("kind", [K.PARKING_FINE, K.STUDDED_TYRE_FEE])
def test_fines_bear_interest_after_three_weeks_only_from_2026(kind: ClaimKind) -> None:
    due = date(2026, 1, 20)
    assert first_day(kind, due, issued=date(2025, 12, 31)) is None
    assert "50 %" in why_no_interest(kind, issued=date(2025, 12, 31))
    start = interest_start(kind, due_date=due, issued=date(2026, 1, 2))
    assert start is not None
    assert start.day == date(2026, 1, 23)
    assert "§ 31 a" in start.source


def test_a_fine_with_a_longer_deadline_waits_for_it() -> None:
    late = date(2026, 2, 16)
    assert first_day(K.PARKING_FINE, late, issued=date(2026, 1, 2)) == late


def test_a_fine_without_its_day_of_issue_bears_none() -> None:
    assert first_day(K.PARKING_FINE, FRIDAY) is None
    assert "mangler" in why_no_interest(K.PARKING_FINE)


days = st.dates(date(2017, 1, 1), date(2027, 12, 31))


@given(st.sampled_from(ClaimKind), days, days, days)
def test_interest_never_begins_before_the_claim_is_due(
    kind: ClaimKind, due: date, demand: date, issued: date
) -> None:
    start = interest_start(kind, due_date=due, demand_sent=demand, issued=issued)
    why = why_no_interest(kind, demand_sent=demand, issued=issued)
    assert bool(why) == (start is None)
    if start is not None:
        assert start.day >= due
        assert is_working_day(start.day) or start.day == demand + timedelta(days=30)
