"""The kinds of claim as rulings 4, 9, 12 and 13 have them."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desk.domain.claim import (
    KINDS,
    ClaimKind,
    Enforcement,
    InterestBasis,
    LimitationStart,
    Regime,
    Route,
    own_regime,
)

K = ClaimKind
TRAFFIC = {K.PARKING_FINE, K.STUDDED_TYRE_FEE}


def kinds_with(**wanted: object) -> set[ClaimKind]:
    return {
        code
        for code, kind in KINDS.items()
        if all(getattr(kind, name) == value for name, value in wanted.items())
    }


def test_all_fourteen_kinds_have_their_facts() -> None:
    assert set(KINDS) == set(ClaimKind)
    assert len(KINDS) == 14
    for code, kind in KINDS.items():
        assert kind.code is code
        assert kind.label
        assert kind.basis
        assert kind.units


def test_only_fees_of_road_traffic_law_are_the_municipalitys_own_to_enforce() -> None:
    assert kinds_with(own_enforcement=True) == TRAFFIC


def test_a_lien_by_law_follows_the_same_two_kinds() -> None:
    assert {code for code, kind in KINDS.items() if kind.lien} == TRAFFIC


def test_a_coercive_fine_is_enforced_on_the_decision_itself() -> None:
    assert kinds_with(enforcement=Enforcement.DECISION) == {K.COERCIVE_FINE}


def test_traffic_fees_and_coercive_fines_bear_no_letter_fees() -> None:
    assert kinds_with(letter_fees=False) == TRAFFIC | {K.COERCIVE_FINE}


def test_interest_starts_thirty_days_after_demand_where_no_due_date_is_fixed() -> None:
    assert kinds_with(interest=InterestBasis.DEMAND_PLUS_30) == {
        K.EMERGENCY_CLINIC,
        K.DENTAL_CLINIC,
        K.LIBRARY,
        K.TOWING_FEE,
        K.OTHER_INVOICE,
    }


def test_a_coercive_fine_bears_no_late_interest() -> None:
    assert kinds_with(interest=InterestBasis.NONE) == {K.COERCIVE_FINE}


def test_limitation_starts_on_the_day_of_service_where_no_due_date_is_fixed() -> None:
    on_service = kinds_with(limitation_start=LimitationStart.SERVICE_DAY)
    assert {K.EMERGENCY_CLINIC, K.DENTAL_CLINIC, K.LIBRARY} <= on_service
    assert not on_service & {K.RENT, K.KINDERGARTEN, K.AKS, *TRAFFIC, K.CONTROL_SANCTION}


@pytest.mark.parametrize(
    ("kind", "route"),
    [
        (K.RENT, Route.RENT_TRIBUNAL),
        (K.PARKING_FINE, Route.DISTRICT_COURT),
        (K.STUDDED_TYRE_FEE, Route.DISTRICT_COURT),
        (K.CONTROL_SANCTION, Route.PARKING_BOARD),
        (K.NURSING_HOME, Route.ADMINISTRATIVE_COMPLAINT),
        (K.KINDERGARTEN, Route.CONCILIATION_BOARD),
        (K.OTHER_INVOICE, Route.CONCILIATION_BOARD),
    ],
)
def test_a_dispute_goes_where_the_law_sends_it(kind: ClaimKind, route: Route) -> None:
    assert KINDS[kind].dispute is route
    assert "(" in route.label


def test_claims_that_tell_of_health_are_marked() -> None:
    assert kinds_with(health=True) == {
        K.EMERGENCY_CLINIC,
        K.DENTAL_CLINIC,
        K.NURSING_HOME,
        K.HOME_CARE,
    }


@pytest.mark.parametrize("kind", [K.EMERGENCY_CLINIC, K.DENTAL_CLINIC, K.LIBRARY, K.TOWING_FEE])
def test_what_is_not_confirmed_is_said(kind: ClaimKind) -> None:
    assert any("påkrav" in note for note in KINDS[kind].unconfirmed)


def test_every_basis_and_route_has_words() -> None:
    assert all("§" in enforcement.basis for enforcement in Enforcement)
    assert all(basis.label for basis in InterestBasis)


def test_a_kind_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        KINDS[K.AKS].label = "x"  # type: ignore[misc]


def test_own_decisions_follow_the_new_rules_from_2027_or_from_a_one_trekk() -> None:
    assert own_regime(date(2026, 12, 31)) is Regime.OLD
    assert own_regime(date(2027, 1, 1)) is Regime.NEW
    trekk = date(2026, 10, 1)
    assert own_regime(date(2026, 9, 30), one_trekk_since=trekk) is Regime.OLD
    assert own_regime(trekk, one_trekk_since=trekk) is Regime.NEW
