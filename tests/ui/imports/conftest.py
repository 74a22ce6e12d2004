"""The import screen: a desk that knows the example claims, and files to choose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collector_desk.client.desk import Desk
from collector_desk.service.database import Database
from collector_desk.ui.imports.view import ImportsScreen
from collector_desk.ui.tasks import Tasks
from collector_desk.ui.theme import Mode, Theme
from tests.exchange.claim_files import document, to_csv
from tests.kit import open_db
from tests.service.desks import invoice, practise
from tests.ui.payments.bench import Bench


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    """A screen asks the same of both engines; one of them is enough here."""
    opened = open_db(sqlite_url)
    practise(opened)
    yield opened
    opened.close()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def bench(
    qtbot: QtBot, qapp: QApplication, tasks: Tasks, sign_in: Callable[..., Desk], db: Database
) -> Bench:
    """A supervisor's desk."""
    Theme.apply(qapp, Mode.LIGHT)
    return Bench(qtbot, tasks, sign_in("per", role="supervisor", name="Per Dahl"), db)


@pytest.fixture
def screen(bench: Bench) -> ImportsScreen:
    """The screen, with the keys on the button that chooses a file."""
    made = ImportsScreen(bench.context())
    bench.show(made)
    made.focus_first()
    return made


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """Bunt 17: two claims that are ready, and one whose notice was too short."""
    path = tmp_path / "bunt-17.csv"
    late = invoice("9003", inkassovarsel_frist="2026-09-10", beskrivelse="=1+1")
    path.write_bytes(to_csv(document(invoice("9001"), invoice("9002"), late)))
    return path
