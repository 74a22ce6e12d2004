"""Work in bulk: keys given ahead, notes chained in one go, and a collector that wakes again."""

from __future__ import annotations

import gc
import threading
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import select

from collector_desk.models import Audit, Document, Person, Team
from collector_desk.service import audit
from collector_desk.service.bulk import WORTH_IT
from collector_desk.service.bulk_notes import note_all
from collector_desk.service.database import SYSTEM, Conflict, Database
from collector_desk.service.keys import chunks, fill, reserve
from collector_desk.service.memory import unsearched


def test_reserved_keys_are_new_and_leave_room_for_the_next_row(db: Database) -> None:
    with db.write(SYSTEM) as work:
        first = Team(name="Nord")
        work.add(first)
        work.flush()
        keys = list(reserve(work, Team, 3))
        fill(work, Team, [{"id": key, "name": f"Team {key}"} for key in keys])
        last = Team(name="Sør")
        work.add(last)
        work.flush()
    assert sorted(keys) == list(range(first.id + 1, first.id + 4))
    assert last.id == first.id + 4


def test_no_keys_and_no_rows_ask_the_database_nothing(db: Database) -> None:
    with db.write(SYSTEM) as work:
        assert list(reserve(work, Team, 0)) == []
        fill(work, Team, [])


def test_many_rows_come_in_as_they_were_given(db: Database) -> None:
    odd = ["tab\tulator", "ny\nlinje", "\\N", "\\", "æøå", "", "a\rb", "'; --", "🤷"]
    names = [f"{odd[number % len(odd)]} {number}" for number in range(2 * WORTH_IT)]
    with db.write(SYSTEM) as work:
        fill(work, Person, [{"name": name, "blind_index": None} for name in names])
    with db.read() as work:
        kept = work.scalars(select(Person).order_by(Person.id)).all()
    assert [row.name for row in kept] == names
    assert {(row.clearance, row.blind_index) for row in kept} == {(False, None)}


def test_a_moment_keeps_its_zone_among_many_rows(db: Database) -> None:
    at = datetime(2026, 11, 23, 1, 30, 0, 123456, tzinfo=timezone(timedelta(hours=1)))
    row = {
        "kind": "letter", "title": "Brev", "day": at.date(), "name": "brev.pdf", "sha256": "0" * 64,
        "content": b"\x00\\x01\t", "kept_at": at,
    }  # fmt: skip
    with db.write(SYSTEM) as work:
        fill(work, Document, [row] * WORTH_IT)
    with db.read() as work:
        kept = work.scalars(select(Document)).all()
    assert len(kept) == WORTH_IT
    assert {(one.day, one.content, one.kept_at) for one in kept} == {
        (at.date(), row["content"], at)
    }


def test_one_fault_among_many_rows_is_named_and_keeps_none_of_them(db: Database) -> None:
    rows = [{"name": f"Team {number}"} for number in range(2 * WORTH_IT)]
    with pytest.raises(Conflict), db.write(SYSTEM) as work:
        fill(work, Team, [*rows, rows[7]])
    with db.read() as work:
        assert work.scalars(select(Team)).all() == []


def test_values_come_in_lists_that_fit_a_query() -> None:
    assert [len(some) for some in chunks(range(12_001))] == [5_000, 5_000, 2_001]
    assert list(chunks([])) == []


def test_notes_in_bulk_hang_in_the_same_chain_as_single_ones(db: Database) -> None:
    with db.write(SYSTEM) as work:
        work.note("notes.add", stream="debtor:2", details={"note": 1})
    with db.write(SYSTEM) as work:
        note_all(work, "imports.ocr", {f"debtor:{n}": {"payments": [n]} for n in (3, 1, 2)})
    with db.write(SYSTEM) as work:
        work.note("notes.add", stream="debtor:2", details={"note": 2})
    with db.read() as work:
        rows = work.scalars(select(Audit).where(Audit.stream == "debtor:2").order_by(Audit.seq))
        chain = rows.all()
        assert len(work.scalars(select(Audit.id)).all()) == 5
    assert [row.seq for row in chain] == [1, 2, 3]
    assert chain[0].previous == audit.GENESIS
    assert [row.previous for row in chain[1:]] == [row.hash for row in chain[:-1]]
    assert chain[1].details == {"payments": [2]}
    assert chain[1].digest == audit.digest(chain[1].salt, "System", {"payments": [2]})


def test_the_collector_rests_until_the_last_thread_is_out() -> None:
    inside, leave = threading.Event(), threading.Event()

    def stay() -> None:
        with unsearched():
            inside.set()
            leave.wait(5)

    thread = threading.Thread(target=stay)
    thread.start()
    inside.wait(5)
    with pytest.raises(KeyError), unsearched():
        raise KeyError
    assert not gc.isenabled()
    leave.set()
    thread.join()
    assert gc.isenabled()
