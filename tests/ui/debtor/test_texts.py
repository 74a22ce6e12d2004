"""The words of the debtor screen."""

from __future__ import annotations

import doctest
from datetime import date

import pytest

from collector_desk.ui.columns import Tag
from collector_desk.ui.debtor import texts
from collector_desk.ui.debtor.deeds import reason
from collector_desk.ui.debtor.leaf_lines import blocks
from collector_desk.ui.debtor.timeline_filter import Wanted, people, wanted
from collector_desk.ui.tokens import Tone
from collector_desk.wire.debtors import Deed, Explain
from tests.ui.debtor import explained, extremes, sheets


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(texts).failed == 0


def test_a_protected_address_is_said_to_be_so_and_never_shown() -> None:
    assert texts.address(extremes.protected()) == "Adressen er skjermet"
    assert texts.contact(extremes.protected()) == [
        "Adressen er skjermet",
        "Saksbehandler: Kari Nordmann",
    ]


def test_an_unknown_address_is_not_called_protected() -> None:
    assert texts.address(sheets.sheet(address="")) == "Ingen kjent adresse"


def test_nothing_is_said_of_the_day_when_it_is_today() -> None:
    assert texts.as_of(sheets.sheet(), sheets.TODAY) == ""
    assert texts.provisional(sheets.sheet()) == ""


def test_another_day_and_an_older_knowledge_are_said() -> None:
    shown = sheets.sheet(on=date(2026, 3, 1), known=date(2026, 4, 15))
    assert texts.as_of(shown, sheets.TODAY) == (
        "Du ser beløpene per 01.03.2026, slik vi visste det per 15.04.2026."
        " Varsler, frister, status og steg er som i dag."
    )


def test_a_carried_rate_is_called_provisional_with_its_day() -> None:
    said = texts.provisional(sheets.sheet(provisional_from=date(2027, 1, 1)))
    assert said.startswith("Foreløpig sats fra 01.01.2027")


def test_only_states_that_must_be_seen_are_chips() -> None:
    assert texts.state(sheets.claims()[4]) == "Nedbetalingsavtale"
    assert texts.state(sheets.claims()[3]) == Tag(Tone.ERROR, "Innsigelse – stanset")


def test_parts_that_are_nil_are_not_mentioned_and_credit_stands_by_itself() -> None:
    both = sheets.added([sheets.sums(100), sheets.sums(credit=2500)])
    assert [words for _, words in texts.parts(both)] == ["hovedstol 1,00"]
    assert texts.owed(both) == ("Skyldig per", 100, "total")
    assert texts.favour(both) == "Til gode 25,00\xa0kr, ikke motregnet"


def test_what_was_paid_back_too_much_is_a_part_of_what_is_owed() -> None:
    too_much = sheets.added([sheets.sums(100, credit=-50)])
    assert texts.parts(too_much)[-1] == ("total", "betalt tilbake for mye 0,50")
    assert texts.favour(too_much) == ""


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("FOR-2026-06-25-1372", "https://lovdata.no/dokument/LTI/forskrift/2026-06-25-1372"),
        ("LOV-1976-12-17-100 § 3", "https://lovdata.no/dokument/LTI/lov/1976-12-17-100"),
        ("faktura 4471205", ""),
    ],
)
def test_a_source_leads_to_where_it_is_published(source: str, address: str) -> None:
    assert texts.law_address(source) == address


def test_a_copied_explanation_has_every_line_with_its_rule_and_the_sum() -> None:
    shown = sheets.sheet()
    found = explained.explanation(shown, Explain(claim_id=1184, part="interest"))
    lines = texts.copied("Forklaring: renter 1 750,61 kr", found).splitlines()
    assert len(lines) == 3 + len(found.leaves) + 1
    assert all("forsinkelsesrenteloven" in line for line in lines[3:-1])
    assert lines[-1].replace("\xa0", " ") == "1 750,61\tSum av linjene"


def test_a_reason_is_led_by_the_next_lawful_day_unless_it_says_it() -> None:
    deed = Deed(
        name="step.x",
        label="x",
        key="",
        lawful=False,
        reason="Fristen går ut 07.12.2026.",
        earliest=date(2026, 12, 8),
    )
    assert reason(deed) == "Tidligst 08.12.2026. Fristen går ut 07.12.2026."
    said = deed.model_copy(update={"earliest": date(2026, 12, 7)})
    assert reason(said) == "Fristen går ut 07.12.2026."


def test_interest_lines_are_kept_together_and_in_order() -> None:
    row = sheets.claims()[1]
    found = blocks(explained.leaves(row, "total"))
    assert [(is_interest, len(part)) for is_interest, part in found] == [
        (False, 1),
        (True, 4),
        (False, 1),
    ]


def test_the_timeline_is_filtered_by_kind_claim_person_and_days() -> None:
    events = sheets.sheet().timeline
    assert [event.key for event in wanted(events, Wanted(kind="money"))] == ["fact:5"]
    assert {event.key for event in wanted(events, Wanted(claim_id=88121))} == {"fact:5", "fact:3"}
    mine = wanted(events, Wanted(kind="note", who="Kari Nordmann"))
    assert [event.key for event in mine] == ["note:8", "note:7"]
    days = Wanted(first=date(2026, 11, 14), last=date(2026, 11, 19))
    assert [event.key for event in wanted(events, days)] == ["status:6", "fact:5"]
    assert wanted(events, Wanted()) == list(events)
    assert not Wanted(kind="money").narrow
    assert Wanted(who="System").narrow
    assert people(events) == ["Boligbygg KF", "Kari Nordmann", "OCR 0001874", "Portal", "System"]


def test_only_a_document_that_is_kept_here_can_be_opened_from_here() -> None:
    shown = sheets.sheet()
    assert texts.shown_document(shown, 4) == 4
    assert texts.shown_document(shown, 5) is None, "a file that other debtors stand in too"
    assert texts.shown_document(shown, None) is None
    gone = shown.documents[0].model_copy(update={"kept": False})
    assert texts.shown_document(sheets.sheet(documents=(gone,)), 4) is None


def test_what_is_in_the_debtors_favour_is_never_called_owed() -> None:
    only = sheets.added([sheets.sums(0, credit=2500)])
    assert texts.owed(only) == ("Til gode per", 2500, "credit")
    assert texts.owed(sheets.sums(100)) == ("Skyldig per", 100, "total")
    assert texts.title(texts.Asked(7, "interest"), 100) == "Forklaring: renter 1,00\xa0kr"


def test_a_debtor_opens_on_the_first_claim_with_anything_left() -> None:
    paid, favour, owing = (
        row.model_copy(update={"claim_id": at, "sums": sums})
        for at, (row, sums) in enumerate(
            zip(
                sheets.claims(),
                (sheets.sums(0), sheets.sums(0, credit=100), sheets.sums(100)),
                strict=False,
            )
        )
    )
    sheet = sheets.sheet(claims=(paid, favour, owing))
    assert texts.opening(sheet, None) == texts.Asked(2)
    assert texts.opening(sheet, 1) == texts.Asked(1)
    assert texts.opening(sheet, 99) == texts.Asked(2)
    assert texts.opening(sheets.sheet(claims=(paid,)), None) == texts.Asked(0)
    assert texts.opening(sheets.sheet(claims=()), 3) == texts.Asked(None)
