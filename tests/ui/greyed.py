"""What is greyed in a window, and does not say why."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QTabBar, QWidget

_LEAST = 3  # words of a reason


def unexplained(window: QWidget) -> Iterator[str]:
    """The buttons and actions in a window that are greyed and have no reason in words."""
    for button in window.findChildren(QAbstractButton):
        if button.isVisibleTo(window) and not button.isEnabled() and not _of_qt(button):
            told = (button.accessibleDescription(), button.toolTip())
            if not _reason(button.text(), *told):
                yield f"«{button.text() or button.accessibleName()}» ({type(button).__name__})"
    for action in window.findChildren(QAction):
        greyed = action.isVisible() and not action.isEnabled() and bool(action.text())
        if greyed and not _reason(action.text(), action.statusTip(), action.toolTip()):
            yield f"«{action.text()}»"


def _reason(title: str, *told: str) -> bool:
    """Whether any of this is more than the title, in words; «Regner …» is soon another."""
    return any(
        words != title and (len(words.split()) >= _LEAST or words.endswith("…")) for words in told
    )


def _of_qt(button: QAbstractButton) -> bool:
    """Qt's own parts: the arrows of a row of tabs, the corner of a table."""
    inside = isinstance(button.parentWidget(), QTabBar)
    return inside or not (button.text() or button.accessibleName())
