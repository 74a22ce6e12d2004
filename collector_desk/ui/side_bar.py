"""The side bar: the screens of this role and the saved lists with their counts, and the debtors opened lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from collector_desk.ui import formats, theme
from collector_desk.ui.history import Place

WIDTH = 226
_ROW, _SMALL_ROW, _GROUP = 30, 29, 34


@dataclass(frozen=True)
class Entry:
    """A line of the side bar; a title of a group where ``place`` is None."""

    text: str
    place: Place | None = None
    count: int | None = None
    small: bool = False


class Entries(QAbstractListModel):
    """The lines, and which of them is the screen one sees."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.shown: Place | None = None

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid() or self.entries[index.row()].place is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = f", {formats.grouped(entry.count)}" if entry.count is not None else ""
            here = self.tr(", vises nå") if entry.place and entry.place == self.shown else ""
            return f"{entry.text}{count}{here}"
        return None


class SideBar(QListView):
    """``opened(place, new_tab)`` comes when a line is taken, by mouse or Enter."""

    opened = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self._fixed: list[Entry] = []
        self._lists: list[Entry] = []
        self._recent: list[Entry] = []
        self._model = Entries()
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setProperty("look", "side")
        self.setAccessibleName(self.tr("Sidemeny"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        theme.current().changed.connect(self._dress)
        self._dress()

    def set_screens(self, entries: Sequence[Entry]) -> None:
        """The screens this role has."""
        self._fixed = list(entries)
        self._fill()

    def set_lists(self, rows: Sequence[tuple[int, str, int | None]]) -> None:
        """The saved lists: number, name, and how many wait there."""
        self._lists = [Entry(name, Place("list", at), count) for at, name, count in rows]
        self._fill()

    def set_recent(self, rows: Sequence[tuple[int, str]]) -> None:
        """The debtors opened lately: number and name."""
        self._recent = [Entry(name, Place("debtor", at), small=True) for at, name in rows]
        self._fill()

    def set_count(self, kind: str, count: int | None) -> None:
        """How many wait behind a screen."""
        self._fixed = [
            Entry(e.text, e.place, count) if e.place and e.place.kind == kind else e
            for e in self._fixed
        ]
        self._fill()

    def show_place(self, place: Place | None) -> None:
        """Mark the screen one sees."""
        self._model.shown = place
        self.viewport().update()

    def _fill(self) -> None:
        at = self.currentIndex().row()
        lines = [*self._fixed]
        if self._lists:
            lines += [Entry(self.tr("VISNINGER")), *self._lists]
        if self._recent:
            lines += [Entry(self.tr("SIST ÅPNET")), *self._recent]
        if lines != self._model.entries:
            self._model.set_entries(lines)
            if at >= 0:
                self.setCurrentIndex(self._model.index(min(at, len(lines) - 1), 0))

    # keys and mouse -------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._open(self.currentIndex(), new_tab=bool(control))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        middle = event.button() == Qt.MouseButton.MiddleButton
        if middle or event.button() == Qt.MouseButton.LeftButton:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._open(self.indexAt(event.position().toPoint()), new_tab=bool(control) or middle)

    def _open(self, index: QModelIndex, *, new_tab: bool) -> None:
        if index.isValid() and (place := self._model.entries[index.row()].place) is not None:
            self.opened.emit(place, new_tab)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))

    @Slot()
    def _dress(self) -> None:
        self.setFixedWidth(theme.current().px(WIDTH))
        self.doItemsLayout()


class _Painter(QStyledItemDelegate):
    """Paints a line as the picture has it: white and barred where it is the screen one sees."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        entry = self._entry(index)
        tall = _GROUP if entry.place is None else _SMALL_ROW if entry.small else _ROW
        first = 10 if index.row() == 0 else 0
        return QSize(10, theme.current().px(tall + first))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        now = theme.current()
        entry = self._entry(index)
        place = QRect(option.rect)
        if index.row() == 0:
            place.setTop(place.top() + now.px(10))
        painter.save()
        if entry.place is None:
            painter.setFont(now.font(11, 700))
            painter.setPen(now.colour("side_muted"))
            words = place.adjusted(now.px(14), 0, 0, -now.px(6))
            painter.drawText(words, Qt.AlignmentFlag.AlignBottom, entry.text)
        else:
            self._line(painter, place, entry, index)
        painter.restore()

    def _line(
        self,
        painter: QPainter,
        place: QRect,
        entry: Entry,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        now, view = theme.current(), self._view()
        on = entry.place == self._model().shown
        if on:
            painter.fillRect(place, now.colour("window"))
            painter.fillRect(
                QRect(place.topLeft(), QSize(now.px(4), place.height())), now.colour("link")
            )
        elif view.indexAt(view.viewport().mapFromGlobal(view.cursor().pos())) == index:
            painter.setPen(now.colour("link"))
        painter.setPen(now.colour("text" if on else "side_text"))
        painter.setFont(now.font(13, 700 if on else 400))
        right = self._badge(painter, place, entry, on=on) if entry.count is not None else 0
        words = place.adjusted(now.px(18), 0, -(right or now.px(10)), 0)
        if painter.fontMetrics().horizontalAdvance(entry.text) > words.width():
            painter.setFont(now.font(13, 400))  # rather thin than cut; the bar says where one is
        text = painter.fontMetrics().elidedText(
            entry.text, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        if view.hasFocus() and view.currentIndex() == index:
            self._ring(painter, place)

    @staticmethod
    def _badge(painter: QPainter, place: QRect, entry: Entry, *, on: bool) -> int:
        now = theme.current()
        font = now.font(11, 500)
        text = formats.grouped(entry.count or 0)
        wide = QFontMetrics(font).horizontalAdvance(text) + now.px(8)
        box = QRect(QPoint(0, 0), QSize(max(wide, now.px(23)), now.px(17)))
        box.moveCenter(QPoint(place.right() - now.px(14) - box.width() // 2, place.center().y()))
        kept_font, kept_pen = painter.font(), painter.pen()
        painter.setFont(font)
        if on:
            painter.fillRect(box, now.colour("badge"))
            painter.setPen(now.colour("badge_text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.setFont(kept_font)
        painter.setPen(kept_pen)
        return place.right() - box.left() + now.px(3)

    @staticmethod
    def _ring(painter: QPainter, place: QRect) -> None:
        now = theme.current()
        ring = place.adjusted(1, 1, -2, -2)
        painter.setPen(QPen(now.colour("focus"), 2))
        painter.drawRect(ring)
        painter.setPen(QPen(now.colour("focus_inner"), 2))
        painter.drawRect(ring.adjusted(2, 2, -2, -2))

    def _view(self) -> SideBar:
        view = self.parent()
        assert isinstance(view, SideBar)
        return view

    def _model(self) -> Entries:
        model = self._view().model()
        assert isinstance(model, Entries)
        return model

    def _entry(self, index: QModelIndex | QPersistentModelIndex) -> Entry:
        return self._model().entries[index.row()]
