"""Pieces that explain: what can be done now and why not, and how an amount came about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from collector_desk.ui import formats, layout, theme
from collector_desk.ui.panels import IconLabel, KeyHint, button, label


class DeedRow(QFrame):
    """A deed: ● it can be done, or ○ it cannot, and why; ``chosen(deed)`` when it is taken."""

    chosen = Signal(str)

    def __init__(
        self, deed: str, title: str, *, allowed: bool, reason: str = "", keys: str = ""
    ) -> None:
        super().__init__()
        self._deed = deed
        mark = IconLabel("dot" if allowed else "ring", "good" if allowed else "muted", size=12)
        self._title: QPushButton | QLabel = (
            self._button(title, reason) if allowed else label(title, wrap=True, muted=True)
        )
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        words = layout.column(self._title, spacing=1)
        if reason:
            words.addWidget(label(reason, wrap=True, muted=True))
        line = layout.row(
            layout.column(mark, None, margin=(0, 4, 0, 0)), words, spacing=10, margin=(0, 7, 0, 7)
        )
        line.setStretch(1, 1)
        if keys and allowed:
            line.addLayout(layout.column(KeyHint(keys), None))
        self.setLayout(layout.column(line, layout.rule(), spacing=0))
        state = self.tr("kan gjøres") if allowed else self.tr("kan ikke gjøres nå")
        self.setAccessibleName(f"{title}, {state}. {reason}".strip())

    def _button(self, title: str, reason: str) -> QPushButton:
        made = button(title, "link")
        made.setProperty("deed", True)
        made.setAccessibleDescription(reason)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(self._choose)
        return made

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._deed)


@dataclass(frozen=True)
class ExplainedLine:
    """One line of an amount: a period half open ``[first, last)``, its rate and what it gave."""

    first: date
    last: date
    days: int
    rate: str
    ore: int


class ExplanationTable(QWidget):
    """Period, days, rate and kroner, line by line, with the sum below."""

    def __init__(self, lines: Sequence[ExplainedLine] = (), *, name: str = "") -> None:
        super().__init__()
        self._name = name or self.tr("Forklaring av beløpet")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self.show_lines(lines)
        theme.current().changed.connect(self._space)

    def show_lines(self, lines: Sequence[ExplainedLine]) -> None:
        """Show other lines; the sum is of just these."""
        layout.clear(self._grid)
        head = (self.tr("Periode"), self.tr("Dager"), self.tr("Sats"), self.tr("Kroner"))
        self._add(0, head, strong=True)
        self._rule(1, thick=True)
        for at, line in enumerate(lines):
            period = formats.period(line.first, line.last)
            rate = formats.percent(line.rate)
            self._add(2 * at + 2, (period, str(line.days), rate, formats.kroner(line.ore)))
            self._rule(2 * at + 3, thick=at == len(lines) - 1)
        total = formats.kroner(sum(line.ore for line in lines))
        self._add(2 * len(lines) + 2, (self.tr("Sum av linjene"), "", "", total), strong=True)
        self.setAccessibleName(self._spoken(lines, total))
        self._space()

    def _add(self, at: int, texts: tuple[str, ...], *, strong: bool = False) -> None:
        for place, text in enumerate(texts):
            cell = label(text, "cell")
            if strong:
                cell.setProperty("strong", True)
            side = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
            cell.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(cell, at, place)

    def _rule(self, at: int, *, thick: bool) -> None:
        line = layout.rule()
        if thick:
            line.setProperty("look", "heavy")
        self._grid.addWidget(line, at, 0, 1, 4)

    def _spoken(self, lines: Sequence[ExplainedLine], total: str) -> str:
        parts = [
            self.tr("{0}, {1} dager, {2}, {3} kroner").format(
                formats.period(line.first, line.last),
                line.days,
                formats.percent(line.rate),
                formats.kroner(line.ore),
            )
            for line in lines
        ]
        return f"{self._name}: {'; '.join(parts)}; {self.tr('sum')} {total}"

    @Slot()
    def _space(self) -> None:
        now = theme.current()
        self._grid.setHorizontalSpacing(now.px(11))
        self._grid.setVerticalSpacing(now.px(4))
