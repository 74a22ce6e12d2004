"""Ctrl+Z in the real window on the real service: shown, done by Enter, and text left alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from collector_desk.client.connection import Connection, new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.holds import Reason
from collector_desk.service.database import Database
from collector_desk.ui.casework.hold import HoldBox
from collector_desk.ui.casework.merge import MergeBox
from collector_desk.ui.undoing import UndoBox
from collector_desk.wire.debtors import NewNote
from collector_desk.wire.holds import NewHold
from tests.flows.hands import (
    CONTROL,
    SEND,
    SHIFT,
    focus_of,
    key,
    open_debtor,
    put,
    reach,
    write,
)
from tests.kit import PASSWORD, TODAY
from tests.service.agreements import Agreement
from tests.service.parties import owing
from tests.service.test_merging import World
from tests.ui.shell import Desktop, answering

Z, ENTER, ESC = Qt.Key.Key_Z, Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def beside(desk: Desktop) -> Desk:
    """The same user's deeds from another window."""
    made = Desk(Connection(desk.home.open().url))
    made.session.sign_in("kari", PASSWORD)
    return made


def held(desk: Desktop, case: Agreement) -> None:
    order = NewHold(reason=Reason.OTHER, until=TODAY + timedelta(days=5), text="venter på svar")
    beside(desk).holds.put(case.debtor, order, key=new_key())


def said(desk: Desktop) -> str:
    """What the toast says."""
    return desk.main.toast.accessibleName()


def undo_box(desk: Desktop) -> UndoBox:
    """The box that Ctrl+Z brings."""
    key(desk, Z, CONTROL)
    desk.until(lambda: isinstance(QApplication.activeModalWidget(), UndoBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, UndoBox)
    return box


def test_a_hold_put_by_the_keys_is_taken_back_by_the_keys(desk: Desktop, case: Agreement) -> None:
    desk.sign_in()
    screen = open_debtor(desk, case.debtor)

    def fill(box: HoldBox) -> None:
        put(box, box.until.edit, "30.11.2026")
        write(box, SEND)

    with answering(HoldBox, fill):
        key(desk, Qt.Key.Key_B, CONTROL | SHIFT)
        desk.until(case.holds)
    desk.settle()
    box = undo_box(desk)
    assert box.windowTitle() == "Angre det siste du gjorde?"
    assert box.accessibleDescription() == "Stilte i bero. Bero oppheves: K-2026-000001."
    assert box.go.accessibleName() == "Angre"
    write(box, (ENTER,))
    desk.until(lambda: not case.holds())
    desk.settle()
    assert said(desk) == "Angret. Bero oppheves: K-2026-000001."
    assert screen.presenter.sheet is not None
    assert not screen.presenter.sheet.holds  # the screen has seen it


def test_a_merge_by_the_keys_is_taken_back_by_the_keys(desk: Desktop, db: Database) -> None:
    world = World(db)
    desk.sign_in()
    screen = open_debtor(desk, world.debtor_id)

    def fill(box: MergeBox) -> None:
        reach(box, box.other.search.field.edit)
        write(box, "Vik Sol")
        desk.until(lambda: box.other.search.chosen() is not None)
        write(box, (ENTER,))  # opened before: it asks for no reason
        desk.until(lambda: box.other.picked is not None)
        put(box, box.reasons.edit, "D-nummeret er avløst av fødselsnummeret.")
        write(box, SEND)

    with answering(MergeBox, fill):
        key(desk, Qt.Key.Key_X, CONTROL | SHIFT)
        desk.until(lambda: owing(world, world.theirs) == [world.debtor_id])
    desk.settle()
    assert screen.presenter.sheet is not None
    assert len(screen.presenter.sheet.claims) == 2
    box = undo_box(desk)
    assert box.done_words.text().startswith("Slo sammen to skyldnere, ")
    assert box.sentence.text().startswith(
        "1 krav går tilbake til Vik, Sol. Da skylder Lykt, Fager "
    )
    write(box, (ENTER,))
    desk.until(lambda: owing(world, world.theirs) == [world.other])
    desk.settle()
    assert said(desk).startswith("Angret. 1 krav går tilbake til Vik, Sol.")
    assert [claim.claim_id for claim in screen.presenter.sheet.claims] == [world.claim]


def test_esc_leaves_what_was_done(desk: Desktop, case: Agreement) -> None:
    desk.sign_in(stay=True)
    held(desk, case)
    write(undo_box(desk), (ESC,))
    desk.settle()
    assert len(case.holds()) == 1


def test_what_stands_says_why_and_enter_closes_the_box(desk: Desktop, case: Agreement) -> None:
    desk.sign_in(stay=True)
    beside(desk).notes.add(case.debtor, NewNote(text="Ringte om kravet."), key=new_key())
    box = undo_box(desk)
    assert box.windowTitle() == "Kan ikke angres"
    assert box.sentence.text() == "Et notat i saken endres og fjernes ikke."
    assert box.instead.text() == "Skriv et nytt notat som retter det."
    assert not box.go.isVisible()
    write(box, (ENTER,))
    desk.until(lambda: QApplication.activeModalWidget() is None)


def test_where_nothing_was_done_a_word_says_so(desk: Desktop, case: Agreement) -> None:
    desk.sign_in(stay=True)
    key(desk, Z, CONTROL)
    desk.settle()
    assert said(desk) == "Du har ikke gjort noe som står igjen å angre."
    assert case.holds() == []


def test_in_a_text_it_takes_back_the_text(desk: Desktop, case: Agreement) -> None:
    desk.sign_in()
    open_debtor(desk, case.debtor)
    held(desk, case)
    key(desk, Qt.Key.Key_N, CONTROL)
    desk.until(lambda: isinstance(focus_of(desk), QPlainTextEdit))
    text = focus_of(desk)
    assert isinstance(text, QPlainTextEdit)
    QTest.keyClicks(text, "feil")
    key(desk, Z, CONTROL)
    desk.settle()
    assert text.toPlainText() == ""
    assert QApplication.activeModalWidget() is None
    assert len(case.holds()) == 1
