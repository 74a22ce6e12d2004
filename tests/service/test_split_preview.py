"""Splitting two merged debtors is shown before it is done, and is then what happens."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from collector_desk.domain.letter import LetterKind
from collector_desk.errors.parties import SplitAlready, SplitTooLate
from collector_desk.errors.service import Stale
from collector_desk.errors.session import NotOpened
from collector_desk.models import ClaimDebtor, Task
from collector_desk.service import split_preview
from collector_desk.service.database import Database
from collector_desk.wire.letters import Write
from collector_desk.wire.merges import MergeRow, SplitPreview, TrySplit
from tests.kit import TODAY, add_user
from tests.service.casework import objects
from tests.service.test_merging import World, state


@pytest.fixture
def world(db: Database) -> World:
    return World(db)


def tried(world: World, row: MergeRow) -> SplitPreview:
    with world.db.write(world.kari) as work:
        return split_preview.preview(work, row.merge_id, TrySplit(version=row.version))


def owes(world: World, debtor_id: int) -> int:
    with world.db.read() as work:
        query = select(ClaimDebtor.claim_id).where(ClaimDebtor.debtor_id == debtor_id)
        claims = list(work.scalars(query))
    return sum(world.books.statement(claim, TODAY).balance.total for claim in claims)


def counted(found: SplitPreview) -> dict[str, tuple[int, int]]:
    return {each.label: (each.stays, each.back) for each in found.parts}


def test_the_kroner_and_what_moves_are_told_and_nothing_is_kept(world: World) -> None:
    world.lives()
    row = world.merge()
    before = state(world)
    found = tried(world, row)
    assert state(world) == before
    assert (found.kept, found.gone) == ("Lykt, Fager", "Vik, Sol")
    assert found.owed == world.total() + world.total(world.theirs)
    (back,) = found.claims
    assert (back.before, back.after) == (world.total(world.theirs),) * 2
    assert world.number(world.theirs) in back.claim
    assert counted(found)["Krav"] == (1, 1)
    assert counted(found)["Bero"][1] >= 1
    assert counted(found)["Varsler"] == (0, 1)
    assert counted(found)["Innsigelser"] == (0, 1)


def test_what_is_shown_is_what_the_split_does(world: World) -> None:
    """A letter with a fee went meanwhile: the fee falls, and what is asked is told before."""
    row = world.merge()
    world.send(Write(kind=LetterKind.COLLECTION_NOTICE, claim_ids=(world.theirs,)))
    world.goes()
    known = {task.id for task in world.rows(Task)}
    found = tried(world, row)
    (back,) = found.claims
    assert back.before - back.after == 3_800
    assert any("gikk til feil person" in text for text in found.asked)
    world.split(row)
    assert found.owed_kept == owes(world, world.debtor_id)
    assert found.owed_gone == owes(world, world.other)
    assert set(found.asked) == {task.text for task in world.rows(Task) if task.id not in known}
    for label, table in (("Brev", "letter"), ("Varsler", "notice"), ("Krav", "claim_debtor")):
        after = state(world)[table]
        assert sum(counted(found)[label]) == len(after)


def test_a_split_that_would_be_refused_is_refused_before(world: World) -> None:
    row = world.merge()
    with pytest.raises(Stale):
        tried(world, row.model_copy(update={"version": row.version + 1}))
    with pytest.raises(NotOpened), world.db.write(add_user(world.db, "ola")) as work:
        split_preview.preview(work, row.merge_id, TrySplit(version=row.version))
    objects(world.db, world.kari, world.debtor_id, world.theirs)
    with pytest.raises(SplitTooLate):
        tried(world, row)


def test_what_is_split_already_is_not_tried(world: World) -> None:
    row = world.merge()
    again = world.split(row)
    with pytest.raises(SplitAlready):
        tried(world, again)
