"""A list that is closed, focused or stood on in unusual moments."""

from __future__ import annotations

from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from collector_desk.ui.table import UNMARK, Column, RowsModel, TableView


@dataclass(frozen=True)
class _Marked:
    id: int
    text: str


def test_a_list_that_is_closed_while_rows_are_marked_leaves_nothing_ticking(qtbot: QtBot) -> None:
    view = TableView(RowsModel([Column("id", "Nr.")], key="id"), name="Liste")
    view.show()
    view.rows.set_rows([_Marked(1, "a"), _Marked(2, "b")])
    view.refresh([_Marked(1, "a"), _Marked(2, "c")])
    pause = view.findChild(QTimer, UNMARK)
    assert pause is not None
    assert pause.isActive()
    view.close()
    shiboken6.delete(view)
    assert not shiboken6.isValid(pause)
    QTest.qWait(10)


def test_a_row_is_chosen_also_while_ctrl_is_held(qtbot: QtBot) -> None:
    view = TableView(RowsModel([Column("id", "Nr.")], key="id"), name="Liste")
    qtbot.addWidget(view)
    view.rows.set_rows([_Marked(1, "a"), _Marked(2, "b")])
    view.select_place(1)
    view.select_place(1)
    assert view.selected_rows() == [_Marked(2, "b")]
