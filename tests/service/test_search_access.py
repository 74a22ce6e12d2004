"""Nobody finds a protected person without clearance, by any channel, nor oneself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import func, select, update

from collector_desk.models import Debtor, DebtorStatus, Opening, Person, Token
from collector_desk.service import search
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.service.search_index import index_debtor
from tests import databases
from tests.kit import add_user
from tests.service.search_world import Town, number_of, shared_database

BORN = date(1984, 4, 4)
KID = "1001000000077020"
NAME = "Gjemt, Trygg"
CHANNELS = {
    "name": "gjemt trygg",
    "fragment": "gje",
    "typo": "gjmet trygg",
    "inside": "jemt",
    "name and birth date": "gjemt 04.04.1984",
    "name and year": "gjemt 1984",
    "name and place": "gjemt 0484",
    "typo and place": "gjmet 0484",
    "typo and year": "gjmet 1984",
    "name and street": "skjulveien gjemt",
    "name and town": "gjemt oslo",
    "birth date": "040484",
    "identity number": number_of(BORN),
    "address": "skjulveien 7",
    "address in any order": "0484 7 skjulveien",
    "telephone": "47474747",
    "plate": "ZZ 77777",
    "claim number": "K-2026-000077",
    "claim fragment": "000077",
    "KID": KID,
    "original KID": "88800077",
    "invoice": "F77077",
    "case": "2026-000001",
}
BY_ADDRESS = {
    "typo and place",
    "name and street",
    "name and town",
    "name and place",
    "address",
    "address in any order",
    "telephone",
    "plate",
}


@pytest.fixture(scope="module", params=databases.BOTH)
def town(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    """A protected person with an address, a claim, a car and an open co-debtor."""
    with shared_database(request, tmp_path_factory.mktemp("town")) as db:
        town = Town(db, add_user(db))
        hidden = town.debtor(
            NAME, born=BORN, number=number_of(BORN), street="Skjulveien 7", postcode="0484",
            city="Oslo", phone="47474747", protection="strictly_confidential", team="Team Sentrum",
        )  # fmt: skip
        town.claim(hidden, number="K-2026-000077", kid=KID, original_kid="88800077",
                   invoice="F77077", plate="ZZ77777", kind="parking_fine")  # fmt: skip
        open_one = town.debtor("Åpen, Ærlig", born=date(1990, 1, 1))
        town.claim(open_one, hidden, number="K-2026-000088", kid="1001000000088027",
                   invoice="F88088", plate="ZZ88888", kind="parking_fine")  # fmt: skip
        with db.write(SYSTEM) as work:
            # As if an address had stayed behind by a fault: it must not be found or shown.
            work.execute(
                update(Debtor)
                .where(Debtor.id == hidden)
                .values(street="Skjulveien 7", postcode="0484", city="Oslo", phone="47474747",
                        address_key="skjulveien 7 0484 oslo")
            )  # fmt: skip
        yield town


@pytest.fixture(scope="module")
def cleared(town: Town) -> Who:
    return add_user(town.db, "siv", name="Siv Sikker", clearance=True)


@pytest.mark.parametrize("channel", sorted(CHANNELS))
def test_a_protected_person_leaves_no_trace_for_those_without_clearance(
    town: Town, channel: str
) -> None:
    hits = town.find(CHANNELS[channel])
    nothing = town.find("finnesikke qqq")
    assert hits.model_copy(update={"text": ""}) == nothing.model_copy(update={"text": ""})


@pytest.mark.parametrize("channel", sorted(CHANNELS))
def test_the_cleared_find_by_name_and_number_and_never_by_where_somebody_is(
    town: Town, cleared: Who, channel: str
) -> None:
    hits = town.find(CHANNELS[channel], who=cleared)
    found = {hit.name for hit in hits.debtors} | {hit.number for hit in hits.claims}
    meant = {NAME, "K-2026-000077", "2026-000001"} & found
    assert bool(meant) == (channel not in BY_ADDRESS)
    said = hits.model_dump_json(exclude={"text"})
    assert "Skjulveien" not in said
    assert "0484" not in said
    assert "47474747" not in said


def test_the_cleared_see_the_protection_and_no_address(town: Town, cleared: Who) -> None:
    (hit,) = town.find("gjemt trygg", who=cleared).debtors
    assert hit.about == "født 04.04.1984 · adressesperre"
    assert hit.warnings == ("strictly_confidential",)


def test_a_protected_co_debtor_is_not_named_and_no_plate_leads_there(
    town: Town, cleared: Who
) -> None:
    for who in (town.who, cleared):
        assert town.find("ZZ88888", who=who).claims == ()
    (hit,) = (hit for hit in town.find("K-2026-000088").claims)
    assert hit.about == "Parkeringsgebyr · Åpen, Ærlig"
    assert NAME not in town.find("ærlig åpen").model_dump_json()


def test_the_searcher_is_left_out_with_every_claim_even_a_joint_one(db: Database) -> None:
    town = Town(db, add_user(db))
    born = date(1979, 9, 9)
    number = number_of(born)
    oneself = town.debtor(
        "Nordmann, Kari", born=born, number=number, phone="90909090", street="Egenveien 1"
    )
    other = town.debtor("Nordmann, Kåre", born=born)
    town.claim(oneself, other, number="K-2026-000001", kid="1001000000001020", invoice="A11111")
    with db.write(SYSTEM) as work:
        person = work.get_one(Person, town.who.person_id)
        person.blind_index = work.vault.blind_index(number)
    assert town.names("nordmann") == ["Nordmann, Kåre"]
    for text in ("nordmann kari", number, "90909090", "egenveien"):
        assert "Nordmann, Kari" not in town.names(text)
    for text in ("K-2026-000001", "1001000000001020", "A11111"):
        assert town.find(text).claims == ()
    assert [hit.number for hit in town.find("2026-000001").claims] == []
    somebody = add_user(db, "per", name="Per Annen")
    assert "Nordmann, Kari" in town.names("nordmann", who=somebody)


def test_recent_holds_the_last_thirty_that_may_still_be_known(db: Database) -> None:
    town = Town(db, add_user(db))
    ids = [town.debtor(f"Nr{place}, Ny", born=date(1990, 1, 1)) for place in range(33)]
    with db.write(town.who) as work:
        for place, debtor_id in enumerate(ids):
            work.add(
                Opening(
                    account_id=town.who.account_id,
                    debtor_id=debtor_id,
                    opened_at=work.clock.wall().replace(microsecond=place),
                    reason="",
                )
            )
        work.execute(update(Debtor).where(Debtor.id == ids[-1]).values(protection="confidential"))
    with db.read(town.who) as work:
        rows = search.recent(work).rows
    assert [row.debtor_id for row in rows] == ids[-2:1:-1]
    assert rows[0].about == "født 01.01.1990"
    with db.read(add_user(db, "per")) as work:
        assert search.recent(work).rows == ()


def test_warnings_are_the_statuses_that_hold_today(db: Database) -> None:
    town = Town(db, add_user(db))
    debtor_id = town.debtor("Død, Mann")
    with db.write(SYSTEM) as work:
        for kind, first, last in (
            ("deceased", date(2026, 11, 23), None),
            ("bankruptcy", date(2020, 1, 1), date(2026, 11, 23)),
            ("emigrated", date(2026, 11, 24), None),
        ):
            work.add(
                DebtorStatus(
                    debtor_id=debtor_id, kind=kind, from_day=first, to_day=last, source="DSF"
                )
            )
    (hit,) = town.find("død").debtors
    assert hit.warnings == ("deceased",)


def test_one_who_becomes_protected_is_no_longer_indexed_by_address(db: Database) -> None:
    town = Town(db, add_user(db))
    debtor_id = town.debtor("Flyttet, Nylig", street="Storgata 1", postcode="0155", city="Oslo")
    with db.write(SYSTEM) as work:
        debtor = work.get_one(Debtor, debtor_id)
        debtor.protection = "confidential"
        index_debtor(work, debtor)
    with db.read() as work:
        assert work.get_one(Debtor, debtor_id).address_key == ""
        assert work.scalar(select(func.count()).select_from(Token)) == 2
