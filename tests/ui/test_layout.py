"""Layouts read as they look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from collector_desk.ui.kept import MemoryStore, keep_split
from collector_desk.ui.layout import clear, column, form, pane, row, scrolling, split


def test_a_row_stands_from_left_to_right_and_none_pushes(qtbot: QtBot) -> None:
    first, second = QLabel("en"), QLabel("to")
    window = pane("plain", row(first, None, second, margin=10))
    qtbot.addWidget(window)
    window.resize(400, 40)
    window.show()
    assert first.x() == 10
    assert second.geometry().right() == 400 - 10 - 1


def test_a_column_stands_from_top_to_bottom(qtbot: QtBot) -> None:
    first, second = QLabel("en"), QLabel("to")
    window = pane("plain", column(first, 12, second, None, spacing=0))
    qtbot.addWidget(window)
    window.resize(100, 300)
    window.show()
    assert second.y() == first.geometry().bottom() + 1 + 12


def test_a_form_names_its_fields(qtbot: QtBot) -> None:
    edit = QLineEdit()
    window = QWidget()
    window.setLayout(form(("Adresse", edit)))
    qtbot.addWidget(window)
    assert edit.accessibleName() == "Adresse"
    assert [label.buddy() for label in window.findChildren(QLabel)] == [edit]


def test_clearing_a_layout_takes_everything_in_it(qtbot: QtBot, qapp: QApplication) -> None:
    inner = row(QLabel("en"), QLabel("to"))
    window = QWidget()
    outer = column(inner, QLabel("tre"))
    window.setLayout(outer)
    qtbot.addWidget(window)
    clear(outer)
    assert outer.count() == 0
    assert [each for each in window.findChildren(QLabel) if not each.isHidden()] == []


def test_a_handle_stays_where_the_user_put_it(qtbot: QtBot) -> None:
    store = MemoryStore()

    first = split(QLabel("liste"), QLabel("detalj"), sizes=(500, 300), name="debtor")
    qtbot.addWidget(first)
    keep_split(first, store)
    first.resize(801, 100)
    first.show()
    first.moveSplitter(350, 1)
    assert store.value("split/debtor") == ",".join(str(size) for size in first.sizes())
    again = split(QLabel("liste"), QLabel("detalj"), sizes=(500, 300), name="debtor")
    qtbot.addWidget(again)
    keep_split(again, store)
    again.resize(801, 100)
    again.show()
    assert again.sizes() == first.sizes()


def test_a_scrolling_page_is_never_a_stop_for_tab(qtbot: QtBot) -> None:
    area = scrolling(QLabel("lang tekst"))
    qtbot.addWidget(area)
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus
