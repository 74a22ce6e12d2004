"""The last days of claims that were here before the column are those that the law gives."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select, text

from collector_desk import migrations
from collector_desk.domain.work import WorkKind
from collector_desk.models import ClaimDebtor, WorkMark
from collector_desk.service import verify_limitation
from collector_desk.service.database import SYSTEM
from tests.kit import open_db
from tests.postgres import as_owner
from tests.service.books import Books
from tests.service.work_world import acknowledged, hold

BEFORE = "2026_11_27_relief"


def test_older_claims_get_their_last_days_and_older_marks_their_debtor(database_url: str) -> None:
    db = open_db(as_owner(database_url))
    books = Books(db)
    plain = books.claim(due=date(2024, 1, 15))
    moved = books.claim(due=date(2024, 1, 15))
    pending = books.claim(due=date(2024, 1, 15))
    paid = books.claim(100_000, due=date(2024, 1, 15), interest_from=None)
    books.pays(paid, 100_000, date(2026, 1, 15))
    with db.write(SYSTEM) as work:
        work.add(acknowledged(moved, books.debtor_id, date(2025, 3, 3)))
        request = acknowledged(pending, books.debtor_id, date(2025, 3, 3))
        request.step = "enforcement_request"
        work.add_all([request, hold(books.debtor_id, until=date(2026, 11, 25))])
        work.flush()
        held = work.scalar(text("SELECT id FROM hold")) or 0
    db.close()
    url = as_owner(database_url)
    migrations.downgrade(url, revision=BEFORE)
    older = open_db(url)
    with older.write(SYSTEM) as work:
        for kind, subject in (("limitation", plain), ("hold_lapses", held), ("unplaced", 9)):
            work.execute(
                text(
                    "INSERT INTO work_mark (kind, subject_id, put_off_until, marked_by)"
                    f" VALUES ('{kind}', {subject}, '2026-12-01', 'Kari')"
                )
            )
    older.close()
    migrations.upgrade(url)
    db = open_db(url)
    with db.read() as work:
        rows = work.execute(select(ClaimDebtor.claim_id, ClaimDebtor.last_day))
        kept = {row.claim_id: row.last_day for row in rows}
        every = work.scalars(select(WorkMark))
        marks = {(each.kind, each.subject_id, each.debtor_id) for each in every}
        assert verify_limitation.proof(work).whole
    db.close()
    assert kept == {
        plain: date(2027, 1, 15), moved: date(2028, 3, 3), pending: None, paid: None
    }  # fmt: skip
    assert marks == {
        (WorkKind.LIMITATION.value, plain, books.debtor_id),
        (WorkKind.HOLD_LAPSES.value, held, books.debtor_id),
        (WorkKind.UNPLACED.value, 9, 0),
    }
