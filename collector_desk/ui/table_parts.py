"""The row of sums under a list."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from collector_desk.ui import formats, theme
from collector_desk.ui.cells import ONE_LINE, PADDING
from collector_desk.ui.chips import TEXT
from collector_desk.ui.table import TableView


class SumRow(QWidget):
    """The last line of a list: how many rows, and the sum of each column with ``total``."""

    def __init__(self, view: TableView, *, one: str, many: str) -> None:
        super().__init__()
        self._view = view
        self._words = (one, many)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        view.arranged.connect(self._again)
        view.rows.rows_changed.connect(self._again)
        view.horizontalScrollBar().valueChanged.connect(self._again)
        theme.current().changed.connect(self._again)
        view.arranged.connect(self._widen)
        view.rows.rows_changed.connect(self._widen)
        self._again()

    def text(self) -> str:
        """The line as it is read aloud."""
        rows = self._view.rows
        parts = [self._count()]
        for at, total in rows.totals().items():
            parts.append(f"{rows.columns[at].title} {self._amount(at, total)}")
        return ", ".join(parts)

    def sizeHint(self) -> QSize:
        return QSize(100, theme.current().px(ONE_LINE))

    @Slot()
    def _again(self) -> None:
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    @Slot()
    def _widen(self) -> None:
        """A sum that is cut off is another sum: its column is never narrower than it."""
        now = theme.current()
        metrics = QFontMetrics(now.font(TEXT, weight=700))
        self._view.fit_columns(
            {
                at: metrics.horizontalAdvance(self._amount(at, total)) + 2 * now.px(PADDING) + 2
                for at, total in self._view.rows.totals().items()
            }
        )

    def _count(self) -> str:
        shown, total = self._view.rows.rowCount(), self._view.rows.total
        word = self._words[0] if total == 1 else self._words[1]
        if shown == total:
            return f"{formats.grouped(shown)} {word}"
        return f"{formats.grouped(shown)} av {formats.grouped(total)} {word}"

    def _amount(self, at: int, total: int) -> str:
        money = self._view.rows.columns[at].kind == "money"
        return formats.kroner(total) if money else formats.grouped(total)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setFont(now.font(TEXT, weight=700))
        painter.setPen(QPen(now.colour("edge"), 2))
        wide = min(self.width(), self._view.horizontalHeader().length())
        painter.drawLine(0, 1, wide, 1)
        painter.setPen(now.colour("text"))
        totals = self._view.rows.totals()
        for at, total in totals.items():
            if not self._view.isColumnHidden(at):
                flags = self._view.rows.columns[at].alignment
                painter.drawText(self._place(at), flags, self._amount(at, total))
        first = min((self._view.columnViewportPosition(at) for at in totals), default=wide)
        pad = now.px(PADDING)
        room = QRect(pad, 2, max(first, now.px(80)), self.height() - 2)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._count())
        painter.end()

    def _place(self, at: int) -> QRect:
        pad = theme.current().px(PADDING)
        left = self._view.columnViewportPosition(at)
        return QRect(left + pad, 2, self._view.columnWidth(at) - 2 * pad, self.height() - 2)


class SummedTable(QWidget):
    """A list with its row of sums: ``one`` and ``many`` are the words for its rows."""

    def __init__(self, view: TableView, *, one: str, many: str) -> None:
        super().__init__()
        self.view = view
        self.sums = SumRow(view, one=one, many=many)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(view)
        layout.addWidget(self.sums)
        self.setFocusProxy(view)
