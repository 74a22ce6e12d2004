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


def _stops(widget: QWidget) -> Iterator[QWidget]:
    tab = Qt.FocusPolicy.TabFocus
    if widget.focusPolicy() & tab == tab and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QScrollArea):
        yield from _stops(widget.widget())
    elif isinstance(widget, QSplitter):
        for at in range(widget.count()):
            yield from _stops(widget.widget(at))
    elif (inside := widget.layout()) is not None:
        yield from _laid(inside)


def _laid(inside: QLayout) -> Iterator[QWidget]:
    for at in range(inside.count()):
        item = inside.itemAt(at)
        if (widget := item.widget()) is not None:
            yield from _stops(widget)
        elif (layout := item.layout()) is not None:
            yield from _laid(layout)
