"""Tab goes as one reads: what is filled in later has its place among what stood there before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QWidget


def as_laid_out(whole: QWidget) -> None:
    """Let Tab go through a widget by its layouts; Qt puts what is made last at the end."""
    for before, after in pairwise(_stops(whole)):
        QWidget.setTabOrder(before, after)


def put_before(made: QWidget, after: QWidget) -> None:
    """Let Tab come through what was made last on the way to what stands after it.

    A field goes with all that is in it: to what it left behind Tab would come back.
    """
    before = first = _stop_before(after)
    for field in _fields(made.layout()):
        if (keys := field.focusProxy()) is not None:
            field.setFocusPolicy(keys.focusPolicy())  # nor does it move that
        QWidget.setTabOrder(before, field)
        before = field
    if first is after:  # nothing else takes the keys yet
        QWidget.setTabOrder(before, after)


def _stop_before(widget: QWidget) -> QWidget:
    """Where Tab stands before it comes to a widget: Qt puts nothing in behind what takes no keys."""
    before = widget.previousInFocusChain()
    while before is not None and not _takes(before):
        before = before.previousInFocusChain()
    return before or widget


def _fields(inside: QLayout | None) -> Iterator[QWidget]:
    """What takes the keys, a field as one."""
    for widget in _items(inside):
        if _takes(widget) or widget.focusProxy() is not None:
            yield widget
        else:
            yield from _fields(widget.layout())


def _takes(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return widget.focusPolicy() & tab == tab


def _stops(widget: QWidget | None) -> Iterator[QWidget]:
    if widget is None:
        return
    if _takes(widget) and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QScrollArea):
        yield from _stops(widget.widget())
    elif isinstance(widget, QSplitter):
        for at in range(widget.count()):
            yield from _stops(widget.widget(at))
    else:
        yield from _laid(widget.layout())


def _laid(inside: QLayout | None) -> Iterator[QWidget]:
    for widget in _items(inside):
        yield from _stops(widget)


def _items(inside: QLayout | None) -> Iterator[QWidget]:
    """The widgets of a layout and of the layouts in it, in its order."""
    if inside is None:
        return
    for at in range(inside.count()):
        if (item := inside.itemAt(at)) is not None:
            if (widget := item.widget()) is not None:
                yield widget
            yield from _items(item.layout())
