"""Objections by the law: every open state leads on, and each outcome does what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.facts import Fact, FactKind
from collector_desk.domain.objection import (
    About,
    Ground,
    Outcome,
    State,
    about_of,
    grounds,
    new_deadline,
    onward,
    stops_collection,
)
from collector_desk.domain.objection_effects import effects
from collector_desk.domain.objection_steps import BACK, STEPS, put_back, step
from collector_desk.domain.parking import TRAFFIC_FEES
from collector_desk.errors.objections import (
    ReductionMissing,
    ReductionTooLarge,
    WrongObjectionStep,
)

DAY = date(2026, 11, 23)
AFTER = date(2026, 11, 24)  # the fee was charged the day before the objection came


def fact(number: int, kind: FactKind, amount: int) -> Fact:
    return Fact(
        id=number, claim_id=1, kind=kind, amount=amount, value_date=DAY,
        known_at=datetime(2026, 11, 23, tzinfo=UTC), rule="", source="",
    )  # fmt: skip


FACTS = [
    fact(1, FactKind.PRINCIPAL, 100_000),
    fact(2, FactKind.FEE, 3_800),
    fact(3, FactKind.COSTS, 92_805),
    fact(4, FactKind.PAYMENT, 20_000),
]


def test_no_open_state_is_without_a_way_to_its_decision() -> None:
    for state in State:
        if state.is_open:
            assert (state, State.DECIDED) in STEPS
            assert step(state, State.DECIDED) is State.DECIDED


@pytest.mark.parametrize("state", State)
def test_what_waits_for_a_second_person_goes_on_by_a_decision_or_back(state: State) -> None:
    if state is not State.DECIDED:
        with pytest.raises(WrongObjectionStep):
            step(State.PROPOSED, state)
    if state in BACK:
        assert put_back(State.PROPOSED, state) is state
    else:
        with pytest.raises(WrongObjectionStep):
            put_back(State.PROPOSED, state)
    if state is not State.PROPOSED:
        with pytest.raises(WrongObjectionStep):
            put_back(state, State.RECEIVED)


@pytest.mark.parametrize("state", State)
def test_what_is_decided_stays_decided(state: State) -> None:
    with pytest.raises(WrongObjectionStep):
        step(State.DECIDED, state)


def test_full_takes_all_that_was_added_and_partly_keeps_the_rest() -> None:
    full = effects(Outcome.UPHELD, FACTS, received=DAY)
    assert (full.credit, full.credit_from, full.undone) == (100_000, DAY, (2, 3))
    part = effects(Outcome.PARTLY_UPHELD, FACTS, received=AFTER, reduction=40_000, fees_fall=False)
    assert (part.credit, part.undone) == (40_000, ())


def test_what_the_unit_has_taken_off_before_is_not_taken_off_again() -> None:
    lowered = [*FACTS, fact(5, FactKind.CREDIT, 30_000)]
    assert effects(Outcome.UPHELD, lowered, received=DAY).credit == 70_000
    with pytest.raises(ReductionTooLarge):
        effects(Outcome.PARTLY_UPHELD, lowered, received=DAY, reduction=70_000)


def test_partly_takes_something_off() -> None:
    with pytest.raises(ReductionMissing):
        effects(Outcome.PARTLY_UPHELD, FACTS, received=AFTER, fees_fall=False)
    # Costs of a court or namsmann do not follow inkassoloven § 17.
    assert effects(Outcome.PARTLY_UPHELD, FACTS, received=AFTER).undone == (2,)


def test_what_was_rightly_paid_is_kept_and_only_what_came_beyond_goes_back() -> None:
    assert effects(Outcome.UPHELD, FACTS, received=DAY, paid_to_unit=0).credit == 0
    found = effects(Outcome.UPHELD, FACTS, received=DAY, paid_to_unit=80_000)
    assert (found.credit, found.undone) == (80_000, (2, 3))
    assert effects(Outcome.UPHELD, FACTS, received=DAY, paid_to_unit=130_000).credit == 100_000


def test_a_surcharge_is_half_of_what_is_left_of_the_fine() -> None:
    fine = [fact(1, FactKind.PRINCIPAL, 90_001), fact(2, FactKind.SURCHARGE, 45_001)]
    part = effects(Outcome.PARTLY_UPHELD, fine, received=AFTER, reduction=30_000, fees_fall=False)
    assert (part.credit, part.undone) == (30_000, (2,))
    assert part.surcharge is not None
    assert (part.surcharge.amount, part.surcharge.day) == (30_001, DAY)
    assert effects(Outcome.PARTLY_UPHELD, fine, received=AFTER).undone == ()
    full = effects(Outcome.UPHELD, fine, received=AFTER)
    assert (full.undone, full.surcharge) == ((2,), None)


@pytest.mark.parametrize(("days", "stands"), [(1, False), (0, True)])
def test_a_surcharge_falls_where_the_lowered_fine_was_paid_before_it(
    days: int, stands: bool
) -> None:
    fine = [fact(1, FactKind.PRINCIPAL, 90_000), fact(2, FactKind.SURCHARGE, 45_000)]
    paid = replace(fact(3, FactKind.PAYMENT, 60_000), value_date=DAY - timedelta(days=days))
    part = effects(
        Outcome.PARTLY_UPHELD, [*fine, paid], received=AFTER, reduction=30_000, fees_fall=False
    )
    assert part.undone == (2,)
    assert (part.surcharge is not None) is stands


@given(st.sampled_from([one for one in Outcome if not one.lowers]), st.booleans())
def test_every_other_outcome_leaves_the_money_alone(outcome: Outcome, fees: bool) -> None:
    found = effects(outcome, FACTS, received=AFTER, reduction=5, fees_fall=fees)
    assert (found.credit, found.undone) == (0, ())


@pytest.mark.parametrize("outcome", [one for one in Outcome if not one.lowers])
def test_a_fee_charged_after_the_objection_came_falls_unless_it_was_groundless(
    outcome: Outcome,
) -> None:
    found = effects(outcome, FACTS, received=DAY)
    assert found.undone == (() if outcome is Outcome.GROUNDLESS else (2,))


def test_a_fine_is_itself_objected_to_by_its_signs_or_a_permit_alone() -> None:
    for ground in Ground:
        itself = ground in {Ground.SIGNS, Ground.PERMIT, Ground.OTHER_AGAINST_FINE}
        found = about_of(ClaimKind.PARKING_FINE, ground, About.CLAIM)
        assert found is (About.CLAIM if itself else About.COLLECTION)


def test_a_control_sanction_waits_until_the_board_can_no_longer_be_tried() -> None:
    found = new_deadline(
        ClaimKind.CONTROL_SANCTION, Outcome.NOT_UPHELD, sent=DAY, days=14, answer_days=7
    )
    assert found == date(2026, 12, 21)


@pytest.mark.parametrize("kind", ClaimKind)
def test_only_an_objection_to_a_fine_itself_stops_nothing(kind: ClaimKind) -> None:
    assert stops_collection(kind, About.COLLECTION)
    assert stops_collection(kind, About.CLAIM) is (kind not in TRAFFIC_FEES)


@pytest.mark.parametrize("kind", ClaimKind)
def test_the_new_deadline_is_at_least_fourteen_days_and_not_for_fines(kind: ClaimKind) -> None:
    found = new_deadline(kind, Outcome.NOT_UPHELD, sent=DAY, days=14)
    sanction = date(2026, 12, 14)
    last = sanction if kind is ClaimKind.CONTROL_SANCTION else date(2026, 12, 7)
    assert found == (None if kind in TRAFFIC_FEES else last)
    assert new_deadline(kind, Outcome.UPHELD, sent=DAY, days=14) is None


def test_who_loses_against_a_fine_may_demand_the_court_within_three_weeks() -> None:
    found = onward(ClaimKind.PARKING_FINE, About.CLAIM)
    assert "innen tre uker fra du mottok dette svaret" in found
    assert "2026" not in found  # nobody knows yet when it is received
    # Received on Monday 30 November: three weeks end on Monday 21 December.
    known = onward(ClaimKind.PARKING_FINE, About.CLAIM, received=date(2026, 11, 30))
    assert known.endswith("Regnet mottatt 30.11.2026; siste dag er 21.12.2026.")
    assert "Husleietvistutvalget" in onward(ClaimKind.RENT, About.CLAIM)


def test_grounds_of_vehicles_are_offered_for_vehicles_alone() -> None:
    assert Ground.VEHICLE_SOLD in grounds(ClaimKind.PARKING_FINE)
    assert Ground.VEHICLE_SOLD not in grounds(ClaimKind.RENT)
    assert all(one.label and one.rule for one in Ground)
