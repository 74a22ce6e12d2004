"""A deferral that is taken back: the namsmann is not asked to let a request wait for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.enforcement.event_rows import Thing
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.errors.undo import UndoMeanwhile
from collector_desk.models import Task
from collector_desk.service.database import SYSTEM, Database
from tests.kit import running
from tests.service.enforcing import TODAY
from tests.service.eventful import World, deferral
from tests.service.regretting import refused, undo
from tests.service.undo_world import signed

ASKED = "be namsmannen stille begjæringen i bero"


@pytest.fixture
def world(db: Database) -> World:
    made = World(db, Thing.REQUEST)
    made.withdraw(made.sheets[MeasureStage.WAITING])
    return made


@pytest.fixture
def desk(db: Database, world: World) -> Iterator[Desk]:
    with running(db) as address:
        desk = signed(address)
        desk.deferrals.grant(world.case.debtor, deferral(world), key=new_key())
        yield desk


def test_nobody_is_asked_to_wait_for_it(world: World, desk: Desk) -> None:
    filed = world.sheets[MeasureStage.IN_FORCE]
    (asked,) = world.tasks(ASKED)
    assert asked.startswith(f"{filed.number}: ")
    assert "Utsettelsen trekkes" in undo(desk)
    assert world.tasks(ASKED) == []


def test_it_stands_once_he_has_been_asked(world: World, desk: Desk) -> None:
    with world.db.write(SYSTEM) as work:
        task = work.scalars(select(Task).where(Task.text.contains(ASKED))).one()
        task.state, task.done_by, task.done_on = "done", "Per Leder", TODAY
    refused(desk, UndoMeanwhile)
