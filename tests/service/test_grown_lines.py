"""What the namsmann is told of a claim that has grown: the less of each part, told or owed."""

from __future__ import annotations

import pytest

from collector_desk.domain.enforcement.request.document import Amount, Line
from collector_desk.domain.enforcement.request.values import LineKind
from collector_desk.service.measure_grown import Room, no_more

A, B = "K-2026-000001", "K-2026-000002"
PRINCIPAL, INTEREST, COSTS = LineKind.PRINCIPAL, LineKind.INTEREST, LineKind.OUT_OF_COURT


def line(reference: str, ore: int, kind: LineKind = PRINCIPAL, text: str = "") -> Line:
    return Line(reference=reference, kind=kind, text=text, remaining=Amount(ore=ore))


TOLD = (
    line(f"{A}-H", 900), line(f"{A}-R01", 50, INTEREST), line(f"{A}-U1", 250, COSTS, "Sakskostnader"),
    line(f"{B}-H", 700), line(f"{B}-R01", 40, INTEREST),
)  # fmt: skip


def left(now: tuple[Line, ...], of: str = A, room: Room | None = None) -> dict[str, int]:
    found = no_more(TOLD, now, [of], room or {})
    assert len({one.reference for one in found}) == len(found)
    return {one.reference: one.remaining.ore for one in found if one.remaining}


def test_what_has_not_grown_is_told_as_it_is() -> None:
    now = (
        line(f"{A}-H", 500), line(f"{A}-R01", 70, INTEREST),
        line(f"{A}-U1", 250, COSTS, "Sakskostnader"), line(f"{B}-H", 700),
        line(f"{B}-R01", 55, INTEREST),
    )  # fmt: skip
    assert no_more(TOLD, now, [], {}) == now


@pytest.mark.parametrize(("principal", "told"), [(400, 400), (950, 900)])
def test_a_payment_is_told_beside_costs_that_came_and_were_numbered_anew(
    principal: int, told: int
) -> None:
    now = (
        line(f"{A}-H", principal), line(f"{A}-R01", 70, INTEREST), line(f"{A}-U1", 80, COSTS, "Gebyr"),
        line(f"{A}-U2", 250, COSTS, "Sakskostnader"), line(f"{B}-H", 700),
        line(f"{B}-R01", 55, INTEREST),
    )  # fmt: skip
    assert left(now) == {
        f"{A}-H": told, f"{A}-R01": 50, f"{A}-U2": 250, f"{B}-H": 700, f"{B}-R01": 55,
    }  # fmt: skip


def test_less_interest_is_told_also_of_what_has_grown() -> None:
    now = (line(f"{A}-H", 950), line(f"{A}-R01", 10, INTEREST))
    assert left(now) == {f"{A}-H": 900, f"{A}-R01": 10}


def test_a_claim_that_fell_out_is_not_told() -> None:
    assert left((line(f"{B}-H", 800),), B) == {f"{B}-H": 700}


def test_a_cost_that_came_takes_not_the_place_of_one_that_fell() -> None:
    now = (line(f"{A}-H", 900), line(f"{A}-U1", 250, COSTS, "Gebyr"))
    assert left(now) == {f"{A}-H": 900}


def test_of_a_cost_that_grew_as_much_is_told_as_before() -> None:
    now = (line(f"{A}-H", 900), line(f"{A}-U1", 300, COSTS, "Sakskostnader"))
    assert left(now) == {f"{A}-H": 900, f"{A}-U1": 250}


def test_what_is_left_of_what_he_was_told_is_told_where_another_came_by_the_same_words() -> None:
    """He was told of 250, 200 of it is paid, and another cost by the same name came."""
    now = (
        line(f"{A}-H", 900), line(f"{A}-U1", 50, COSTS, "Sakskostnader"),
        line(f"{A}-U2", 120, COSTS, "Sakskostnader"),
    )  # fmt: skip
    assert left(now, room={(A, "kostnader"): 50}) == {f"{A}-H": 900, f"{A}-U1": 50}
    assert left(now, room={(A, "kostnader"): 0}) == {f"{A}-H": 900}
