"""The desk of a flow: the real window on a real service, and a reason for looking always at hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from collector_desk.service.database import Database
from tests.kit import open_db
from tests.ui.shell import Desktop, desktop


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    opened = open_db(sqlite_url)
    yield opened
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, db: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    monkeypatch.setattr("collector_desk.ui.search.reason.ask_reason", lambda _: "ringer om saken")
    with desktop(qtbot, db) as made:
        yield made
