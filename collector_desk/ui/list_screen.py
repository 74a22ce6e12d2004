"""What every tab with a list does alike: fetched anew when it is seen, folded where it is narrow."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent

from collector_desk.ui.desk_context import Screen
from collector_desk.ui.table import TableView


class Fetching(Protocol):
    """Holds the rows of a list."""

    @property
    def loaded(self) -> bool:
        """Whether they came once."""

    def fetch(self) -> None:
        """Fetch them anew."""


class ListScreen(Screen):
    """A tab with a list and what is chosen in it; ``_fold`` may let them take turns where it is narrow."""

    table: TableView
    rows: Fetching

    def refresh(self) -> None:
        """Fetch the list anew; the row, the filter and what is typed stay."""
        self.rows.fetch()

    def showEvent(self, event: QShowEvent) -> None:
        """What came in or was done elsewhere meanwhile stands in the list when it is seen."""
        super().showEvent(event)
        if self.rows.loaded and not event.spontaneous():
            self.rows.fetch()

    def focus_first(self) -> None:
        """Stand in the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Make room; nothing to do where both always have it."""
