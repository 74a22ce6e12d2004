"""An objection from the list to its decision, in the real window, by the keys alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from collector_desk.domain.objection import Ground
from collector_desk.service.database import Database
from collector_desk.ui.objections.view import ObjectionsScreen
from tests.kit import open_db
from tests.service.casework import objects
from tests.service.test_objections import Case
from tests.ui.shell import Desktop, desktop

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


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


def focus_of(desk: Desktop) -> QWidget:
    """Where the keys go; the window is in front again after a dialog."""
    if QApplication.focusWidget() is None:
        desk.program.window.activateWindow()
        desk.until(lambda: QApplication.focusWidget() is not None)
    found = QApplication.focusWidget()
    assert found is not None
    return found


def key(desk: Desktop, which: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(focus_of(desk), which, held)
    QApplication.processEvents()


def tab_to(desk: Desktop, wanted: QWidget) -> None:
    """Tab until the keys are there: what Tab does not reach cannot be worked by the keys."""
    for _ in range(60):
        if focus_of(desk) is wanted:
            return
        key(desk, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {wanted.accessibleName()}")


def objections(desk: Desktop) -> ObjectionsScreen:
    key(desk, Qt.Key.Key_6, ALT)
    desk.until(lambda: isinstance(desk.main.tabs.current(), ObjectionsScreen))
    desk.settle()
    screen = desk.main.tabs.current()
    assert isinstance(screen, ObjectionsScreen)
    return screen


def previewed(desk: Desktop, screen: ObjectionsScreen) -> dict[str, tuple[str, ...]]:
    desk.until(lambda: screen.deciding.preview is not None)
    return {line.cells[0]: line.cells[1:] for line in screen.page.decision.effects.lines}


def test_a_parking_fine_stays_when_the_car_was_not_sold(desk: Desktop, db: Database) -> None:
    case = Case(db, kind="parking_fine")
    number = objects(db, case.kari, case.books.debtor_id, case.claim, ground=Ground.VEHICLE_SOLD)
    owed = case.total()
    desk.sign_in("kari")
    key(desk, Qt.Key.Key_Tab)
    screen = objections(desk)
    key(desk, Qt.Key.Key_Return)
    desk.until(lambda: screen.presenter.sheet is not None)
    desk.settle()
    tab_to(desk, screen.page.decision.outcomes.radios["upheld"])
    key(desk, Qt.Key.Key_Space)  # Qt's arrows take an outcome only from one that is taken
    for _ in screen.page.decision.outcomes.radios:
        if screen.deciding.draft.outcome != "not_upheld":
            key(desk, Qt.Key.Key_Down)
    assert screen.deciding.draft.outcome == "not_upheld"
    assert "Ny betalingsfrist" not in previewed(desk, screen), "ruling 19: no 14 days"
    tab_to(desk, screen.page.decision.reasons.edit)
    QTest.keyClicks(focus_of(desk), "Motorvognregisteret viser at bilen var din den dagen.")
    key(desk, Qt.Key.Key_Return, CONTROL)
    desk.until(lambda: case.row(number).outcome == "not_upheld")
    desk.settle()
    assert case.row(number).new_deadline is None
    assert (case.holds(), case.total()) == ([], owed)
    assert screen.status == "Ingen åpne innsigelser"
