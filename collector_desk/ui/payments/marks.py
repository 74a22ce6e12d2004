"""Rows that came anew: shown in their place, marked for a while."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer

from collector_desk.ui.table import MARKED_MS, TableView

PAUSE = "unmark"
"""The name of the pause after which the marks go."""


def refresh(view: TableView, rows: Sequence[object]) -> None:
    """Show what became of the rows; what changed is marked, and unmarked by itself.

    The pause is the list's own child: it ends with it, whoever still holds the list in Python.
    """
    if view.rows.refresh_rows(rows):
        pause = view.findChild(QTimer, PAUSE) or _pause(view)
        pause.start()


def _pause(view: TableView) -> QTimer:
    made = QTimer(view)
    made.setObjectName(PAUSE)
    made.setSingleShot(True)
    made.setInterval(MARKED_MS)
    made.timeout.connect(view.rows.clear_marks)
    return made
