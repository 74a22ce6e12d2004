"""Who is kept is known by what only the other one had, until they are split."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.delivery import To
from collector_desk.errors.letter_post import LetterGuardianMissing
from collector_desk.models import Debtor, Task
from collector_desk.service import letter_recipients
from collector_desk.service.database import SYSTEM, Database
from tests.service.test_merging import World

CHILD = date(2011, 5, 5)
OWN = ("birth_date", "phone", "email", "street", "postcode", "city", "country")


@pytest.fixture
def world(db: Database) -> World:
    return World(db)


def put(world: World, debtor_id: int, **about: object) -> None:
    with world.db.write(SYSTEM) as work:
        for name, value in about.items():
            setattr(work.get_one(Debtor, debtor_id), name, value)


def of(world: World, debtor_id: int) -> tuple[object, ...]:
    with world.db.read() as work:
        debtor = work.get_one(Debtor, debtor_id)
        return tuple(getattr(debtor, name) for name in OWN)


def test_a_child_stays_a_child_and_is_not_written_to_alone(world: World) -> None:
    put(world, world.other, birth_date=CHILD)
    with world.db.read() as work:
        assert work.get_one(Debtor, world.debtor_id).birth_date is None
    row = world.merge()
    with world.db.read() as work, pytest.raises(LetterGuardianMissing):
        letter_recipients.recipients(work, work.get_one(Debtor, world.debtor_id))
    world.split(row)
    with world.db.read() as work:
        (sent,) = letter_recipients.recipients(work, work.get_one(Debtor, world.debtor_id))
        assert sent.to is To.DEBTOR
        assert work.get_one(Debtor, world.other).birth_date == CHILD


def test_an_address_is_asked_for_and_never_lent(world: World) -> None:
    put(world, world.debtor_id, street="", postcode="", city="", phone="", email="")
    put(world, world.other, street="Storgata 1", postcode="0155", city="Oslo")
    kept, gone = of(world, world.debtor_id), of(world, world.other)
    row = world.merge()
    assert of(world, world.debtor_id)[1:] == kept[1:], "a stranger's home may not get its letters"
    with world.db.read() as work:
        asked = work.scalars(select(Task.text).where(Task.debtor_id == world.debtor_id)).all()
    assert any(text.startswith("Bare Vik, Sol hadde adresse.") for text in asked)
    world.split(row)
    assert (of(world, world.debtor_id), of(world, world.other)) == (kept, gone)
    assert world.found("91234567") == world.found("Storgata 1") == [world.other]
