"""What may be asked on the telephone, what a call lacks, and what follows from it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from collector_desk.domain.inquiry import CallOutcome, Sender
from collector_desk.domain.rates import Rates
from collector_desk.ui.casework.call_presenter import Call, questions
from tests.ui.debtor import extremes, sheets

TODAY = date(2026, 11, 23)

RATES = Rates.shipped()


def test_the_right_answers_stand_on_the_sheet() -> None:
    sheet = sheets.sheet()
    found = {each.asked: each.answer for each in questions(sheet, TODAY, RATES)}
    assert sheet.birth_date is not None
    assert found["Fødselsdato"] == f"{sheet.birth_date:%d.%m.%Y}"
    assert found["Adresse"] == sheet.address
    assert "Siste innbetaling" in found


def test_a_protected_address_is_never_asked_even_where_the_caseworker_sees_it() -> None:
    sheet = extremes.protected()
    for address in ("", "Hemmelig gate 1"):
        seen = sheet.model_copy(update={"address": address, "protected": True})
        assert "Adresse" not in {each.asked for each in questions(seen, TODAY, RATES)}


def test_money_that_was_taken_back_is_not_the_latest_payment() -> None:
    sheet = sheets.sheet()
    row = sheet.payments[0]
    later = row.model_copy(update={"amount": -100, "value_date": date(2026, 11, 22)})
    more = sheet.model_copy(update={"payments": (*sheet.payments, later)})
    before = questions(sheet, TODAY, RATES)
    assert questions(more, TODAY, RATES) == before


@pytest.mark.parametrize(
    ("changed", "asked"),
    [
        ({"sent_on": date(2026, 11, 21), "state": "sent"}, True),
        ({"sent_on": date(2026, 11, 22), "state": "sent"}, False),  # still on its way
        ({"sent_on": TODAY, "state": "delivered"}, False),  # printed, but in nobody's letter box
        ({"sent_on": TODAY, "state": "read"}, True),
        ({"sent_on": None, "state": "waiting"}, False),
        ({"sent_on": date(2026, 11, 2), "state": "returned"}, False),
        ({"sent_on": date(2026, 11, 2), "state": "sent", "to_label": "Advokat"}, False),
    ],
)
def test_only_a_letter_that_the_debtor_can_have_is_asked_about(
    changed: dict[str, Any], asked: bool
) -> None:
    sheet = sheets.sheet()
    row = sheet.letters[0].model_copy(update=changed)
    found = questions(sheet.model_copy(update={"letters": (row,)}), TODAY, RATES)
    assert any(each.asked == "Siste brev" for each in found) is asked


@pytest.mark.parametrize(
    ("more", "lacks"),
    [
        ({"controls": 1}, "Kryss av 2 kontrollspørsmål"),
        ({"controls": 0, "outcome": CallOutcome.NOT_IDENTIFIED}, ""),
        ({"caller": Sender.LAWYER}, "fullmakt"),
        ({"caller": Sender.LAWYER, "authority": "fullmakt av 01.03.2026"}, ""),
        ({"caller": Sender.EMPLOYER, "authority": "fullmakt"}, "Opplys ingenting"),
        ({"caller": Sender.EMPLOYER, "controls": 0, "outcome": CallOutcome.OBJECTS}, ""),
        ({"controls": 0, "outcome": CallOutcome.SAYS_PAID}, ""),
        ({"outcome": CallOutcome.PROMISED}, "hvor mye som er lovet"),
        ({"outcome": CallOutcome.PROMISED, "promised": 100, "promised_by": TODAY}, ""),
        (
            {
                "outcome": CallOutcome.PROMISED,
                "promised": 100,
                "promised_by": date(2026, 11, 22),
            },
            "ikke er passert",
        ),
        ({"follow_up_on": date(2026, 11, 22)}, "passert"),
        ({"follow_up_on": date(2060, 1, 1)}, "senest 22.01.2027"),
        ({"follow_up_on": date(2027, 1, 22)}, ""),
        ({"outcome": CallOutcome.CALL_BACK}, "ringes tilbake"),
        ({"outcome": CallOutcome.CALL_BACK, "follow_up_on": TODAY}, ""),
        ({}, ""),
    ],
)
def test_what_a_call_lacks_is_said_before_it_is_sent(more: dict[str, Any], lacks: str) -> None:
    why_not = Call(**({"controls": 2} | more)).why_not(TODAY, RATES)
    assert (lacks in why_not) if lacks else why_not == ""


def test_what_will_follow_is_told_with_its_day() -> None:
    call = Call(outcome=CallOutcome.SAYS_PAID, controls=2)
    held = call.follows(TODAY, "Kravet", RATES, known=True)
    assert held.startswith("Kravet stilles i bero til 07.12.2026.")
    objects = Call(outcome=CallOutcome.OBJECTS, controls=2)
    told = objects.follows(TODAY, "Hele skyldneren", RATES, known=True)
    assert told == "Hele skyldneren stanses til innsigelsen i innboksen er registrert."
    unsure = "Opplys ingenting. Kravet stanses til noen har kontrollert det i innboksen."
    assert call.follows(TODAY, "Kravet", RATES, known=False) == unsure
    few = Call(outcome=CallOutcome.OBJECTS, controls=1)
    assert few.follows(TODAY, "Kravet", RATES, known=True) == unsure


def test_a_promise_that_was_given_up_is_not_sent() -> None:
    order = Call(outcome=CallOutcome.INFORMED, promised=5000, promised_by=TODAY).order()
    assert (order.promised, order.promised_by) == (None, None)
