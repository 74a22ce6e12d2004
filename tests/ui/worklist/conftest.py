"""The worklist on the real service: one of everything that waits, and a caseworker signed in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collector_desk.client.connection import Connection
from collector_desk.client.desk import Desk
from collector_desk.service.database import Database
from collector_desk.ui.tasks import Tasks
from collector_desk.ui.theme import Mode, Theme
from collector_desk.ui.worklist.view import WorklistScreen
from tests.kit import PASSWORD, open_db
from tests.service.test_objections import Case
from tests.service.work_world import one_of_each
from tests.ui.payments.bench import Bench


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    """A screen asks the same of both engines; one of them is enough here."""
    opened = open_db(sqlite_url)
    yield opened
    opened.close()


@pytest.fixture
def case(db: Database) -> Case:
    made = Case(db)
    one_of_each(made)
    return made


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication, tasks: Tasks, case: Case, service: str) -> Bench:
    """Kari's desk."""
    Theme.apply(qapp, Mode.LIGHT)
    desk = Desk(Connection(service))
    desk.session.sign_in("kari", PASSWORD)
    return Bench(qtbot, tasks, desk, case.db)


@pytest.fixture
def screen(bench: Bench) -> WorklistScreen:
    """The list, the keys in it."""
    made = WorklistScreen(bench.context())
    bench.show(made)
    made.focus_first()
    bench.settle()
    return made
