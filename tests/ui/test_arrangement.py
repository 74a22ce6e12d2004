"""Columns that come and go, and sums that are always seen whole."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from collector_desk.ui import formats, theme
from collector_desk.ui.cells import PADDING
from collector_desk.ui.chips import TEXT
from collector_desk.ui.kept import MemoryStore
from collector_desk.ui.table import Column, RowsModel, TableView
from collector_desk.ui.table_parts import SummedTable

COLUMNS = (
    Column("name", "Navn", width=200, stretch=True),
    Column("rest", "Rest", "money", width=60, total=True),
    Column("kid", "KID", "kid", width=150, hidden=True),
)
MUCH = 123_456_789_012_345


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    rest: int
    kid: str = "0042000001874072"


def _view(store: MemoryStore) -> TableView:
    view = TableView(RowsModel(COLUMNS), name="Krav", kept_as="claims", store=store)
    view.resize(700, 300)
    return view


def _whole(ore: int) -> int:
    metrics = QFontMetrics(theme.current().font(TEXT, weight=700))
    return metrics.horizontalAdvance(formats.kroner(ore)) + 2 * theme.current().px(PADDING)


def test_a_column_that_was_out_of_sight_comes_back_as_wide_as_it_was_made(qtbot: QtBot) -> None:
    store = MemoryStore()
    first = _view(store)
    qtbot.addWidget(first)
    first.horizontalHeader().resizeSection(1, 222)  # kept while «KID» is hidden
    again = _view(store)
    qtbot.addWidget(again)
    again.setColumnHidden(2, False)
    assert (again.columnWidth(1), again.columnWidth(2)) == (222, 150)


@pytest.mark.parametrize("ore", [MUCH, -MUCH])
def test_no_sum_is_cut_off_whatever_the_user_does_to_its_column(qtbot: QtBot, ore: int) -> None:
    view = _view(MemoryStore())
    summed = SummedTable(view, one="krav", many="krav")
    qtbot.addWidget(summed)
    view.rows.set_rows([Row(1, "Stor", ore)])
    assert view.columnWidth(1) >= _whole(ore)
    view.horizontalHeader().resizeSection(1, 50)
    assert view.columnWidth(1) >= _whole(ore)
    view.reset_columns()
    assert view.columnWidth(1) >= _whole(ore)
