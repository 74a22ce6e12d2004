"""Pieces only the debtor screen has: a warning that opens, an amount that explains itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLayout, QSizePolicy

from collector_desk.ui import formats, theme
from collector_desk.ui.chips import CHIP_HEIGHT, TEXT, chip_width, paint_chip
from collector_desk.ui.debtor import texts
from collector_desk.ui.debtor.texts import Asked
from collector_desk.wire.debtors import Alert

_BIG = 27


class Tall(QFrame):
    """Content of a scrolling pane, as tall as its wrapped lines take at the width it has.

    A scroll area by itself asks before the lines are laid out, and then squeezes them.
    ``fitted`` when it was measured.
    """

    fitted = Signal()

    def __init__(self, content: QLayout) -> None:
        super().__init__()
        self.setProperty("look", "plain")
        self.setLayout(content)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._fit()
        return done

    def _fit(self) -> None:
        inside = self.layout()
        if inside is not None:
            self.setMinimumHeight(max(inside.totalHeightForWidth(self.width()), 0))
            self.fitted.emit()


def lay_out_now() -> None:
    """Lay out what was just built, before it is painted: else its lines lie squeezed for a blink."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


class WarningChip(QAbstractButton):
    """A status that must be seen: bar, shape and word; the detail on hover, or when pressed."""

    opened = Signal(object)

    def __init__(self, alert: Alert) -> None:
        super().__init__()
        self._alert = alert
        self.setText(alert.text)
        self.setToolTip(alert.detail)
        self.setAccessibleName(alert.text)
        self.setAccessibleDescription(alert.detail)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        theme.current().changed.connect(self._dress)

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(chip_width(self.text(), QFontMetrics(now.font(TEXT))), now.px(CHIP_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.current().font(TEXT))
        paint_chip(painter, self.rect(), texts.tone(self._alert.level), self.text())
        painter.end()

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self._alert)

    @Slot()
    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class OwedButton(QAbstractButton):
    """What is owed, large; pressing it explains the whole of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Forklar beløpet"))
        theme.current().changed.connect(self._dress)

    def show_amount(self, side: str, ore: int) -> None:
        """Show an amount in øre; ``side`` says whose favour it is in."""
        self.setText(formats.kr(ore))
        self.setAccessibleName(f"{side.removesuffix(' per')} {self.text()}")
        self._dress()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.current().font(_BIG, weight=700))
        return QSize(metrics.horizontalAdvance(self.text()), metrics.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setFont(now.font(_BIG, weight=700))
        painter.setPen(now.colour("text"))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(0, 0, self.width(), self.height()), side, self.text())
        painter.end()

    @Slot()
    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class PartLink(QAbstractButton):
    """One part of what is owed, such as «renter 4 625,73»; pressing it explains the part."""

    asked = Signal(object)

    def __init__(self, part: str, words: str, *, first: bool) -> None:
        super().__init__()
        self._part = part
        self._lead = "" if first else "· "
        self.say(words)
        self.setToolTip(self.tr("Forklar beløpet"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._ask)
        theme.current().changed.connect(self._dress)

    def say(self, words: str) -> None:
        """Show other words."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.current().font())
        return QSize(metrics.horizontalAdvance(self._lead + self.text()), metrics.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter, font = QPainter(self), now.font()
        painter.setFont(font)
        painter.setPen(now.colour("muted"))
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), side, self._lead)
        lead = painter.fontMetrics().horizontalAdvance(self._lead)
        if self.underMouse() or self.hasFocus():
            font.setUnderline(True)
            painter.setFont(font)
            painter.setPen(now.colour("link"))
        painter.drawText(self.rect().adjusted(lead, 0, 0, 0), side, self.text())
        painter.end()

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(Asked(None, self._part))

    @Slot()
    def _dress(self) -> None:
        self.updateGeometry()
        self.update()
