"""A D-number becomes a fødselsnummer: two debtors are merged, and split back exactly."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from collector_desk.domain import identity
from collector_desk.domain.facts import FactKind
from collector_desk.domain.holds import Reason
from collector_desk.domain.identity import IdentityKind
from collector_desk.errors.parties import (
    BothOwe,
    MergedAlready,
    MergeOfMerged,
    MergeProtected,
    MergeReleased,
    MergeUnlike,
    SplitAlready,
    SplitTooLate,
)
from collector_desk.errors.service import Stale
from collector_desk.errors.session import NotOpened
from collector_desk.models import (
    Audit,
    Case,
    ClaimDebtor,
    Debtor,
    Identity,
    LimitationEvent,
    Note,
    Notice,
    Posting,
    Row,
)
from collector_desk.service import debtors, holding, merging, moving, search, search_index
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.debtor_book import identity_place
from collector_desk.service.verify import verify
from collector_desk.wire.debtors import Open
from collector_desk.wire.holds import NewHold
from collector_desk.wire.merges import MergeDebtors, MergeRow, SplitDebtors
from tests.kit import TODAY, add_user
from tests.service.casework import objects, opens
from tests.service.mail import DUE, Mail
from tests.service.parties import PAID, neighbour, shares
from tests.service.test_releasing import release, undo

WHY = "Folkeregisteret: D-nummeret er avløst av fødselsnummeret."
BORN = date(1992, 9, 16)
D_NUMBER = next(identity.make_all(day=16, month=9, yy=92, kind=IdentityKind.D_NUMBER))
FNR = identity.make(day=16, month=9, yy=92, individual=123)


class World(Mail):
    """The debtor of ``Mail`` with a fødselsnummer, and the same person under a D-number."""

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        self.other = neighbour(self, "Vik, Sol", birth_date=BORN, phone="91234567")
        with db.write(SYSTEM) as work:
            for debtor_id, number, kind in (
                (self.debtor_id, FNR, "fodselsnummer"),
                (self.other, D_NUMBER, "d_number"),
            ):
                sealed = work.vault.encrypt(number, place=identity_place(debtor_id))
                index = work.vault.blind_index(number)
                work.add(
                    Identity(debtor_id=debtor_id, kind=kind, ciphertext=sealed, blind_index=index)
                )
            search_index.index_debtor(work, work.get_one(Debtor, self.other))
            case = Case(number="2026-000099", debtor_id=self.other, opened_on=DUE)
            work.add(case)
            work.flush()
            self.case = case.id
        self.theirs = self.owes_there(70_000)

    def owes_there(self, principal: int) -> int:
        """A claim of the one with the D-number."""
        claim = self.owes(principal)
        with self.db.write(SYSTEM) as work:
            row = work.get_one(ClaimDebtor, (claim, self.debtor_id))
            work.delete(row)
            work.flush()
            work.add(
                ClaimDebtor(claim_id=claim, debtor_id=self.other, case_id=self.case, role="debtor")
            )
        self.books.book(claim)
        return claim

    def lives(self) -> None:
        """Notices, an objection, a hold, a limitation step, a note and money of the other."""
        objects(self.db, self.kari, self.other, self.theirs)
        with self.db.write(self.kari) as work:
            until = TODAY + timedelta(days=10)
            order = NewHold(reason=Reason.EXAMINATION, until=until, claim_id=self.theirs)
            holding.put(work, self.other, order)
            work.add(
                Notice(
                    claim_id=self.theirs, debtor_id=self.other, kind="collection_notice",
                    sent_on=PAID, deadline=TODAY, way="", fee=0, source="bunt 1",
                )
            )  # fmt: skip
            work.add(
                LimitationEvent(
                    claim_id=self.theirs, debtor_id=self.other, step="acknowledgement",
                    day=PAID, source="brev",
                )
            )  # fmt: skip
            work.add(
                Note(
                    debtor_id=self.other, text="Ringte om flytting", account_id=None,
                    written_by="Kari", written_at=work.clock.now(), written_on=TODAY,
                )
            )  # fmt: skip
        self.books.book(self.theirs)

    def merge(self) -> MergeRow:
        with self.db.write(self.kari) as work:
            order = MergeDebtors(gone_id=self.other, reasons=WHY)
            return merging.merge(work, self.debtor_id, order).rows[0]

    def split(self, row: MergeRow) -> MergeRow:
        with self.db.write(self.kari) as work:
            order = SplitDebtors(version=row.version, why="Det var to personer")
            return merging.split(work, row.merge_id, order).rows[0]

    def found(self, text: str) -> list[int]:
        with self.db.write(self.kari) as work:
            return [hit.debtor_id for hit in search.find(work, text).debtors]


@pytest.fixture
def world(db: Database) -> World:
    return World(db)


_LOGS = frozenset(
    {
        "audit",
        "audit_head",
        "debtor_merge",
        "note",
        "house",
        "opening",
        "request",
        "word",
        "variant",
    }
)


def state(world: World) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the logs; ciphertexts and versions differ by nature."""
    with world.db.read() as work:
        found = {}
        for table in Row.metadata.sorted_tables:
            if table.name not in _LOGS:
                plain = [c for c in table.columns if c.name not in {"ciphertext", "version"}]
                rows = work.execute(select(*plain)).all()
                found[table.name] = sorted((tuple(row) for row in rows), key=repr)
        return found


def balances(world: World) -> dict[int, Any]:
    claims = (world.claim, world.theirs)
    return {claim: world.books.statement(claim, TODAY).balance for claim in claims}


def test_every_column_that_names_a_debtor_moves_or_is_said_to_stay() -> None:
    tables = {table.name for table, _ in moving.columns()}
    naming = {
        table.name
        for table in Row.metadata.sorted_tables
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name == "debtor"
    }
    assert naming == tables | moving.STAYS
    assert tables & moving.STAYS == set()


def test_the_one_who_is_kept_has_it_all_and_the_other_is_found_no_more(world: World) -> None:
    world.lives()
    before, posted = balances(world), world.rows(Posting)
    world.merge()
    assert balances(world) == before
    assert [one.id for one in world.rows(Posting)] == [one.id for one in posted]
    with world.db.write(world.kari) as work:
        sheet = debtors.open_sheet(work, world.debtor_id, Open(reason="sammenslåing"))
        with pytest.raises(MergedAlready):
            debtors.open_sheet(work, world.other, Open(reason="sammenslåing"))
    assert {claim.claim_id for claim in sheet.claims} == {world.claim, world.theirs}
    assert len(sheet.holds) >= 1
    assert sheet.masked == identity.mask(FNR)
    assert any(event.text == "Ringte om flytting" for event in sheet.timeline)
    assert any(letter.kind == "collection_notice" for letter in sheet.letters)
    for number in (D_NUMBER, FNR):
        assert world.found(number) == [world.debtor_id]
    assert world.found("Vik Sol") == []
    assert world.found("91234567") == []
    assert world.proved()


def test_split_again_everything_is_as_it_was(world: World) -> None:
    world.lives()
    before = state(world)
    row = world.merge()
    assert state(world) != before
    split = world.split(row)
    assert split.undone_on == TODAY
    assert state(world) == before
    assert world.found(D_NUMBER) == world.found("Vik Sol") == [world.other]
    with world.db.read() as work:
        sealed = work.scalars(select(Identity).where(Identity.kind == "d_number")).one()
        place = identity_place(world.other)
        assert work.vault.decrypt(sealed.ciphertext, place=place) == D_NUMBER
    assert world.proved()
    with pytest.raises(SplitAlready):
        world.split(split)
    world.split(world.merge())  # and once more
    assert state(world) == before


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happened_balances_stand_and_the_split_is_exact(world: World, seed: int) -> None:
    chance = random.Random(seed)
    for claim in (world.claim, world.theirs, world.theirs):
        day = DUE + timedelta(days=chance.randrange(1, 60))
        if chance.random() < 0.5:
            world.books.pays(claim, chance.randrange(1, 90_000), day)
        else:
            world.books.happens(claim, FactKind.FEE, chance.randrange(1, 5_000), day)
    if chance.random() < 0.7:
        world.lives()
    before, whole = balances(world), state(world)
    row = world.merge()
    assert balances(world) == before
    world.books.pays(world.theirs, 1_000, TODAY)  # money that comes meanwhile is the claim's
    after = balances(world)
    world.split(row)
    assert balances(world) == after
    for table in ("claim_debtor", "hold", "notice", "objection", "identity", "case_file", "token"):
        if table == "claim_debtor":  # paid in full, a claim has no last day
            known = [each[:4] for each in state(world)[table]]
            assert known == [each[:4] for each in whole[table]]
        else:
            assert state(world)[table] == whole[table]
    assert world.proved()


def test_a_claim_that_came_since_stays_in_a_case_of_who_is_kept(world: World) -> None:
    row = world.merge()
    with world.db.write(SYSTEM) as work:
        work.get_one(ClaimDebtor, (world.claim, world.debtor_id)).case_id = world.case
    world.split(row)
    with world.db.read() as work:
        mine = work.get_one(ClaimDebtor, (world.claim, world.debtor_id))
        assert work.get_one(Case, mine.case_id).debtor_id == world.debtor_id


def test_it_is_not_split_once_something_new_rests_on_what_came_along(world: World) -> None:
    row = world.merge()
    with world.db.write(world.kari) as work:
        until = TODAY + timedelta(days=10)
        order = NewHold(reason=Reason.EXAMINATION, until=until, claim_id=world.theirs)
        holding.put(work, world.debtor_id, order)
    with pytest.raises(SplitTooLate):
        world.split(row)
    with world.db.read() as work:
        assert work.get_one(ClaimDebtor, (world.theirs, world.debtor_id))


def test_what_cannot_be_one_person_is_refused(world: World) -> None:
    def refused(refusal: type[Exception], **about: Any) -> None:
        other = neighbour(world, "Annen, En", **about)
        with world.db.write(world.kari) as work, pytest.raises(refusal):
            merging.merge(work, world.debtor_id, MergeDebtors(gone_id=other, reasons=WHY))

    with world.db.write(SYSTEM) as work:
        work.get_one(Debtor, world.debtor_id).birth_date = BORN
    refused(MergeUnlike, birth_date=date(1970, 1, 1))
    refused(MergeProtected, protection="confidential")
    itself = MergeDebtors(gone_id=world.debtor_id, reasons=WHY)
    with world.db.write(world.kari) as work, pytest.raises(MergeUnlike):
        merging.merge(work, world.debtor_id, itself)
    both = neighbour(world, "Begge, To")
    shares(world, both)
    with world.db.write(world.kari) as work, pytest.raises(BothOwe):
        merging.merge(work, world.debtor_id, MergeDebtors(gone_id=both, reasons=WHY))
    row = world.merge()
    third = neighbour(world, "Tredje, Nå")
    with world.db.write(world.kari) as work, pytest.raises(MergeOfMerged):
        merging.merge(work, third, MergeDebtors(gone_id=world.debtor_id, reasons=WHY))
    with world.db.write(world.kari) as work, pytest.raises(Stale):
        merging.split(work, row.merge_id, SplitDebtors(version=99, why="feil person"))
    anne = add_user(world.db, "anne", name="Anne Berg")
    opens(world.db, anne, world.debtor_id)
    with world.db.write(anne) as work, pytest.raises(NotOpened):
        merging.merge(work, world.debtor_id, MergeDebtors(gone_id=third, reasons=WHY))


def test_who_was_put_on_a_claim_for_the_other_is_not_merged_with_it(world: World) -> None:
    row = release(world, successor_id=world.other)
    for kept, gone in ((world.debtor_id, world.other), (world.other, world.debtor_id)):
        with world.db.write(world.kari) as work, pytest.raises(MergeReleased) as refused:
            merging.merge(work, kept, MergeDebtors(gone_id=gone, reasons=WHY))
        assert refused.value.what_now
    undo(world, row)
    assert world.merge().claims == 1


def test_both_streams_tell_of_it(world: World) -> None:
    world.split(world.merge())
    with world.db.read() as work:
        told = work.execute(select(Audit.stream, Audit.deed).where(Audit.deed.like("debtors.%")))
        found = {(stream, deed) for stream, deed in told if not deed.endswith("open")}
        assert verify(work).whole
    for number in (world.debtor_id, world.other):
        for deed in ("debtors.merge", "debtors.split"):
            assert (f"debtor:{number}", deed) in found
