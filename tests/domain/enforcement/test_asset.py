"""What must be known of a thing before a lien is asked for in it, and what it is worth to the claim."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain.enforcement.asset import AssetKind, NamedAsset

TODAY = date(2026, 11, 23)
VALUED = [kind for kind in AssetKind if kind is not AssetKind.ACCOUNT]
HOME = NamedAsset(
    kind=AssetKind.HOME, what="Storgata 12 B", value=390_000_000, encumbrances=196_000_000,
    valued_on=TODAY, document="Takst 3", proportion="", owed=1_951_300,
    valued_from=date(2025, 11, 23),
)  # fmt: skip
KR = st.integers(min_value=0, max_value=10_000_000_00)


@pytest.mark.parametrize("kind", VALUED)
@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ({}, ""),
        ({"value": None}, "Verdien er ikke fylt ut."),
        ({"value": 0, "encumbrances": 0}, ""),
        ({"encumbrances": None}, "Heftelsene er ikke fylt ut. Ingen: 0."),
        ({"document": ""}, "Dokumentet for verdien mangler."),
        ({"valued_on": None}, "Dagen for verdien er ikke fylt ut."),
        ({"valued_on": date(2026, 11, 24)}, "Dagen for verdien er ikke kommet."),
        ({"valued_on": date(2025, 11, 23)}, ""),
        ({"valued_on": date(2025, 11, 22)}, "Verdien er fra før 23.11.2025."),
    ],
)
def test_what_lacks_of_a_thing(kind: AssetKind, missing: dict[str, Any], told: str) -> None:
    assert replace(HOME, kind=kind, **missing).lacks(TODAY) == told


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (AssetKind.ACCOUNT, "Skriv hvilken konto det er."),
        (AssetKind.VEHICLE, "Skriv hvilket kjøretøy det er."),
        (AssetKind.HOME, "Skriv hvilken bolig det er."),
        (AssetKind.OTHER, "Skriv hvilken gjenstand det er."),
    ],
)
def test_which_one_it_is_must_be_said(kind: AssetKind, told: str) -> None:
    assert replace(HOME, kind=kind, what=" ").lacks(TODAY) == told


def test_of_an_account_its_number_is_enough() -> None:
    account = replace(
        HOME, kind=AssetKind.ACCOUNT, value=None, encumbrances=None, valued_on=None, document=""
    )
    assert account.lacks(TODAY) == ""


def test_what_it_is_must_be_said() -> None:
    assert replace(HOME, kind=None).lacks(TODAY) == "Velg hva slags formuesgode det er."


def test_the_worth_stands_beside_what_is_owed() -> None:
    assert HOME.compared().replace("\xa0", " ") == (
        "Verdi 3 900 000,00 kr, heftelser 1 960 000,00 kr: 1 940 000,00 kr er fri verdi."
        " Kravene er 19 513,00 kr, det er 1,01 % av den."
    )
    assert replace(HOME, value=None).compared() == ""


@given(value=KR, encumbrances=KR)
def test_what_rests_on_it_is_never_free(value: int, encumbrances: int) -> None:
    made = replace(HOME, value=value, encumbrances=encumbrances)
    assert made.free == max(0, value - encumbrances)
    no_cover = made.compared().endswith("Et pant ser ikke ut til å gi dekning.")
    assert no_cover == (encumbrances >= value)
