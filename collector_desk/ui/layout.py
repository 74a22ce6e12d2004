"""Layouts that read as the screen looks: row(), column(), form(), pane(), split(), stacked()."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from collector_desk.ui import theme

Item: TypeAlias = "QWidget | QLayout | int | None"
"""A widget, a layout, a gap in pixels, or None for the place that stretches."""

_SPACING = "deskSpacing"
_MARGINS = "deskMargins"


def row(*items: Item, spacing: int = 8, margin: int | tuple[int, int, int, int] = 0) -> QHBoxLayout:
    """Items from left to right; ``None`` pushes what follows to the right."""
    made = QHBoxLayout()
    _fill(made, items, spacing=spacing, margin=margin)
    return made


def column(
    *items: Item, spacing: int = 8, margin: int | tuple[int, int, int, int] = 0
) -> QVBoxLayout:
    """Items from top to bottom; ``None`` pushes what follows to the bottom."""
    made = QVBoxLayout()
    _fill(made, items, spacing=spacing, margin=margin)
    return made


def pair(*widgets: QWidget) -> QWidget:
    """Widgets side by side, of the same width."""
    made = QWidget()
    line = row(*widgets, spacing=12)
    for at in range(len(widgets)):
        line.setStretch(at, 1)
    made.setLayout(line)
    return made


def form(*lines: tuple[str, QWidget], spacing: int = 8, margin: int = 0) -> QFormLayout:
    """Labels at the left, what they name at the right; the label is the widget's buddy."""
    made = QFormLayout()
    made.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    for text, widget in lines:
        label = QLabel(text)
        label.setProperty("look", "field")
        label.setBuddy(widget)
        if not widget.accessibleName():
            widget.setAccessibleName(text)
        made.addRow(label, widget)
    _space(made, spacing=spacing, margin=(margin,) * 4)
    return made


def pane(look: str, layout: QLayout) -> QFrame:
    """A surface: ``plain``, ``header``, ``side``, ``status``, ``card``, ``right`` or ``top``."""
    made = QFrame()
    made.setProperty("look", look)
    made.setLayout(layout)
    return made


def rule() -> QFrame:
    """A hairline across."""
    made = QFrame()
    made.setProperty("look", "rule")
    return made


def scrolling(content: QWidget) -> QScrollArea:
    """Content that may be taller than its place; never wider."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(content)
    return made


def split(
    *widgets: QWidget, sizes: tuple[int, ...], name: str, orientation: Qt.Orientation | None = None
) -> QSplitter:
    """Panes with a handle between; the first takes what is over, none can be folded away.

    ``sizes`` are pixels at 100 percent; ``name`` is the key its state is kept under.
    """
    made = QSplitter(orientation or Qt.Orientation.Horizontal)
    made.setObjectName(name)
    made.setChildrenCollapsible(False)
    for at, widget in enumerate(widgets):
        made.addWidget(widget)
        made.setStretchFactor(at, 1 if at == 0 else 0)
    made.setSizes([theme.current().px(size) for size in sizes])
    return made


def stacked(*pages: QWidget) -> tuple[QWidget, QStackedLayout]:
    """Pages of which one is seen, in what holds them, and what turns them.

    The pages have their place from the start: the first of a stack without one is a window.
    """
    holder = QWidget()
    stack = QStackedLayout(holder)
    for page in pages:
        stack.addWidget(page)
    return holder, stack


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it die, for a list that is built anew."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        if inner is not None:
            clear(inner)
            inner.deleteLater()


def _fill(
    layout: QBoxLayout,
    items: tuple[Item, ...],
    *,
    spacing: int,
    margin: int | tuple[int, int, int, int],
) -> None:
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(theme.current().px(item))
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)
    margins = (margin,) * 4 if isinstance(margin, int) else margin
    _space(layout, spacing=spacing, margin=margins)


def _space(layout: QLayout, *, spacing: int, margin: tuple[int, ...]) -> None:
    _listen()
    layout.setProperty(_SPACING, spacing)
    layout.setProperty(_MARGINS, list(margin))
    _respace(layout)


def _respace(layout: QLayout) -> None:
    now = theme.current()
    left, top, right, bottom = (now.px(int(size)) for size in layout.property(_MARGINS))
    layout.setSpacing(now.px(int(layout.property(_SPACING))))
    layout.setContentsMargins(left, top, right, bottom)


class _Spacer(QObject):
    """Gives every layout made here new gaps when the text size changes."""

    def __init__(self) -> None:
        super().__init__(theme.current())
        theme.current().changed.connect(self.respace)

    @Slot()
    def respace(self) -> None:
        for window in QApplication.topLevelWidgets():
            for layout in window.findChildren(QLayout):
                if layout.property(_MARGINS) is not None:
                    _respace(layout)


def _listen() -> None:
    if theme.current().findChild(_Spacer) is None:
        _Spacer()


def turn(shown: Mapping[QWidget, bool]) -> None:
    """Show these and hide those, first what goes: both at once would widen a window that is full."""
    for widget, stays in sorted(shown.items(), key=lambda each: each[1]):
        widget.setVisible(stays)
