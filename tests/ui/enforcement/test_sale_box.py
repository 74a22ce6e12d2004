"""Tvangsdekning on the page of a lien: its day, what it does, and how it ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from collector_desk.ui.enforcement.sale_box import SaleBox
from collector_desk.ui.enforcement.view import MeasureScreen
from tests.flows.enforcement import measure
from tests.kit import open_db
from tests.service.enforcing import Enforcement
from tests.service.test_lien_radar import charged
from tests.ui.shell import Desktop, desktop

EARLIEST = date(2026, 12, 7)


@pytest.fixture
def case(sqlite_url: str) -> Iterator[Enforcement]:
    opened = open_db(sqlite_url)
    yield Enforcement(opened)
    opened.close()


def shown(desk: Desktop, number: int) -> MeasureScreen:
    desk.sign_in()
    desk.main.context.open_measure("measure", number)
    screen = measure(desk)
    desk.settle()
    return screen


def test_it_waits_for_its_day_and_says_so(qtbot: QtBot, case: Enforcement) -> None:
    sheet = charged(case)
    with desktop(qtbot, case.db) as desk:
        screen = shown(desk, sheet.measure_id)
        assert screen.foot.sale.isVisible()
        assert not screen.foot.sale.isEnabled()
        assert "tidligst begjæres 07.12.2026" in screen.foot.why.text()
        assert screen.head.sale.isHidden()


def test_the_day_it_was_requested_stands_on_the_page_and_it_may_end(
    qtbot: QtBot, case: Enforcement
) -> None:
    sheet = charged(case)
    case.day(EARLIEST + timedelta(days=1))
    with desktop(qtbot, case.db) as desk:
        screen = shown(desk, sheet.measure_id)
        screen.foot.sale.click()
        desk.settle()
        box = screen.box
        assert isinstance(box, SaleBox)
        assert "kan begjæres fra 07.12.2026" in box.effect.text()
        assert "før 23.11.2029, faller pantet ikke bort" in box.effect.text()
        box.day.set_value(EARLIEST - timedelta(days=1))
        box.do.click()
        desk.until(lambda: bool(box.day.error()))
        assert "tidligst begjæres 07.12.2026" in box.day.error()
        box.day.set_value(EARLIEST)
        box.do.click()
        desk.until(lambda: screen.box is None)
        desk.settle()
        assert screen.head.sale.text() == "Tvangsdekning begjært 07.12.2026"
        assert "Tvangsdekning begjært 07.12.2026" in screen.form.book.text()
        screen.foot.sale.click()
        desk.settle()
        over = screen.box
        assert isinstance(over, SaleBox)
        assert over.step.box.count() == 3
        assert "Pantet faller da bort 23.11.2029" in over.effect.text()
        over.do.click()
        desk.until(lambda: screen.box is None)
        desk.settle()
        assert screen.head.sale.isHidden()
    assert case.row(sheet.measure_id).sale_on is None
