"""The line at the bottom: what is shown, what is under way, and which service answers."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from collector_desk.ui import formats, layout, theme
from collector_desk.ui.overlays import ProgressLine
from collector_desk.ui.panels import label
from collector_desk.ui.tasks import Tasks
from collector_desk.wire.session import Desk as House

_NARROW = 800
"""Pixels at 100 percent below which the right side says the short of it."""


class StatusBar(QFrame):
    """Left: the screen's own words. Right: the service, and how far payments are booked."""

    def __init__(self, tasks: Tasks, house: House) -> None:
        super().__init__()
        self.setProperty("look", "status")
        self._house = house
        self.left = label()
        self.left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.right = label()
        self.progress = ProgressLine(tasks)
        line = layout.row(self.left, self.progress, self.right, spacing=16, margin=(14, 3, 14, 3))
        line.setStretchFactor(self.left, 1)
        self.setLayout(line)
        self.connected()
        theme.current().changed.connect(self._fold)

    def say(self, text: str) -> None:
        """What the screen shows."""
        self.left.setText(text)
        self.left.setToolTip(text)

    def show_house(self, house: House) -> None:
        """Newer figures of the house."""
        self._house = house
        self.connected()

    def connected(self) -> None:
        """The service answers."""
        self._tell(self.tr("tilkoblet"))

    def lost(self) -> None:
        """The service does not answer."""
        self._tell(self.tr("frakoblet, bare lesing"))

    def _tell(self, state: str) -> None:
        house = self._house
        where = self.tr("Egen tjeneste") if house.embedded else self.tr("Sentral tjeneste")
        booked = (
            self.tr("betalinger bokført til og med {0}").format(
                formats.moment(house.booked_through)
            )
            if house.booked_through
            else self.tr("ingen betalinger bokført ennå")
        )
        short = (
            self.tr("{0} · bokført til {1}").format(state, formats.moment(house.booked_through))
            if house.booked_through
            else state
        )
        self._words = (f"{where} · {state} · {booked}", short)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @Slot()
    def _fold(self) -> None:
        """Where it is narrow the house's own words give room to the screen's; the tip keeps them."""
        narrow = self.width() < theme.current().px(_NARROW)
        self.right.setText(self._words[narrow])
        self.right.setToolTip(self._words[0] if narrow else "")
