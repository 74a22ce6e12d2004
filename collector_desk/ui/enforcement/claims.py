"""The claims of a measure: taken in, or which way they go instead and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from collector_desk.ui import formats, layout, theme
from collector_desk.ui.enforcement.findings import Told
from collector_desk.ui.grid import Grid, Line
from collector_desk.ui.panels import label
from collector_desk.wire.measures import Finding, MeasureCandidate

_BOX, _NAME, _OWED, _WAY = range(4)


class ClaimSummary(Grid):
    """The claims kind by kind, where the reckoning is what one looks at."""

    def __init__(self) -> None:
        super().__init__(self.tr("Krav"), right=frozenset({1}), wide=frozenset({0, 2}))

    def show_claims(self, claims: Sequence[MeasureCandidate], ticked: Sequence[int]) -> None:
        """Show how many of each kind are taken in, for how much, and the ways of the others."""
        groups: dict[tuple[str, str], list[MeasureCandidate]] = {}
        for claim in claims:
            left = claim.blocked or self.tr("Ikke med")
            taken = self.tr("Tas med") if claim.claim_id in ticked else left
            groups.setdefault((claim.kind_label, claim.why_not or taken), []).append(claim)
        self.show_lines([
            Line((_several(kind, found), formats.kroner(sum(one.owed for one in found)), way))
            for (kind, way), found in groups.items()
        ])  # fmt: skip


def _several(kind: str, claims: Sequence[MeasureCandidate]) -> str:
    numbers = sorted(claim.number for claim in claims)
    if len(numbers) == 1:
        return f"{kind}\n{numbers[0]}"
    return f"{kind} · {len(numbers)} krav\n{numbers[0]} … {numbers[-1]}"


def _is_of(one: Finding, number: str) -> bool:
    """Whether a finding is of a claim: its lines are named after it, «B-1188-R2»."""
    return one.claim == number or one.claim.startswith(f"{number}-")


class ClaimLines(QWidget):
    """``changed`` when other claims are ticked."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[int, QCheckBox] = {}
        self._claims: tuple[MeasureCandidate, ...] = ()
        self._told: dict[str, Told] = {}  # by the claim's number
        self._lines = QGridLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        for column, share in ((_NAME, 3), (_WAY, 3)):
            self._lines.setColumnStretch(column, share)
        theme.current().changed.connect(self._space)
        self._space()

    def offer(self, claims: Sequence[MeasureCandidate], *, ticked: Sequence[int]) -> None:
        """Show the claims that are owed; one that goes another way says which, and cannot be ticked.

        One that something stands in the way of says what, and may be ticked to wait for it.
        """
        if tuple(claims) != self._claims:
            self._claims = tuple(claims)
            layout.clear(self._lines)
            self.boxes, self._told = {}, {}
            for at, claim in enumerate(claims):
                self._add(3 * at, claim)
        for number, box in self.boxes.items():
            box.setChecked(number in ticked)

    def show_findings(self, found: Sequence[Finding]) -> tuple[Finding, ...]:
        """Say under each claim what the rules find of its lines; gives those of no claim here."""
        of = {number: [one for one in found if _is_of(one, number)] for number in self._told}
        for number, told in self._told.items():
            told.show_findings(of[number])
        return tuple(one for one in found if not any(one in those for those in of.values()))

    def chosen(self) -> tuple[int, ...]:
        """The claims that are ticked."""
        return tuple(number for number, box in self.boxes.items() if box.isChecked())

    def _add(self, at: int, claim: MeasureCandidate) -> None:
        stands = claim.why_not or claim.blocked
        way = stands or self.tr("Kan tas med")
        box = QCheckBox()
        box.setAccessibleName(f"{claim.number} {claim.kind_label}, {formats.kr(claim.owed)}")
        box.setAccessibleDescription(way)
        box.setEnabled(not claim.why_not)
        box.setToolTip(stands)
        box.toggled.connect(self._ticked)
        self.boxes[claim.claim_id] = box
        number = label(claim.number)
        kind = label(claim.kind_label, "cell", wrap=True, muted=True)
        owed = label(formats.kroner(claim.owed))
        owed.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        told = label(way, "" if stands else "good", wrap=True, muted=bool(stands))
        self._lines.addWidget(box, at, _BOX)
        box.show()  # now, so that the keys can be put in it
        self._lines.addLayout(layout.column(None, number, kind, None, spacing=0), at, _NAME)
        self._lines.addWidget(owed, at, _OWED)
        self._lines.addWidget(told, at, _WAY)
        self._told[claim.number] = Told(claim.number)
        self._lines.addWidget(self._told[claim.number], at + 1, _NAME, 1, _WAY)
        self._lines.addWidget(layout.rule(), at + 2, _BOX, 1, _WAY + 1)

    @Slot()
    def _ticked(self) -> None:
        self.changed.emit()

    @Slot()
    def _space(self) -> None:
        self._lines.setHorizontalSpacing(theme.current().px(14))
        self._lines.setVerticalSpacing(theme.current().px(6))
