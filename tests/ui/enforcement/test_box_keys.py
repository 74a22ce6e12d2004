"""The boxes of a measure that runs, by Tab: in the order one reads, Enter sends nothing, Esc closes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.ui.casework.box import Box
from collector_desk.ui.enforcement.request_boxes import EventBox
from collector_desk.ui.enforcement.sale_box import SaleBox
from collector_desk.ui.enforcement.take_back_box import TakeBackBox
from collector_desk.ui.enforcement.view import MeasureScreen
from tests.flows.enforcement import measure
from tests.kit import open_db
from tests.service.enforcing import Enforcement
from tests.service.requesting import Requesting
from tests.service.test_lien_radar import charged
from tests.service.test_request_refused import comes, sent
from tests.ui.shell import Desktop, desktop
from tests.ui.tabbing import backwards, unreached, walked


@pytest.fixture
def desk(qtbot: QtBot, sqlite_url: str) -> Iterator[Desktop]:
    opened = open_db(sqlite_url)
    with desktop(qtbot, opened) as made:
        yield made
    opened.close()


def shown(desk: Desktop, number: int) -> MeasureScreen:
    """A measure, as a leader sees it."""
    desk.sign_in("per")
    desk.main.context.open_measure("measure", number)
    screen = measure(desk)
    desk.settle()
    return screen


def worked(desk: Desktop, screen: MeasureScreen, kind: type[Box]) -> Box:
    """A box over a measure, walked through by Tab."""
    assert screen.presenter.sheet is not None
    box = kind(screen, desk.main.context, screen.presenter.sheet)  # type: ignore[arg-type, call-arg]
    box.open()
    desk.until(box.isActiveWindow)
    if isinstance(box, EventBox):
        box.kind.set_value(RequestEventKind.CONTESTED.value)
    desk.settle()
    first = box.focusWidget()
    assert isinstance(first, QComboBox)
    seen = walked(box)
    assert unreached(box, seen) == []
    assert backwards(box, seen) == []
    QTest.keyClick(first, Qt.Key.Key_Return)
    desk.settle()
    assert box.isVisible()
    return box


def test_what_came_back_is_ticked_and_taken_back_by_the_keys(
    desk: Desktop, sqlite_url: str
) -> None:
    db = open_db(sqlite_url)
    case = Requesting(db)
    case.answered()
    number = sent(case)
    screen = shown(desk, number)
    box = worked(desk, screen, EventBox)
    assert isinstance(box, EventBox)
    assert box.of.isVisible()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    desk.until(lambda: not box.isVisible())
    comes(case, number, RequestEventKind.NOTHING)
    screen.refresh()
    desk.settle()
    again = worked(desk, screen, TakeBackBox)
    QTest.keyClick(again, Qt.Key.Key_Escape)
    desk.until(lambda: not again.isVisible())
    sheet = screen.presenter.sheet
    assert sheet is not None
    assert [one.may_take_back for one in sheet.events] == [True]  # nothing was sent
    db.close()


def test_a_forced_sale_is_entered_by_the_keys(desk: Desktop, sqlite_url: str) -> None:
    db = open_db(sqlite_url)
    case = Enforcement(db)
    number = charged(case).measure_id
    box = worked(desk, shown(desk, number), SaleBox)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    desk.until(lambda: not box.isVisible())
    assert case.row(number).sale_on is None
    db.close()
