"""Notices that nobody touches the desk."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

LOCK_AFTER_MS = 5 * 60_000
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """``idle`` comes once when no key or mouse was touched for a while.

    Only the window that has the focus is listened to: a filter on the whole program would run
    for every event of every widget.
    """

    idle = Signal()

    def __init__(self, parent: QObject, *, after_ms: int = LOCK_AFTER_MS) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(after_ms)
        self._timer.timeout.connect(self.idle)

    def within(self, minutes: int) -> None:
        """Never wait longer than the service does before it ends a session."""
        self._timer.setInterval(min(self._timer.interval(), minutes * 60_000))

    def start(self) -> None:
        """Watch from now."""
        _app().focusWindowChanged.connect(self._follow)
        self._follow(_app().focusWindow())
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        if self._timer.isActive() or self._window is not None:
            _app().focusWindowChanged.disconnect(self._follow)
        self._follow(None)
        self._timer.stop()

    @Slot(QWindow)
    def _follow(self, window: QWindow | None) -> None:
        if self._window is not None and shiboken6.isValid(self._window):
            self._window.removeEventFilter(self)  # a dialog's window dies with the dialog
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE and self._timer.isActive():
            self._timer.start()
        return super().eventFilter(watched, event)


def _app() -> QGuiApplication:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    return app
