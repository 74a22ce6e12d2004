"""Special statuses: words for the screen, and what each stops."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desk.domain.status import (
    OBJECTION_OPEN,
    STATUSES,
    TIME_BARRED,
    Act,
    Reach,
    Status,
    arose_on,
    is_minor,
    stopping,
)

DUNNING = {Act.LETTER, Act.FEE, Act.DEMAND, Act.ENFORCEMENT}


def test_every_status_has_words_and_a_rule() -> None:
    assert set(STATUSES) == set(Status)
    for code, special in STATUSES.items():
        assert special.code is code
        assert special.warning.endswith(".")
        assert "§" in special.rule
        assert special.label[0].isupper()


@pytest.mark.parametrize("status", [Status.DECEASED, Status.DEBT_SETTLEMENT, Status.BANKRUPTCY])
def test_collection_stops_altogether(status: Status) -> None:
    assert STATUSES[status].stops >= DUNNING
    assert STATUSES[status].coercion_stopped


def test_only_debt_settlement_forbids_receiving_money() -> None:
    assert {code for code, special in STATUSES.items() if Act.RECEIVE in special.stops} == {
        Status.DEBT_SETTLEMENT
    }


def test_debt_settlement_and_bankruptcy_touch_older_claims_only() -> None:
    older = {code for code, special in STATUSES.items() if special.reach is Reach.OPENED_BEFORE}
    assert older == {Status.DEBT_SETTLEMENT, Status.BANKRUPTCY}


@pytest.mark.parametrize("status", [Status.CONFIDENTIAL, Status.STRICTLY_CONFIDENTIAL])
def test_a_protected_address_is_never_shown_and_never_called(status: Status) -> None:
    assert STATUSES[status].stops == {Act.SHOW_ADDRESS, Act.AUTOMATIC_CONTACT}


def test_a_minor_meets_no_enforcement_but_fees_are_not_yet_forbidden_by_law() -> None:
    stops = STATUSES[Status.MINOR].stops
    assert Act.ENFORCEMENT in stops
    assert Act.FEE not in stops


def test_emigration_and_a_guardian_stop_no_enforcement() -> None:
    assert not STATUSES[Status.EMIGRATED].stops
    assert STATUSES[Status.GUARDIAN].stops == {Act.AUTOMATIC_CONTACT}


def test_only_stops_that_concern_the_act_stand_in_its_way() -> None:
    stops = [OBJECTION_OPEN, TIME_BARRED, STATUSES[Status.GUARDIAN].stop]
    assert stopping(stops, Act.LETTER) == (TIME_BARRED,)
    assert stopping(stops, Act.FEE) == (OBJECTION_OPEN, TIME_BARRED)
    assert stopping(stops, Act.RECEIVE) == ()


def test_a_claim_arose_on_the_earlier_of_its_invoice_and_the_day_it_could_be_demanded() -> None:
    service, invoice, due = date(2026, 9, 20), date(2026, 10, 2), date(2026, 10, 23)
    assert arose_on(invoiced=invoice, limitation_start=service) == service
    assert arose_on(invoiced=invoice, limitation_start=due) == invoice


def test_debt_settlement_touches_what_arose_before_it_was_opened_and_a_death_everything() -> None:
    opened = date(2026, 10, 1)
    settlement, death = STATUSES[Status.DEBT_SETTLEMENT], STATUSES[Status.DECEASED]
    assert settlement.touches(arose=date(2026, 9, 30), since=opened)
    assert not settlement.touches(arose=opened, since=opened)
    assert death.touches(arose=date(2026, 11, 1), since=opened)


def test_a_person_comes_of_age_on_the_eighteenth_birthday() -> None:
    born = date(2008, 11, 23)
    assert is_minor(born, date(2026, 11, 22))
    assert not is_minor(born, date(2026, 11, 23))
    assert not is_minor(None, date(2026, 11, 23))
