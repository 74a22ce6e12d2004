"""Money that came on a claim while its debtor was merged with a stranger is asked about at the split."""

from __future__ import annotations

from datetime import timedelta

import pytest

from collector_desk.domain.work import WorkKind
from collector_desk.service import worklist
from collector_desk.service.database import Database
from collector_desk.wire.merges import MergeRow
from collector_desk.wire.work import AskWork
from tests.kit import TODAY
from tests.service.test_merge_letters import asked
from tests.service.test_merging import World

LATER = TODAY + timedelta(days=3)


@pytest.fixture
def world(db: Database) -> World:
    return World(db)


def merged(world: World) -> MergeRow:
    """Merged today; three days have gone by."""
    row = world.merge()
    world.books.today_is(LATER)
    world.open_again()
    return row


def test_each_payment_that_came_meanwhile_is_named_at_both_and_stands(world: World) -> None:
    row = merged(world)
    world.books.pays(world.theirs, 12_300, LATER)
    world.books.pays(world.theirs, 4_500, LATER)
    before = world.total(world.theirs)
    world.split(row)
    number = world.number(world.theirs)
    for debtor_id in (world.debtor_id, world.other):
        text = asked(world, debtor_id)
        for amount in ("123,00 kr av 26.11.2026", "45,00 kr av 26.11.2026"):
            assert amount in text
        assert f"står på {number}, som gikk tilbake" in text
    assert world.total(world.theirs) == before
    assert world.proved()
    with world.db.read(world.kari) as work:
        shown = worklist.listed(work, AskWork(kinds=(WorkKind.FOLLOW_UP,), scope="all"))
    assert sum("finn ut hvem som betalte" in row.why for row in shown.rows) >= 2


def test_what_was_paid_before_the_merge_or_on_ones_own_claim_is_not(world: World) -> None:
    world.books.pays(world.theirs, 12_300, TODAY)
    row = merged(world)
    world.books.pays(world.claim, 4_500, LATER)
    world.split(row)
    for debtor_id in (world.debtor_id, world.other):
        assert "finn ut hvem som betalte" not in asked(world, debtor_id)


def test_what_was_taken_back_before_the_split_is_not(world: World) -> None:
    row = merged(world)
    world.books.takes_back(world.theirs, world.books.pays(world.theirs, 12_300, LATER))
    world.split(row)
    assert "finn ut hvem som betalte" not in asked(world, world.debtor_id)
