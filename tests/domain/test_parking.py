"""Parking fines and studded tyre fees around 1 January 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.parking import (
    TRAFFIC_FEES,
    LateCost,
    Surcharge,
    bears_interest,
    late_cost,
    surcharge,
    three_weeks_after,
)
from collector_desk.errors.rates import NoLaw

FINE = 90_000


def after(issued: date, unpaid: int = FINE) -> Surcharge | None:
    due = issued + timedelta(weeks=3)
    return surcharge(
        ClaimKind.PARKING_FINE, fine=FINE, issued=issued, due_date=due, unpaid_after_due=unpaid
    )


@pytest.mark.parametrize(
    ("issued", "cost"),
    [
        (date(2025, 12, 30), LateCost.SURCHARGE),
        (date(2025, 12, 31), LateCost.SURCHARGE),
        (date(2026, 1, 1), LateCost.INTEREST),
        (date(2026, 1, 2), LateCost.INTEREST),
    ],
)
def test_late_payment_costs_a_surcharge_before_2026_and_interest_after(
    issued: date, cost: LateCost
) -> None:
    assert late_cost.on(issued)() is cost
    assert bears_interest(issued) == (cost is LateCost.INTEREST)
    assert (after(issued) is None) == (cost is LateCost.INTEREST)


def test_a_fine_of_the_rules_before_2017_is_not_reckoned() -> None:
    with pytest.raises(NoLaw, match=r"FOR-2016-03-18-261.*31\.12\.2016"):
        bears_interest(date(2016, 12, 31))
    assert not bears_interest(date(2017, 1, 1))


def test_a_fine_of_900_becomes_1350_the_day_after_it_was_due() -> None:
    found = after(date(2025, 12, 1))
    assert found is not None
    assert FINE + found.amount == 135_000
    assert found.day == date(2025, 12, 23)
    assert "§ 5" in found.rule


def test_a_fine_due_on_a_saturday_is_not_late_before_tuesday() -> None:
    found = after(date(2025, 11, 1))
    assert found is not None
    assert found.day == date(2025, 11, 25)


@pytest.mark.parametrize(("unpaid", "charged"), [(0, False), (-1, False), (1, True)])
def test_the_surcharge_needs_something_unpaid_after_the_due_date(
    unpaid: int, charged: bool
) -> None:
    assert (after(date(2025, 12, 1), unpaid) is not None) == charged


def test_other_claims_never_get_a_surcharge() -> None:
    day = date(2025, 6, 2)
    for kind in set(ClaimKind) - TRAFFIC_FEES:
        known = {"issued": day, "due_date": day}
        assert surcharge(kind, fine=FINE, unpaid_after_due=FINE, **known) is None


def test_no_letter_fees_for_fees_of_road_traffic_law() -> None:
    assert not any(KINDS[kind].letter_fees for kind in TRAFFIC_FEES)


def test_three_weeks_end_on_a_working_day() -> None:
    assert three_weeks_after(date(2026, 3, 12)) == date(2026, 4, 7)  # Skjærtorsdag to Tuesday
