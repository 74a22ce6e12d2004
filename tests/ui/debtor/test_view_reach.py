"""Everybody reaches everything on the debtor screen, at every size."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from collector_desk.ui.debtor.parts import WarningChip
from collector_desk.ui.debtor.texts import Asked
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.theme import Mode, Theme
from tests.service.one_debtor import NUMBER
from tests.ui.debtor.conftest import Bench
from tests.ui.debtor.hands import composer, press, sheet_of, shown_texts


def _reached(screen: DebtorScreen) -> list[QWidget]:
    tab = Qt.FocusPolicy.TabFocus
    return [
        each
        for each in screen.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & tab
    ]


@pytest.mark.parametrize("section", range(6))
def test_everything_that_takes_the_keys_has_a_name(
    bench: Bench, screen: DebtorScreen, section: int
) -> None:
    screen.pages.bar.setCurrentIndex(section)
    screen.choose_day()
    screen.new_note()
    screen.pages.claims.timeline.more.setChecked(True)
    QApplication.processEvents()
    nameless = []
    for each in _reached(screen):
        if each.focusProxy() is not None:
            continue
        interface = QAccessible.queryAccessibleInterface(each)
        if not interface or not interface.text(QAccessible.Text.Name).strip():
            nameless.append(repr(each))
    assert nameless == []
    assert len(_reached(screen)) <= 60


def test_tab_goes_round_and_is_never_trapped(screen: DebtorScreen) -> None:
    reached = set()
    for _ in range(len(_reached(screen)) + 4):
        press(Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert screen.pages.claims.table in reached
    assert screen.pages.claims.timeline.table in reached
    assert screen.head.day in reached
    assert screen.head._owed in reached


def test_every_deed_that_can_be_done_here_is_done_by_its_button(
    bench: Bench, screen: DebtorScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(screen.exporting, "choose_folder", lambda _start: tmp_path)
    buttons = {
        button.text(): button
        for button in screen.side.deeds.findChildren(QAbstractButton)
        if button.isVisible()
    }
    assert set(buttons) >= {"Skriv merknad", "Eksporter saksoppsummering", "Vis fødselsnummer"}
    buttons["Skriv merknad"].click()
    assert composer(screen).isVisible()
    buttons["Vis fødselsnummer"].click()
    bench.settle()
    assert screen.presenter.revealed == NUMBER
    with bench.qtbot.waitSignal(screen.exporting.presenter.done):
        buttons["Eksporter saksoppsummering"].click()


@pytest.mark.parametrize("scale", [80, 100, 150, 200])
def test_no_text_is_cut_at_any_size(bench: Bench, screen: DebtorScreen, scale: int) -> None:
    Theme.apply(QApplication.instance(), Mode.LIGHT, scale)  # type: ignore[arg-type]
    bench.qtbot.wait(60)
    cut = [
        each.text()
        for each in screen.findChildren(QLabel)
        if each.isVisible() and not each.wordWrap() and each.width() < each.sizeHint().width()
    ]
    Theme.apply(QApplication.instance(), Mode.LIGHT, 100)  # type: ignore[arg-type]
    assert cut == []


def test_the_split_stays_where_it_was_put(bench: Bench, screen: DebtorScreen) -> None:
    handle = screen.split.handle(1)
    screen.split.moveSplitter(handle.pos().x() - 60, 1)
    sizes = screen.split.sizes()
    again = bench.screen(screen.presenter.debtor_id)
    assert again.split.sizes() == sizes


def test_a_narrow_window_puts_the_explanation_under_the_claims(
    bench: Bench, screen: DebtorScreen
) -> None:
    screen.resize(700, 800)
    bench.qtbot.wait(30)
    assert screen.split.orientation() is Qt.Orientation.Vertical
    assert screen.side.height() >= 400
    screen.resize(1228, 812)
    bench.qtbot.wait(30)
    assert screen.split.orientation() is Qt.Orientation.Horizontal


def test_the_explanation_is_never_wider_than_its_pane(bench: Bench, screen: DebtorScreen) -> None:
    row = sheet_of(screen).claims[0]
    for part in ("interest", "total"):
        screen.pages.claims.table.point_at(Asked(row.claim_id, part))
        bench.settle()
        bench.qtbot.wait(30)
        inside = screen.side.area.widget()
        assert inside is not None
        assert inside.width() <= screen.side.area.viewport().width()
        assert inside.height() >= inside.heightForWidth(inside.width()), "no line is squeezed"


def test_a_warning_opens_its_detail_with_the_paragraph(bench: Bench, screen: DebtorScreen) -> None:
    from tests.ui.debtor import sheets

    screen.presenter._show(sheet_of(screen).model_copy(update={"warnings": sheets.WARNINGS}))
    bench.settle()
    chips = screen.head.findChildren(WarningChip)
    assert [chip.text() for chip in chips if chip.isVisible()] == [
        alert.text for alert in sheets.WARNINGS
    ]
    assert chips[-3].toolTip() == sheets.WARNINGS[0].detail
    QTest.mouseClick(chips[-3], Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert sheets.WARNINGS[0].detail in shown_texts(screen.head)
    QTest.mouseClick(chips[-3], Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert sheets.WARNINGS[0].detail not in shown_texts(screen.head)
