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


def _stops(widget: QWidget | None) -> Iterator[QWidget]:
    if widget is None:
        return
    tab = Qt.FocusPolicy.TabFocus
    if widget.focusPolicy() & tab == tab and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QScrollArea):
        yield from _stops(widget.widget())
    elif isinstance(widget, QSplitter):
        for at in range(widget.count()):
            yield from _stops(widget.widget(at))
    else:
        yield from _laid(widget.layout())


def _laid(inside: QLayout | None) -> Iterator[QWidget]:
    if inside is None:
        return
    for at in range(inside.count()):
        if (item := inside.itemAt(at)) is not None:
            yield from _stops(item.widget())
            yield from _laid(item.layout())
