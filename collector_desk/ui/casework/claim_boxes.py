"""The claims that an agreement is about: ticked one by one or all at once, with why one cannot be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from collector_desk.ui import formats, layout, theme
from collector_desk.ui.panels import label

_INDENT = 28
"""Pixels at 100 percent: why a claim cannot be ticked stands under its words."""


class Candidate(Protocol):
    """A claim that may be ticked, with øre owed; ``why_not`` where it cannot."""

    @property
    def claim_id(self) -> int: ...
    @property
    def number(self) -> str: ...
    @property
    def kind_label(self) -> str: ...
    @property
    def owed(self) -> int: ...
    @property
    def why_not(self) -> str: ...


class ClaimBoxes(QWidget):
    """``changed`` when other claims are ticked."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.whole = QCheckBox(self.tr("Hele skyldneren"))
        self.whole.hide()
        self.whole.clicked.connect(self._all)
        self.boxes: dict[int, QCheckBox] = {}
        self._lines = layout.column(self.whole, spacing=4)
        self.setLayout(self._lines)

    def offer(self, claims: Iterable[Candidate], *, ticked: frozenset[int]) -> None:
        """Show the claims of a debtor, once; one that cannot be chosen says why."""
        if self.boxes:
            return
        for claim in claims:
            words = f"{claim.number} {claim.kind_label}, {formats.kr(claim.owed)}"
            box = QCheckBox(words)
            box.setAccessibleDescription(claim.why_not)
            box.setChecked(not claim.why_not and claim.claim_id in ticked)
            box.setEnabled(not claim.why_not)
            box.toggled.connect(self._ticked)
            self.boxes[claim.claim_id] = box
            self._lines.addWidget(box)
            if claim.why_not:
                told = label(claim.why_not, "cell", wrap=True, muted=True)
                told.setContentsMargins(theme.current().px(_INDENT), 0, 0, 0)
                self._lines.addWidget(told)
        self.whole.setVisible(len(self._free()) > 1)
        self._show_whole()

    def chosen(self) -> frozenset[int]:
        """The claims that are ticked."""
        return frozenset(number for number, box in self.boxes.items() if box.isChecked())

    def _free(self) -> list[QCheckBox]:
        return [box for box in self.boxes.values() if box.isEnabled()]

    @Slot()
    def _all(self) -> None:
        """All, or none where all were ticked."""
        every = not all(box.isChecked() for box in self._free())
        for box in self._free():
            with QSignalBlocker(box):
                box.setChecked(every)
        self._ticked()

    @Slot()
    def _ticked(self) -> None:
        self._show_whole()
        self.changed.emit()

    def _show_whole(self) -> None:
        ticked = [box.isChecked() for box in self._free()]
        some = Qt.CheckState.PartiallyChecked if any(ticked) else Qt.CheckState.Unchecked
        with QSignalBlocker(self.whole):
            self.whole.setCheckState(Qt.CheckState.Checked if ticked and all(ticked) else some)
