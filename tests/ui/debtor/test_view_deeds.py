"""What is done from the debtor screen: reveal, export, filter, go, fetch anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from collector_desk.ui.debtor import kept_files
from collector_desk.ui.debtor.texts import Asked
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.explained import DeedRow
from tests.service.one_debtor import NUMBER
from tests.ui.debtor.conftest import Bench
from tests.ui.debtor.hands import CONTROL, press, sheet_of, shown_texts, write


def test_the_number_is_revealed_and_masked_when_the_tab_is_left(
    bench: Bench, screen: DebtorScreen
) -> None:
    screen.head._show.click()
    bench.settle()
    assert f"{NUMBER[:6]}\u00a0{NUMBER[6:]}" in shown_texts(screen.head)
    screen.hide()
    assert screen.presenter.revealed == ""


def test_the_case_is_exported_by_keys_and_can_be_opened(
    bench: Bench, screen: DebtorScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def show(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(kept_files, "show", show)
    monkeypatch.setattr(screen.exporting, "choose_folder", lambda _start: tmp_path)
    with bench.qtbot.waitSignal(screen.exporting.presenter.done):
        press(Qt.Key.Key_E, CONTROL)
    toast = screen.exporting.toast
    assert toast is not None
    assert toast.isVisible()
    toast.acted.emit()
    assert load_workbook(opened[0]).sheetnames[0] == "Sammendrag"


def test_enter_on_money_chooses_its_claim(bench: Bench, screen: DebtorScreen) -> None:
    press(Qt.Key.Key_Escape)
    bench.settle()
    timeline = screen.pages.claims.timeline
    money = next(event for event in sheet_of(screen).timeline if event.kind == "money")
    timeline.table.setFocus()
    assert timeline.table.select_key(money.key)
    press(Qt.Key.Key_Return)
    bench.settle()
    assert screen.explain.asked == Asked(money.claim_id)


def test_the_timeline_is_filtered_by_kind_and_by_words(screen: DebtorScreen) -> None:
    timeline = screen.pages.claims.timeline
    events = sheet_of(screen).timeline
    timeline.kinds.setCurrentIndex(1)
    assert timeline.table.rows.rowCount() == sum(event.kind == "money" for event in events)
    timeline.kinds.setCurrentIndex(0)
    press(Qt.Key.Key_F, CONTROL)
    assert timeline.search.hasFocus()
    write("betalt til")
    assert 0 < timeline.table.rows.rowCount() < len(events)
    write("finnes ikke")
    assert "Ingen hendelser passer" in shown_texts(timeline)


def test_control_and_a_number_goes_to_a_section(screen: DebtorScreen) -> None:
    for number in range(1, 7):
        press(Qt.Key(Qt.Key.Key_0 + number), CONTROL)
        assert screen.pages.bar.currentIndex() == number - 1
        assert screen.pages.current().isVisible()
        assert QApplication.focusWidget() is not None


def test_fetching_anew_keeps_the_amount_and_the_keys(bench: Bench, screen: DebtorScreen) -> None:
    asked = Asked(sheet_of(screen).claims[0].claim_id, "interest")
    screen.pages.claims.table.point_at(asked)
    bench.settle()
    screen.refresh()
    bench.settle()
    assert screen.pages.claims.table.pointed() == asked
    assert screen.explain.asked == asked
    assert screen.pages.claims.table.hasFocus()


def test_no_deed_is_wider_than_the_pane_it_stands_in(bench: Bench, screen: DebtorScreen) -> None:
    inside = screen.side.area.widget()
    assert inside is not None
    bench.settle()
    assert screen.side.deeds.findChildren(DeedRow)
    assert inside.minimumSizeHint().width() <= screen.side.area.viewport().width()
    assert not screen.side.area.horizontalScrollBar().isVisible()
