"""A merge is taken back by Ctrl+Z until a letter has gone to the wrong one of the two."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import delete, select

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import kroner
from collector_desk.domain.relief import Part, ReliefGround, ReliefKind
from collector_desk.errors import DeskError
from collector_desk.errors.parties import MergeAwaits, SplitLetterGoing, SplitTooLate
from collector_desk.errors.session import NotOpened
from collector_desk.errors.undo import MergeLetterGone, UndoMeanwhile
from collector_desk.models import Dispatch, Opening
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.verify import verify
from collector_desk.wire.letters import Write
from collector_desk.wire.merges import SplitDebtors
from collector_desk.wire.reliefs import NewRelief, ReliefPart
from collector_desk.wire.undo import UndoOrder
from tests.kit import add_user, running
from tests.service.casework import REASONS, objects
from tests.service.test_merging import World, state
from tests.service.test_undo import refused
from tests.service.undo_merges import merge
from tests.service.undo_world import owed, signed, stands


@pytest.fixture
def world(db: Database) -> World:
    return World(db)


@pytest.fixture
def url(db: Database) -> Iterator[str]:
    with running(db) as address:
        yield address


@pytest.fixture
def desk(world: World, url: str) -> Desk:
    """Kari's, who has just merged the two."""
    made = signed(url)
    merge(made, world)
    return made


@pytest.fixture
def colleague(world: World, url: str, desk: Desk) -> Desk:
    add_user(world.db, "anne", name="Anne Berg")
    made = signed(url, "anne")
    made.debtors.open(world.debtor_id, reason="ringer om saken")
    return made


def _demands(colleague: Desk, world: World) -> None:
    order = Write(kind=LetterKind.COLLECTION_NOTICE, claim_ids=(world.theirs,))
    colleague.letters.send(world.debtor_id, order, key=new_key())


def _begun(colleague: Desk, world: World) -> None:
    _demands(colleague, world)
    with world.db.write(SYSTEM) as work:
        work.scalars(select(Dispatch)).one().attempts = 1


def _gone(colleague: Desk, world: World) -> None:
    _demands(colleague, world)
    world.goes()


def _proposes(colleague: Desk, world: World) -> None:
    part = ReliefPart(claim_id=world.claim, part=Part.INTEREST)
    order = NewRelief(
        kind=ReliefKind.WAIVER,
        ground=ReliefGround.CIRCUMSTANCES,
        reasons=REASONS,
        parts=(part,),
    )
    colleague.reliefs.propose(world.debtor_id, order, key=new_key())


def _objects(_: Desk, world: World) -> None:
    objects(world.db, world.kari, world.debtor_id, world.theirs)


def _splits(colleague: Desk, world: World) -> None:
    (row,) = colleague.parties.merges(world.debtor_id).rows
    order = SplitDebtors(version=row.version, why="Det var to personer")
    colleague.parties.split(row.merge_id, order, key=new_key())


@pytest.mark.parametrize(
    ("meanwhile", "code"),
    [
        (_gone, MergeLetterGone),
        (_begun, SplitLetterGoing),
        (_proposes, MergeAwaits),
        (_objects, SplitTooLate),
        (_splits, UndoMeanwhile),
    ],
)
def test_what_bars_it_is_told_and_nothing_is_changed(
    world: World,
    desk: Desk,
    colleague: Desk,
    meanwhile: Callable[[Desk, World], None],
    code: type[DeskError],
) -> None:
    meanwhile(colleague, world)
    before, money = stands(world.db), owed(world.db)
    refused(desk, code)
    assert (stands(world.db), owed(world.db)) == (before, money)


def test_a_letter_that_went_is_named_with_the_way_that_is_left(
    world: World, desk: Desk, colleague: Desk
) -> None:
    _gone(colleague, world)
    shown = refused(desk, MergeLetterGone)
    assert shown.sentence == (
        "Inkassovarsel 23.11.2026 om et krav som ville gå tilbake, er gitt til utsending (sendt)."
    )
    assert shown.instead.startswith("Del dem igjen fra skyldneren (Ctrl+Shift+X).")


def test_a_letter_to_who_is_kept_on_own_claims_alone_is_no_bar(
    world: World, desk: Desk, colleague: Desk
) -> None:
    order = Write(kind=LetterKind.COLLECTION_NOTICE, claim_ids=(world.claim,))
    colleague.letters.send(world.debtor_id, order, key=new_key())
    world.goes()
    assert desk.undo.show().possible


def test_a_letter_that_waits_is_taken_back_with_its_fee_and_that_is_shown(
    world: World, desk: Desk, colleague: Desk
) -> None:
    before = owed(world.db)
    _demands(colleague, world)
    assert owed(world.db) != before
    shown = desk.undo.show()
    assert shown.possible
    assert shown.sentence == (
        f"1 krav går tilbake til Vik, Sol. Da skylder Lykt, Fager {kroner(102_786)} kr"
        f" og Vik, Sol {kroner(71_950)} kr."
        " Gebyrer på 38,00 kr faller bort. Oppgaver som lages: Inkassovarsel 23.11.2026 er trukket"
        " før det gikk, for to skyldnere er delt igjen. Skriv det på nytt."
    )
    desk.undo.last(UndoOrder(order=shown.order), key=new_key())
    world.goes()
    assert owed(world.db) == before
    assert [letter.sent_on for letter in world.letters()] == [None]
    with world.db.read() as work:
        assert verify(work).whole


def test_the_opening_of_who_is_kept_is_asked_for_and_no_other(world: World, desk: Desk) -> None:
    with world.db.write(SYSTEM) as work:
        work.execute(delete(Opening).where(Opening.debtor_id == world.other))
    assert desk.undo.show().possible
    with world.db.write(SYSTEM) as work:
        work.execute(delete(Opening).where(Opening.debtor_id == world.debtor_id))
    refused(desk, NotOpened)


def test_who_they_are_and_what_finds_them_is_as_before(world: World, url: str) -> None:
    before = state(world)
    kari = signed(url)
    merge(kari, world)
    assert state(world)["debtor"] != before["debtor"]
    kari.undo.last(UndoOrder(order=kari.undo.show().order), key=new_key())
    after = state(world)
    for table in ("debtor", "identity", "claim_debtor", "case_file"):
        assert after[table] == before[table]


def test_both_can_be_worked_with_again(world: World, desk: Desk) -> None:
    desk.undo.last(UndoOrder(order=desk.undo.show().order), key=new_key())
    sheet = desk.debtors.open(world.other, reason="ringer om saken")
    assert [claim.claim_id for claim in sheet.claims] == [world.theirs]
    assert world.found("Vik, Sol") == [world.other]
