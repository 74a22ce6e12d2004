"""What the tests of the approval queue share: one database, and calls beside the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from collector_desk.service.database import Database
from collector_desk.ui.tasks import Tasks
from tests.kit import open_db


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
