"""Works the real window by its keys, and says at which step it stopped."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from collector_desk.client.connection import Connection
from collector_desk.client.desk import Desk
from collector_desk.ui.app import Program
from collector_desk.ui.home import Home
from collector_desk.ui.kept import MemoryStore
from collector_desk.ui.main_window import MainWindow
from collector_desk.ui.theme import Mode, Theme

SIZE = (1440, 900)
PATIENCE = 60.0
_ROUNDS = 6  # a layout within a layout takes a round of events for each


class StepFailed(Exception):
    """The walk stopped: what was waited for never came, or a fault was met on the way."""

    def __init__(self, *, step: str) -> None:
        super().__init__(f"Rundturen stoppet ved «{step}». Se desk.log og service.log.")


def _told_by_qt(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """What Qt says, less the one line that the screen of no size repeats for each window."""
    if kind is not QtMsgType.QtDebugMsg and not text.startswith("This plugin does not support"):
        sys.stderr.write(f"{text}\n")


class Guide:
    """One program on no screen, its window in the size of the pictures, and the pictures made."""

    def __init__(self, home: Home, folder: Path) -> None:
        app = QApplication.instance() or QApplication(["collector-desk"])
        assert isinstance(app, QApplication)
        self.app = app
        self.home = home
        self.folder = folder
        self.made: list[Path] = []
        self.store = MemoryStore()
        folder.mkdir(parents=True, exist_ok=True)
        self.program = Program(app, home, self.store)
        self._faults: list[BaseException] = []
        self._hook = sys.excepthook
        qInstallMessageHandler(_told_by_qt)
        self.look()

    def __enter__(self) -> Self:
        # A fault in a slot would only be printed, and the walk would go on beside it.
        sys.excepthook = self._fault
        self.program.window.resize(*SIZE)
        self.program.start()
        self.program.window.activateWindow()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.program.end()
        self.program.window.deleteLater()
        self.app.processEvents()
        sys.excepthook = self._hook
        qInstallMessageHandler(None)

    def _fault(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        self._faults.append(error)

    @property
    def main(self) -> MainWindow:
        """The page one works on. Raises StepFailed where nobody is signed in."""
        if self.program.main is None:
            raise StepFailed(step="innlogging")
        return self.program.main

    def colleague(self, user: str, password: str) -> Desk:
        """Somebody else at the same service, signed in beside the one at the window."""
        where = self.home.open()
        desk = Desk(Connection(where.url, launch=where.launch))
        desk.session.sign_in(user, password)
        return desk

    def look(self, mode: Mode = Mode.LIGHT, scale: int = 100) -> None:
        """Colours and text size for the next pictures."""
        Theme.apply(self.app, mode, scale)

    def until(
        self, step: str, true: Callable[[], object], *, patience: float | None = None
    ) -> None:
        """Wait until something holds, so many seconds at most. Raises StepFailed."""
        end = time.monotonic() + (patience or PATIENCE)
        while not true():
            if self._faults:
                raise StepFailed(step=step) from self._faults[0]
            if time.monotonic() > end:
                raise StepFailed(step=step)
            QTest.qWait(10)

    def settle(self, step: str) -> None:
        """Wait until no call is under way and every layout has found its place."""
        self.until(step, lambda: self.program.tasks.busy() == 0)
        for _ in range(_ROUNDS):
            QTest.qWait(5)
        if self._faults:
            raise StepFailed(step=step) from self._faults[0]

    def press(self, keys: str, on: QWidget | None = None) -> None:
        """Press keys, where the focus is."""
        where = on or QApplication.focusWidget() or self.program.window
        combination = QKeySequence(keys)[0]  # type: ignore[index]
        QTest.keyClick(where, combination.key(), combination.keyboardModifiers())

    def type(self, text: str, on: QWidget) -> None:
        """Write a text."""
        on.setFocus(Qt.FocusReason.OtherFocusReason)
        QTest.keyClicks(on, text)

    def picture(self, name: str) -> Path:
        """Keep what lies in front now. Raises StepFailed where it cannot be written."""
        self.settle(name)
        path = self.folder / f"{name}.png"
        front = QApplication.activeModalWidget() or self.program.window
        if not front.grab().save(str(path)):
            raise StepFailed(step=f"bildet {path.name}")
        self.made.append(path)
        return path


def in_sight(part: QWidget) -> None:
    """Scroll the page that a part of it lies on, so that all of the part is seen where it has room."""
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(part, 0, part.height())
