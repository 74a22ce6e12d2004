"""Every list in the program: a table with its keys, its columns, its sums and its clipboard."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from collector_desk.ui import clipboard, theme
from collector_desk.ui.arrangement import Arrangement
from collector_desk.ui.cells import ONE_LINE, TWO_LINES, CellDelegate
from collector_desk.ui.columns import Cell, Column, Kind, Tag
from collector_desk.ui.copying import clipboard_table
from collector_desk.ui.kept import Store
from collector_desk.ui.rows import ROW_ROLE, SORT_ROLE, Index, RowsModel

__all__ = ["ROW_ROLE", "SORT_ROLE", "Cell", "Column", "Kind", "RowsModel", "TableView", "Tag"]

MARKED_MS = 6_000
_WHOLE_ROW = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
)
UNMARK = "unmark"
"""The name of the pause after which the marks of changed rows go."""
"""How long a changed row stays marked."""


class TableView(QTableView):
    """A list. ``opened(row)`` on Enter or double click, ``chosen(row or None)`` as one moves.

    ``name`` is what a screen reader calls it. With ``store`` and ``kept_as`` the order, width
    and choice of columns are kept. Actions added by ``addAction`` stand in its menu. Single
    letters (J and K) act only while ``letter_keys`` is true.
    """

    opened = Signal(object)
    chosen = Signal(object)
    selection_changed = Signal(int, object)  # øre: a C int ends at 21 million kroner
    arranged = Signal()

    def __init__(
        self,
        model: RowsModel,
        *,
        name: str,
        kept_as: str = "",
        store: Store | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.letter_keys = True
        self._rows = model
        self._back: tuple[Hashable | None, list[Hashable], int] = (None, [], 0)
        self._fits_rows = False
        # A child of the list, so that it ends with it; a timer beside it would outlive it.
        self._unmark = QTimer(self)
        self._unmark.setObjectName(UNMARK)
        self._unmark.setSingleShot(True)
        self._unmark.timeout.connect(model.clear_marks)
        self.setAccessibleName(name)
        self._behave()
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self._columns = Arrangement(self, model.columns, store=store, kept_as=kept_as)
        self._connect()
        self._dress()

    @property
    def rows(self) -> RowsModel:
        """The model behind."""
        return self._rows

    # what is chosen -------------------------------------------------------------------

    def current_row(self) -> object | None:
        """The row the keys stand on."""
        index = self.currentIndex()
        return self._rows.row(index.row()) if index.isValid() else None

    def selected_rows(self) -> list[object]:
        """The rows chosen, in the order shown."""
        return [self._rows.row(place) for place in self._selected_places()]

    def _selected_places(self) -> list[int]:
        # By ranges: asking Qt for each index of ten thousand rows takes a blink too long.
        places: set[int] = set()
        selection = self.selectionModel().selection()
        for at in range(selection.count()):
            part = selection.at(at)
            places.update(range(part.top(), part.bottom() + 1))
        return sorted(places)

    def select_key(self, key: Hashable) -> bool:
        """Stand on the row with this key; false where it is not shown."""
        place = self._rows.place_of(key)
        if place is not None:
            self.select_place(place)
        return place is not None

    def refresh(self, rows: Sequence[object], *, total: int | None = None) -> None:
        """Show what became of the rows: nothing jumps, what changed is marked for a while."""
        if self._rows.refresh_rows(rows, total=total):
            self._unmark.start(MARKED_MS)

    def select_place(self, place: int) -> None:
        """Stand on the row in a place, the nearest there is."""
        count = self._rows.rowCount()
        if count:
            at = min(max(place, 0), count - 1)
            column = max(self.currentIndex().column(), 0)
            # Said in full: the plain call would toggle the row while Ctrl is held.
            self.selectionModel().setCurrentIndex(self._rows.index(at, column), _WHOLE_ROW)

    def copy(self) -> None:
        """Put the chosen rows, or all where none is chosen, on the clipboard with headers."""
        rows = self.selected_rows() or self._rows.shown_rows()
        clipboard.put(clipboard_table(self.visible_columns(), rows))

    def visible_columns(self) -> list[Column]:
        """The columns shown, from left to right."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(at) for at in range(header.count())]
        return [self._rows.columns[at] for at in order if not header.isSectionHidden(at)]

    def reset_columns(self) -> None:
        """Columns as they were made."""
        self._columns.reset()

    def fit_columns(self, least: Mapping[int, int]) -> None:
        """Cut no sum off: columns are at least so many pixels wide."""
        self._columns.fit(least)

    def fit_rows(self) -> None:
        """Be as tall as the rows there are: for short lists inside a page."""
        self._fits_rows = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit()

    # rows come and go -----------------------------------------------------------------

    @Slot()
    def _before_reset(self) -> None:
        current = self.currentIndex()
        key = self._rows.key_at(current.row()) if current.isValid() else None
        chosen = [self._rows.key_at(place) for place in self._selected_places()]
        self._back = (key, chosen, current.row())

    @Slot()
    def _after_reset(self) -> None:
        key, chosen, place = self._back
        self._fit()
        if key is None:
            self._tell()
            return
        if not self.select_key(key):
            self.select_place(place)
        if len(chosen) > 1:
            self._select_again(set(chosen))
        self._tell()

    def _select_again(self, keys: set[Hashable]) -> None:
        selection, last = QItemSelection(), len(self._rows.columns) - 1
        for first, end in runs(
            self._rows.key_at(at) in keys for at in range(self._rows.rowCount())
        ):
            selection.select(self._rows.index(first, 0), self._rows.index(end, last))
        flag = self.selectionModel().SelectionFlag.ClearAndSelect
        self.selectionModel().select(selection, flag)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._tell()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.row() != previous.row():
            self.chosen.emit(self.current_row())

    def _tell(self) -> None:
        rows = self.selected_rows()
        sums = self._rows.totals(rows)
        self.selection_changed.emit(len(rows), list(sums.values())[-1] if sums else 0)

    # keys -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            self._open(self.currentIndex())
        elif self._letter(event):
            return
        else:
            super().keyPressEvent(event)

    def _letter(self, event: QKeyEvent) -> bool:
        if not self.letter_keys or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        step = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}.get(Qt.Key(event.key()))
        if step is None:
            return False
        self.select_place(self.currentIndex().row() + step)
        return True

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the desk here; a list is searched by its filter."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addActions(self.actions())
        if self.actions():
            menu.addSeparator()
        copy = menu.addAction(self.tr("Kopier med overskrifter"))
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.triggered.connect(self._copy_asked)
        menu.addMenu(self._columns.menu())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    @Slot()
    def _copy_asked(self) -> None:
        self.copy()

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._rows.row(index.row()))

    # look -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        index = self.currentIndex()
        if not index.isValid() or not self.hasFocus():
            return
        now = theme.current()
        painter = QPainter(self.viewport())
        top, height = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
        wide = min(self.viewport().width(), self.horizontalHeader().length())
        ring = QRect(1, top + 1, wide - 2, height - 3)
        painter.setPen(QPen(now.colour("focus"), 2))
        painter.drawRect(ring)
        painter.setPen(QPen(now.colour("focus_inner"), 2))
        painter.drawRect(ring.adjusted(2, 2, -2, -2))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Qt makes a row current on focus without choosing it.
        if not self.selectionModel().hasSelection() and self._rows.rowCount():
            self.select_place(max(self.currentIndex().row(), 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._columns.stretch()
        self._fit()

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        tall = any(column.two_lines for column in self._rows.columns)
        header = self.verticalHeader()
        header.setDefaultSectionSize(now.px(TWO_LINES if tall else ONE_LINE))
        self._columns.arrange()
        self._fit()

    def _fit(self) -> None:
        if self._fits_rows:
            header = self.horizontalHeader()
            rows = self.verticalHeader().defaultSectionSize() * self._rows.rowCount()
            wide = header.length() > self.viewport().width() > 0
            bar = self.horizontalScrollBar().sizeHint().height() if wide else 0
            self.setFixedHeight(rows + header.sizeHint().height() + bar)
        self.arranged.emit()

    def _behave(self) -> None:
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _connect(self) -> None:
        self._columns.changed.connect(self.arranged)
        self.doubleClicked.connect(self._open)
        self._rows.modelAboutToBeReset.connect(self._before_reset)
        self._rows.modelReset.connect(self._after_reset)
        self._rows.rowsInserted.connect(self._rows_added)
        theme.current().changed.connect(self._dress)

    @Slot()
    def _rows_added(self) -> None:
        self._fit()


def runs(marks: Iterable[bool]) -> list[tuple[int, int]]:
    """The first and last place of each run of marks: Qt selects a run at a time, not a row.

    >>> runs([True, True, False, True])
    [(0, 1), (3, 3)]
    """
    found: list[tuple[int, int]] = []
    for at, marked in enumerate(marks):
        if marked and found and found[-1][1] == at - 1:
            found[-1] = (found[-1][0], at)
        elif marked:
            found.append((at, at))
    return found
