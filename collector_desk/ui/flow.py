"""A layout that goes on to the next line when the line is full: for chips and short links."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from collector_desk.ui import theme


class Flow(QLayout):
    """Widgets side by side, as many lines as it takes; none is ever cut."""

    def __init__(self, *widgets: QWidget, gap: int = 6) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        places = self._places(QRect(0, 0, width, 0))
        return max((place.bottom() + 1 for place in places), default=0)

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        for item, place in zip(self._items, self._places(rect), strict=True):
            item.setGeometry(place)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = theme.current().px(self._gap) * max(len(hints) - 1, 0)
        tall = max((hint.height() for hint in hints), default=0)
        return QSize(sum(hint.width() for hint in hints) + gaps, tall)

    def minimumSize(self) -> QSize:
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = max((hint.width() for hint in hints), default=0)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def _places(self, rect: QRect) -> list[QRect]:
        gap, at, line = theme.current().px(self._gap), rect.topLeft(), 0
        places: list[QRect] = []
        for item in self._items:
            if item.isEmpty():
                places.append(QRect(at, QSize(0, 0)))
                continue
            hint = item.sizeHint()
            if at.x() > rect.x() and at.x() + hint.width() > rect.right() + 1:
                at = QPoint(rect.x(), at.y() + line + gap)
                line = 0
            places.append(QRect(at, hint))
            at = QPoint(at.x() + hint.width() + gap, at.y())
            line = max(line, hint.height())
        return places


def flow(*widgets: QWidget, gap: int = 6) -> QWidget:
    """Widgets that go on to the next line, ready to stand in a column."""
    made = QWidget()
    made.setLayout(Flow(*widgets, gap=gap))
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made
