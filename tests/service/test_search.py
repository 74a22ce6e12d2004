"""The one search box finds a debtor by whatever the caller on the telephone knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import databases
from tests.kit import add_user
from tests.service.search_world import Town, number_of, shared_database

LYKT = "Lykt, Fager"
BORN = date(2006, 9, 16)


@pytest.fixture(scope="module", params=databases.BOTH)
def town(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    """Eleven debtors as Oslo has them; the searcher's team has one of them."""
    with shared_database(request, tmp_path_factory.mktemp("town")) as db:
        yield _settled(Town(db, add_user(db)))


def _settled(town: Town) -> Town:
    home = {"street": "Josefines gate 3D", "postcode": "0351", "city": "Oslo"}
    town.debtor(
        LYKT, born=BORN, phone="91234567", number=number_of(BORN), team="Team Sentrum", **home
    )
    town.debtor(
        "Lykte, Fagert",
        born=date(1971, 3, 2),
        street="Trondheimsveien 135",
        postcode="0570",
        city="Oslo",
    )
    town.debtor(
        "Lykt Regnskap AS",
        kind="company",
        org="313159949",
        street="Storgata 1",
        postcode="0155",
        city="Oslo",
    )
    town.debtor(
        "Hansen, Anne Marie",
        born=date(1971, 5, 17),
        postcode="0556",
        city="Oslo",
        street="Thorvald Meyers gate 12",
    )
    town.debtor(
        "Hansen, Ola",
        born=date(1980, 1, 1),
        street="Storgata 5",
        postcode="9008",
        city="Tromsø",
        phone="4799887766",
    )
    town.debtor("Sæther-Åsen, Bjørn", born=date(1965, 12, 24))
    town.debtor("Nordmann, Ola Ola", born=date(1999, 2, 28))
    town.debtor("1881 Service AS", kind="company", org="310000001")
    town.debtor("O’Hara, Áine", phone="353861234567")
    town.debtor("Lindberg, Čáhppe", born=date(1990, 7, 7))
    town.debtor("100% Rør_legger AS", kind="company")
    return town


@pytest.mark.parametrize(
    ("text", "first", "why"),
    [
        ("lykt fager", LYKT, "navn"),
        ("fager lykt", LYKT, "navn"),
        ("FAG LY", LYKT, "navn"),
        ("ly fag", LYKT, "navn"),
        ("Lykt, Fager", LYKT, "navn"),
        ("regnskap", "Lykt Regnskap AS", "navn"),
        ("as regn lyk", "Lykt Regnskap AS", "navn"),
        ("hansen anne marie", "Hansen, Anne Marie", "navn"),
        ("mar ann han", "Hansen, Anne Marie", "navn"),
        ("saether aasen", "Sæther-Åsen, Bjørn", "navn"),
        ("SÆTHER BJØRN", "Sæther-Åsen, Bjørn", "navn"),
        ("bjoern asen", "Sæther-Åsen, Bjørn", "navn"),
        ("nordmann ola ola", "Nordmann, Ola Ola", "navn"),
        ("ola ola", "Nordmann, Ola Ola", "navn"),
        ("1881", "1881 Service AS", "navn"),
        ("1881 serv", "1881 Service AS", "navn"),
        ("o'hara", "O’Hara, Áine", "navn"),
        ("cahppe", "Lindberg, Čáhppe", "navn"),
        ("berg", "Lindberg, Čáhppe", "navn, inne i ordet"),
        ("100% rør_", "100% Rør_legger AS", "navn"),
        ("lytk fager", LYKT, "navn, én bokstav unna"),
        ("lykt fagre", LYKT, "navn, én bokstav unna"),
        ("hanson ola", "Hansen, Ola", "navn, én bokstav unna"),
        ("nordman", "Nordmann, Ola Ola", "navn"),
        ("nodrmann", "Nordmann, Ola Ola", "navn, én bokstav unna"),
        ("hansen 0556", "Hansen, Anne Marie", "navn og adresse"),
        ("0556 hans", "Hansen, Anne Marie", "navn og adresse"),
        ("hansen 1971", "Hansen, Anne Marie", "navn og fødselsdato"),
        ("hansen 17.05.1971", "Hansen, Anne Marie", "navn og fødselsdato"),
        ("170571 hansen", "Hansen, Anne Marie", "navn og fødselsdato"),
        ("hansne 170571", "Hansen, Anne Marie", "navn, én bokstav unna"),
        ("hanzen 0556", "Hansen, Anne Marie", "navn, én bokstav unna"),
        ("hansen tromsø", "Hansen, Ola", "navn og adresse"),
        ("tromso hansen", "Hansen, Ola", "navn og adresse"),
        ("hansen storgata", "Hansen, Ola", "navn og adresse"),
        ("storgata 5 hansen", "Hansen, Ola", "navn og adresse"),
        ("ola hansen storgata 5", "Hansen, Ola", "navn og adresse"),
        ("josefines gate 3d", LYKT, "adresse"),
        ("Josefines gt. 3", LYKT, "adresse"),
        ("josefines", LYKT, "adresse"),
        ("josefines gate oslo", LYKT, "adresse"),
        ("storgata 9008", "Hansen, Ola", "adresse"),
        ("josefines 3d", LYKT, "adresse"),
        ("3d josefines gt", LYKT, "adresse"),
        ("0351 josefines", LYKT, "adresse"),
        ("oslo josefines gate 3d", LYKT, "adresse"),
        ("9008 storgata", "Hansen, Ola", "adresse"),
        ("trondheimsveien 135, 0570 Oslo", "Lykte, Fagert", "adresse"),
        ("91 23 45 67", LYKT, "telefon"),
        ("+47 912 34 567", LYKT, "telefon"),
        ("004791234567", LYKT, "telefon"),
        ("tlf. 912345", LYKT, "telefon"),
        ("99887766", "Hansen, Ola", "telefon"),
        ("+353 86 123 45 67", "O’Hara, Áine", "telefon"),
        ("313 159 949", "Lykt Regnskap AS", "org.nr."),
        ("NO 313159949 MVA", "Lykt Regnskap AS", "org.nr."),
        ("as 0155", "Lykt Regnskap AS", "navn og adresse"),
        ("ola 010180", "Hansen, Ola", "navn og fødselsdato"),
        ("16.09.2006", LYKT, "fødselsdato"),
        ("16.9.06", LYKT, "fødselsdato"),
        ("160906", LYKT, "fødselsdato"),
        ("16092006", LYKT, "fødselsdato"),
        ("2006-09-16", LYKT, "fødselsdato"),
        ("født 24.12.65", "Sæther-Åsen, Bjørn", "fødselsdato"),
    ],
)  # fmt: skip
def test_the_first_hit_is_the_one_meant(town: Town, text: str, first: str, why: str) -> None:
    assert town.whys(text)[:1] == [(first, why)]


def test_an_identity_number_is_found_whole_only_and_in_any_spelling(town: Town) -> None:
    number = number_of(BORN)
    for text in (
        number,
        f"{number[:6]} {number[6:]}",
        f"{number[:6]}-{number[6:]}",
        f"fnr {number}",
    ):
        assert town.whys(text) == [(LYKT, "fødselsnr. eller D-nr.")]
    assert town.find(number[:10]).debtors == ()
    assert town.find(number[1:]).debtors == ()


@pytest.mark.parametrize(
    "text", ["", "   ", "%", "_", "%%%%", "'; DROP TABLE debtor; --", "\0", "a\0b", "\\", "''", "🤷", "x" * 200,
             "a b " * 50, "1" * 200, "1 " * 100, "-", "+", ".", "K-", "\ud800", "*", "lykt%", "fa_er", "(((("]
)  # fmt: skip
def test_no_text_breaks_the_search_or_matches_everything(town: Town, text: str) -> None:
    hits = town.find(text)
    assert len(hits.debtors) <= 3
    assert hits.known == 11


PIECES = st.sampled_from(
    ["lykt", "fager", "bo", "EL", "12345", "0556", "1971", "170571", "16.09.2006", "K-", "2026-", "001184", "storgata",
     "5", "oslo", "+47", "91234567", "%", "'", "-", ",", "æ", "é", "kid", "a", "3D", "313159949", "NO", "\u00a0", "2026"]
)  # fmt: skip


@pytest.mark.parametrize("town", ["sqlite"], indirect=True)
@given(
    text=st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=7) | st.text(max_size=30)
)
def test_whatever_is_typed_is_answered(town: Town, text: list[tuple[str, str]] | str) -> None:
    whole = text if isinstance(text, str) else "".join(map("".join, text))
    hits = town.find(whole, 5)
    assert len(hits.debtors) <= 5
    assert len(hits.claims) <= 5
    assert len({hit.debtor_id for hit in hits.debtors}) == len(hits.debtors)
