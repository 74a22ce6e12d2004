"""Readiness of debtors: names, numbers, addresses, minors, roles and shares."""

from __future__ import annotations

from typing import Any

import pytest

from collector_desk.domain import readiness
from tests.domain.handed import RATES, TODAY, debtors, faults, handed, named
from tests.exchange.claim_files import FINE, INVOICE, KINDERGARTEN, RENT, SANCTION

Json = dict[str, Any]
ONE = {**RENT, "skyldnere": [{**RENT["skyldnere"][0], "andel_ore": None, "rolle": "skyldner"}]}

# A base claim and the changes of its debtors; every fault as code, line and field.
CASES: list[tuple[str, Json, list[Json], list[tuple[str, int, str]]]] = [
    ("one digit wrong", ONE, [{"fodselsnummer": "01859097658"}], [("ready.identity", 7, "fodselsnummer")]),
    ("digits swapped", ONE, [{"fodselsnummer": "01859079657"}], [("ready.identity", 7, "fodselsnummer")]),
    ("ten digits", ONE, [{"fodselsnummer": "0185909765"}], [("ready.identity", 7, "fodselsnummer")]),
    ("letters", ONE, [{"fodselsnummer": "0185909765X"}], [("ready.identity", 7, "fodselsnummer")]),
    ("zeros", ONE, [{"fodselsnummer": "00000000000"}], [("ready.identity", 7, "fodselsnummer")]),
    ("no number", ONE, [{"fodselsnummer": ""}], [("ready.identity_missing", 7, "fodselsnummer")]),
    ("abroad, no number and no birth date", FINE, [{"fodselsdato": None}], [("ready.identity_missing", 7, "fodselsnummer")]),
    ("no last name", ONE, [{"etternavn": ""}], [("ready.name", 7, "etternavn")]),
    ("no first name", ONE, [{"fornavn": ""}], [("ready.name", 7, "etternavn")]),
    ("no name", RENT, [{"fornavn": "", "etternavn": ""}], [("ready.name", 7, "etternavn")]),
    ("no address", ONE, [{"adresse": ""}], [("ready.address", 7, "adresse")]),
    ("no city", ONE, [{"poststed": ""}], [("ready.city", 7, "poststed")]),
    ("no postcode", ONE, [{"postnummer": ""}], [("ready.postcode", 7, "postnummer")]),
    ("three digits", ONE, [{"postnummer": "560"}], [("ready.postcode", 7, "postnummer")]),
    ("foreign postcode in Norway", ONE, [{"postnummer": "111 22"}], [("ready.postcode", 7, "postnummer")]),
    ("country in lower case", ONE, [{"land": "no", "postnummer": "0560"}], [("ready.country", 7, "land")]),
    ("country of one letter", ONE, [{"land": "N"}], [("ready.country", 7, "land")]),
    ("protected with address", ONE, [{"adressesperre": True}], [("ready.protected_address", 7, "adresse")]),
    ("protected with phone only", RENT, [{}, {"telefon": "+47 00000002"}], [("ready.protected_address", 8, "adresse")]),
    ("born tomorrow", ONE, [{"fodselsdato": "2026-11-24"}], [("ready.birth_future", 7, "fodselsdato")]),
    ("kindergarten in a child's name", KINDERGARTEN, [{"fodselsdato": "2022-03-12"}], [("ready.minor", 9, "fodselsdato")]),
    ("eighteen the day after due", KINDERGARTEN, [{}, {"fodselsdato": "2008-09-02"}], [("ready.minor", 10, "fodselsdato")]),
    ("kindergarten without birth date", KINDERGARTEN, [{"fodselsdato": None}], [("ready.birth_missing", 9, "fodselsdato")]),
    ("AKS in a child's name", {**KINDERGARTEN, "kravtype": "aks"}, [{"fodselsdato": "2018-03-12"}], [("ready.minor", 9, "fodselsdato")]),
    ("no organisation name", INVOICE, [{"foretaksnavn": ""}], [("ready.organisation_name", 7, "foretaksnavn")]),
    ("organisation control digit", INVOICE, [{"organisasjonsnummer": "313159948"}], [("ready.organisation", 7, "organisasjonsnummer")]),
    ("organisation of eight digits", INVOICE, [{"organisasjonsnummer": "31315994"}], [("ready.organisation", 7, "organisasjonsnummer")]),
    ("Skatteetaten's own bad example", INVOICE, [{"organisasjonsnummer": "971648199"}], [("ready.organisation", 7, "organisasjonsnummer")]),
    ("no organisation number", INVOICE, [{"organisasjonsnummer": ""}], [("ready.organisation_missing", 7, "organisasjonsnummer")]),
    ("both numbers", INVOICE, [{"fodselsnummer": "01859097657"}], [("ready.both_numbers", 7, "organisasjonsnummer")]),
    ("driver of a flat", ONE, [{"rolle": "fører"}], [("ready.role", 7, "rolle")]),
    ("owner of a flat", ONE, [{"rolle": "eier"}], [("ready.role", 7, "rolle")]),
    ("tenant of a car", SANCTION, [{"rolle": "leietaker"}], [("ready.role", 7, "rolle")]),
    ("same person twice", KINDERGARTEN, [{}, {"fodselsnummer": "09878197612"}], [("ready.debtor_twice", 10, "rolle")]),
    ("one share missing", RENT, [{"andel_ore": None}], [("ready.share_missing", 7, "andel_ore")]),
    ("shares too small", RENT, [{"andel_ore": 474999}], [("ready.share_sum", 6, "andel_ore")]),
    ("shares too large", RENT, [{"andel_ore": 950000}], [("ready.share_sum", 6, "andel_ore")]),
    ("a share of nothing", RENT, [{"andel_ore": 0}, {"andel_ore": 950000}], [("ready.share", 7, "andel_ore")]),
    ("a negative share", RENT, [{"andel_ore": -1}, {"andel_ore": 950001}], [("ready.share", 7, "andel_ore")]),
    ("share of one who owes all", ONE, [{"andel_ore": 1}], [("ready.share_sum", 6, "andel_ore")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("base", "changes", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_debtor_that_is_not_in_order_is_named(
    base: Json, changes: list[Json], expected: list[tuple[str, int, str]]
) -> None:
    found = faults(handed(debtors(base, *changes)))
    assert [(fault.code, fault.line, fault.field) for fault in found] == expected
    assert all(fault.text and fault.remedy for fault in found)


@pytest.mark.parametrize(
    ("base", "changes"),
    [
        (ONE, [{"fodselsnummer": "56920600099"}]),  # D-number
        (ONE, [{"fodselsdato": None}]),
        (ONE, [{"land": "NO"}]),
        (ONE, [{"rolle": "arving"}]),
        (ONE, [{"andel_ore": 950000}]),
        (KINDERGARTEN, [{"fodselsdato": "2008-09-01"}]),
        (INVOICE, [{"organisasjonsnummer": "958935420"}]),
        (INVOICE, [{"organisasjonsnummer": "", "land": "SE", "postnummer": "111 22"}]),
        (RENT, [{"andel_ore": 1}, {"andel_ore": 949999}]),
        (ONE, [{"adressesperre": True, "adresse": "", "postnummer": "", "poststed": ""}]),
    ],
)
def test_a_debtor_in_order_is_taken(base: Json, changes: list[Json]) -> None:
    assert named(handed(debtors(base, *changes))) == []


def test_a_claim_without_debtors_is_not_ready() -> None:
    assert named(handed(RENT, skyldnere=[])) == [("ready.debtor_missing", 6, "rolle")]


def test_library_damage_by_a_minor_is_taken() -> None:
    claim = handed(
        debtors({**INVOICE, "kravtype": "bibliotek", "skyldnere": KINDERGARTEN["skyldnere"]},
                {"fodselsdato": "2012-01-01", "rolle": "skyldner"})
    )  # fmt: skip
    assert named(claim) == []


def test_production_takes_no_synthetic_people() -> None:
    claim, organisation = handed(ONE), handed(INVOICE)
    for made, code in ((claim, "ready.identity"), (organisation, "ready.organisation")):
        found = readiness.check(made, today=TODAY, rates=RATES, synthetic=False)
        assert [fault.code for fault in found] == [code]


def test_no_reason_repeats_a_number_a_name_or_an_address() -> None:
    claim = handed(debtors(KINDERGARTEN, {"fodselsnummer": "09878197613", "postnummer": "1"}))
    shown = repr(faults(claim))
    for secret in ("0987819", "Østby", "Øvingsveien"):
        assert secret not in shown
