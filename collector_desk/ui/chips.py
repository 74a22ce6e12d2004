"""How a chip is painted, in a list and on a page: a bar, a shape, and the word."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from collector_desk.ui import icons, theme
from collector_desk.ui.tokens import Tone

TEXT = 12
"""The height of text in lists at 100 percent: a page of rows is worth a pixel."""

CHIP_HEIGHT = 21


def chip_width(word: str, metrics: QFontMetrics) -> int:
    """How wide a chip is: bar, shape, word and the air between."""
    return theme.current().px(4 + 6 + 12 + 5 + 9) + metrics.horizontalAdvance(word)


def chip_room(width: int) -> int:
    """How wide the word of a chip of this width may be before it is cut."""
    return width - sum(map(theme.current().px, (4, 6, 12, 5, 4)))


def paint_chip(painter: QPainter, rect: QRect, tone: Tone, word: str) -> None:
    """A chip: a bar, a shape of its own for each tone, and the word, on as many lines as it has."""
    now = theme.current()
    tokens = now.tokens
    bar, side = now.px(4), now.px(12)
    painter.fillRect(rect, QColor(tokens.fill(tone)))
    painter.fillRect(QRect(rect.left(), rect.top(), bar, rect.height()), QColor(tokens.bar(tone)))
    left = rect.left() + bar + now.px(6)
    top = rect.top() + (rect.height() - side) / 2
    icons.paint(painter, tone.value, QRectF(left, top, side, side), tokens.tone_text)
    painter.setPen(QColor(tokens.tone_text))
    inner = rect.adjusted(left - rect.left() + side + now.px(5), 0, -now.px(4), 0)
    metrics = painter.fontMetrics()
    right = Qt.TextElideMode.ElideRight
    shown = "\n".join(metrics.elidedText(each, right, inner.width()) for each in word.split("\n"))
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
