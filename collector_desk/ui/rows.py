"""One model for every list in the program: plain rows, filtered and sorted in place."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from collector_desk.ui.columns import Cell, Column, sort_key
from collector_desk.ui.formats import SPACE

Index: TypeAlias = QModelIndex | QPersistentModelIndex

SORT_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
_NOWHERE = QModelIndex()


class RowsModel(QAbstractTableModel):
    """Rows (dataclasses or wire models) shown by columns.

    ``key`` is the attribute by which a row is known again after a refresh. Where the service
    holds more rows than were sent (``total``), ``more_wanted(loaded)`` asks for the next ones
    and ``sort_wanted(column key, descending)`` asks for another order instead of sorting here.
    """

    more_wanted = Signal(int)
    sort_wanted = Signal(str, bool)
    rows_changed = Signal()

    def __init__(
        self, columns: Sequence[Column], *, key: str = "id", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._rows: list[object] = []
        self._cells: dict[int, tuple[Cell, ...]] = {}
        self._texts: dict[int, str] = {}
        self._all: list[int] = []
        self._shown: list[int] = []
        self._words: list[str] = []
        self._sorted: tuple[int, bool] | None = None
        self._total = 0
        self._asked = -1
        self._marks: set[Hashable] = set()

    # rows -----------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[object], *, total: int | None = None) -> None:
        """Show these rows; the order and the filter the user chose stay in force."""
        new = list(rows)
        unchanged_places = self._keys(new) == self._keys(self._rows) and not self._words
        if unchanged_places and self._sorted is None:
            self._replace(new)
        else:
            self.beginResetModel()
            self._take(new)
            self.endResetModel()
        self._total = max(total or 0, len(new))
        self._asked = -1
        self.rows_changed.emit()

    def refresh_rows(self, rows: Sequence[object], *, total: int | None = None) -> int:
        """Show what became of the rows; those that are new or changed are marked.

        How many were marked. ``clear_marks`` takes the marks away.
        """
        before = {_key(row, self._key): row for row in self._rows}
        changed = {_key(row, self._key) for row in rows if before.get(_key(row, self._key)) != row}
        self._marks = changed if before else set()
        self.set_rows(rows, total=total)
        return len(self._marks)

    def clear_marks(self) -> None:
        """What changed has been seen."""
        if self._marks and self._shown:
            self._marks = set()
            last = self.index(len(self._shown) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last)

    def marked(self, at: int) -> bool:
        """Whether the row in a place is new or changed since the last look."""
        return bool(self._marks) and self.key_at(at) in self._marks

    def append_rows(self, rows: Sequence[object]) -> None:
        """Add the next rows, where the service sends them in pieces."""
        first = len(self._rows)
        self._rows.extend(rows)
        added = list(range(first, len(self._rows)))
        self._all.extend(added)
        fits = [at for at in added if self._fits(at)]
        if fits:
            start = len(self._shown)
            self.beginInsertRows(_NOWHERE, start, start + len(fits) - 1)
            self._shown.extend(fits)
            self.endInsertRows()
        self._total = max(self._total, len(self._rows))
        self.rows_changed.emit()

    def row(self, at: int) -> object:
        """The row shown in a place."""
        return self._rows[self._shown[at]]

    def shown_rows(self) -> list[object]:
        """The rows that pass the filter, in the order shown."""
        return [self._rows[at] for at in self._shown]

    def key_at(self, at: int) -> Hashable:
        """What a row is known by."""
        return _key(self.row(at), self._key)

    def place_of(self, key: Hashable) -> int | None:
        """Where the row with a key is shown, or None."""
        places = (at for at in range(len(self._shown)) if self.key_at(at) == key)
        return next(places, None)

    @property
    def loaded(self) -> int:
        """How many rows are here, shown or not."""
        return len(self._rows)

    @property
    def total(self) -> int:
        """How many rows there are in all, here or at the service."""
        return self._total

    def cell(self, at: int, column: int) -> Cell:
        """What is shown in a cell; written once, kept until the rows change."""
        place = self._shown[at]
        cells = self._cells.get(place)
        if cells is None:
            row = self._rows[place]
            cells = self._cells[place] = tuple(each.cell(row) for each in self.columns)
        return cells[column]

    def totals(self, rows: Sequence[object] | None = None) -> dict[int, int]:
        """The sum of each column with ``total``, over some rows or over all shown."""
        of = self.shown_rows() if rows is None else rows
        return {
            at: sum(value for row in of if isinstance(value := column.read(row), int))
            for at, column in enumerate(self.columns)
            if column.total
        }

    # filter and order -----------------------------------------------------------------

    def filter(self, text: str) -> int:
        """Show the rows that hold every word of ``text`` in some cell; how many there are."""
        words = text.casefold().split()
        if words != self._words:
            self.beginResetModel()
            self._words = words
            self._shown = [at for at in self._all if self._fits(at)]
            self.endResetModel()
            self.rows_changed.emit()
        return len(self._shown)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; rows that are equal there keep the order they had."""
        down = order == Qt.SortOrder.DescendingOrder
        if column < 0 or column >= len(self.columns):
            return
        if self._total > len(self._rows):
            self.sort_wanted.emit(self.columns[column].key, down)
            return
        self._sorted = (column, down)
        self.layoutAboutToBeChanged.emit()
        before = list(self._shown)
        self._order()
        self._follow(before)
        self.layoutChanged.emit()

    def unsort(self) -> None:
        """Forget the user's order; the next rows come as they are sent."""
        self._sorted = None

    def _order(self) -> None:
        if self._sorted is not None:
            column, down = self._sorted
            read = self.columns[column].read
            self._all.sort(key=lambda at: sort_key(read(self._rows[at])), reverse=down)
        self._shown = [at for at in self._all if self._fits(at)]

    def _follow(self, before: list[int]) -> None:
        places = {at: place for place, at in enumerate(self._shown)}
        old = self.persistentIndexList()
        new = [self.index(places[before[each.row()]], each.column()) for each in old]
        self.changePersistentIndexList(old, new)

    def _fits(self, at: int) -> bool:
        if not self._words:
            return True
        text = self._texts.get(at)
        if text is None:
            text = self._texts[at] = self._searched(self._rows[at])
        return all(word in text for word in self._words)

    def _searched(self, row: object) -> str:
        cells = [column.cell(row) for column in self.columns]
        text = " ".join(f"{cell.text} {cell.second}" for cell in cells).casefold()
        return f"{text} {text.replace(SPACE, '')}" if SPACE in text else text

    def _take(self, rows: list[object]) -> None:
        self._rows = rows
        self._cells.clear()
        self._texts.clear()
        self._all = list(range(len(rows)))
        self._order()

    def _replace(self, rows: list[object]) -> None:
        changed = [at for at, row in enumerate(rows) if row != self._rows[at]]
        self._rows = rows
        for at in changed:
            self._cells.pop(at, None)
            self._texts.pop(at, None)
        if changed and self.columns:
            last = len(self.columns) - 1
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], last))

    def _keys(self, rows: list[object]) -> list[Hashable]:
        return [_key(row, self._key) for row in rows]

    # what Qt asks ---------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        # The most asked role is answered first: Qt asks several for each cell painted.
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), index.column()).text if index.isValid() else None
        return self._other(index, role) if index.isValid() else None

    def _other(self, index: Index, role: int) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[index.column()].alignment
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return _whole(self.cell(index.row(), index.column()))
        row = self.row(index.row())
        if role == SORT_ROLE:
            return sort_key(self.columns[index.column()].read(row))
        return row if role == ROW_ROLE else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].alignment
        return None

    def canFetchMore(self, parent: Index = _NOWHERE) -> bool:
        return not parent.isValid() and len(self._rows) < self._total

    def fetchMore(self, parent: Index = _NOWHERE) -> None:
        if self.canFetchMore(parent) and self._asked != len(self._rows):
            self._asked = len(self._rows)
            self.more_wanted.emit(self._asked)

    def _spoken(self, at: int, column: int) -> str:
        if column:
            return f"{self.columns[column].title}: {_whole(self.cell(at, column), ', ')}"
        said = [_whole(self.cell(at, 0), ", ")]
        for place, each in enumerate(self.columns[1:], start=1):
            said.append(f"{each.title} {_whole(self.cell(at, place), ', ')}")
        if self.marked(at):
            said.append(self.tr("nylig endret"))
        return "; ".join(said)


def _key(row: object, name: str) -> Hashable:
    found: Hashable = getattr(row, name, None)
    return id(row) if found is None else found


def _whole(cell: Cell, between: str = "\n") -> str:
    return f"{cell.text}{between}{cell.second}" if cell.second else cell.text
