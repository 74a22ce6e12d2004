"""A whole desk for tests: the real window on the real service, with a home that only points."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from collector_desk.config import Settings
from collector_desk.service.database import Database
from collector_desk.ui.app import Program
from collector_desk.ui.history import Place
from collector_desk.ui.home import Address, FirstUser
from collector_desk.ui.kept import MemoryStore, Store
from collector_desk.ui.main_window import MainWindow
from collector_desk.ui.tasks import Tasks
from tests.kit import PASSWORD, running


class PointingHome:
    """A service that runs already; ``stop`` and ``start`` are its power switch."""

    name = "test"

    def __init__(self, db: Database, *, practice: bool = False) -> None:
        self.practice = practice
        self.new = False
        self.made: list[FirstUser] = []
        self._db = db
        self._running = ExitStack()
        self._url = ""
        self.start()

    def start(self, settings: Settings | None = None) -> None:
        """Start the service, on another port than before."""
        self._url = self._running.enter_context(running(self._db, settings=settings))

    def stop(self) -> None:
        """Stop the service."""
        self._running.close()

    def needs_administrator(self) -> bool:
        return self.new

    def make_administrator(self, user: FirstUser) -> None:
        self.made.append(user)
        self.new = False

    def open(self) -> Address:
        return Address(self._url)

    def revive(self) -> Address:
        return Address(self._url)

    def close(self) -> None:
        """The test stops its service itself."""


class Desktop:
    """A program and the ways to work it."""

    def __init__(self, qtbot: QtBot, program: Program, home: PointingHome) -> None:
        self.qtbot, self.program, self.home = qtbot, program, home

    @property
    def main(self) -> MainWindow:
        """The page one works on."""
        assert self.program.main is not None
        return self.program.main

    def until(self, true: Callable[[], object]) -> None:
        """Wait until something holds."""
        self.qtbot.waitUntil(lambda: bool(true()), timeout=30_000)

    def settle(self) -> None:
        """Wait until no call is under way."""
        self.until(lambda: self.program.tasks.busy() == 0)

    def sign_in(
        self, username: str = "kari", password: str = PASSWORD, *, stay: bool = False
    ) -> MainWindow:
        """Sign in by the keys; the worklist is closed, unless the test is to stay there."""
        view = self.program.sign_in
        self.until(view.enter.isEnabled)
        view.user.edit.setText(username)
        view.password.edit.setText(password)
        view.enter.click()
        self.until(lambda: self.program.main is not None)
        self.settle()
        if not stay and self.main.tabs.place() == Place("work"):
            self.main.tabs.close_current()
            self.main.focus_first()
        return self.main


@contextmanager
def desktop(
    qtbot: QtBot,
    db: Database,
    *,
    store: Store | None = None,
    practice: bool = False,
    lock_after_ms: int = 300_000,
) -> Iterator[Desktop]:
    """A program that was started, with its window shown; ended and stopped afterwards."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    home = PointingHome(db, practice=practice)
    program = Program(app, home, store or MemoryStore(), lock_after_ms=lock_after_ms)
    try:
        with qtbot.waitActive(program.window):
            program.start()
            program.window.activateWindow()
        yield Desktop(qtbot, program, home)
    finally:
        program.end()
        program.window.deleteLater()
        home.stop()


def tasks_of(program: Program) -> Tasks:
    """The calls of a program."""
    return program.tasks


@contextmanager
def answering(kind: type[QDialog], answer: Callable[[Any], object]) -> Iterator[None]:
    """Answer the dialog that comes, once the keys go to it; one left unanswered is closed.

    A dialog is shown a moment before it is in front. A combination pressed in that moment is
    taken by the window below, and the dialog would wait for ever.
    """
    asked: list[QDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind) or dialog in asked:
            return
        if not dialog.isActiveWindow():
            dialog.activateWindow()
            return
        asked.append(dialog)
        try:
            answer(dialog)
        except BaseException:
            dialog.reject()
            raise

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    try:
        yield
    finally:
        timer.stop()
    assert asked, f"no {kind.__name__} came"
