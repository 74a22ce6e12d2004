"""The outcomes to choose from: big cards for the four decisions, plain lines for the two others."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QRadioButton, QSizePolicy, QWidget

from collector_desk.domain.objection import REASONED, Outcome
from collector_desk.ui import layout, theme
from collector_desk.ui.panels import label

_BIG = (Outcome.UPHELD, Outcome.PARTLY_UPHELD, Outcome.NOT_UPHELD, Outcome.GROUNDLESS)
_PLAIN = (Outcome.WITHDRAWN, Outcome.DISMISSED)


def _radio(outcome: Outcome) -> QRadioButton:
    made = QRadioButton(outcome.label)
    made.setAccessibleName(outcome.label)
    made.setAccessibleDescription(REASONED[outcome])
    made.setToolTip(REASONED[outcome])
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


class Card(QFrame):
    """One decision with what it means; the whole card can be pressed."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.radio = _radio(outcome)
        self.radio.setProperty("strong", True)
        meaning = label(REASONED[outcome], "cell", wrap=True, muted=True)
        self.setProperty("look", "choice")
        self.setLayout(layout.column(self.radio, meaning, None, spacing=4, margin=(10, 5, 10, 8)))
        self.radio.toggled.connect(self._dress)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()) and self.radio.isEnabled():
            self.radio.click()
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)

    @Slot()
    def _dress(self) -> None:
        self.setProperty("chosen", self.radio.isChecked())
        self.style().polish(self)


class Outcomes(QWidget):
    """``chosen(str)`` when another outcome is taken, by mouse or by the arrows."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.radios: dict[str, QRadioButton] = {}
        self._grid = QGridLayout()
        for at, outcome in enumerate(_BIG):
            card = Card(outcome)
            self._grid.addWidget(card, at // 2, at % 2)
            self._take(outcome, card.radio)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        others = layout.row(spacing=18)
        for outcome in _PLAIN:
            radio = _radio(outcome)
            others.addWidget(radio)
            self._take(outcome, radio)
        others.addStretch(1)
        self.setLayout(layout.column(self._grid, others, spacing=4))
        self.setAccessibleName(self.tr("Avgjørelse"))
        self._group.buttonToggled.connect(self._toggled)
        theme.current().changed.connect(self._space)
        self._space()

    def _take(self, outcome: Outcome, radio: QRadioButton) -> None:
        self._group.addButton(radio)
        radio.setProperty("outcome", outcome.value)
        self.radios[outcome.value] = radio

    def show_outcome(self, outcome: str) -> None:
        """Stand on an outcome, or on none."""
        radio = self.radios.get(outcome)
        if radio is not None:
            radio.setChecked(True)
            return
        self._group.setExclusive(False)
        for each in self.radios.values():
            each.setChecked(False)
        self._group.setExclusive(True)

    def focus_one(self) -> None:
        """Put the keys on what is chosen, else on the first."""
        chosen = self._group.checkedButton() or next(iter(self.radios.values()))
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object, bool)
    def _toggled(self, radio: QRadioButton, on: bool) -> None:
        if on:
            self.chosen.emit(str(radio.property("outcome")))

    @Slot()
    def _space(self) -> None:
        self._grid.setSpacing(theme.current().px(8))
