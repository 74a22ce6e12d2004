"""The night's work books what has fallen due, signs, clears and copies; twice is as once."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select, text, update

from collector_desk.domain.facts import Bucket, FactKind
from collector_desk.domain.rates import Rate
from collector_desk.models import (
    Account,
    Audit,
    ClaimDebtor,
    Person,
    Posting,
    Request,
    SessionToken,
    Token,
    Word,
)
from collector_desk.service import backup, nightly
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.verify import verify
from tests.kit import add_user, open_db
from tests.service.books import Books, dump, postings

NIGHT = date(2026, 7, 1)


@pytest.fixture
def books(db: Database) -> Books:
    made = Books(db)
    made.today_is(date(2026, 6, 20))
    return made


def _night(books: Books, folder: Path, day: date) -> list[str]:
    books.today_is(day)
    return list(nightly.run(books.db, folder))


def _whole(db: Database) -> bool:
    with db.read() as work:
        return verify(work).whole


def test_the_night_books_the_line_that_a_change_of_rate_has_closed(
    books: Books, tmp_path: Path
) -> None:
    claim = books.claim(1_000_000, due=date(2026, 1, 15), interest_from=date(2026, 1, 15))
    assert books.live(claim)[-1].key == "principal:1:principal"
    said = _night(books, tmp_path, NIGHT)
    assert said[0] == "Bokført til og med 01.07.2026: 1 krav gjennomgått, 1 posteringer"
    assert books.live(claim)[-1].key == "interest:2026-01-15:2026-07-01"
    assert books.balance(claim).accrues_from == NIGHT
    assert _whole(books.db)


def test_the_night_books_a_fact_that_has_come_to_its_day(books: Books, tmp_path: Path) -> None:
    claim = books.claim(1_000_000, interest_from=None)
    other = books.claim(1_000_000, interest_from=None)
    _night(books, tmp_path, date(2026, 6, 21))
    books.happens(claim, FactKind.WAIVER, 5_000, date(2026, 6, 24), bucket=Bucket.PRINCIPAL)
    assert "0 krav gjennomgått" in _night(books, tmp_path, date(2026, 6, 23))[0]
    assert books.balance(claim).principal == 1_000_000
    # Two nights were missed: what fell due in them is booked all the same.
    assert "1 krav gjennomgått, 1 post" in _night(books, tmp_path, date(2026, 6, 26))[0]
    assert books.balance(claim).principal == 995_000
    assert books.balance(other).principal == 1_000_000
    assert _whole(books.db)


def test_only_claims_that_may_change_are_gone_through(books: Books, tmp_path: Path) -> None:
    for _ in range(3):
        books.claim(1_000_000, interest_from=None)
    books.claim()
    assert "4 krav gjennomgått" in _night(books, tmp_path, date(2026, 6, 21))[0]
    assert "0 krav gjennomgått" in _night(books, tmp_path, date(2026, 6, 22))[0]
    assert "1 krav gjennomgått" in _night(books, tmp_path, NIGHT)[0]
    assert "0 krav gjennomgått" in _night(books, tmp_path, NIGHT + timedelta(days=1))[0]


def test_another_rate_books_every_claim_anew(books: Books, tmp_path: Path) -> None:
    claim = books.claim()
    _night(books, tmp_path, date(2026, 7, 2))
    books.pays(claim, 100_000, date(2026, 6, 25))
    table = books.db.rates["late_interest"]
    late = Rate(value=Decimal("11.00"), since=date(2026, 6, 1), source="øvelse")
    values = (*table.values[:-1], late, replace(table.values[-1], since=date(2026, 7, 1)))
    tables = {**books.db.rates.tables, "late_interest": replace(table, values=values)}
    books.db.rates = replace(books.db.rates, tables=tables)
    assert not _whole(books.db)
    _night(books, tmp_path, date(2026, 7, 2))
    assert _whole(books.db)
    assert "interest:2026-06-01:2026-06-25" in [entry.key for entry in books.live(claim)]


def _much(books: Books) -> None:
    claim = books.claim()
    books.pays(claim, 200_000, date(2026, 3, 1))
    books.happens(claim, FactKind.FEE, 3_800, date(2026, 6, 25))
    who = add_user(books.db)
    with books.db.write(who) as work:
        now = work.clock.wall()
        for age in (1, 89, 91, 400):
            work.add(
                Request(
                    account_id=who.account_id,
                    key=f"key-{age}",
                    body_hash="0" * 64,
                    answer="{}",
                    at=now - timedelta(days=age),
                )
            )
        for hours in (-48, 5):
            work.add(
                SessionToken(
                    token_hash=f"{hours:064d}",
                    account_id=who.account_id,
                    created_at=now - timedelta(days=3),
                    last_used_at=now,
                    expires_at=now + timedelta(hours=hours),
                )
            )
        work.add(Token(token="lykt", debtor_id=books.debtor_id))
        work.add(Word(token="fager", bearers=3))
        work.note("notes.add", stream="debtor:1", details={"note": 1})


def test_a_second_run_changes_nothing_more(books: Books, tmp_path: Path) -> None:
    _much(books)
    _night(books, tmp_path, NIGHT)
    once, copies = dump(books.db), sorted(path.name for path in tmp_path.rglob("*"))
    said = _night(books, tmp_path, NIGHT)
    assert dump(books.db) == once
    assert sorted(path.name for path in tmp_path.rglob("*")) == copies
    assert said[0] == "Bokført til og med 01.07.2026: 0 krav gjennomgått, 0 posteringer"
    assert _whole(books.db)


def test_a_run_that_was_stopped_is_finished_by_the_next(books: Books, tmp_path: Path) -> None:
    _much(books)
    books.today_is(NIGHT)
    for line in nightly.run(books.db, tmp_path):
        if line.startswith("Bokført"):
            break
    _night(books, tmp_path, NIGHT)
    finished = dump(books.db)
    _night(books, tmp_path, NIGHT)
    assert dump(books.db) == finished
    assert _whole(books.db)


def test_old_answers_and_sessions_are_cleared_and_young_ones_kept(
    books: Books, tmp_path: Path
) -> None:
    _much(books)
    said = _night(books, tmp_path, NIGHT)
    assert "Ryddet: 2 gamle svar, 1 utløpte innlogginger" in said
    with books.db.read() as work:
        assert set(work.scalars(select(Request.key))) == {"key-1", "key-89"}
        assert set(work.scalars(select(SessionToken.token_hash))) == {f"{5:064d}"}
        assert work.scalar(select(func.count()).select_from(Account)) == 1
        assert work.scalar(select(func.count()).select_from(Person)) == 1


def test_wrong_counts_of_words_are_made_right(books: Books, tmp_path: Path) -> None:
    _much(books)
    assert "Søkeord: 2 rettet" in _night(books, tmp_path, NIGHT)
    with books.db.read() as work:
        assert [tuple(row) for row in work.execute(select(Word.token, Word.bearers))] == [
            ("lykt", 1)
        ]


def test_the_night_sets_a_wrong_last_day_right_and_notes_it(books: Books, tmp_path: Path) -> None:
    claim = books.claim()
    _night(books, tmp_path, NIGHT)
    with books.db.write(SYSTEM) as work:
        work.execute(update(ClaimDebtor).values(last_day=date(2030, 1, 1)))
    assert "Foreldelse: 1 frister regnet på nytt, 1 rettet" in _night(books, tmp_path, NIGHT)
    with books.db.read() as work:
        kept = work.scalar(select(ClaimDebtor.last_day).where(ClaimDebtor.claim_id == claim))
        noted = work.scalars(select(Audit).where(Audit.deed == "nightly.last_days")).one()
    assert kept == date(2027, 6, 15)
    assert noted.details == {"changed": 1}
    assert "Foreldelse: 1 frister regnet på nytt, 0 rettet" in _night(books, tmp_path, NIGHT)


def test_the_night_notes_in_the_log_what_it_booked(books: Books, tmp_path: Path) -> None:
    books.claim()
    _night(books, tmp_path, NIGHT)
    with books.db.read() as work:
        noted = work.scalars(select(Audit).where(Audit.deed == "nightly.book")).one()
    assert (noted.stream, noted.actor, noted.details) == ("house", "System", {"postings": 1})


def test_many_claims_are_booked_a_few_at_a_time(
    books: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nightly, "CHUNK", 2)
    monkeypatch.setattr(nightly, "_TOLD_EVERY", 2)
    claims = [
        books.claim(10_000 * n, due=date(2026, 1, 15), interest_from=date(2026, 1, 15))
        for n in range(1, 6)
    ]
    before = len(postings(books.db))
    said = _night(books, tmp_path, NIGHT)
    assert said[0] == "Bokfører: 4 krav, 4 posteringer"
    assert said[1] == "Bokført til og med 01.07.2026: 5 krav gjennomgått, 5 posteringer"
    assert len(postings(books.db)) == before + 5
    assert {books.balance(claim).accrues_from for claim in claims} == {NIGHT}


def _copies(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "backups").iterdir())


def test_each_day_has_its_copy_and_fourteen_are_kept(sqlite_url: str, tmp_path: Path) -> None:
    db = open_db(sqlite_url)
    books = Books(db)
    books.claim()
    for number in range(16):
        _night(books, tmp_path, date(2026, 7, 1) + timedelta(days=number))
    assert _copies(tmp_path) == [f"desk-2026-07-{day:02d}.db" for day in range(3, 17)]
    newest = tmp_path / "backups" / "desk-2026-07-16.db"
    assert stat.S_IMODE(newest.stat().st_mode) == 0o600
    assert stat.S_IMODE(newest.parent.stat().st_mode) == 0o700
    copied = open_db(f"sqlite:///{newest}", today=date(2026, 7, 16))
    assert dump(copied) == dump(db)
    assert _whole(copied)
    copied.close()
    db.close()


def test_a_copy_is_of_one_moment_while_others_write(sqlite_url: str, tmp_path: Path) -> None:
    db = open_db(sqlite_url)
    Books(db).claim(interest_from=None)
    with db.write(SYSTEM) as work:
        work.execute(text("INSERT INTO house (key, value) VALUES ('half', 'done')"))
        made = backup.daily(db, tmp_path, day=NIGHT)
    assert made is not None
    with closing(sqlite3.connect(made)) as copied:
        assert copied.execute("SELECT COUNT(*) FROM posting").fetchone() == (1,)
        assert copied.execute("SELECT COUNT(*) FROM house WHERE key = 'half'").fetchone() == (0,)
    db.close()


def test_a_copy_that_failed_half_way_is_made_again(sqlite_url: str, tmp_path: Path) -> None:
    db = open_db(sqlite_url)
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "desk-2026-07-01.part").write_bytes(b"half a file")
    assert backup.daily(db, tmp_path, day=NIGHT) is not None
    assert _copies(tmp_path) == ["desk-2026-07-01.db"]
    db.close()


def test_the_copies_of_a_server_are_the_servers_own(postgres_url: str, tmp_path: Path) -> None:
    db = open_db(postgres_url)
    said = list(nightly.run(db, tmp_path))
    assert said[-1] == "Sikkerhetskopi: tas av databaseserveren"
    assert list(tmp_path.iterdir()) == []
    db.close()


def test_nothing_is_posted_twice_when_two_nights_meet(books: Books, tmp_path: Path) -> None:
    claim = books.claim(1_000_000, due=date(2026, 1, 15), interest_from=date(2026, 1, 15))
    books.today_is(NIGHT)
    first, second = nightly.run(books.db, tmp_path), nightly.run(books.db, tmp_path)
    for _ in range(5):
        next(first), next(second)
    with books.db.read() as work:
        found = select(func.count()).where(Posting.claim_id == claim)
        assert work.scalar(found) == 2
    assert _whole(books.db)
