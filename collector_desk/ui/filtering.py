"""The box that filters a list, and what stands over the list while it is filtered."""

from __future__ import annotations

from collections.abc import MutableMapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from collector_desk.ui import icons, layout, theme
from collector_desk.ui.chips import CHIP_HEIGHT, TEXT, chip_width, paint_chip
from collector_desk.ui.formats import grouped
from collector_desk.ui.panels import label
from collector_desk.ui.table import TableView
from collector_desk.ui.tokens import Tone

_WIDEST = 420
"""Pixels at 100 percent: longer words to filter by end in «…» on the chip."""


class FilterBox(QLineEdit):
    """Filters a list as one types. Esc empties it, then gives the keys back to the list.

    ``counted(shown, loaded)`` tells how many rows are left. With ``kept`` and ``kept_as`` the words
    stand as long as the window lives, also where the tab is closed and opened again.
    """

    counted = Signal(int, int)

    def __init__(
        self,
        view: TableView,
        *,
        kept: MutableMapping[str, str] | None = None,
        kept_as: str = "",
    ) -> None:
        super().__init__()
        self.view = view
        self._kept = kept if kept is not None else {}
        self._kept_as = kept_as
        self.setPlaceholderText(self.tr("Filtrer listen …  Ctrl+F"))
        self.setAccessibleName(self.tr("Filtrer listen: {0}").format(view.accessibleName()))
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self._filter)
        self.setText(self._kept.get(kept_as, ""))

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(230), super().sizeHint().height())

    def seek(self) -> None:
        """Put the keys in the box, on what stands there."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    @Slot(str)
    def _filter(self, text: str) -> None:
        self._kept[self._kept_as] = text
        self.counted.emit(self.view.rows.filter(text), self.view.rows.loaded)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)


class FilterChip(QAbstractButton):
    """«Filter: dal ✕»: what a list is filtered by; pressed, it is filtered no more."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Vis hele listen (Esc i filteret)"))
        theme.current().changed.connect(self._dress)

    def show_words(self, text: str) -> None:
        """Say what is filtered by."""
        self.setText(self.tr("Filter: {0}").format(text))
        self.setAccessibleName(self.tr("{0}. Vis hele listen.").format(self.text()))
        self._dress()

    def sizeHint(self) -> QSize:
        now = theme.current()
        width = chip_width(self.text(), QFontMetrics(now.font(TEXT))) + now.px(18)
        return QSize(min(width, now.px(_WIDEST)), now.px(CHIP_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(60), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        cross, side = now.px(18), now.px(10)
        painter = QPainter(self)
        painter.setFont(now.font(TEXT))
        painter.fillRect(self.rect(), QColor(now.tokens.fill(Tone.INFO)))
        paint_chip(painter, self.rect().adjusted(0, 0, -cross, 0), Tone.INFO, self.text())
        top = (self.height() - side) / 2
        where = QRectF(self.width() - cross, top, side, side)
        icons.paint(painter, "close", where, now.tokens.tone_text)
        painter.end()

    @Slot()
    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class Filtered(QWidget):
    """A list under what it is filtered by, so that nobody reads a part of it as the whole."""

    def __init__(self, box: FilterBox) -> None:
        super().__init__()
        self._box = box
        self.chip = FilterChip()
        self.count = label("", muted=True)
        self._line = QWidget()
        self._line.setLayout(
            layout.row(self.chip, self.count, None, spacing=8, margin=(8, 6, 8, 6))
        )
        whole = layout.column(self._line, box.view, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFocusProxy(box.view)
        self.chip.clicked.connect(self._let_go)
        box.counted.connect(self._show)
        box.view.rows.rows_changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self, *_: object) -> None:
        words, rows = self._box.text().strip(), self._box.view.rows
        self._line.setVisible(bool(words))
        self.chip.show_words(words)
        self.count.setText(
            self.tr("{0} av {1} vises").format(grouped(rows.rowCount()), grouped(rows.loaded))
        )
        if not rows.loaded and self._box.view.hasFocus() and not self.isVisible():
            self._box.setFocus(Qt.FocusReason.OtherFocusReason)  # an empty list is not shown

    @Slot()
    def _let_go(self) -> None:
        self._box.clear()
        self._box.view.setFocus(Qt.FocusReason.OtherFocusReason)
