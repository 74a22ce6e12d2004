"""The ring around what has the focus: light purple outside, dark blue inside, seen anywhere."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QTabBar,
    QWidget,
)

INNER, OUTER = 2, 3
"""The widths of the two rings, in pixels at any text size."""

_SETTLES_MS = 400
"""So long after the focus came it is followed where it is pushed; then one may scroll away."""

_AROUND = 12
"""Pixels kept free over and under what is scrolled to."""

_RINGED = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QTabBar)
_MOVES = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest}
)


class FocusRing(QWidget):
    """Two frames around a control, drawn on the page or the window it stands in.

    Goes by itself when the control, or what it stands in, is moved to another parent. ``moved``
    when it was moved on its page.
    """

    moved = Signal()

    def __init__(self, target: QWidget, colours: tuple[QColor, QColor]) -> None:
        super().__init__(_page(target))
        self._target = target
        self._outer, self._inner = colours
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for widget in _up_to(target, self.parentWidget()):
            widget.installEventFilter(self)
        self._place()
        self.show()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ParentChange:
            self.leave()
        elif event.type() in _MOVES:
            self._place()
            self.moved.emit()
        return False

    def leave(self) -> None:
        """Be seen no more, and follow nothing."""
        self.hide()
        self.deleteLater()

    def _inside(self) -> QRect:
        target = self._target
        if isinstance(target, QTabBar):
            tab = target.tabRect(target.currentIndex()) & target.rect()  # it may be scrolled away
            # A section's tab holds the space to the next one: the ring lies over no other's words.
            apart = 2 * (INNER + OUTER) if target.property("sections") else 0
            return tab.adjusted(0, 0, -apart, 0)
        return target.rect()

    def _place(self) -> None:
        page = self.parentWidget()
        if page is None or not shiboken6.isValid(self._target):
            return
        if not page.isAncestorOf(self._target):
            return  # on its way to another parent: the ring leaves when it is there
        inside = self._inside().translated(self._target.mapTo(page, QPoint(0, 0)))
        wide = INNER + OUTER
        self.setGeometry(inside.adjusted(-wide, -wide, wide, wide))
        hole = self.rect().adjusted(wide, wide, -wide, -wide)
        self.setMask(QRegion(self.rect()).subtracted(QRegion(hole)))
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._outer)
        inner = self.rect().adjusted(OUTER, OUTER, -OUTER, -OUTER)
        painter.fillRect(inner, self._inner)
        painter.end()


class FocusFollower(QObject):
    """Draws the ring where the focus goes; lists mark a row of their own instead.

    ``colours`` are those of the outer and the inner frame.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.colours = (QColor(), QColor())
        self._ring: FocusRing | None = None
        self._came = QElapsedTimer()
        app.focusChanged.connect(self._moved)

    @Slot()
    def _moved(self) -> None:
        # The signal's own arguments are not taken: what lost the focus may be dying as it is told.
        if self._ring is not None and shiboken6.isValid(self._ring):
            self._ring.leave()
        now = QApplication.focusWidget()
        wanted = isinstance(now, _RINGED) and not now.isWindow()
        self._ring = FocusRing(now, self.colours) if wanted and now is not None else None
        if self._ring is not None:  # once what was shown with it has its place
            self._ring.moved.connect(self._moved_on)
            self._came.start()
            QTimer.singleShot(0, self, self._in_sight)

    @Slot()
    def _moved_on(self) -> None:
        """What is fetched or folded as the focus comes may push it out of sight again."""
        if self._came.elapsed() < _SETTLES_MS:
            QTimer.singleShot(0, self, self._in_sight)

    @Slot()
    def _in_sight(self) -> None:
        """Scroll to what has the focus; Qt does it for the Tab key alone."""
        now = QApplication.focusWidget()
        at = now.parentWidget() if isinstance(now, _RINGED) else None
        while at is not None and now is not None and not at.isWindow():
            if isinstance(at, QScrollArea):
                at.ensureWidgetVisible(now, 0, _AROUND)
            at = at.parentWidget()


def _page(target: QWidget) -> QWidget:
    """The page that scrolls with the control, else its window."""
    at = target
    while (above := at.parentWidget()) is not None and not at.isWindow():
        area = above.parentWidget()
        if isinstance(area, QScrollArea) and area.widget() is at:
            return at
        at = above
    return at


def _up_to(target: QWidget, page: QWidget | None) -> list[QWidget]:
    found, at = [target], target.parentWidget()
    while at is not None and at is not page:
        found.append(at)
        at = at.parentWidget()
    return found
