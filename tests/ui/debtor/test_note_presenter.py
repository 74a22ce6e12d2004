"""A note is written once, whatever happens on the way, and nothing typed is lost."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import func, select

from collector_desk.errors.service import Unknown, Unreachable
from collector_desk.models import Draft, Note
from collector_desk.service.database import Database
from collector_desk.ui.debtor.note_presenter import SAVE_AFTER_MS, NotePresenter, Stage
from collector_desk.wire.debtors import Event, NewNote
from collector_desk.wire.notes import Saved
from tests.ui.debtor.conftest import Bench


@pytest.fixture
def notes(own: Bench, own_debtor: int) -> NotePresenter:
    return NotePresenter(own.presenter(own_debtor))


def _count(db: Database) -> int:
    with db.read() as work:
        return work.scalar(select(func.count()).select_from(Note)) or 0


def _draft(db: Database) -> str | None:
    with db.read() as work:
        return work.scalar(select(Draft.text))


def test_what_is_typed_is_kept_within_two_seconds(
    own: Bench, db: Database, notes: NotePresenter
) -> None:
    notes.typed("Ringte 23.11.")
    assert notes.stage is Stage.TYPED
    assert notes._timer.isActive()
    assert notes._timer.interval() == SAVE_AFTER_MS == 2_000
    notes._timer.start(1)
    own.qtbot.waitUntil(lambda: notes.stage is Stage.KEPT)
    assert _draft(db) == "Ringte 23.11."


def test_the_draft_comes_back_after_a_crash(own: Bench, notes: NotePresenter) -> None:
    notes.typed("Ønsker avtale over ni måneder")
    notes.flush()
    own.settle()
    again = own.presenter(notes._debtor.debtor_id)
    assert again.sheet is not None
    after = NotePresenter(again)
    after.take_draft(again.sheet.draft)
    assert (after.text, after.stage) == ("Ønsker avtale over ni måneder", Stage.KEPT)


def test_a_draft_never_covers_what_is_being_typed(notes: NotePresenter) -> None:
    notes.typed("nytt")
    notes.take_draft("gammelt")
    assert notes.text == "nytt"
    notes._timer.stop()


def test_an_emptied_draft_is_let_go(own: Bench, db: Database, notes: NotePresenter) -> None:
    notes.typed("feil")
    notes.flush()
    own.settle()
    notes.typed("")
    notes.flush()
    own.settle()
    assert (notes.stage, _draft(db)) == (Stage.EMPTY, None)


def test_a_note_is_written_and_its_draft_is_gone(
    own: Bench, db: Database, notes: NotePresenter
) -> None:
    notes.typed("Avtalt 1 200 kr den 20. hver måned.")
    notes.flush()
    with own.qtbot.waitSignal(notes.added) as came:
        notes.send()
    assert came.args is not None
    event = came.args[0]
    assert isinstance(event, Event)
    assert event.text == "Avtalt 1 200 kr den 20. hver måned."
    assert (notes.stage, notes.text, _draft(db)) == (Stage.EMPTY, "", None)


def test_a_slow_draft_never_comes_back_after_its_note(
    own: Bench, db: Database, notes: NotePresenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = own.desk.notes.save_draft

    def slow(debtor_id: int, text: str) -> Saved:
        time.sleep(0.15)
        return real(debtor_id, text)

    monkeypatch.setattr(own.desk.notes, "save_draft", slow)
    notes.typed("én gang")
    notes.flush()
    with own.qtbot.waitSignal(notes.added):
        notes.send()
    own.settle()
    assert (_count(db), _draft(db)) == (1, None)


def test_a_lost_answer_is_asked_again_with_the_same_key_and_written_once(
    own: Bench, db: Database, notes: NotePresenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, keys = own.desk.notes.add, []

    def answer_lost(debtor_id: int, order: NewNote, *, key: str) -> Event:
        keys.append(key)
        found = real(debtor_id, order, key=key)
        if len(keys) == 1:
            raise Unreachable
        return found

    monkeypatch.setattr(own.desk.notes, "add", answer_lost)
    notes.typed("Skyldneren bestrider kravet.")
    notes.send()
    own.settle()
    assert notes.stage is Stage.UNCERTAIN
    assert not notes.safe
    notes.typed("noe annet")
    assert notes.text == "Skyldneren bestrider kravet.", "an order on its way cannot change"
    with own.qtbot.waitSignal(notes.added):
        notes.try_again()
    assert len(keys) == 2
    assert len(set(keys)) == 1
    assert _count(db) == 1


def test_a_lost_answer_is_asked_again_without_anybody_asking(
    own: Bench, db: Database, notes: NotePresenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as away:
        away.setattr(own.desk.connection, "_url", "http://127.0.0.1:9")
        notes.typed("uten tjeneste")
        notes.send()
        own.settle()
    assert notes.stage is Stage.UNCERTAIN
    with own.qtbot.waitSignal(notes.added):
        notes._timer.start(1)
    assert _count(db) == 1


def test_a_refused_note_keeps_its_text_and_gets_a_new_key(
    own: Bench, notes: NotePresenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_debtor: int, _order: NewNote, *, key: str) -> Event:
        raise Unknown(what="claim", id=1, key=len(key))

    with monkeypatch.context() as patch:
        patch.setattr(own.desk.notes, "add", refuse)
        notes.typed("på feil krav")
        notes.send()
        own.settle()
    assert (notes.stage, notes.text) == (Stage.TYPED, "på feil krav")
    assert notes.refusal is not None
    with own.qtbot.waitSignal(notes.added):
        notes.send()


def test_a_draft_that_cannot_be_kept_holds_the_tab_and_is_tried_again(
    own: Bench, db: Database, notes: NotePresenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as away:
        away.setattr(own.desk.connection, "_url", "http://127.0.0.1:9")
        notes.typed("må ikke gå tapt")
        notes.flush()
        own.settle()
    assert not notes.safe
    notes._timer.start(1)
    own.qtbot.waitUntil(lambda: notes.stage is Stage.KEPT)
    assert notes.safe
    assert _draft(db) == "må ikke gå tapt"


def test_a_correction_is_a_new_note_that_points_at_the_old(
    own: Bench, db: Database, notes: NotePresenter
) -> None:
    notes.typed("Ringte 19.11.")
    with own.qtbot.waitSignal(notes.added) as first:
        notes.send()
    assert first.args is not None
    notes.correct(first.args[0])
    notes.typed("Ringte 20.11.")
    with own.qtbot.waitSignal(notes.added) as second:
        notes.send()
    assert second.args is not None
    assert second.args[0].corrects == int(first.args[0].key.removeprefix("note:"))
    assert notes.corrects is None
    with db.read() as work:
        texts = work.scalars(select(Note.text).order_by(Note.id)).all()
    assert texts == ["Ringte 19.11.", "Ringte 20.11."]


def test_blanks_are_no_note(own: Bench, db: Database, notes: NotePresenter) -> None:
    notes.typed("   \n ")
    notes.send()
    notes.flush()
    own.settle()
    assert _count(db) == 0
