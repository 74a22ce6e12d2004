"""The withholding month by month: bars of what is withheld, and a line of what is left of the claim."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from collector_desk.ui import theme
from collector_desk.ui.enforcement import texts
from collector_desk.wire.approvals import Month

_TALL, _LEAST = 178, 240  # pixels at 100 percent
_ABOVE, _BELOW, _SIDE = 26, 26, 26
_WIDE_BAR = 36
_TEXT = 11


class MonthChart(QWidget):
    """Painted in the colours of the theme; what it shows is also said, month by month."""

    def __init__(self) -> None:
        super().__init__()
        self.months: tuple[Month, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._dress)
        self._dress()

    def show_months(self, months: Sequence[Month]) -> None:
        """Show another run."""
        if tuple(months) == self.months:
            return
        self.months = tuple(months)
        self.setAccessibleName(self.tr("Trekk og rest av kravet, {0} måneder").format(len(months)))
        self.setAccessibleDescription(texts.spoken(self.months))
        self.setToolTip(self.tr("Hver måned står under «Vis hele regnestykket»."))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(_LEAST), theme.current().px(_TALL))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.months:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.current().font(_TEXT))
        px = theme.current().px
        self._area = QRectF(
            px(_SIDE), px(_ABOVE), self.width() - 2 * px(_SIDE), self.height() - px(_ABOVE + _BELOW)
        )
        self._bars(painter)
        self._axis(painter)
        self._line(painter)
        painter.end()

    def _middle(self, at: int) -> float:
        step = self._area.width() / len(self.months)
        return self._area.left() + step * (at + 0.5)

    def _bars(self, painter: QPainter) -> None:
        now, most = theme.current(), max(month.withheld for month in self.months) or 1
        wide = min(self._area.width() / len(self.months) * 0.7, now.px(_WIDE_BAR))
        for at, month in enumerate(self.months):
            tall = self._area.height() * month.withheld / most
            last = month.withheld < most
            bar = QRectF(self._middle(at) - wide / 2, self._area.bottom() - tall, wide, tall)
            painter.fillRect(bar, now.colour("info_edge" if last else "primary_hover"))
            if last:  # another shape too: the colour does not stand alone
                painter.setPen(QPen(now.colour("edge"), 1))
                painter.drawRect(bar)

    def _axis(self, painter: QPainter) -> None:
        now, area = theme.current(), self._area
        painter.setPen(QPen(now.colour("edge"), 2))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(now.colour("text"))
        step = area.width() / len(self.months)
        each = max(1, -(-now.px(34) // max(int(step), 1)))
        for at in range(0, len(self.months), each):
            room = QRectF(
                self._middle(at) - now.px(30), area.bottom() + now.px(4), now.px(60), now.px(18)
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, texts.month(self.months[at]))

    def _line(self, painter: QPainter) -> None:
        now, area = theme.current(), self._area
        first = self.months[0]
        most = max(first.left + first.withheld, 1)
        points = [
            QPointF(self._middle(at), area.bottom() - area.height() * month.left / most)
            for at, month in enumerate(self.months)
        ]
        # A halo in the colour of the page: the line is seen over bar and ground alike.
        for colour, wide in (("window", 5), ("danger", 2)):
            painter.setPen(QPen(now.colour(colour), wide))
            painter.drawPolyline(points)
        if len(points) == 1:
            painter.drawEllipse(points[0], 3, 3)
        painter.setPen(now.colour("danger"))
        words = QRectF(area.left(), 0, area.width(), now.px(_ABOVE - 6))
        painter.drawText(
            words,
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            self.tr("Rest av kravet"),
        )

    @Slot()
    def _dress(self) -> None:
        self.updateGeometry()
        self.update()
