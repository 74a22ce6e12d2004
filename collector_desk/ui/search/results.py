"""The list under the search box, painted in four columns as one reads it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from collector_desk.ui import icons, theme
from collector_desk.ui.search.lines import Line

_ROW, _GROUP, _NOTE = 31, 30, 34
_ABOUT, _WHY = 0.235, 0.62  # where the columns begin, as a share of the width
PAD = 16


class Lines(QAbstractListModel):
    """The lines for Qt, and how each is read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; nothing happens where they are the same."""
        if list(lines) != self.lines:
            self.beginResetModel()
            self.lines = list(lines)
            self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and self.lines[index.row()].choosable:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        return line.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class Results(QListView):
    """The list. The keys stay in the box above; ``taken(new_tab)`` comes from the mouse."""

    taken = Signal(bool)
    pointed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._lines = Lines()
        self.setModel(self._lines)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(self.tr("Treff"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.current().changed.connect(self._dress)

    def show_lines(self, lines: Sequence[Line], at: int) -> None:
        """Show these lines, and stand on one."""
        self._lines.show_lines(lines)
        index = self._lines.index(at, 0)
        self.setCurrentIndex(index)
        if at <= 1:
            self.scrollToTop()
        else:
            self.scrollTo(index)
        self.viewport().update()

    def wanted_height(self) -> int:
        """As tall as all the lines are."""
        return sum(self.sizeHintForRow(at) for at in range(len(self._lines.lines)))

    def line(self, index: QModelIndex | QPersistentModelIndex) -> Line:
        """The line of an index."""
        return self._lines.lines[index.row()]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit(self.indexAt(event.position().toPoint()).row())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.line(index).choosable:
            self.pointed.emit(index.row())
            self.taken.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    @Slot()
    def _dress(self) -> None:
        self.doItemsLayout()


class _Painter(QStyledItemDelegate):
    """Name bold, what it is, why it matched, and the amount at the right."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line = self._view().line(index)
        tall = _ROW if line.choosable else _NOTE if line.note else _GROUP
        return QSize(10, theme.current().px(tall))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        now, line = theme.current(), self._view().line(index)
        place = QRect(option.rect)
        painter.save()
        on = self._view().currentIndex() == index and line.choosable
        if on:
            painter.fillRect(place, now.colour("selection"))
        inner = place.adjusted(now.px(PAD), 0, -now.px(PAD), 0)
        if line.choosable:
            self._columns(painter, inner, line, on=on)
        elif line.note:
            _write(painter, inner, line.title, "text")
        else:
            painter.setFont(now.font(11, 700))
            _write(painter, inner.adjusted(0, now.px(5), 0, 0), line.title, "muted")
        painter.restore()

    @staticmethod
    def _columns(painter: QPainter, inner: QRect, line: Line, *, on: bool) -> None:
        now = theme.current()
        text, muted = ("selection_text", "selection_muted") if on else ("text", "muted")
        gap, wide = now.px(12), inner.width()
        about = inner.left() + round(wide * _ABOUT)
        why = inner.left() + round(wide * _WHY)
        painter.setFont(now.font(13, 400))
        amount = painter.fontMetrics().horizontalAdvance(line.right)
        _write(painter, inner, line.right, text, right=True)
        painter.setFont(now.font(12, 400))
        room = inner.right() - amount - gap if line.right else inner.right()
        _write(painter, QRect(why, inner.top(), room - why, inner.height()), line.why, muted)
        painter.setFont(now.font(13, 400))
        middle = QRect(about, inner.top(), why - about - gap, inner.height())
        _write(painter, middle, line.about, muted)
        painter.setFont(now.font(13, 700))
        end = about if line.about else why
        first = QRect(inner.left(), inner.top(), end - inner.left() - gap, inner.height())
        if line.locked:
            first = _lock(painter, first, line.title, muted)
        _write(painter, first, line.title, text)

    def _view(self) -> Results:
        view = self.parent()
        assert isinstance(view, Results)
        return view


def _lock(painter: QPainter, place: QRect, title: str, colour: str) -> QRect:
    """A small padlock after the name: opening asks for a reason."""
    now = theme.current()
    size, gap = now.px(12), now.px(5)
    words = min(painter.fontMetrics().horizontalAdvance(title), place.width() - size - gap)
    left, top = place.left() + words + gap, place.center().y() - size // 2
    icons.paint(painter, "lock", QRectF(left, top, size, size), now.colour(colour).name())
    return place.adjusted(0, 0, -(size + gap), 0)


def _write(painter: QPainter, place: QRect, text: str, colour: str, *, right: bool = False) -> None:
    if not text:
        return
    painter.setPen(theme.current().colour(colour))
    short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, short)
