"""The scale generator: every part lawful, every row right, however many processes make it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from collector_desk.domain.rates import Rates
from collector_desk.models import Claim, ClaimDebtor, Debtor, FactRow, Note, Word
from collector_desk.service import claim_book, creditor_units, practice_scale, practice_world
from collector_desk.service.claim_book import Origin
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.practice_desk import DAY
from collector_desk.service.practice_scale import fill_scale
from collector_desk.service.practice_story import morning
from collector_desk.service.practice_world import Order
from collector_desk.service.practice_write import encoded, insert
from collector_desk.service.verify import verify
from tests.databases import sqlite_address
from tests.kit import open_db
from tests.service.practice_desks import contents

RATES = Rates.practice()


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(practice_scale, "_DEBTORS_A_PART", 50)


def scaled(url: str, *, workers: int = 1) -> Database:
    empty = open_db(url)
    lines = list(fill_scale(empty, debtors=160, claims=700, seed=5, workers=workers))
    assert lines[-1].startswith("160 skyldnere og 700 krav")
    empty.close()
    return open_db(url, rates=RATES)


def test_every_part_is_proved_by_verify_and_the_desk_goes_on_after_it(database_url: str) -> None:
    db = scaled(database_url)
    with db.read(SYSTEM) as work:
        finding = verify(work)
        assert finding.whole, finding.lines
        for table, count in ((Debtor, 160), (Claim, 700)):
            assert work.scalar(select(func.count()).select_from(table)) == count
        assert work.scalar(select(func.count(func.distinct(ClaimDebtor.debtor_id)))) == 160
        assert (work.scalar(select(func.count()).select_from(Word)) or 0) > 150
    draft = practice_world.make(_another(), RATES).stories[0].draft
    with db.write(SYSTEM) as work:
        origin = Origin(
            label="etterpå",
            units=creditor_units.known(work),
            received_on=DAY,
            known_at=morning(DAY),
        )
        (opened,) = claim_book.open_claims(work, [draft.handed], origin)
        assert opened.number == "K-2026-000701"
        facts = work.scalars(select(FactRow.id).where(FactRow.claim_id == opened.claim_id)).all()
        assert min(facts) > (
            work.scalar(select(func.max(FactRow.id)).where(FactRow.claim_id <= 700)) or 0
        )
    db.close()


def _another() -> Order:
    return Order(seed=99, debtors=1, claims=1, today=DAY, files_from=date(2026, 12, 1))


@pytest.fixture
def fresh(migrated_file: Path, tmp_path: Path) -> Callable[[str], str]:
    def _fresh(name: str) -> str:
        shutil.copyfile(migrated_file, tmp_path / name)
        return sqlite_address(tmp_path / name)

    return _fresh


def test_two_processes_make_the_same_city_as_one(fresh: Callable[[str], str]) -> None:
    one, two = scaled(fresh("one.db")), scaled(fresh("two.db"), workers=2)
    first, second = contents(one), contents(two)
    for table, rows in first.items():
        assert rows == second[table], table
    one.close()
    two.close()


def test_text_is_kept_letter_by_letter(db: Database) -> None:
    texts = ["a\tb", "c\\d", "e\nf\r\ng", "\\N", "", "«Čáhppil» æøå €", "slutt\\"]
    columns = (
        "debtor_id",
        "claim_id",
        "text",
        "corrects",
        "written_by",
        "written_at",
        "written_on",
    )
    at = datetime(2026, 11, 23, 5, 30, 0, 123456, tzinfo=UTC)
    with db.write(SYSTEM) as work:
        work.add(Debtor(kind="person", name="Prøve, Kari", search_name="prove kari"))
        work.flush()
        rows = [(1, None, text, None, "Kari", at, DAY) for text in texts]
        insert(work, Note, columns, encoded(rows, dialect=work.get_bind().dialect.name))
        insert(work, Note, columns, encoded([], dialect=work.get_bind().dialect.name))
    with db.read() as work:
        kept = work.scalars(select(Note).order_by(Note.id)).all()
        assert [note.text for note in kept] == texts
        assert {(note.written_at, note.written_on) for note in kept} == {(at, DAY)}
