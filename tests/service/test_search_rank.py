"""The order of hits: exact before prefix before typo, then own portfolio, then what is owed."""

from __future__ import annotations

from datetime import date

from collector_desk.service.database import Database
from tests.kit import add_user
from tests.service.search_world import Town


def test_exact_comes_before_prefix_before_typing_error(db: Database) -> None:
    town = Town(db, add_user(db))
    for name in ("Bergh, Ida", "Bergesen, Ada", "Berg, Åse", "Borg, Eva"):
        town.debtor(name)
    assert town.names("berg") == ["Berg, Åse", "Bergesen, Ada", "Bergh, Ida", "Borg, Eva"]


def test_ones_own_come_before_others_and_those_who_owe_before_those_who_do_not(
    db: Database,
) -> None:
    town = Town(db, add_user(db))
    town.debtor("Hansen, Aud")
    owing = town.debtor("Hansen, Bo")
    town.debtor("Hansen, Ci", team="Team Sentrum")
    town.claim(owing)
    assert town.names("hansen") == ["Hansen, Ci", "Hansen, Bo", "Hansen, Aud"]
    assert town.names("hanse") == ["Hansen, Ci", "Hansen, Bo", "Hansen, Aud"]
    assert town.names("hansen aud") == ["Hansen, Aud"]


def test_many_namesakes_are_a_page_more_and_a_hint_and_ones_own_is_on_the_page(
    db: Database,
) -> None:
    town = Town(db, add_user(db))
    for place in range(130):
        town.debtor("Hansen, Ola", born=date(1950 + place % 50, 1, 1))
    town.debtor("Hansen, Ola", born=date(2001, 1, 1), team="Team Sentrum")
    hits = town.find("hansen ola")
    assert (len(hits.debtors), hits.more) == (20, True)
    assert hits.hint == "Legg til fødselsdato eller gate"
    assert hits.debtors[0].own_portfolio
    assert town.find("ola hansen", 50).more
    narrowed = town.find("hansen 2001")
    assert (len(narrowed.debtors), narrowed.more, narrowed.hint) == (1, False, "")
    assert len({hit.debtor_id for hit in hits.debtors}) == 20
