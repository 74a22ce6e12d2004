"""The screen of unplaced money: claims taken in, a payment file read, and a user signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collector_desk.client.desk import Desk
from collector_desk.service.database import Database
from collector_desk.ui.payments.view import UnplacedScreen
from collector_desk.ui.tasks import Tasks
from collector_desk.ui.theme import Mode, Theme
from tests.exchange.claim_files import document
from tests.kit import open_db
from tests.service.desks import Paid, claims_of, invoice, practise, read_in, take_in
from tests.ui.payments.bench import Bench


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    """A screen asks the same of both engines; one of them is enough here."""
    opened = open_db(sqlite_url)
    practise(opened)
    take_in(opened, document(invoice("9001"), invoice("9002"), invoice("9003")))
    numbers = [claim.number for claim in claims_of(opened)]
    read_in(
        opened,
        Paid(amount=100_000, text=f"Krav {numbers[0]} takk"),
        Paid(amount=250_000, text="ukjent avsender"),
        Paid(amount=40_000, text=f"Krav {numbers[2]}"),
    )
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
    """A caseworker's desk."""
    Theme.apply(qapp, Mode.LIGHT)
    return Bench(qtbot, tasks, sign_in("kari"), db)


@pytest.fixture
def screen(bench: Bench) -> UnplacedScreen:
    """The screen with its three payments, the keys in the list."""
    made = UnplacedScreen(bench.context())
    bench.show(made)
    made.focus_first()
    bench.settle()
    return made
