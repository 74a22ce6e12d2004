"""The claims of a measure: taken in, or which way they go instead and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from collector_desk.ui import formats, layout, theme
from collector_desk.ui.panels import label
from collector_desk.wire.measures import MeasureCandidate

_BOX, _NAME, _OWED, _WAY = range(4)


class ClaimLines(QWidget):
    """``changed`` when other claims are ticked."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[int, QCheckBox] = {}
        self._claims: tuple[MeasureCandidate, ...] = ()
        self._lines = QGridLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        for column, share in ((_NAME, 3), (_WAY, 3)):
            self._lines.setColumnStretch(column, share)
        theme.current().changed.connect(self._space)
        self._space()

    def offer(self, claims: Sequence[MeasureCandidate], *, ticked: Sequence[int]) -> None:
        """Show the claims that are owed; one that goes another way says which, and cannot be ticked."""
        if tuple(claims) != self._claims:
            self._claims = tuple(claims)
            layout.clear(self._lines)
            self.boxes = {}
            for at, claim in enumerate(claims):
                self._add(2 * at, claim)
        for number, box in self.boxes.items():
            box.setChecked(number in ticked)

    def chosen(self) -> tuple[int, ...]:
        """The claims that are ticked."""
        return tuple(number for number, box in self.boxes.items() if box.isChecked())

    def _add(self, at: int, claim: MeasureCandidate) -> None:
        way = claim.why_not or self.tr("Kan tas med")
        box = QCheckBox()
        box.setAccessibleName(f"{claim.number} {claim.kind_label}, {formats.kr(claim.owed)}")
        box.setAccessibleDescription(way)
        box.setEnabled(not claim.why_not)
        box.setToolTip(claim.why_not)
        box.toggled.connect(self._ticked)
        self.boxes[claim.claim_id] = box
        number = label(claim.number)
        kind = label(claim.kind_label, "cell", wrap=True, muted=True)
        owed = label(formats.kroner(claim.owed))
        owed.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        told = label(way, "" if claim.why_not else "good", wrap=True, muted=bool(claim.why_not))
        self._lines.addWidget(box, at, _BOX)
        self._lines.addLayout(layout.column(number, kind, spacing=0), at, _NAME)
        self._lines.addWidget(owed, at, _OWED)
        self._lines.addWidget(told, at, _WAY)
        self._lines.addWidget(layout.rule(), at + 1, _BOX, 1, _WAY + 1)

    @Slot()
    def _ticked(self) -> None:
        self.changed.emit()

    @Slot()
    def _space(self) -> None:
        self._lines.setHorizontalSpacing(theme.current().px(14))
        self._lines.setVerticalSpacing(theme.current().px(6))
