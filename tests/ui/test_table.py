"""One list for the whole program: its model, keys, columns, sums, clipboard and speech."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from collector_desk.ui.cells import fitted
from collector_desk.ui.copying import html_table, tab_separated
from collector_desk.ui.filtering import FilterBox
from collector_desk.ui.kept import MemoryStore
from collector_desk.ui.layout import column
from collector_desk.ui.table import ROW_ROLE, SORT_ROLE, Column, RowsModel, TableView, Tag
from collector_desk.ui.table_parts import SummedTable
from collector_desk.ui.theme import Mode, Theme
from collector_desk.ui.tokens import Tone


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    rest: int
    due: date | None = None
    kid: str = "0042000001874072"
    unit: str = "Bydel Gamle Oslo"


COLUMNS = (
    Column("name", "Navn", width=200, second="unit", stretch=True),
    Column("rest", "Rest", "money", total=True),
    Column("due", "Forfall", "date"),
    Column("kid", "KID", "kid", hidden=True),
    Column(
        "state",
        "Status",
        "state",
        value=lambda row: Tag(Tone.INFO, "Varslet") if row.rest else Tag(Tone.SUCCESS, "Betalt"),
    ),
)
ROWS = [
    Row(1, "Ås, Ny", 587025, date(2026, 11, 27)),
    Row(2, "Berg, Rask", 1843000, None),
    Row(3, "Østby, Lys", 0, date(2026, 3, 1)),
    Row(4, "=HYPERLINK(1)", -5, date(2025, 1, 1)),
]


def _model(rows: list[Row] | None = None) -> RowsModel:
    made = RowsModel(COLUMNS)
    made.set_rows(ROWS if rows is None else rows)
    return made


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[TableView]:
    made, window = TableView(_model(), name="Krav på skyldneren"), QWidget()
    window.setLayout(column(made))
    qtbot.addWidget(window)
    window.resize(700, 300)
    yield made
    window.close()


def _focus(qtbot: QtBot, view: QWidget) -> None:
    with qtbot.waitActive(view.window()):
        view.window().show()
        view.window().activateWindow()
    view.setFocus()


def _ids(model: RowsModel) -> list[int]:
    return [row.id for row in model.shown_rows() if isinstance(row, Row)]


# the model ------------------------------------------------------------------------------


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = _model()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.sort(1)
    model.filter("berg")
    model.filter("")
    model.append_rows([Row(5, "Vik, Stor", 1)])
    model.set_rows([])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_values_are_shown_as_norwegians_read_them() -> None:
    model = _model()
    shown = [model.data(model.index(0, at)) for at in range(5)]
    assert shown == [
        "Ås, Ny",
        "5\u00a0870,25",
        "27.11.2026",
        "0042\u00a00000\u00a00187\u00a04072",
        "Varslet",
    ]
    assert model.data(model.index(1, 2)) == "—"


def test_a_screen_reader_hears_the_row_first_and_the_header_with_each_value() -> None:
    model, role = _model(), Qt.ItemDataRole.AccessibleTextRole
    whole = model.data(model.index(0, 0), role)
    assert isinstance(whole, str)
    assert whole.startswith("Ås, Ny, Bydel Gamle Oslo; Rest 5\u00a0870,25; Forfall 27.11.2026")
    assert model.data(model.index(0, 1), role) == "Rest: 5\u00a0870,25"
    assert model.data(model.index(0, 4), role) == "Status: Varslet"


def test_rows_sort_by_value_and_names_by_the_norwegian_alphabet() -> None:
    model = _model()
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert _ids(model) == [2, 1, 3, 4]
    model.sort(0)
    assert _ids(model) == [4, 2, 3, 1]
    model.sort(2)
    assert _ids(model) == [2, 4, 3, 1]


def test_equal_rows_keep_the_order_of_the_sort_before() -> None:
    rows = [Row(at, name, 0) for at, name in enumerate("bab")]
    model = _model(rows)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.sort(1)
    assert _ids(model) == [0, 2, 1]


@given(st.lists(st.integers(-(10**9), 10**9), max_size=30), st.booleans())
def test_sorting_loses_no_row_and_marks_follow_their_rows(amounts: list[int], down: bool) -> None:
    model = _model([Row(at, str(at), rest) for at, rest in enumerate(amounts)])
    marks = [QAbstractTableModel.index(model, at, 0) for at in range(len(amounts))]
    kept = [(model.data(mark, ROW_ROLE), mark) for mark in marks]
    order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
    model.sort(1, order)
    assert sorted(_ids(model)) == list(range(len(amounts)))
    shown = [row.rest for row in model.shown_rows() if isinstance(row, Row)]
    assert shown == sorted(amounts, reverse=down)
    assert all(isinstance(row, Row) for row, _ in kept)


def test_the_filter_finds_words_in_any_cell_and_amounts_without_their_spaces() -> None:
    model = _model()
    assert model.filter("berg") == 1
    assert model.filter("5870,25") == 1
    assert model.filter("gamle ås") == 1
    assert model.filter("finnes ikke") == 0
    assert model.filter("") == 4


def test_a_refresh_keeps_the_filter_and_the_order() -> None:
    model = _model()
    model.sort(1)
    model.filter("bydel")
    model.set_rows([*ROWS, Row(9, "Lykt, Fager", -100), Row(10, "Vik, Stor", 1, unit="Etat")])
    assert _ids(model) == [9, 4, 3, 1, 2]


def test_totals_are_of_the_rows_shown() -> None:
    model = _model()
    assert model.totals() == {1: 587025 + 1843000 - 5}
    model.filter("berg")
    assert model.totals() == {1: 1843000}


def test_the_next_rows_are_asked_for_once(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS)
    model.set_rows(ROWS, total=6)
    asked: list[int] = []
    model.more_wanted.connect(asked.append)
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert asked == [4]
    model.append_rows([Row(5, "a", 1), Row(6, "b", 1)])
    assert not model.canFetchMore(QModelIndex())
    assert _ids(model) == [1, 2, 3, 4, 5, 6]


def test_where_the_service_holds_more_the_service_sorts(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS)
    model.set_rows(ROWS, total=1_000_000)
    with qtbot.waitSignal(model.sort_wanted) as asked:
        model.sort(1, Qt.SortOrder.DescendingOrder)
    assert asked.args == ["rest", True]
    assert _ids(model) == [1, 2, 3, 4]


def test_ten_thousand_rows_are_sorted() -> None:
    rows = [Row(at, f"Navn {at % 977}", (at * 7919) % 100_003) for at in range(10_000)]
    model = _model(rows)
    model.sort(1)
    assert model.data(model.index(0, 1), SORT_ROLE) == (1, 0)


# the view -------------------------------------------------------------------------------


def test_a_list_has_a_name_for_screen_readers(view: TableView) -> None:
    assert view.accessibleName() == "Krav på skyldneren"


def test_tab_leaves_the_list(qtbot: QtBot, view: TableView) -> None:
    after = QLineEdit(view.window())
    _focus(qtbot, view)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert after.hasFocus()
    QTest.keyClick(after, Qt.Key.Key_Backtab)
    assert view.hasFocus()


def test_arrows_and_j_and_k_move_and_enter_opens(qtbot: QtBot, view: TableView) -> None:
    opened: list[object] = []
    chosen: list[object] = []
    view.opened.connect(opened.append)
    view.chosen.connect(chosen.append)
    _focus(qtbot, view)
    assert view.current_row() == ROWS[0]
    QTest.keyClick(view, Qt.Key.Key_J)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_K)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened == [ROWS[1]]
    assert chosen[-3:] == [ROWS[1], ROWS[2], ROWS[1]]


def test_j_and_k_stop_at_the_ends_and_can_be_turned_off(qtbot: QtBot, view: TableView) -> None:
    _focus(qtbot, view)
    QTest.keyClick(view, Qt.Key.Key_K)
    assert view.current_row() == ROWS[0]
    for _ in range(9):
        QTest.keyClick(view, Qt.Key.Key_J)
    assert view.current_row() == ROWS[3]
    view.letter_keys = False
    QTest.keyClick(view, Qt.Key.Key_K)
    assert view.current_row() == ROWS[3]


def test_the_choice_survives_a_refresh_and_never_gets_lost(qtbot: QtBot, view: TableView) -> None:
    view.select_key(3)
    view.rows.set_rows([replace(row, rest=row.rest + 1) for row in reversed(ROWS)])
    current = view.current_row()
    assert isinstance(current, Row)
    assert current.id == 3
    view.rows.set_rows([row for row in ROWS if row.id != 3])
    assert isinstance(view.current_row(), Row)
    view.rows.set_rows([])
    assert view.current_row() is None


def test_a_changed_value_is_shown_without_moving_anything(view: TableView) -> None:
    view.select_key(2)
    resets: list[None] = []
    view.rows.modelReset.connect(lambda: resets.append(None))
    view.rows.set_rows([ROWS[0], replace(ROWS[1], rest=100), *ROWS[2:]])
    assert resets == []
    assert view.rows.data(view.rows.index(1, 1)) == "1,00"


def test_rows_that_changed_are_marked_until_they_have_been_seen(
    qtbot: QtBot, view: TableView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collector_desk.ui.table.MARKED_MS", 30)
    view.select_key(2)
    view.refresh([replace(ROWS[0], rest=1), *ROWS[1:], Row(5, "Ny, Skyldner", 1)])
    assert [view.rows.marked(at) for at in range(5)] == [True, False, False, False, True]
    spoken = view.rows.data(view.rows.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert str(spoken).endswith("nylig endret")
    qtbot.waitUntil(lambda: not any(view.rows.marked(at) for at in range(5)))


def test_the_first_rows_shown_are_not_marked(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS)
    assert model.refresh_rows(ROWS) == 0


def test_several_rows_chosen_are_summed_and_stay_chosen(qtbot: QtBot, view: TableView) -> None:
    told: list[tuple[int, int]] = []
    view.selection_changed.connect(lambda count, ore: told.append((count, ore)))
    view.select_place(0)
    more = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().select(view.rows.index(1, 0), more)
    assert told[-1] == (2, 587025 + 1843000)
    view.rows.set_rows(list(reversed(ROWS)))
    assert [row.id for row in view.selected_rows() if isinstance(row, Row)] == [2, 1]
    assert told[-1] == (2, 587025 + 1843000)


def test_a_sum_beyond_21_million_kroner_is_told_to_the_ore(qtbot: QtBot, view: TableView) -> None:
    told: list[int] = []
    view.selection_changed.connect(lambda _, ore: told.append(ore))
    view.rows.set_rows([Row(1, "Stor", 2**31), Row(2, "Større", 10**13 + 1)])
    view.selectAll()
    assert told[-1] == 2**31 + 10**13 + 1


def test_columns_are_kept_for_each_user_and_can_be_reset(qtbot: QtBot) -> None:
    store = MemoryStore()

    def made() -> TableView:
        view = TableView(_model(), name="Krav", kept_as="claims", store=store)
        qtbot.addWidget(view)
        view.resize(900, 200)
        return view

    first = made()
    assert [each.key for each in first.visible_columns()] == ["name", "rest", "due", "state"]
    first.horizontalHeader().resizeSection(1, 222)
    first.horizontalHeader().moveSection(4, 1)
    second = made()
    assert second.columnWidth(1) == 222
    assert [each.key for each in second.visible_columns()] == ["name", "state", "rest", "due"]
    second.reset_columns()
    assert [each.key for each in made().visible_columns()] == ["name", "rest", "due", "state"]


def test_columns_are_chosen_from_the_menu_of_the_list(qtbot: QtBot, view: TableView) -> None:
    store = MemoryStore()
    made = TableView(_model(), name="Krav", kept_as="claims", store=store)
    qtbot.addWidget(made)
    _focus(qtbot, made)
    QTest.keyClick(made, Qt.Key.Key_Menu)
    _tick(made, "KID")
    assert "kid" in [each.key for each in made.visible_columns()]
    assert "kid" in str(store.value("columns/claims"))


def _tick(view: TableView, title: str) -> None:
    from PySide6.QtGui import QContextMenuEvent

    at = view.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, view.mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    actions = [action for menu in view.findChildren(QMenu) for action in menu.actions()]
    found: QAction = next(action for action in actions if action.text() == title)
    found.trigger()
    for menu in view.findChildren(QMenu):
        menu.close()


def test_a_damaged_memory_of_columns_does_no_harm(qtbot: QtBot) -> None:
    store = MemoryStore()
    store.setValue("columns/claims", '{"rest": 4, "x": [1]')
    view = TableView(_model(), name="Krav", kept_as="claims", store=store)
    qtbot.addWidget(view)
    assert len(view.visible_columns()) == 4


def test_the_stretching_column_takes_what_is_over(qtbot: QtBot, view: TableView) -> None:
    _focus(qtbot, view)
    assert view.horizontalHeader().length() == view.viewport().width()
    view.window().resize(1000, 300)
    assert view.horizontalHeader().length() == view.viewport().width()


def test_a_short_list_is_as_tall_as_its_rows(qtbot: QtBot, view: TableView) -> None:
    view.fit_rows()
    _focus(qtbot, view)
    before = view.height()
    assert view.viewport().height() == view.rowHeight(0) * 4
    view.rows.append_rows([Row(5, "Vik, Stor", 1)])
    assert view.height() == before + view.rowHeight(0)


def test_the_text_size_scales_rows_and_columns(qtbot: QtBot, qapp: QApplication) -> None:
    Theme.apply(qapp, Mode.LIGHT, 100)
    view = TableView(_model(), name="Krav")
    qtbot.addWidget(view)
    small = (view.rowHeight(0), view.columnWidth(1))
    Theme.apply(qapp, Mode.LIGHT, 200)
    assert (view.rowHeight(0), view.columnWidth(1)) == (2 * small[0], 2 * small[1])
    Theme.apply(qapp, Mode.LIGHT, 100)


# around the list ------------------------------------------------------------------------


def test_the_sum_row_says_how_many_and_how_much(qtbot: QtBot, view: TableView) -> None:
    table = SummedTable(view, one="krav", many="krav")
    qtbot.addWidget(table)
    assert table.sums.text() == "4 krav, Rest 24\u00a0300,20"
    view.rows.filter("berg")
    assert table.sums.accessibleName() == "1 av 4 krav, Rest 18\u00a0430,00"


def test_the_filter_box_filters_and_gives_the_keys_back(qtbot: QtBot, view: TableView) -> None:
    box = FilterBox(view)
    box.setParent(view.window())
    counted: list[tuple[int, int]] = []
    box.counted.connect(lambda shown, loaded: counted.append((shown, loaded)))
    _focus(qtbot, box)
    QTest.keyClicks(box, "berg")
    assert counted[-1] == (1, 4)
    assert view.rows.rowCount() == 1
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert view.rows.rowCount() == 4
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert view.hasFocus()


# the clipboard --------------------------------------------------------------------------


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.attributes: list[dict[str, str | None]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"td", "th"}:
            self.attributes.append(dict(attrs))
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self.texts:
            self.texts[-1] += data


def test_ctrl_c_copies_the_chosen_rows_with_their_headers(qtbot: QtBot, view: TableView) -> None:
    _focus(qtbot, view)
    view.select_key(2)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    assert data.text() == "Navn\tRest\tForfall\tStatus\nBerg, Rask\t18430,00\t\tVarslet\n"
    assert data.hasHtml()


def test_amounts_are_copied_with_a_comma_and_an_ordinary_minus() -> None:
    assert tab_separated([COLUMNS[1]], ROWS) == "Rest\n5870,25\n18430,00\n0,00\n-0,05\n"


def test_in_html_amounts_are_numbers_and_all_else_is_protected_text() -> None:
    cells = _Cells()
    cells.feed(html_table(COLUMNS, ROWS[-1:]))
    name, rest, due, number, state = cells.attributes[len(COLUMNS) :]
    assert rest["sdval"] == "-0.05"
    assert rest["x:num"] == "-0.05"
    assert "dd" in str(due["style"])
    for protected in (name, number, state):
        assert "\\@" in str(protected["style"])
    texts = cells.texts[len(COLUMNS) :]
    assert texts[0] == "=HYPERLINK(1)"
    assert texts[3] == "0042000001874072"


def test_tabs_and_lines_in_a_value_never_break_the_copied_table() -> None:
    row = Row(1, "en\tto\ntre", 1)
    assert tab_separated([COLUMNS[0]], [row]) == "Navn\nen to tre\n"


def test_markup_in_a_name_is_shown_as_it_is() -> None:
    assert "&lt;b&gt;" in html_table([COLUMNS[0]], [Row(1, "<b>", 1)])


# painting -------------------------------------------------------------------------------


def test_long_texts_take_two_lines_where_there_is_room(qapp: QApplication) -> None:
    from PySide6.QtGui import QFontMetrics

    metrics = QFontMetrics(qapp.font())
    text = "Forfalt, ingen innsigelse – parkering trenger ikke betalingsoppfordring"
    width = metrics.horizontalAdvance(text) * 2 // 3
    first, second = fitted(text, width, metrics, two=True)
    assert f"{first} {second}" == text
    assert fitted(text, width, metrics, two=False)[0].endswith("…")
    assert fitted("kort", width, metrics, two=True) == ("kort",)


def test_the_first_of_two_lines_is_never_cut_within_a_word(qapp: QApplication) -> None:
    from PySide6.QtGui import QFontMetrics

    metrics = QFontMetrics(qapp.font())
    text = "Svarfrist én uke gikk ut 20.11.2026 – sendt til virksomheten"
    longest = max(metrics.horizontalAdvance(word) for word in text.split(" "))
    for width in range(longest + 2, metrics.horizontalAdvance(text)):
        assert "…" not in fitted(text, width, metrics, two=True)[0], width
