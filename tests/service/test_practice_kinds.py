"""What claims look like in practice: only what goes the way that the desk gives it."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from collector_desk.service import creditor_units
from collector_desk.service.practice_kinds import kindergarten, other_invoice

_OWN = ("vann", "avløp", "feiing", "brann", "renovasjon", "eiendomsskatt")


def test_no_other_invoice_is_one_that_the_municipality_enforces_itself() -> None:
    rng = Random(3)
    made = [other_invoice(rng, date(2026, 5, 1), 3) for _ in range(400)]
    assert len({one.description for one in made}) > 4
    assert {one.unit for one in made} <= {unit.code for unit in creditor_units.SHIPPED}
    for one in made:
        assert not any(word in one.description.casefold() for word in _OWN), one.description


@pytest.mark.parametrize(
    ("month", "most"),
    [
        (date(2024, 7, 1), 300000),
        (date(2024, 8, 1), 200000),
        (date(2025, 7, 1), 200000),
        (date(2025, 8, 1), 120000),
    ],
)
def test_the_price_of_a_kindergarten_place_changes_in_august(month: date, most: int) -> None:
    rng = Random(1)
    assert max(kindergarten(rng, month, 3).amount for _ in range(40)) == most
