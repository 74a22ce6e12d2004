"""The debtor screen on the real service: one database file, one caseworker, one debtor."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collector_desk.client.connection import Connection
from collector_desk.client.desk import Desk
from collector_desk.service.database import Database
from collector_desk.ui.debtor.presenter import DebtorPresenter
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.desk_context import Context
from collector_desk.ui.kept import MemoryStore
from collector_desk.ui.tasks import Tasks
from collector_desk.ui.theme import Mode, Theme
from tests.databases import sqlite_address
from tests.kit import PASSWORD, add_user, open_db, running
from tests.service.one_debtor import debtor_with_a_claim

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
        self.qtbot.waitUntil(lambda: self.tasks.busy() == 0, timeout=30_000)
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


@dataclass(frozen=True)
class House:
    """A service that a whole module of tests reads from."""

    db: Database
    desk: Desk
    debtor_id: int


@pytest.fixture(scope="module")
def house(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One database, one caseworker and one debtor, for tests that change none of them."""
    path = tmp_path_factory.mktemp("house") / "desk.db"
    shutil.copyfile(migrated_file, path)
    path.chmod(0o600)
    db = open_db(sqlite_address(path))
    with running(db) as url:
        add_user(db, "kari", team=TEAM)
        desk = Desk(Connection(url))
        desk.session.sign_in("kari", PASSWORD)
        yield House(db, desk, debtor_with_a_claim(db, team=TEAM))
    db.close()


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication, tasks: Tasks, house: House) -> Iterator[Bench]:
    """A caseworker whom others have worked before; nothing here is written."""
    Theme.apply(qapp, Mode.LIGHT)
    yield Bench(qtbot, tasks, house.desk, house.db)
    qapp.clipboard().clear()


@pytest.fixture
def debtor_id(house: House) -> int:
    """10 000 kr due 2025-06-16, a fee of 35 kr, 2 000 kr paid on 2026-03-10; own portfolio."""
    return house.debtor_id


@pytest.fixture
def own(
    qtbot: QtBot, qapp: QApplication, tasks: Tasks, sign_in: Callable[..., Desk], db: Database
) -> Bench:
    """A caseworker with a database of this test's own, to write in."""
    Theme.apply(qapp, Mode.LIGHT)
    return Bench(qtbot, tasks, sign_in("kari", team=TEAM), db)


@pytest.fixture
def own_debtor(own: Bench) -> int:
    """The same debtor, in the test's own database."""
    return debtor_with_a_claim(own.db, team=TEAM)


def opened(bench: Bench, debtor_id: int) -> DebtorScreen:
    made = bench.screen(debtor_id)
    made.focus_first()
    bench.settle()
    assert made.pages.claims.table.isVisible()
    return made


@pytest.fixture
def screen(bench: Bench, debtor_id: int) -> DebtorScreen:
    return opened(bench, debtor_id)


@pytest.fixture
def own_screen(own: Bench, own_debtor: int) -> DebtorScreen:
    return opened(own, own_debtor)
