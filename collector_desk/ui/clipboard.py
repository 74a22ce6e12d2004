"""What is copied at the desk speaks of debtors: it leaves the clipboard after a minute."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

KEPT_MS = 60_000

_OURS = "application/x-collector-desk"
_MARKS = {
    _OURS: b"1",
    # No history keeps it: Klipper's own hint, and the format that Windows' history looks for.
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
}


def put(data: QMimeData) -> None:
    """Put this on the clipboard, marked as ours."""
    for kind, value in _MARKS.items():
        data.setData(kind, value)
    QGuiApplication.clipboard().setMimeData(data)


def put_text(text: str) -> None:
    """Put a text on the clipboard, marked as ours."""
    data = QMimeData()
    data.setText(text)
    put(data)


def forget() -> None:
    """Clear the clipboard where what it holds was copied here."""
    if _is_ours():
        QGuiApplication.clipboard().clear()


def _is_ours() -> bool:
    # What a field copies by itself bears no mark; there the system says whose it is.
    board = QGuiApplication.clipboard()
    data = board.mimeData()
    return board.ownsClipboard() or (data is not None and data.hasFormat(_OURS))


class ClipboardWatch(QObject):
    """Clears what was copied here when it has lain for ``keep_ms``; never what others copied."""

    def __init__(self, parent: QObject, *, keep_ms: int = KEPT_MS) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(keep_ms)
        self._timer.timeout.connect(forget)
        QGuiApplication.clipboard().dataChanged.connect(self._changed)

    def end(self) -> None:
        """Clear it now: nothing copied here outlives the desk."""
        QGuiApplication.clipboard().dataChanged.disconnect(self._changed)
        self._timer.stop()
        forget()

    @Slot()
    def _changed(self) -> None:
        if _is_ours():
            self._timer.start()
        else:
            self._timer.stop()
