"""Frees what Qt made on the thread that Qt lives on."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 1_000


class GarbageWatch(QObject):
    """Looks for rings of dead objects on the GUI thread alone, for as long as the program lives.

    Python looks for them in whichever thread happens to make an object. In a worker it would take
    a window apart there, holding a lock of Qt while it waits for Python; the GUI thread, holding
    Python, waits for that lock, and the desk stands still for ever.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._by_itself = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Search as deep as Python itself would: the older an object, the more seldom."""
        due = [
            count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)
        ]
        if any(due):
            gc.collect(max(at for at, now in enumerate(due) if now))

    def end(self) -> None:
        """Leave it to Python again, where it was."""
        self._timer.stop()
        if self._by_itself:
            gc.enable()
