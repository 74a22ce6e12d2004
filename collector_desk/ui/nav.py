"""The entries of the side bar: a title, how many wait there, and which one is open."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from collector_desk.ui import formats, theme

HEIGHT = 30


class NavButton(QPushButton):
    """Leads to a screen; checked while that screen is in front.

    ``show_count`` says how many wait; an ``urgent`` number stands on a dark badge.
    """

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._count: int | None = None
        self._urgent = False
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("nav", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)

    def show_count(self, count: int | None, *, urgent: bool = False) -> None:
        """How many wait there; None says nothing."""
        self._count, self._urgent = count, urgent
        number = "" if count is None else f", {formats.grouped(count)}"
        self.setAccessibleName(f"{self.text()}{number}")
        self.update()

    def sizeHint(self) -> QSize:
        now = theme.current()
        words = QFontMetrics(now.font(weight=600)).horizontalAdvance(self.text())
        return QSize(words + now.px(84), now.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(120), theme.current().px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        if self.isChecked():
            painter.fillRect(self.rect(), now.colour("window"))
            painter.fillRect(QRect(0, 0, now.px(4), self.height()), now.colour("link"))
        elif self.underMouse():
            painter.fillRect(self.rect(), now.colour("button_hover"))
        painter.setFont(now.font(weight=600 if self.isChecked() else 400))
        on_white = self.isChecked() or self.underMouse()
        painter.setPen(now.colour("text" if on_white else "side_text"))
        words = self.rect().adjusted(now.px(18), 0, -now.px(54), 0)
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        if self._count is not None:
            self._badge(painter, formats.grouped(self._count))
        painter.end()

    def _badge(self, painter: QPainter, number: str) -> None:
        now = theme.current()
        painter.setFont(now.font(11, weight=500))
        wide = max(painter.fontMetrics().horizontalAdvance(number) + now.px(10), now.px(23))
        tall = now.px(18)
        right = self.width() - now.px(14)
        box = QRect(right - wide, (self.height() - tall) // 2, wide, tall)
        if self._urgent:
            painter.fillRect(box, now.colour("badge"))
            painter.setPen(now.colour("badge_text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)
