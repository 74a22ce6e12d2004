"""The checklist shows since when each condition is so, on whole lines, in the window and aloud."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from collector_desk.domain.status import Status
from collector_desk.models import DebtorStatus
from collector_desk.service.database import SYSTEM
from collector_desk.ui.enforcement import texts
from collector_desk.ui.enforcement.conditions import Checklist
from tests.flows.enforcement import measure
from tests.flows.hands import CONTROL, SHIFT, key
from tests.kit import open_db
from tests.service.casework import objects
from tests.service.requesting import Requesting
from tests.ui.shell import Desktop, desktop

NEEDED = date(2026, 11, 3)


@pytest.fixture
def case(sqlite_url: str) -> Iterator[Requesting]:
    opened = open_db(sqlite_url)
    made = Requesting(opened)
    made.answered(day=date(2026, 9, 1))  # too old by now
    with opened.write(SYSTEM) as work:
        kind = Status.GUARDIAN.value
        work.add(DebtorStatus(debtor_id=made.debtor, kind=kind, from_day=NEEDED, source="vedtak"))
    objects(opened, made.kari, made.debtor, made.claims[0])
    yield made
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, case: Requesting) -> Iterator[Desktop]:
    with desktop(qtbot, case.db) as made:
        yield made


def test_each_row_says_since_when_and_no_line_is_clipped(desk: Desktop, case: Requesting) -> None:
    case.save(case.request())
    desk.sign_in()
    desk.main.open_debtor(case.debtor)
    desk.settle()
    key(desk, Qt.Key.Key_M, CONTROL | SHIFT)
    screen = measure(desk)
    screen.go(texts.PROPOSAL)
    desk.settle()
    checklist = screen.form.checklist
    desk.until(lambda: not clipped(checklist))  # it takes its height a moment after it is shown
    if folder := os.environ.get("DESK_LOOK"):
        screen.window().grab().save(str(Path(folder) / "conditions-since.png"))
    shown = " ".join(one.text() for one in checklist.findChildren(QLabel))
    assert "Vergen er ikke registrert. Siden 03.11.2026." in shown
    assert "svaret er for gammelt. Siden" in shown
    assert "Stanser tvangsinnkreving. Siden 23.11.2026." in shown
    assert "Vergen er ikke registrert. Siden 03.11.2026." in checklist.accessibleName()


def clipped(checklist: Checklist) -> list[str]:
    """The words that have less height than they need."""
    labels = [one for one in checklist.findChildren(QLabel) if one.isVisible() and one.text()]
    return [
        one.text()
        for one in labels
        if one.height()
        < (one.heightForWidth(one.width()) if one.wordWrap() else one.sizeHint().height())
    ]
