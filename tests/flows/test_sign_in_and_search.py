"""From sign-in to a debtor's screen by the keys alone, and what the log keeps of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from collector_desk.models import Audit, Opening
from collector_desk.service.database import Database
from collector_desk.ui.debtor.presenter import State
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.search.reason import ReasonDialog
from tests.flows.hands import CONTROL, SEND, write
from tests.kit import PASSWORD, add_user, open_db
from tests.ui import town
from tests.ui.shell import Desktop, answering, desktop

REASON = "Ringer om faktura fra i går"


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    """A town with three debtors called Lykt, one of them in Kari's portfolio."""
    opened = open_db(sqlite_url)
    town.build(opened, add_user(opened))
    yield opened
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, db: Database) -> Iterator[Desktop]:
    """The program as it stands on the screen in the morning."""
    with desktop(qtbot, db) as made:
        yield made


def _key(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """A key, wherever the focus is: the mouse is never touched."""
    held = Qt.KeyboardModifier.NoModifier
    for each in modifiers:
        held |= each
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, held)


def _write(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def _sign_in(desk: Desktop) -> None:
    desk.until(desk.program.sign_in.enter.isEnabled)
    _write("kari")
    _key(Qt.Key.Key_Return)
    _write(PASSWORD)
    _key(Qt.Key.Key_Return)
    desk.until(lambda: desk.program.main is not None)
    desk.settle()


def _search(desk: Desktop, text: str) -> None:
    _key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    _write(text)
    desk.until(lambda: not desk.main.box.presenter.asking)
    _key(Qt.Key.Key_Return)


def _screen(desk: Desktop) -> DebtorScreen:
    screen = desk.main.tabs.current()
    assert isinstance(screen, DebtorScreen)
    return screen


def test_the_keys_alone_lead_from_sign_in_to_the_debtor(desk: Desktop) -> None:
    _sign_in(desk)
    _search(desk, "fager lykt")
    desk.until(lambda: _screen(desk).title == "Lykt, Fager")
    desk.settle()
    assert desk.main.side._model.entries[-1].text == "Lykt, Fager"
    assert desk.main.status.left.text().startswith("2 krav")


def test_a_debtor_outside_the_portfolio_opens_with_a_reason_that_is_kept(
    desk: Desktop, db: Database
) -> None:
    _sign_in(desk)
    asked: list[bool] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ReasonDialog) and not asked:
            asked.append(True)
            dialog.reason.edit.setText(REASON)
            QTest.keyClick(dialog.reason.edit, Qt.Key.Key_Return)

    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(20)
    _search(desk, "regnskap")
    desk.until(lambda: _screen(desk).title == "Lykt Regnskap AS")
    timer.stop()
    desk.settle()
    with db.read() as work:
        assert work.scalars(select(Opening.reason)).all() == [REASON]


@pytest.mark.parametrize("sent", [(Qt.Key.Key_Return,), SEND, (Qt.Key.Key_Enter, CONTROL)])
def test_a_reason_is_typed_and_sent_by_the_keys_alone(
    desk: Desktop, db: Database, sent: tuple[object, ...]
) -> None:
    _sign_in(desk)

    def answer(dialog: ReasonDialog) -> None:
        assert dialog.focusWidget() is dialog.reason.edit
        write(dialog, "abc", sent)  # too short: it stays, and the keys too
        assert dialog.isVisible()
        assert "fem tegn" in dialog.reason.error()
        write(dialog, (Qt.Key.Key_A, CONTROL), REASON, sent)
        assert not dialog.isVisible()

    with answering(ReasonDialog, answer):
        _search(desk, "regnskap")
        desk.until(lambda: _screen(desk).title == "Lykt Regnskap AS")
    desk.settle()
    with db.read() as work:
        assert work.scalars(select(Opening.reason)).all() == [REASON]


def test_escape_from_the_reason_leaves_everything_as_it_was(desk: Desktop, db: Database) -> None:
    _sign_in(desk)
    _search(desk, "fager lykt")
    desk.until(lambda: _screen(desk).title == "Lykt, Fager")
    desk.settle()
    opened, recent, tabs = _openings(db), _recent(desk), desk.main.tabs.places()

    with answering(ReasonDialog, lambda dialog: write(dialog, REASON, (Qt.Key.Key_Escape,))):
        _key(Qt.Key.Key_K, CONTROL)
        _write("regnskap")
        desk.until(lambda: not desk.main.box.presenter.asking)
        _key(Qt.Key.Key_Return, CONTROL)  # in a tab of its own
        desk.until(lambda: len(desk.main.tabs.places()) == len(tabs) + 1)
        desk.settle()
    screen = _screen(desk)
    assert (screen.presenter.state, screen.presenter.sheet) == (State.REASON, None)
    assert (_openings(db), _recent(desk)) == (opened, recent)
    with db.read() as work:
        assert work.scalars(select(Opening.debtor_id)).all() == [1]
    desk.main.tabs.close_current()
    desk.settle()
    assert desk.main.tabs.places() == tabs
    assert _screen(desk).title == "Lykt, Fager"
    assert _screen(desk).presenter.sheet is not None


def _recent(desk: Desktop) -> list[str]:
    return [entry.text for entry in desk.main.side._model.entries]


def test_tabs_come_back_next_morning_and_are_opened_when_looked_at(
    qtbot: QtBot, db: Database, desk: Desktop
) -> None:
    _sign_in(desk)
    _search(desk, "fager lykt")
    desk.until(lambda: _screen(desk).title == "Lykt, Fager")
    desk.settle()
    store = desk.program._store
    desk.program.end()
    opened = _openings(db)
    with desktop(qtbot, db, store=store) as later:
        _sign_in(later)
        assert [place.number for place in later.main.tabs.places() if place.number] == [1]
        later.until(lambda: later.main.tabs.bar.tabText(0) == "Lykt, Fager")
        later.settle()
        assert _openings(db) == opened + 1  # looked at again, and noted again


def _openings(db: Database) -> int:
    with db.read() as work:
        deeds = work.scalars(select(Audit.deed).where(Audit.outcome == "done")).all()
    return sum(deed == "debtors.open" for deed in deeds)
