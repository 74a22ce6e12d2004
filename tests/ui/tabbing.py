"""Where Tab goes in a window, and whether that is as one reads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

_MOST = 80


def walked(window: QWidget) -> list[QWidget]:
    """What Tab comes to, from where the keys are until they are there again."""
    seen: list[QWidget] = []
    while len(seen) < _MOST:
        now = window.focusWidget()
        assert now is not None
        if now in seen:
            assert now is seen[0], f"Tab does not come past {_named(now)}"
            return seen
        seen.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
        QApplication.processEvents()
    raise AssertionError("Tab does not come round")


def unreached(window: QWidget, seen: list[QWidget]) -> list[str]:
    """What can be worked and is not among what Tab came to."""
    return [_named(each) for each in _stops(window) if each not in seen]


def backwards(window: QWidget, seen: list[QWidget]) -> list[str]:
    """Where Tab goes up, or left on a line, though not to the beginning or to another column."""
    first = min(range(len(seen)), key=lambda at: _place(window, seen[at]).top())
    turned = seen[first:] + seen[:first]
    return [
        f"{_named(one)} -> {_named(other)}"
        for one, other in pairwise(turned)
        if _goes_back(_place(window, one), _place(window, other))
    ]


def _goes_back(one: QRect, other: QRect) -> bool:
    beside = other.left() >= one.right()
    same_line = one.top() < other.center().y() < one.bottom()
    return not beside and (other.bottom() <= one.top() or (same_line and other.left() < one.left()))


def _stops(window: QWidget) -> Iterator[QWidget]:
    tab = Qt.FocusPolicy.TabFocus
    for each in window.findChildren(QWidget):
        inside = each.window() is window and each.isVisibleTo(window) and each.isEnabledTo(window)
        stops = each.focusPolicy() & tab == tab and each.focusProxy() is None
        unchosen = isinstance(each, QRadioButton) and not each.isChecked()  # arrows go to it
        if inside and stops and not unchosen:
            yield each


def _place(window: QWidget, each: QWidget) -> QRect:
    return QRect(each.mapTo(window, QPoint(0, 0)), each.size())


def _named(each: QWidget) -> str:
    return f"{type(each).__name__} «{each.accessibleName()}»"
