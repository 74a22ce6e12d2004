"""Where the rates of an explanation are published: one line, or one that opens into them all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from collector_desk.ui import layout
from collector_desk.ui.debtor import texts
from collector_desk.ui.panels import LinkLabel


class Source(LinkLabel):
    """Where a rate is published; opens it where it can be read."""

    def __init__(self, rate: str, source: str) -> None:
        self._address = texts.law_address(source)
        super().__init__("", tip=self._address)
        self.setText(self.tr("Kilde for {0}: {1}").format(rate, source))
        self.setAccessibleName(self.text())
        self.setEnabled(bool(self._address))
        self.clicked.connect(self._open)

    @Slot()
    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._address))


class Sources(QWidget):
    """«Kilder (9)»: several sources behind one line, so that what can be done now stays in sight."""

    def __init__(self, found: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.toggle = LinkLabel(self.tr("Kilder ({0})").format(len(found)))
        self.toggle.setCheckable(True)
        self.toggle.setAccessibleDescription(self.tr("Viser eller skjuler kildene"))
        body = QWidget()
        listed = (Source(rate, source) for rate, source in found)
        body.setLayout(layout.column(*listed, spacing=3, margin=(10, 0, 0, 0)))
        body.hide()
        self.setLayout(layout.column(self.toggle, body, spacing=3))
        self.toggle.toggled.connect(body.setVisible)


def of(found: Sequence[tuple[str, str]]) -> QWidget | None:
    """What shows these sources: (rate, source) each."""
    if len(found) > 1:
        return Sources(found)
    return Source(*found[0]) if found else None
