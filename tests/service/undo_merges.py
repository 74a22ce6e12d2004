"""Two debtors merged by Kari, to be parted again by Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.models import Debtor
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.merges import MergeDebtors
from tests.service.casework import REASONS
from tests.service.test_merging import World

Act: TypeAlias = Callable[[Desk], object]


def _nothing(_desk: Desk) -> None:
    """Nothing is done before."""


def merge(desk: Desk, world: World) -> object:
    """The one with the D-number is taken into the one with the fødselsnummer."""
    order = MergeDebtors(gone_id=world.other, reasons=REASONS)
    return desk.parties.merge(world.debtor_id, order, key=new_key())


def merged(db: Database) -> tuple[Act, Act]:
    world = World(db)
    world.lives()
    return _nothing, lambda desk: merge(desk, world)


def merged_without_address(db: Database) -> tuple[Act, Act]:
    """Only who is gone had an address: a task asks whether it is right."""
    world = World(db)
    with db.write(SYSTEM) as work:
        kept, gone = (work.get_one(Debtor, each) for each in (world.debtor_id, world.other))
        kept.street, gone.street = "", "Storgata 1"
    return _nothing, lambda desk: merge(desk, world)
