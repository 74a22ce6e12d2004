"""The words a list is filtered by, in the real window: kept while it lives, said over the list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collector_desk.ui.desk_context import Screen
from collector_desk.ui.filtering import FilterBox, Filtered
from collector_desk.ui.history import Place
from tests.flows.hands import focus_of
from tests.service.test_objections import Case
from tests.ui.shell import Desktop, desktop

LISTS = (
    "work",
    "inbox",
    "objections",
    "agreements",
    "limitation",
    "holds",
    "measures",
    "unplaced",
    "rates",
)


@pytest.fixture
def desk(qtbot: QtBot, case: Case) -> Iterator[Desktop]:
    with desktop(qtbot, case.db) as made:
        made.sign_in(stay=True)
        yield made


def go(desk: Desktop, kind: str) -> Screen:
    desk.main.go(Place(kind))
    desk.settle()
    shown = desk.main.tabs.current()
    assert shown is not None
    return shown


def seek(desk: Desktop, words: str) -> None:
    """Type into the box that Ctrl+F leads to."""
    QTest.keyClick(focus_of(desk), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = QApplication.focusWidget()
    assert isinstance(box, FilterBox), "Ctrl+F leads to the filter"
    QTest.keyClicks(box, words)
    desk.settle()


def over(screen: Screen) -> Filtered:
    found = screen.findChild(Filtered)
    assert isinstance(found, Filtered)
    return found


def said(screen: Screen) -> tuple[str, str]:
    """What stands over the list; nothing where it is whole."""
    found = over(screen)
    return (found.chip.text(), found.count.text()) if found.chip.isVisible() else ("", "")


def test_a_filtered_list_says_so_until_the_chip_is_pressed(desk: Desktop) -> None:
    screen = go(desk, "work")
    whole = screen.table.rows.rowCount()  # type: ignore[attr-defined]
    assert said(screen) == ("", "")
    seek(desk, "bydel øvre")
    assert said(screen) == ("Filter: bydel øvre", f"1 av {whole} vises")
    QTest.mouseClick(over(screen).chip, Qt.MouseButton.LeftButton)
    assert said(screen) == ("", "")
    assert screen.table.rows.rowCount() == whole  # type: ignore[attr-defined]
    assert QApplication.focusWidget() is screen.table  # type: ignore[attr-defined]


def test_a_filter_that_leaves_nothing_says_what_hides_the_rows(desk: Desktop) -> None:
    screen = go(desk, "work")
    whole = screen.table.rows.rowCount()  # type: ignore[attr-defined]
    seek(desk, "finnes ikke")
    assert said(screen) == ("Filter: finnes ikke", f"0 av {whole} vises")


def test_the_words_are_there_again_when_one_comes_back(desk: Desktop) -> None:
    go(desk, "work")
    seek(desk, "bydel øvre")
    assert said(go(desk, "limitation")) == ("", ""), "each list has its own words"
    assert said(go(desk, "work"))[0] == "Filter: bydel øvre"
    desk.main.close_tab()
    again = go(desk, "work")
    assert said(again)[0] == "Filter: bydel øvre"
    assert again.table.rows.rowCount() == 1  # type: ignore[attr-defined]


def test_whoever_signs_in_next_finds_whole_lists(desk: Desktop) -> None:
    go(desk, "work")
    seek(desk, "bydel øvre")
    desk.main.sign_out_wanted.emit()
    desk.until(lambda: desk.program.main is None)
    desk.settle()
    desk.sign_in(stay=True)
    assert said(go(desk, "work")) == ("", "")


@pytest.mark.parametrize("kind", LISTS)
def test_ctrl_f_leads_to_the_filter_of_every_list(desk: Desktop, kind: str) -> None:
    screen = go(desk, kind)
    screen.focus_first()
    seek(desk, "x")
    assert over(screen)._box is QApplication.focusWidget()
    assert over(screen).chip.text() == "Filter: x"
