"""The conditions as a checklist: mark, word, what was found, and who can clear it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from collector_desk.ui import layout
from collector_desk.ui.enforcement import texts
from collector_desk.ui.panels import IconLabel, label
from collector_desk.wire.measures import MeasureCondition


class Checklist(QWidget):
    """Each condition on its lines; what lacks stands out by mark, word and weight."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: tuple[MeasureCondition, ...] = ()
        self._lines = layout.column(spacing=6)
        self.setLayout(self._lines)

    def show_conditions(self, conditions: Sequence[MeasureCondition]) -> None:
        """Show other conditions."""
        if tuple(conditions) == self.shown:
            return
        self.shown = tuple(conditions)
        layout.clear(self._lines)
        for each in conditions:
            self._add(each)
        spoken = (f"{one.label}: {texts.mark(one)[2]}. {texts.detail(one)}" for one in conditions)
        self.setAccessibleName(self.tr("Vilkår: {0}").format("; ".join(spoken)))

    def _add(self, each: MeasureCondition) -> None:
        icon, colour, word, look = texts.mark(each)
        name = label(each.label, wrap=True)
        name.setProperty("strong", not each.holds)
        told = label(texts.detail(each), "cell", wrap=True, muted=bool(each.holds))
        head = layout.row(name, label(word, look), spacing=10)
        head.setStretch(0, 1)
        words = layout.column(head, told, spacing=1)
        if each.unconfirmed:
            open_point = self.tr("Ikke bekreftet: {0}").format(each.unconfirmed)
            words.addWidget(label(open_point, "caution", wrap=True))
        mark = layout.column(IconLabel(icon, colour), None, margin=(0, 1, 0, 0))
        line = layout.row(mark, words, spacing=10)
        line.setStretch(1, 1)
        self._lines.addLayout(line)
        self._lines.addWidget(layout.rule())
