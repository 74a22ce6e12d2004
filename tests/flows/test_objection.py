"""An objection from its registration to the money paid back, in the real window, by the keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from collector_desk.domain.objection import Ground
from collector_desk.models import Objection
from collector_desk.service.database import Database
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.objections.dialogs import AnswerDialog, AskDialog
from collector_desk.ui.objections.registering import RegisterDialog
from collector_desk.ui.objections.view import ObjectionsScreen
from tests.kit import open_db
from tests.service.casework import objects, proposal
from tests.service.test_objections import Case
from tests.ui.shell import Desktop, answering, desktop

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
REASONS = "Kortbetalingen er funnet. Kravet er feil, og du skylder ikke noe."


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


def write(dialog: QDialog, *keys: object) -> None:
    """Keys in a dialog, wherever its own focus is."""
    for each in keys:
        focus = dialog.focusWidget()
        assert focus is not None
        if isinstance(each, str):
            QTest.keyClicks(focus, each)
        else:
            QTest.keyClick(focus, *each)  # type: ignore[misc]


TAB, DOWN, SEND = (Qt.Key.Key_Tab,), (Qt.Key.Key_Down,), (Qt.Key.Key_Return, CONTROL)


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


def test_an_objection_is_registered_heard_upheld_and_the_money_approved(
    desk: Desktop, db: Database
) -> None:
    case = Case(db)
    case.books.pays(case.claim, 20_000, date(2026, 10, 1))
    desk.sign_in("kari")
    desk.main.open_debtor(case.books.debtor_id)
    desk.until(lambda: isinstance(desk.main.tabs.current(), DebtorScreen))
    desk.settle()
    with answering(
        RegisterDialog, lambda each: write(each, TAB, TAB, "Betalt med kort samme kveld.", SEND)
    ):
        key(desk, Qt.Key.Key_I, CONTROL | SHIFT)
    desk.settle()
    with db.read() as work:
        row = work.scalars(select(Objection)).one()
    assert (row.ground, row.stops) == (Ground.PAID.value, True)

    screen = objections(desk)
    key(desk, Qt.Key.Key_Return)
    desk.until(lambda: screen.presenter.sheet is not None)
    desk.settle()
    tab_to(desk, screen.page.way.ask)
    with answering(AskDialog, lambda each: write(each, SEND)):
        key(desk, Qt.Key.Key_Space)
    desk.until(screen.page.way.answer.isVisible)
    desk.settle()
    tab_to(desk, screen.page.way.answer)
    with answering(
        AnswerDialog, lambda each: write(each, DOWN, DOWN, TAB, "Betalingen er funnet.", SEND)
    ):
        key(desk, Qt.Key.Key_Space)
    desk.until(lambda: not screen.page.way.answer.isVisible())
    desk.settle()

    tab_to(desk, screen.page.decision.outcomes.radios["upheld"])
    key(desk, Qt.Key.Key_Space)
    assert previewed(desk, screen)["Til gode for skyldner"][1] == "200,00"
    tab_to(desk, screen.page.decision.reasons.edit)
    QTest.keyClicks(focus_of(desk), REASONS)
    key(desk, Qt.Key.Key_Return, CONTROL)
    desk.until(lambda: case.row(row.id).outcome == "upheld")
    desk.settle()
    assert case.total() == -20_000
    assert proposal(db, "refund").state == "waiting"

    desk.main.sign_out_wanted.emit()
    desk.until(lambda: desk.program.main is None)
    desk.sign_in("per")
    key(desk, Qt.Key.Key_7, ALT)
    desk.settle()
    key(desk, Qt.Key.Key_Return, CONTROL)
    desk.until(lambda: proposal(db, "refund").state == "approved")
    desk.settle()
    assert case.proved()


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
