"""How the columns of a list stand: their order, width and choice, kept for each user."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView

from collector_desk.ui import theme
from collector_desk.ui.columns import Column
from collector_desk.ui.kept import Store, read_columns, write_columns

_LEAST = 40
_YIELDS = 80
"""How far, in percent of its width, the stretching column gives way before the list scrolls."""


class Arrangement(QObject):
    """Arranges the columns of a table; ``changed`` comes when one moved or grew."""

    changed = Signal()

    def __init__(
        self,
        view: QTableView,
        columns: tuple[Column, ...],
        *,
        store: Store | None = None,
        kept_as: str = "",
    ) -> None:
        super().__init__(view)
        self._view = view
        self._columns = columns
        self._store = store if kept_as else None
        self._kept_as = kept_as
        self._arranging = False
        header = view.horizontalHeader()
        header.setMinimumSectionSize(_LEAST)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._header_menu)
        header.sectionResized.connect(self._moved)
        header.sectionMoved.connect(self._moved)
        self.arrange()

    def arrange(self) -> None:
        """Columns as the user left them, else as they were made."""
        self._arranging = True
        kept = read_columns(self._store, self._kept_as) if self._store else {}
        header, now = self._view.horizontalHeader(), theme.current()
        places: list[tuple[int, int]] = []
        for at, column in enumerate(self._columns):
            place, width, on = kept.get(column.key, (at, column.width, not column.hidden))
            places.append((place, at))
            # A column that was out of sight when the widths were kept has none of its own.
            header.resizeSection(at, max(now.px(width or column.width), _LEAST))
            self._view.setColumnHidden(at, not on and at > 0)
        for place, (_, at) in enumerate(sorted(places)):
            header.moveSection(header.visualIndex(at), place)
        self._arranging = False
        self.stretch()
        self.changed.emit()

    def fit(self, least: Mapping[int, int]) -> None:
        """Widen the columns that are narrower than what they must show; pixels by column."""
        view = self._view
        narrow = [
            at
            for at, wide in least.items()
            if not view.isColumnHidden(at) and view.columnWidth(at) < wide
        ]
        if not narrow or self._arranging:
            return
        self._arranging = True
        for at in narrow:
            view.setColumnWidth(at, least[at])
        self._arranging = False
        self.stretch()

    def reset(self) -> None:
        """Columns as they were made."""
        if self._store is not None:
            self._store.remove(f"columns/{self._kept_as}")
        self.arrange()

    def stretch(self) -> None:
        """Give the column that stretches what the others leave over."""
        at = next((at for at, column in enumerate(self._columns) if column.stretch), None)
        if at is None or self._arranging or self._view.isColumnHidden(at):
            return
        others = sum(
            self._view.columnWidth(other)
            for other in range(len(self._columns))
            if other != at and not self._view.isColumnHidden(other)
        )
        least = theme.current().px(self._columns[at].width * _YIELDS // 100)
        self._arranging = True
        self._view.setColumnWidth(at, max(self._view.viewport().width() - others, least))
        self._arranging = False
        self.changed.emit()

    def menu(self) -> QMenu:
        """A tick for each column but the first, and the way back."""
        menu = QMenu(self.tr("Kolonner"), self._view)
        for at, column in enumerate(self._columns[1:], start=1):
            action = menu.addAction(column.title or column.key)
            action.setCheckable(True)
            action.setChecked(not self._view.isColumnHidden(at))
            action.setData(at)
            action.toggled.connect(self._show_column)
        menu.addSeparator()
        menu.addAction(self.tr("Tilbakestill kolonner")).triggered.connect(self._reset_asked)
        return menu

    @Slot(bool)
    def _show_column(self, on: bool) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._view.setColumnHidden(int(action.data()), not on)
            self._moved()

    @Slot()
    def _reset_asked(self) -> None:
        self.reset()

    @Slot(QPoint)
    def _header_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._view.horizontalHeader().mapToGlobal(at))

    @Slot()
    def _moved(self) -> None:
        if self._arranging:
            return
        self.stretch()
        if self._store is not None:
            keys = [column.key for column in self._columns]
            write_columns(self._store, self._kept_as, self._view.horizontalHeader(), keys)
        self.changed.emit()
