"""A desk left alone is covered whole, and gives the work back to the one who was there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from collector_desk.models import SessionToken
from collector_desk.service.database import SYSTEM, Database
from collector_desk.ui.history import Place
from tests.kit import PASSWORD, add_user, open_db
from tests.ui.shell import Desktop, desktop


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    opened = open_db(sqlite_url)
    add_user(opened)
    yield opened
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, db: Database) -> Iterator[Desktop]:
    """A desk somebody works at, with the rates open."""
    with desktop(qtbot, db) as made:
        made.sign_in()
        made.main.go(Place("rates"))
        made.settle()
        yield made


def _names(interface: QAccessibleInterface | None) -> Iterator[str]:
    if interface is None or not interface.isValid():
        return
    yield interface.text(QAccessible.Text.Name)
    for at in range(interface.childCount()):
        yield from _names(interface.child(at))


def _spoken(desk: Desktop) -> set[str]:
    return set(_names(QAccessible.queryAccessibleInterface(desk.program.window)))


def _unlock(desk: Desktop, password: str = PASSWORD) -> None:
    lock = desk.program.lock
    assert lock is not None
    QTest.keyClicks(lock.password.edit, password)
    QTest.keyClick(lock.password.edit, Qt.Key.Key_Return)


def test_nothing_of_the_work_is_left_on_the_screen_or_to_a_screen_reader(desk: Desktop) -> None:
    assert {"Tabeller", "Sidemeny"} <= _spoken(desk)
    desk.program._lock(False)
    assert not {"Tabeller", "Sidemeny", "Satser og regler"} & _spoken(desk)
    assert not desk.main.isVisible()


def test_the_password_brings_back_the_work_as_it_was(desk: Desktop) -> None:
    screen = desk.main.tabs.current()
    focus = QApplication.focusWidget()
    desk.program._lock(False)
    _unlock(desk)
    desk.until(lambda: desk.program.lock is None)
    assert desk.main.tabs.current() is screen
    assert desk.main.isVisible()
    assert QApplication.focusWidget() is focus


def test_a_wrong_password_keeps_it_locked(desk: Desktop) -> None:
    desk.program._lock(False)
    lock = desk.program.lock
    assert lock is not None
    _unlock(desk, "feil")
    desk.until(lambda: not lock.said.isHidden())
    assert "Passordet er feil." in lock.said.accessibleName()
    assert not desk.main.isVisible()


def test_it_locks_when_nobody_touches_it(qtbot: QtBot, db: Database) -> None:
    with desktop(qtbot, db, lock_after_ms=400) as desk:
        desk.sign_in()
        desk.until(lambda: desk.program.lock is not None)


def test_a_key_puts_the_lock_off(qtbot: QtBot, db: Database) -> None:
    with desktop(qtbot, db, lock_after_ms=4_000) as desk:
        desk.sign_in()
        for _ in range(44):
            QTest.keyClick(desk.program.window.windowHandle(), Qt.Key.Key_Shift)
            qtbot.wait(100)
        assert desk.program.lock is None


def test_a_session_the_service_ended_locks_and_says_so(desk: Desktop, db: Database) -> None:
    with db.write(SYSTEM) as work:
        work.execute(update(SessionToken).values(revoked_at=work.clock.wall()))
    desk.main.refresh()
    desk.until(lambda: desk.program.lock is not None)
    lock = desk.program.lock
    assert lock is not None
    assert "avsluttet av tjenesten" in lock.why.text()
    _unlock(desk)
    desk.until(lambda: desk.program.lock is None)
    desk.settle()
    assert desk.main.isVisible()


def test_commands_do_nothing_while_it_is_locked(desk: Desktop) -> None:
    desk.program._lock(False)
    QTest.keyClick(desk.program.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert desk.main.box.isHidden()


def test_another_user_can_take_over_a_locked_desk(desk: Desktop) -> None:
    desk.program._lock(False)
    lock = desk.program.lock
    assert lock is not None
    lock.leave.click()
    desk.settle()
    assert desk.program.main is None
    assert desk.program.sign_in.isVisible()
