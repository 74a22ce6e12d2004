"""How a cell is painted: the main line, a grey line under it, or a chip; nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from collector_desk.ui import theme
from collector_desk.ui.chips import CHIP_HEIGHT, TEXT, chip_room, chip_width, paint_chip
from collector_desk.ui.columns import Cell
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.tokens import Tone

PADDING = 8
ONE_LINE = 30
TWO_LINES = 43
_KEPT = 4_000


@dataclass(frozen=True)
class _Brush:
    """What the painter needs, looked up once for each theme."""

    font: QFont
    bold: QFont
    metrics: QFontMetrics
    bold_metrics: QFontMetrics
    text: QColor
    muted: QColor
    selected: QColor
    selected_text: QColor
    selected_muted: QColor
    hover: QColor
    line: QPen
    pad: int
    mark: QColor
    mark_width: int


def _brush() -> _Brush:
    now = theme.current()
    font, bold = now.font(TEXT), now.font(TEXT, weight=600)
    return _Brush(
        font=font,
        bold=bold,
        metrics=QFontMetrics(font),
        bold_metrics=QFontMetrics(bold),
        text=now.colour("text"),
        muted=now.colour("muted"),
        selected=now.colour("selection"),
        selected_text=now.colour("selection_text"),
        selected_muted=now.colour("selection_muted"),
        hover=now.colour("subtle"),
        line=QPen(now.colour("hairline"), 1),
        pad=now.px(PADDING),
        mark=now.colour("link"),
        mark_width=now.px(4),
    )


class CellDelegate(QStyledItemDelegate):
    """Paints cells of a ``RowsModel`` without asking the style: a third of the time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._brush = _brush()
        self._lines: dict[tuple[str, int, bool, bool], tuple[str, ...]] = {}
        theme.current().changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        self._brush = _brush()
        self._lines.clear()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = cast("RowsModel", index.model())
        column = model.columns[index.column()]
        cell = model.cell(index.row(), index.column())
        rect, state = option.rect, option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        self._ground(painter, rect, state)
        if index.column() == 0 and model.marked(index.row()):
            painter.fillRect(
                QRect(rect.topLeft(), QSize(self._brush.mark_width, rect.height())),
                self._brush.mark,
            )
        inner = rect.adjusted(self._brush.pad, 0, -self._brush.pad, -1)
        if cell.tone is not None:
            self._chip(painter, inner, cell)
        else:
            self._text(
                painter,
                inner,
                cell,
                bold=column.strong,
                selected=selected,
                flags=column.alignment,
            )

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._brush.selected)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._brush.hover)
        painter.setPen(self._brush.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _text(  # noqa: PLR0913 - one call for each cell, spelled out to stay quick
        self,
        painter: QPainter,
        rect: QRect,
        cell: Cell,
        *,
        bold: bool,
        selected: bool,
        flags: Qt.AlignmentFlag,
    ) -> None:
        brush = self._brush
        ink = brush.selected_text if selected else brush.text
        grey = brush.selected_muted if selected else brush.muted
        roomy = rect.height() >= 2 * brush.metrics.height()
        lines = self._fitted(cell.text, rect.width(), bold=bold, two=roomy and not cell.second)
        painter.setFont(brush.bold if bold else brush.font)
        painter.setPen(ink)
        if len(lines) == 1 and not cell.second:
            painter.drawText(rect, flags, lines[0])
            return
        first, second = _halves(rect, brush.metrics.height())
        painter.drawText(first, flags, lines[0])
        if cell.second:
            painter.setFont(brush.font)
            painter.setPen(grey)
            lines = (lines[0], *self._fitted(cell.second, rect.width(), bold=False, two=False))
        painter.drawText(second, flags, lines[1])

    def _fitted(self, text: str, width: int, *, bold: bool, two: bool) -> tuple[str, ...]:
        key = (text, width, bold, two)
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) > _KEPT:
                self._lines.clear()
            metrics = self._brush.bold_metrics if bold else self._brush.metrics
            found = self._lines[key] = fitted(text, width, metrics, two=two)
        return found

    def _chip(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        tone, metrics = cast("Tone", cell.tone), self._brush.metrics
        height, both = theme.current().px(CHIP_HEIGHT), 2 * metrics.lineSpacing()
        two = rect.height() >= both
        lines = self._fitted(cell.text, chip_room(rect.width()), bold=False, two=two)
        if len(lines) > 1:
            height = both
        width = min(max(chip_width(line, metrics) for line in lines), rect.width())
        top = rect.top() + (rect.height() - height) // 2
        painter.setFont(self._brush.font)
        paint_chip(painter, QRect(rect.left(), top, width, height), tone, "\n".join(lines))


def _halves(rect: QRect, line: int) -> tuple[QRect, QRect]:
    top = rect.top() + (rect.height() - 2 * line) // 2
    return (
        QRect(rect.left(), top, rect.width(), line),
        QRect(rect.left(), top + line, rect.width(), line),
    )


def fitted(text: str, width: int, metrics: QFontMetrics, *, two: bool) -> tuple[str, ...]:
    """A text cut to a width, over two lines where there is room for them."""
    if metrics.horizontalAdvance(text) <= width:
        return (text,)
    right = Qt.TextElideMode.ElideRight
    words = text.split(" ")
    if not two or len(words) == 1:
        return (metrics.elidedText(text, right, width),)
    taken = 1
    # Below, not at the width: an advance is rounded, and what is cut is measured unrounded.
    while metrics.horizontalAdvance(" ".join(words[: taken + 1])) < width:
        taken += 1
    first, rest = " ".join(words[:taken]), " ".join(words[taken:])
    return (
        metrics.elidedText(first, right, width),
        metrics.elidedText(rest, right, width),
    )
