"""A demand that went while two strangers were merged is no bar to the split, and counts for nobody."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from collector_desk.domain.delivery import Delivery, Mandate, To
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.parties import SplitLetterGoing, SplitTooLate
from collector_desk.models import Dispatch, LetterClaim, LetterRow, Notice, Objection, Task
from collector_desk.service import letter_post, letter_recipients, letters
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.letters import Represent, Write
from tests.service.casework import opens
from tests.service.parties import owing
from tests.service.test_merging import World


@pytest.fixture
def world(db: Database) -> World:
    return World(db)


def notice_of(world: World, claim: int) -> Notice:
    (row,) = world.rows(Notice, claim_id=claim)
    assert isinstance(row, Notice)
    return row


def asked(world: World, debtor_id: int) -> str:
    with world.db.read() as work:
        query = select(Task.text).where(Task.debtor_id == debtor_id, Task.state == "open")
        return " ".join(work.scalars(query))


def test_the_claim_goes_back_and_the_notice_counts_for_nobody(world: World) -> None:
    before = world.total(world.theirs)
    row = world.merge()
    world.send(world.order(LetterKind.COLLECTION_NOTICE, world.theirs))
    world.goes()
    world.split(row)
    assert owing(world, world.theirs) == [world.other]
    notice = notice_of(world, world.theirs)
    assert notice.debtor_id == world.other
    assert notice.returned_on is not None
    assert world.total(world.theirs) == before
    (letter,) = world.letters()
    assert letter.debtor_id == world.debtor_id  # to whom it went, and whose name it bears
    assert letter.sent_on is not None
    for number in (world.debtor_id, world.other):
        assert "feil person" in asked(world, number)
    assert world.proved()
    opens(world.db, world.kari, world.other)
    with world.db.write(world.kari) as work:
        write = Write(kind=LetterKind.COLLECTION_NOTICE, claim_ids=(world.theirs,))
        letters.send(work, world.other, write)


@pytest.mark.parametrize(("gone", "told"), [(0, "trukket"), (1, "feil person"), (2, "feil person")])
def test_one_letter_to_debtor_and_guardian_is_told_of_once(
    world: World, gone: int, told: str
) -> None:
    before = world.total(world.theirs)
    guardian = Represent(
        to=To.GUARDIAN, mandate=Mandate.ECONOMY, name="Vera Vik", street="Gata 1",
        postcode="0155", city="Oslo", source="vergefullmakt",
    )  # fmt: skip
    row = world.merge()
    with world.db.write(world.kari) as work:
        letter_recipients.represent(work, world.debtor_id, guardian)
    world.send(world.order(LetterKind.COLLECTION_NOTICE, world.theirs))
    sent = world.letters()[:gone]
    with world.db.write(SYSTEM) as work:
        for letter in sent:
            kept = work.get_one(LetterRow, letter.id)
            kept.state = Delivery.SENT.value
            letter_post.went(work, kept)
    world.split(row)
    states = [letter.state for letter in world.letters()]
    assert states == [Delivery.SENT.value] * gone + [Delivery.WITHDRAWN.value] * (2 - gone)
    for number in (world.debtor_id, world.other):
        assert asked(world, number).count("Inkassovarsel 23.11.2026") == 1
        assert told in asked(world, number)
    assert notice_of(world, world.theirs).returned_on is not None
    assert world.total(world.theirs) == before
    assert world.proved()


def test_one_that_waits_is_taken_back(world: World) -> None:
    row = world.merge()
    world.send(world.order(LetterKind.COLLECTION_NOTICE, world.theirs))
    world.split(row)
    assert [letter.state for letter in world.letters()] == [Delivery.WITHDRAWN.value]
    assert notice_of(world, world.theirs).returned_on is not None
    assert "trukket" in asked(world, world.debtor_id)


def test_one_that_is_on_its_way_out_is_waited_for(world: World) -> None:
    row = world.merge()
    world.send(world.order(LetterKind.COLLECTION_NOTICE, world.theirs))
    with world.db.write(SYSTEM) as work:
        work.scalars(select(Dispatch)).one().attempts = 1
    with pytest.raises(SplitLetterGoing) as refused:
        world.split(row)
    assert "på vei ut" in refused.value.text()
    assert owing(world, world.theirs) == [world.debtor_id]


def test_of_a_letter_on_claims_of_both_the_own_part_stands(world: World) -> None:
    row = world.merge()
    world.send(world.order(LetterKind.COLLECTION_NOTICE, world.claim, world.theirs))
    world.goes()
    world.split(row)
    mine = notice_of(world, world.claim)
    assert (mine.debtor_id, mine.returned_on) == (world.debtor_id, None)
    assert notice_of(world, world.theirs).returned_on is not None


def test_what_was_sent_before_stays_given(world: World) -> None:
    world.lives()
    world.split(world.merge())
    assert notice_of(world, world.theirs).returned_on is None


def test_a_letter_of_a_decision_still_bars_the_split(world: World) -> None:
    world.lives()
    row = world.merge()
    world.send(world.order(LetterKind.COLLECTION_NOTICE))
    with world.db.write(SYSTEM) as work:
        letter = work.scalars(select(LetterRow)).one()
        letter.objection_id = work.scalars(select(Objection.id)).one()
        work.add(LetterClaim(letter_id=letter.id, claim_id=world.theirs))
    with pytest.raises(SplitTooLate):
        world.split(row)
    assert owing(world, world.theirs) == [world.debtor_id]
