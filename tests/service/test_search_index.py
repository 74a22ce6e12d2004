"""The index follows the names, and a rebuild gives what the single steps gave."""

from __future__ import annotations

import random
from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain import folding
from collector_desk.models import Debtor, Pair, Token, Variant, Word
from collector_desk.service import search_index
from collector_desk.service.database import SYSTEM, Database, Work
from tests.kit import add_user
from tests.service.search_world import Town

NAMES = ("Lykt, Fager", "Hansen, Anne Anne", "Hansen, Ola", "Lykt Regnskap AS", "Ås, Åse")


def _index(work: Work) -> tuple[object, ...]:
    return tuple(
        sorted(map(tuple, work.execute(select(*table.__table__.columns))))
        for table in (Token, Pair, Variant, Word)
    )


def _whole(db: Database) -> tuple[object, ...]:
    with db.read() as work:
        return _index(work)


def test_a_rebuild_gives_what_the_single_steps_gave(db: Database) -> None:
    town = Town(db, add_user(db))
    for name in NAMES:
        town.debtor(name)
    stepwise = _whole(db)
    with db.write(SYSTEM) as work:
        search_index.rebuild(work)
    assert _whole(db) == stepwise
    with db.read() as work:
        assert work.get_one(Word, "hansen").bearers == 2
        assert work.get_one(Pair, ("anne anne", 2)).words == "anne anne"


def test_a_bulk_load_gives_the_same_index(db: Database) -> None:
    town = Town(db, add_user(db))
    for name in NAMES:
        town.debtor(name)
    stepwise = _whole(db)
    with db.write(SYSTEM) as work:
        for debtor in work.scalars(select(Debtor)):
            search_index.remove(work, debtor)
        assert _index(work) == ([], [], [], [])
        names = {row.id: row.name for row in work.execute(select(Debtor.id, Debtor.name))}
        search_index.index_new(work, names)
    assert _whole(db) == stepwise


def test_indexing_again_changes_nothing(db: Database) -> None:
    town = Town(db, add_user(db))
    for name in NAMES:
        town.debtor(name)
    before = _whole(db)
    with db.write(SYSTEM) as work:
        search_index.index_debtors(work, work.scalars(select(Debtor)).all())
    assert _whole(db) == before


def test_a_new_name_is_found_and_the_old_one_no_more(db: Database) -> None:
    town = Town(db, add_user(db))
    debtor_id = town.debtor("Hansen, Gunnhild")
    town.debtor("Hansen, Ola")
    with db.write(SYSTEM) as work:
        debtor = work.get_one(Debtor, debtor_id)
        debtor.name = "Berg, Gunnhild"
        search_index.index_debtor(work, debtor)
    assert town.names("hansen") == ["Hansen, Ola"]
    assert town.names("berg gunnhild") == ["Berg, Gunnhild"]
    with db.read() as work:
        assert work.get_one(Word, "hansen").bearers == 1
    with db.write(SYSTEM) as work:
        search_index.remove(work, work.get_one(Debtor, debtor_id))
    assert town.names("berg") == []
    with db.read() as work:
        assert work.get(Word, "berg") is None
        assert work.scalars(select(Variant).where(Variant.token == "berg")).all() == []


def _mistyped(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    letter = chance.choice("abdefghiklmnoprstuvy")
    kind = chance.randrange(4)
    if kind == 0:
        return word[:place] + word[place + 1 :]
    if kind == 1:
        return word[:place] + letter + word[place:]
    if kind == 2:
        return word[:place] + letter + word[place + 1 :]
    return word[:place] + word[place : place + 2][::-1] + word[place + 2 :]


HEADS = (
    "Berg",
    "Hag",
    "Sol",
    "Lind",
    "Nord",
    "Ask",
    "Bjørk",
    "Furu",
    "Kvern",
    "Sæter",
    "Tveit",
    "Elve",
)
TAILS = ("heim", "vik", "land", "stad", "rud", "dal", "nes", "mo", "åsen", "bakken", "lien", "sund")
FIRST = (
    "Anne",
    "Ola",
    "Kari",
    "Per",
    "Ingrid",
    "Bjørn",
    "Åse",
    "Mohammed",
    "Fatima",
    "Øyvind",
    "Silje",
    "Knut",
)


@pytest.fixture
def crowd(db: Database) -> Town:
    """1 200 debtors with 144 surnames of varying frequency, loaded in bulk."""
    chance = random.Random(20261123)
    surnames = [head + tail for head in HEADS for tail in TAILS]
    weights = [1 / (place + 3) for place in range(len(surnames))]
    town = Town(db, add_user(db))
    with db.write(SYSTEM) as work:
        names = {}
        for number in range(1, 1201):
            (surname,) = chance.choices(surnames, weights)
            names[number] = f"{surname}, {chance.choice(FIRST)}"
        work.add_all(
            Debtor(id=number, kind="person", name=name, search_name=folding.search_name(name),
                   birth_date=date(1950, 1, 1))
            for number, name in names.items()
        )  # fmt: skip
        work.flush()
        search_index.index_new(work, names)
    return town


def test_of_a_seeded_sample_of_typing_errors_98_in_100_find_their_debtor(crowd: Town) -> None:
    chance = random.Random(7)
    with crowd.db.read() as work:
        everybody = work.execute(select(Debtor.id, Debtor.name)).all()
        bearers = {row.token: row.bearers for row in work.scalars(select(Word))}
    tried = found = 0
    for debtor_id, name in chance.sample(everybody, 300):
        surname, first = name.split(", ")
        if bearers[folding.fold(surname)] > 20:
            continue
        text = f"{first} {_mistyped(surname.lower(), chance)}"
        tried += 1
        found += debtor_id in {hit.debtor_id for hit in crowd.find(text).debtors}
    assert tried > 100
    assert found >= 0.98 * tried
