"""A deferral that is taken back: the namsmann is not asked to let a request wait for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.enforcement.event_rows import Thing
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.errors.undo import UndoMeanwhile
from collector_desk.models import Deferral, Hold, Task
from collector_desk.service.database import SYSTEM, Database, Work
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


def another(world: World) -> None:
    """Somebody else put off the claim of the filed request too."""
    with world.db.write(SYSTEM) as work:
        deferral_id = copied(work, Deferral)
        claim = world.claims[MeasureStage.IN_FORCE]
        copied(work, Hold, claim_id=claim, deferral_id=deferral_id)


def copied(work: Work, table: Any, **changed: int) -> int:
    """A row like the first one of a table, but for what is changed; gives its number."""
    first = work.scalars(select(table).order_by(table.id)).first()
    kept = {one.key: getattr(first, one.key) for one in table.__mapper__.column_attrs}
    row = table(**{name: value for name, value in kept.items() if name != "id"} | changed)
    work.add(row)
    work.flush()
    number: int = row.id
    return number


def test_it_is_asked_still_where_another_deferral_asks_too(world: World, desk: Desk) -> None:
    another(world)
    undo(desk)
    assert len(world.tasks(ASKED)) == 1


def test_it_stands_once_he_has_been_asked(world: World, desk: Desk) -> None:
    with world.db.write(SYSTEM) as work:
        task = work.scalars(select(Task).where(Task.text.contains(ASKED))).one()
        task.state, task.done_by, task.done_on = "done", "Per Leder", TODAY
    refused(desk, UndoMeanwhile)
