"""F6: from pane to pane of the window, and back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget


def of(search: QWidget, side: QWidget, screen: QWidget) -> list[QWidget]:
    """The panes in reading order: search box, side bar, then the parts of the screen."""
    splitters = [each for each in screen.findChildren(QSplitter) if each.isVisible()]
    parts = [
        part for split in splitters for at in range(split.count()) if (part := split.widget(at))
    ]
    leaves = [
        part
        for part in parts
        if not isinstance(part, QSplitter)
        and not any(part.isAncestorOf(inner) for inner in splitters)
    ]
    wanted = [search, side, *(leaves or [screen])]
    return [pane for pane in wanted if pane.isVisible() and _first(pane) is not None]


def step(panes: list[QWidget], steps: int) -> None:
    """Put the focus into the next pane, round and round."""
    if not panes:
        return
    focus = QApplication.focusWidget()
    here = next((at for at, pane in enumerate(panes) if _holds(pane, focus)), -1)
    first = _first(panes[(here + steps) % len(panes)])
    if first is not None:
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))


def _first(pane: QWidget) -> QWidget | None:
    """The first control of a pane that Tab would reach."""
    if _takes(pane):
        return pane
    return next((each for each in pane.findChildren(QWidget) if _takes(each)), None)


def _takes(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
