"""Hands on the keyboard for the flows: where the keys go, and what is written in a box."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from sqlalchemy import select

from collector_desk.domain.letter import LetterKind
from collector_desk.models import Document, LetterRow
from collector_desk.service import nightly, relay
from collector_desk.service.clock import Clock
from collector_desk.service.database import Database
from collector_desk.ui.approvals.view import ApprovalsScreen
from collector_desk.ui.casework.letter import LetterBox
from collector_desk.ui.debtor.view import DebtorScreen
from tests.kit import PASSWORD
from tests.service.casework import proposal
from tests.service.mail import Mail, text_of
from tests.ui.shell import Desktop, answering

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
TAB, DOWN, SEND = (Qt.Key.Key_Tab,), (Qt.Key.Key_Down,), (Qt.Key.Key_Return, CONTROL)
HOME = (Qt.Key.Key_Home,)


def focus_of(desk: Desktop) -> QWidget:
    """Where the keys go; the window is in front again after a dialog."""
    if QApplication.focusWidget() is None:
        desk.program.window.activateWindow()
        desk.until(lambda: QApplication.focusWidget() is not None)
    found = QApplication.focusWidget()
    assert found is not None
    return found


def key(desk: Desktop, which: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(focus_of(desk), which, held)
    QApplication.processEvents()


def tab_to(desk: Desktop, wanted: QWidget) -> None:
    """Tab until the keys are there: what Tab does not reach cannot be worked by the keys."""
    for _ in range(60):
        if focus_of(desk) is wanted:
            return
        key(desk, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {wanted.accessibleName()}")


def write(dialog: QDialog, *keys: object) -> None:
    """Keys in a dialog, wherever its own focus is."""
    for each in keys:
        focus = dialog.focusWidget()
        assert focus is not None
        if isinstance(each, str):
            QTest.keyClicks(focus, each)
        else:
            QTest.keyClick(focus, *each)  # type: ignore[misc]


def reach(dialog: QDialog, wanted: QWidget) -> None:
    """Tab to a field of a box."""
    for _ in range(60):
        focus = dialog.focusWidget()
        assert focus is not None
        if focus is wanted:
            return
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {wanted.accessibleName()}")


def put(dialog: QDialog, field: QWidget, text: str) -> None:
    """Write in a field of a box, over what stood there."""
    reach(dialog, field)
    QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(field, text)


def open_debtor(desk: Desktop, debtor_id: int) -> DebtorScreen:
    """The debtor's tab, with its sheet read."""
    desk.main.open_debtor(debtor_id)
    return _debtor(desk)


def find_debtor(desk: Desktop, name: str) -> DebtorScreen:
    """The debtor's tab, found by the name with the keys alone."""
    _asked(desk, name)
    return _debtor(desk)


def _debtor(desk: Desktop) -> DebtorScreen:
    desk.until(lambda: isinstance(desk.main.tabs.current(), DebtorScreen))
    desk.settle()
    screen = desk.main.tabs.current()
    assert isinstance(screen, DebtorScreen)
    return screen


def _asked(desk: Desktop, text: str) -> None:
    """Something written in the search box, and the first line taken."""
    key(desk, Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(focus_of(desk), text)
    desk.until(lambda: not desk.main.box.presenter.asking)
    key(desk, Qt.Key.Key_Return)


def change_to(desk: Desktop, username: str) -> None:
    """One signs out and another signs in, by the keys alone."""
    desk.settle()  # what is under way may move the keys
    _asked(desk, "logg ut")
    desk.until(lambda: desk.program.main is None)
    sign_in(desk, username)


def sign_in(desk: Desktop, username: str) -> None:
    """Somebody signs in, and closes the worklist that a day begins with."""
    view = desk.program.sign_in
    desk.until(view.enter.isEnabled)
    desk.until(lambda: QApplication.focusWidget() in {view.user.edit, view.password.edit})
    if QApplication.focusWidget() is view.password.edit:  # it remembers who was here
        key(desk, Qt.Key.Key_Tab, SHIFT)
        key(desk, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(focus_of(desk), username)
    key(desk, Qt.Key.Key_Return)
    QTest.keyClicks(focus_of(desk), PASSWORD)
    key(desk, Qt.Key.Key_Return)
    desk.until(lambda: desk.program.main is not None)
    desk.settle()
    key(desk, Qt.Key.Key_W, CONTROL)


def night(db: Database, day: date) -> None:
    """It is another day; the post has gone the evening before, and the night's work has run."""
    with TemporaryDirectory() as folder:
        list(relay.run(db, Path(folder), None))
        db.clock = Clock(day)
        list(nightly.run(db, Path(folder)))


def letters(db: Database) -> list[tuple[str, str]]:
    """Kind and text of every letter, the oldest first; the text is read from the kept PDF."""
    query = (
        select(LetterRow.kind, Document.content)
        .join(Document, Document.id == LetterRow.document_id)
        .order_by(LetterRow.id)
    )
    with db.read() as work:
        return [(kind, text_of(content or b"")) for kind, content in work.execute(query)]


def approve(desk: Desktop, db: Database, kind: str) -> None:
    """The first that waits is approved, from the queue by its key."""
    key(desk, Qt.Key.Key_7, ALT)
    desk.until(lambda: isinstance(desk.main.tabs.current(), ApprovalsScreen))
    desk.settle()
    key(desk, Qt.Key.Key_Return, CONTROL)
    desk.until(lambda: proposal(db, kind).state == "approved")
    desk.settle()


def send_notice(desk: Desktop, mail: Mail, count: int) -> None:
    """Send a collection notice from the box of a new letter; ``count`` letters there are then."""

    def fill(box: LetterBox) -> None:
        desk.until(lambda: box.letter.choices is not None)
        reach(box, box.kind.box)
        write(box, HOME)
        for _ in range(box.kind.box.count()):
            if box.kind.value() == LetterKind.COLLECTION_NOTICE:
                break
            write(box, DOWN)
        desk.until(lambda: not box.why_not())
        write(box, SEND)

    with answering(LetterBox, fill):
        key(desk, Qt.Key.Key_L, CONTROL | SHIFT)
        desk.until(lambda: len(mail.letters()) == count)
    desk.settle()
    assert mail.letters()[-1].kind == LetterKind.COLLECTION_NOTICE
