"""Two at once: one waits or tries again, and nobody meets a fault of ours or loses a note."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from functools import partial

import pytest
from sqlalchemy import func, select

from collector_desk.domain.letter import LetterKind
from collector_desk.errors.payments import PaybackTooMuch
from collector_desk.errors.service import Busy
from collector_desk.models import Audit, Claim, Draft, Opening
from collector_desk.service import database, gate, letters, notes, placing
from collector_desk.service.database import SYSTEM, Conflict, Database
from collector_desk.service.trail import Trail
from tests.exchange.claim_files import document
from tests.kit import add_user, open_db
from tests.service.desks import (
    Paid,
    claims_of,
    invoice,
    place_order,
    practise,
    read_in,
    take_in,
)
from tests.service.mail import Mail


def _at_once(*deeds: Callable[[], object]) -> list[BaseException]:
    """Do the deeds side by side; gives what went wrong."""
    faults: list[BaseException] = []
    start = threading.Barrier(len(deeds))

    def go(deed: Callable[[], object]) -> None:
        start.wait(10)
        try:
            deed()
        except Exception as fault:  # noqa: BLE001  each fault is looked at by the test
            faults.append(fault)

    threads = [threading.Thread(target=go, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return faults


def test_a_deadlock_is_a_conflict_that_may_be_tried_again(postgres_url: str) -> None:
    db = open_db(postgres_url)
    practise(db)
    take_in(db, document(invoice("1001"), invoice("1002")))
    both = threading.Barrier(2)

    def lock(order: Iterable[int]) -> None:
        with db.write(SYSTEM) as work:
            for place, number in enumerate(order):
                if place:
                    both.wait(10)
                work.execute(select(Claim.id).where(Claim.id == number).with_for_update())

    faults = _at_once(lambda: lock((1, 2)), lambda: lock((2, 1)))
    db.close()
    assert [type(fault) for fault in faults] == [Conflict]
    assert isinstance(faults[0], Busy)  # what who does not try again is told


def test_who_waits_too_long_for_the_one_writer_is_told_it_is_busy(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0.1)
    db = open_db(sqlite_url)
    with db.write(SYSTEM) as holder:
        holder.execute(select(1))
        with pytest.raises(Busy), db.write(SYSTEM) as work:
            work.execute(select(1))
    db.close()


def test_a_note_outlives_an_import_that_holds_the_database(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0.1)
    db = open_db(sqlite_url)
    trail = Trail(db)
    trail.start()
    with db.write(SYSTEM) as holder:
        holder.execute(select(1))
        trail.add(SYSTEM, lambda work: work.note("search.find"))
        time.sleep(0.3)
    trail.settle()
    trail.close()
    with db.read() as work:
        assert work.scalar(select(func.count()).where(Audit.deed == "search.find")) == 1
    db.close()


def test_two_letters_of_one_kind_that_are_sent_at_once_bear_one_fee(db: Database) -> None:
    mail = Mail(db)
    claims = (mail.claim, mail.owes(30_000))

    def sends(claim: int) -> None:
        with db.write(mail.kari) as work:
            letters.send(work, mail.debtor_id, mail.order(LetterKind.COLLECTION_NOTICE, claim))
            time.sleep(0.5)

    assert _at_once(*(partial(sends, claim) for claim in claims)) == []
    assert len(mail.letters()) == len(claims)
    assert len(mail.fees()) == 1


def test_two_windows_open_a_debtor_and_keep_a_draft_at_once(db: Database) -> None:
    practise(db)
    take_in(db, document(invoice("1001")))
    who = add_user(db)

    def open_it() -> None:
        with db.write(who) as work:
            gate.open_debtor(work, 1, "henvendelse")
            time.sleep(0.05)

    def save() -> None:
        with db.write(who) as work:
            notes.save_draft(work, 1, "utkast")
            work.flush()
            time.sleep(0.05)

    assert _at_once(open_it, open_it, open_it) == []
    assert _at_once(save, save, save) == []
    with db.read() as work:
        opened = work.scalar(select(func.count()).where(Audit.deed == "debtors.open"))
        assert opened == 3
        assert work.scalar(select(func.count()).select_from(Opening)) == 1
        assert work.scalar(select(Draft.text)) == "utkast"


def test_no_more_is_taken_back_than_was_paid_when_two_take_at_once(db: Database) -> None:
    practise(db)
    take_in(db, document(invoice("1001")))
    read_in(db, Paid(amount=1_000, kid=claims_of(db)[0].kid))
    back = Paid(amount=1_000, sign="-", text="Tilbakeført")
    read_in(db, back, back, Paid(amount=5_000), number=2)

    def take(payment_id: int) -> None:
        with db.write(SYSTEM) as work:
            placing.place(work, payment_id, place_order((1, 1_000)))
            time.sleep(0.2)

    faults = _at_once(lambda: take(2), lambda: take(3))
    assert [type(fault) for fault in faults] == [PaybackTooMuch]
