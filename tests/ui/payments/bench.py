"""Screens of money and files on the real service: one database file, one user, ways to wait."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from collector_desk.client.desk import Desk
from collector_desk.service.database import Database
from collector_desk.ui.debtor.presence import BEAT
from collector_desk.ui.desk_context import Context
from collector_desk.ui.kept import MemoryStore
from collector_desk.ui.table import UNMARK
from collector_desk.ui.tasks import Tasks

_LASTING = {UNMARK, BEAT}  # timers nobody waits for


class Bench:
    """A signed-in desk with what it said and opened."""

    def __init__(self, qtbot: QtBot, tasks: Tasks, desk: Desk, db: Database) -> None:
        self.qtbot, self.tasks, self.desk, self.db = qtbot, tasks, desk, db
        self.toasts: list[str] = []
        self.opened: list[int] = []
        self.refused: list[BaseException] = []
        self.screens: list[QWidget] = []

    def context(self) -> Context:
        """What a screen is given."""
        signed = self.desk.session.show()
        return Context(
            self.desk,
            self.tasks,
            MemoryStore(),
            signed.user,
            signed.desk,
            open_debtor=self.opened.append,
            toast=self.toasts.append,
            refused=self.refused.append,
        )

    def settle(self) -> None:
        """Wait until no call is under way and no pause runs."""
        self.qtbot.waitUntil(self._quiet, timeout=30_000)
        QApplication.processEvents()

    def _quiet(self) -> bool:
        timers = [timer for screen in self.screens for timer in screen.findChildren(QTimer)]
        waiting = any(timer.isActive() and timer.objectName() not in _LASTING for timer in timers)
        return self.tasks.busy() == 0 and not waiting

    def show(self, screen: QWidget, *, size: tuple[int, int] = (1228, 780)) -> None:
        """Show a screen as the active window, and wait for its answers."""
        self.qtbot.addWidget(screen)
        self.screens.append(screen)
        screen.resize(*size)
        with self.qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        self.settle()

    def press(self, *keys: object) -> None:
        """Press keys where the focus is; a tuple is a key with its modifiers."""
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            if isinstance(key, str):
                QTest.keyClicks(focus, key)
            elif isinstance(key, tuple):
                QTest.keyClick(focus, *key)
            else:
                QTest.keyClick(focus, key)  # type: ignore[call-overload]
            self.settle()


MakeBench = Callable[..., Bench]


def nameless(root: QWidget) -> list[str]:
    """The controls that a screen reader would call nothing."""
    found = []
    for each in root.findChildren(QWidget):
        hidden = not each.isVisible() or each.objectName().startswith("qt_")
        if hidden or not each.focusPolicy().value or each.focusProxy() is not None:
            continue
        interface = QAccessible.queryAccessibleInterface(each)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(each).__name__} in {type(each.parentWidget()).__name__}")
    return found


def tab_round(bench: Bench, screen: QWidget) -> set[QWidget]:
    """What Tab reaches before it is back where it began."""
    from PySide6.QtCore import Qt

    start = QApplication.focusWidget()
    assert start is not None
    seen: set[QWidget] = set()
    for _ in range(len(screen.findChildren(QWidget))):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start:
            return seen
    raise AssertionError("Tab does not come back")
