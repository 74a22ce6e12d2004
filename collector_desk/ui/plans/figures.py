"""The figures over the instalments: each under its title, all on one line of writing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QWidget

from collector_desk.ui import layout, theme
from collector_desk.ui.panels import label

_LARGE, _SMALL = 27, 18  # pixels, as style.qss has «amount» and «figure»


class Figure(QWidget):
    """A value under its title; a small one stands on the line of the large amount beside it."""

    def __init__(self, title: str, value: QLabel) -> None:
        super().__init__()
        self._value = value
        value.setAccessibleName(title)
        value.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.setLayout(layout.column(label(title, "cell", muted=True), value, spacing=2))
        theme.current().changed.connect(self._stand)
        self._stand()

    @Slot()
    def _stand(self) -> None:
        """Writing hangs further below its line the larger it is; the small is lifted by the rest."""
        now, own = theme.current(), self._value.property("look")
        large = QFontMetrics(now.font(_LARGE, 700))
        written = large if own == "amount" else QFontMetrics(now.font(_SMALL))
        self._value.setFixedHeight(large.height())
        self._value.setContentsMargins(0, 0, 0, large.descent() - written.descent())
