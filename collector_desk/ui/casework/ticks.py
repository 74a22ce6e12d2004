"""Claims in a list that scrolls, each with its box to tick."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from collector_desk.ui import theme
from collector_desk.ui.casework import reach
from collector_desk.wire.debtors import ClaimRow

_ROW = 26
"""Pixels at 100 percent for a claim with its box."""

_INDENT = 3
"""Pixels, at any text size, that Qt lets stand before the box of an item; here it stands flush."""


class ClaimTicks(QListWidget):
    """Its rows in their order; the keys of a list move in it, Space ticks."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setViewportMargins(-_INDENT, 0, 0, 0)

    def offer(self, rows: Iterable[ClaimRow], *, ticked: frozenset[int], most: int) -> None:
        """Show claims, those ticked that are named; ``most`` are seen without scrolling."""
        for row in rows:
            item = QListWidgetItem(reach.claim_words(row))
            item.setData(Qt.ItemDataRole.UserRole, row.claim_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = row.claim_id in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, theme.current().px(_ROW)))
            self.addItem(item)
        if self.count():  # where the keys begin; nothing is chosen before they are here
            self.selectionModel().setCurrentIndex(
                self.model().index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        px = theme.current().px
        self.setFixedHeight(px(_ROW) * min(max(self.count(), 1), most) + px(8))

    def tick(self, claim_id: int) -> None:
        """Tick a claim."""
        for at in range(self.count()):
            item = self.item(at)
            if item.data(Qt.ItemDataRole.UserRole) == claim_id:
                item.setCheckState(Qt.CheckState.Checked)

    def chosen(self) -> list[int]:
        """The claims that are ticked."""
        items = [self.item(at) for at in range(self.count())]
        return [
            int(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]
