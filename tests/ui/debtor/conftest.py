"""The debtor screen on the real service: one database file, one caseworker, one debtor."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collector_desk.client.desk import Desk
from collector_desk.service.database import Database
from collector_desk.ui.debtor.presenter import DebtorPresenter
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.desk_context import Context
from collector_desk.ui.kept import MemoryStore
from collector_desk.ui.tasks import Tasks
from collector_desk.ui.theme import Mode, Theme
from tests.kit import open_db
from tests.service.test_debtor_sheet import debtor_with_a_claim

TEAM = "Team Sentrum"


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    """A screen asks the same of both engines; one of them is enough here."""
    opened = open_db(sqlite_url)
    yield opened
    opened.close()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


class Bench:
    """A signed-in desk, and the ways to wait for it."""

    def __init__(self, qtbot: QtBot, tasks: Tasks, desk: Desk, db: Database) -> None:
        self.qtbot, self.tasks, self.desk, self.db = qtbot, tasks, desk, db
        self.store = MemoryStore()
        self.toasts: list[str] = []
        self.opened: list[int] = []

    def context(self) -> Context:
        signed = self.desk.session.show()
        return Context(
            self.desk,
            self.tasks,
            self.store,
            signed.user,
            signed.desk,
            open_debtor=self.opened.append,
            toast=self.toasts.append,
        )

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.tasks.busy() == 0, timeout=5_000)
        QApplication.processEvents()

    def presenter(self, debtor_id: int) -> DebtorPresenter:
        made = DebtorPresenter(self.context(), debtor_id)
        made.open()
        self.settle()
        return made

    def screen(self, debtor_id: int, *, shown: bool = True) -> DebtorScreen:
        made = DebtorScreen(self.context(), debtor_id)
        self.qtbot.addWidget(made)
        if shown:
            made.resize(1228, 812)
            with self.qtbot.waitActive(made):
                made.show()
                made.activateWindow()
        self.settle()
        return made


@pytest.fixture
def bench(
    qtbot: QtBot, qapp: QApplication, tasks: Tasks, sign_in: Callable[..., Desk], db: Database
) -> Bench:
    """A caseworker of the team that most debtors here belong to."""
    Theme.apply(qapp, Mode.LIGHT)
    return Bench(qtbot, tasks, sign_in("kari", team=TEAM), db)


@pytest.fixture
def debtor_id(bench: Bench, db: Database) -> int:
    """10 000 kr due 2025-06-16, a fee of 35 kr, 2 000 kr paid on 2026-03-10; own portfolio."""
    return debtor_with_a_claim(db, team=TEAM)
