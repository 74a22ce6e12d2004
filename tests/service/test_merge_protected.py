"""An address that is protected while two are merged stays protected, whoever it turns out to be."""

from __future__ import annotations

import pytest

from collector_desk.domain.status import Status
from collector_desk.errors.service import Unknown
from collector_desk.models import Debtor, DebtorMerge, ProtectedAddress, Task
from collector_desk.service import debtors, merging, statuses
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.debtor_book import address_place, protect
from collector_desk.wire.debtors import Open
from collector_desk.wire.merges import SplitDebtors
from collector_desk.wire.statuses import EndStatus, NewStatus
from tests.kit import TODAY, add_user
from tests.service.test_merging import World

STREET, PHONE = "Skjulveien 7", "91234567"


@pytest.fixture
def world(db: Database) -> World:
    found = World(db)
    with db.write(SYSTEM) as work:
        other = work.get_one(Debtor, found.other)
        other.street, other.postcode, other.city = STREET, "0151", "Oslo"
        other.email = "sol@eksempel.no"
    found.merge()
    return found


def protects(world: World) -> None:
    with world.db.write(world.kari) as work:
        order = NewStatus(
            kind=Status.STRICTLY_CONFIDENTIAL, from_day=TODAY, source="Folkeregisteret", text=""
        )
        statuses.register(work, world.debtor_id, order)


def splits(world: World) -> Debtor:
    (row,) = world.rows(DebtorMerge)
    with world.db.write(world.kari) as work:
        merging.split(work, row.id, SplitDebtors(version=row.version, why="Det var to personer"))
    with world.db.read() as work:
        return work.get_one(Debtor, world.other)


def sealed(world: World) -> str:
    with world.db.read() as work:
        row = work.get_one(ProtectedAddress, world.other)
        return str(work.vault.decrypt(row.ciphertext, place=address_place(world.other)))


def test_nothing_of_the_address_is_left_in_the_open(world: World) -> None:
    protects(world)
    (row,) = world.rows(DebtorMerge)
    for part in (STREET, PHONE, "0151", "eksempel.no"):
        assert part not in str(row.former)
    assert sealed(world) == f"{STREET}, 0151 Oslo, tlf. {PHONE}"


def test_nobody_without_clearance_learns_of_either(world: World) -> None:
    protects(world)
    ola = add_user(world.db, "ola", name="Ola Dal")
    for number in (world.debtor_id, world.other):
        with world.db.write(ola) as work, pytest.raises(Unknown):
            debtors.open_sheet(work, number, Open(reason="henvendelse fra skyldner"))


def test_who_is_split_off_has_the_same_protection_and_somebody_is_asked(world: World) -> None:
    protects(world)
    gone = splits(world)
    assert gone.protection == Status.STRICTLY_CONFIDENTIAL.value
    assert (gone.street, gone.postcode, gone.phone, gone.address_key) == ("", "", "", "")
    assert sealed(world) == f"{STREET}, 0151 Oslo, tlf. {PHONE}"
    asked = [task.text for task in world.rows(Task) if task.debtor_id == world.other]
    assert any("skjermet" in text for text in asked)


def test_protection_by_a_hand_over_is_the_same(world: World) -> None:
    with world.db.write(SYSTEM) as work:
        protect(work, world.debtor_id)
    assert PHONE not in str(world.rows(DebtorMerge)[0].former)
    assert splits(world).protection == "confidential"


def test_where_the_protection_ended_before_the_split_neither_is_protected(world: World) -> None:
    protects(world)
    with world.db.write(world.kari) as work:
        (status,) = statuses.show(work, world.debtor_id).rows
        order = EndStatus(version=status.version, why="Opphevet i Folkeregisteret")
        statuses.end(work, status.status_id, order)
    gone = splits(world)
    assert gone.protection == "open"
    with world.db.read() as work:
        assert work.get(ProtectedAddress, world.other) is None
