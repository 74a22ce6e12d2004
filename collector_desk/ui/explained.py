"""The piece that says what can be done now, and why not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy

from collector_desk.ui import layout
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
