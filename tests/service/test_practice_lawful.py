"""What the practice desk is made of holds by the rules, whatever the seed, on both databases."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, select

from collector_desk.domain import readiness
from collector_desk.domain.calendar import next_working_day
from collector_desk.domain.rates import Rates
from collector_desk.domain.readiness import check_file
from collector_desk.exchange import claims_in
from collector_desk.models import Claim, ClaimDebtor, Debtor, Document, FactRow, Notice
from collector_desk.service import (
    claim_book,
    claim_import,
    creditor_units,
    ocr_import,
    practice_rows,
    practice_world,
)
from collector_desk.service.booking import book
from collector_desk.service.claim_book import Origin
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.practice_desk import DAY
from collector_desk.service.practice_rows import COLUMNS, Numbered, Sheets
from collector_desk.service.practice_story import Story, morning
from collector_desk.service.practice_try import FOLDER
from collector_desk.service.practice_world import Order
from collector_desk.service.verify import verify
from tests.databases import sqlite_address
from tests.kit import open_db
from tests.service.practice_desks import contents, filled

RATES = Rates.practice()
FILES_FROM = date(2026, 9, 1)


def order(seed: int, debtors: int = 150, **part: int) -> Order:
    return Order(
        seed=seed, debtors=debtors, claims=debtors * 4, today=DAY, files_from=FILES_FROM, **part
    )


@pytest.fixture
def small(database_url: str) -> Iterator[Database]:
    with filled(database_url, debtors=120, seed=3) as db:
        yield db


@pytest.fixture
def fresh(migrated_file: Path, tmp_path: Path) -> Callable[[str], str]:
    """The address of a new migrated SQLite file in a folder of its own."""

    def _fresh(name: str) -> str:
        folder = tmp_path / name
        folder.mkdir()
        shutil.copyfile(migrated_file, folder / "desk.db")
        return sqlite_address(folder / "desk.db")

    return _fresh


def test_verify_finds_nothing_to_say_about_a_practice_desk(small: Database) -> None:
    with small.read(SYSTEM) as work:
        finding = verify(work)
    assert finding.whole, finding.lines


def test_the_night_books_nothing_more(small: Database) -> None:
    with small.write(SYSTEM) as work:
        claims = work.scalars(select(Claim.id)).all()
        assert len(claims) > 300
        assert book(work, claims) == 0


def test_the_same_seed_gives_the_same_desk(fresh: Callable[[str], str]) -> None:
    with filled(fresh("one"), debtors=80) as one, filled(fresh("two"), debtors=80) as two:
        first, second = contents(one), contents(two)
    assert len(first["fact"]) > 500
    for table, rows in first.items():
        assert rows == second[table], table


def test_another_seed_gives_another_desk(fresh: Callable[[str], str]) -> None:
    with filled(fresh("one"), debtors=30) as one, filled(fresh("two"), debtors=30, seed=8) as two:
        assert contents(one)["fact"] != contents(two)["fact"]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_claim_is_ready_on_the_day_it_is_handed_over(seed: int) -> None:
    world = practice_world.make(order(seed), RATES)
    assert len(world.stories) == 600
    for story in world.stories:
        faults = readiness.check(
            story.draft.handed, today=story.received, rates=RATES, synthetic=True
        )
        assert not faults


def test_every_kept_file_would_be_taken_in_again_on_its_day(fresh: Callable[[str], str]) -> None:
    with filled(fresh("one"), debtors=60) as db, db.read(SYSTEM) as work:
        kept = work.scalars(select(Document).where(Document.kind == "claim_file")).all()
        claims = 0
        for document in kept:
            file = claims_in.read(document.content or b"", name=document.name)
            found = check_file(file, today=document.day, rates=RATES, synthetic=True)
            assert not found.faults
            claims += len(found.ready)
        assert claims == work.scalar(select(func.count()).select_from(Claim))


def test_interest_without_a_fixed_due_date_runs_from_thirty_days_after_the_demand(
    small: Database,
) -> None:
    """Ruling 12: by invoice, by another demand, by consent; and where none counts, not yet."""
    with small.read(SYSTEM) as work:
        rows = work.scalars(select(Claim).where(Claim.interest_basis == "demand_plus_30")).all()
    told: set[str] = set()
    for claim in rows:
        found = re.match(r"(.+) (\d\d)\.(\d\d)\.(\d{4})$", claim.interest_note)
        if claim.interest_from is None:
            told.add("none")
            assert claim.interest_note == "som ikke er registrert: renten løper ikke ennå"
            continue
        assert found, claim.interest_note
        what, day, month, year = found.groups()
        told.add(what)
        after = date(int(year), int(month), int(day)) + timedelta(days=30)
        assert claim.interest_from == max(after, next_working_day(claim.due_date))
    assert told == {
        "none",
        "faktura på papir",
        "faktura elektronisk med uttrykkelig samtykke",
        "påkrav på papir",
        "inkassovarsel på papir",
    }


def test_parts_made_side_by_side_give_no_number_twice() -> None:
    worlds = [practice_world.make(order(5, 120, part=n, parts=3), RATES) for n in range(3)]
    people = [one for world in worlds for one in world.debtors]
    numbers = [one.number for one in people if one.number]
    organisations = [one.org_number for one in people if one.org_number]
    invoices = [story.draft.handed.invoice for world in worlds for story in world.stories]
    for given in (numbers, organisations, invoices):
        assert len(set(given)) == len(given) > 10


def test_the_claims_of_an_order_add_up() -> None:
    counts = list(practice_world.shares(Random(4), debtors=500, claims=2600))
    assert (len(counts), sum(counts), min(counts)) == (500, 2600, 1)
    assert max(counts) > 40


def test_the_files_to_try_have_good_and_bad_lines(fresh: Callable[[str], str]) -> None:
    url = fresh("one")
    with filled(url, debtors=150) as db:
        folder = Path(url.removeprefix("sqlite:///")).parent / FOLDER
        files = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert len(files) == 2
        with db.write(SYSTEM) as work:
            for name, data in files.items():
                if name.startswith("krav"):
                    report = claim_import.commit(work, name, data)
                    assert (report.accepted, report.refused) == (6, 5)
                else:
                    paid = ocr_import.commit(work, name, data)
                    assert (paid.payments, paid.placed, paid.unplaced) == (14, 11, 3)


def test_rows_are_those_that_the_real_hand_over_writes(fresh: Callable[[str], str]) -> None:
    """Each claim once through ``claim_book``, and once as the practice desk writes it."""
    world = practice_world.make(order(11, 25), RATES)
    db = open_db(fresh("one"), rates=RATES)
    with db.write(SYSTEM) as work:
        units = creditor_units.kept(work, creditor_units.known(work))
        for story in world.stories:
            untold = Story(story.draft, RATES, DAY)
            handed = story.draft.handed
            origin = Origin(
                label="prøve",
                units=units,
                received_on=story.received,
                known_at=morning(story.received),
            )
            (opened,) = claim_book.open_claims(work, [handed], origin)
            unit = units[handed.unit]
            ours = Numbered(
                story=untold, claim_id=opened.claim_id, serial=int(opened.number[-6:]),
                unit_id=unit.id or 0, client=unit.client, debtor_ids=opened.debtor_ids,
                case_ids=(0,) * len(opened.debtor_ids), label="prøve",
            )  # fmt: skip
            sheets = Sheets()
            practice_rows.claim(sheets, ours)
            keys = [*range(1, len(untold.told) + 1)]
            told = list(practice_rows.facts(ours, keys, {}))
            practice_rows.facts_told(sheets, ours, told, morning(DAY))
            practice_rows.booked(sheets, ours, [fact for fact, _, _ in told], DAY, RATES)
            where = {Claim: Claim.id, ClaimDebtor: ClaimDebtor.claim_id,
                     Notice: Notice.claim_id, FactRow: FactRow.claim_id}  # fmt: skip
            for table, key in where.items():
                left_out = {"id", "case_id"} if table is not Claim else set()
                names = [name for name in COLUMNS[table] if name not in left_out]
                columns = [table.__table__.c[name] for name in names]
                rows = work.execute(select(*columns).where(key == opened.claim_id)).all()
                written = [
                    dict(zip(COLUMNS[table], row, strict=True)) for row in sheets.rows[table]
                ]
                expected = [tuple(row[name] for name in names) for row in written]
                assert sorted(map(tuple, rows), key=repr) == sorted(expected, key=repr)
    db.close()


def test_a_protected_person_is_handed_over_without_an_address() -> None:
    world = practice_world.make(order(2, 400), RATES)
    hidden = [one for one in world.debtors if one.protection != "open"]
    assert hidden
    for story in world.stories:
        for debtor in story.draft.handed.debtors:
            assert not (debtor.protected and (debtor.address or debtor.phone))
    assert replace(hidden[0]).protection != "open"


def test_every_debtor_belongs_to_a_team_and_a_person(small: Database) -> None:
    with small.read(SYSTEM) as work:
        nobodys = select(Debtor.id).where(
            Debtor.team_id.is_(None) | Debtor.responsible_id.is_(None)
        )
        assert work.scalars(nobodys).all() == []
