"""The claims that the debtor disputes or accepts: all are ticked until one is taken out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from collector_desk.ui import layout
from collector_desk.ui.panels import label


class SaidOf(QWidget):
    """``changed`` when other claims are ticked. Of a case with one claim there is nothing to choose."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[int, QCheckBox] = {}
        self._lines = layout.column(label(self.tr("Krav det gjelder"), "field"), spacing=4)
        self.setLayout(self._lines)

    def offer(self, claims: Sequence[tuple[int, str]]) -> None:
        """Show the claims of a case by id and number; the same ones stay as they are ticked."""
        if list(self.boxes) == [claim_id for claim_id, _ in claims]:
            return
        for old in self.boxes.values():
            old.setParent(None)
        self.boxes = {}
        for claim_id, number in claims:
            self.boxes[claim_id] = box = QCheckBox(number)
            box.setChecked(True)
            box.toggled.connect(self._ticked)
            self._lines.addWidget(box)

    def show_for(self, *, some: bool) -> None:
        """Show it where what came may be of some of the claims, and there are several."""
        self.setVisible(some and len(self.boxes) > 1)

    def chosen(self) -> tuple[int, ...]:
        """The claims it is of; empty: all of them."""
        ticked = tuple(claim_id for claim_id, box in self.boxes.items() if box.isChecked())
        return () if self.isHidden() or len(ticked) == len(self.boxes) else ticked

    def why_not(self) -> str:
        """What lacks."""
        some = self.isHidden() or any(box.isChecked() for box in self.boxes.values())
        return "" if some else self.tr("Velg kravene det gjelder.")

    @Slot()
    def _ticked(self) -> None:
        self.changed.emit()
