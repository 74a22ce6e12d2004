"""What lies over or around the window: lost server, short messages, progress, practice."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QCursor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from collector_desk.errors import DeskError
from collector_desk.ui import formats, layout, theme
from collector_desk.ui.messages import message
from collector_desk.ui.panels import Alert, announce, button, label
from collector_desk.ui.tasks import Call, Tasks
from collector_desk.ui.tokens import Tone

TOAST_MS = 8_000
_DIM = 46


class Banner(Alert):
    """The line across the window while the service cannot be reached; hides by itself."""

    def __init__(self) -> None:
        super().__init__(Tone.WARNING, "")
        self._said = ("", "")
        self.hide()

    def lost(self) -> None:
        """The service is gone: say what still works."""
        self._tell(
            self.tr(
                "Mistet forbindelsen til tjenesten."
                " Du kan lese det som er åpent, slik det sist ble hentet."
            ),
            self.tr("Det du har skrevet er tatt vare på. Vi prøver igjen av oss selv."),
        )

    def refused(self, error: DeskError) -> None:
        """Our own service does not start: say why, and what to do about it."""
        said = message(error)
        self._tell(self.tr("Tjenesten starter ikke. {0}").format(said.sentence), said.what_now)

    def _tell(self, sentence: str, what_now: str) -> None:
        """Said once, however often it is found again."""
        if self.isHidden() or self._said != (sentence, what_now):
            self._said = sentence, what_now
            action = self.tr("Prøv nå")
            self.say(Tone.WARNING, sentence, what_now=what_now, action=action)

    def found(self) -> None:
        """The service answers again."""
        if not self.isHidden():
            self.hide()
            announce(self, self.tr("Forbindelsen er tilbake."))


class PracticeFrame(QWidget):
    """An amber frame around the whole window: this is practice, and this is its date.

    ``today`` is not known before somebody has signed in.
    """

    def __init__(self, content: QWidget, today: date | None = None) -> None:
        super().__init__()
        text = self.tr("ØVELSE – oppdiktede skyldnere, ingenting sendes.")
        if today is not None:
            text = f"{text} {self.tr('Datoen er {0}.').format(formats.day(today))}"
        top = layout.pane("practice", layout.row(None, label(text), None, margin=(8, 3, 8, 3)))
        self._edges = [layout.pane("practice", QVBoxLayout()) for _ in range(3)]
        left, right, bottom = self._edges
        middle = layout.row(left, content, right, spacing=0)
        middle.setStretch(1, 1)
        whole = layout.column(top, middle, bottom, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setAccessibleName(text)
        theme.current().changed.connect(self._dress)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        wide = theme.current().px(5)
        left, right, bottom = self._edges
        left.setFixedWidth(wide)
        right.setFixedWidth(wide)
        bottom.setFixedHeight(wide)


class Toast(QFrame):
    """A short message on the status bar, with perhaps one action such as «Angre».

    ``acted`` comes when the action is taken; the toast goes after eight seconds, but not
    while the mouse or the focus is on it.
    """

    acted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("look", "toast")
        self._text = label()
        self._action = button("", "link")
        self._close = button(self.tr("Lukk"), "link")
        self.setLayout(
            layout.row(self._text, self._action, self._close, spacing=20, margin=(16, 3, 16, 3))
        )
        self._timer = QTimer(self)
        self._timer.setInterval(TOAST_MS)
        self._timer.timeout.connect(self._leave)
        self._action.clicked.connect(self._act)
        self._close.clicked.connect(self.dismiss)
        window.installEventFilter(self)
        self.hide()

    def say(self, text: str, *, action: str = "") -> None:
        """Show a message; a new one takes the place of the old."""
        self._text.setText(text)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self._timer.start()
        self._place()
        self.show()
        self.raise_()
        announce(self, f"{text} {action}".strip())

    @Slot()
    def dismiss(self) -> None:
        """Take it away now."""
        self._timer.stop()
        self.hide()

    @Slot()
    def _leave(self) -> None:
        focused = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        pointed = self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        if not pointed and not (focused and self.isActiveWindow()):
            self.dismiss()

    @Slot()
    def _act(self) -> None:
        self.dismiss()
        self.acted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """At the very foot: there it lies over words alone, and over no button or row."""
        window = self._window
        self.adjustSize()
        top = max(window.height() - self.height(), 0)
        self.move((window.width() - self.width()) // 2, top)


class ProgressLine(QWidget):
    """Follows calls that take long: shown after a second, can be cancelled after three."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._calls: list[Call] = []
        self._text = label()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Framdrift"))
        self._cancel = button(self.tr("Avbryt"), "link")
        self._cancel.clicked.connect(self._give_up)
        self.setLayout(layout.row(self._text, self._bar, self._cancel, spacing=10))
        tasks.slow.connect(self._began)
        tasks.cancellable.connect(self._may_cancel)
        tasks.ended.connect(self._ended)
        self.hide()

    def show_share(self, done: int, of: int) -> None:
        """How far the work has come, where it is known; ``of`` 0 means it is not."""
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    @Slot(object)
    def _began(self, call: Call) -> None:
        self._calls.append(call)
        self._cancel.hide()
        self._text.setText(call.title or self.tr("Arbeider …"))
        self.show()
        announce(self, self._text.text())

    @Slot(object)
    def _may_cancel(self, call: Call) -> None:
        if call in self._calls:
            self._cancel.show()

    @Slot(object)
    def _ended(self, call: Call) -> None:
        if call in self._calls:
            self._calls.remove(call)
        if self._calls:
            self._text.setText(self._calls[-1].title or self.tr("Arbeider …"))
        else:
            self._bar.setRange(0, 0)
            self.hide()

    @Slot()
    def _give_up(self) -> None:
        for call in list(self._calls):
            call.cancel()


class Shade(QWidget):
    """Dims the page behind a box that lies over it; a click on it asks to close the box."""

    left = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        page.installEventFilter(self)
        self.hide()

    def cover(self) -> None:
        """Lie over the whole page."""
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._page.rect())
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.left.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colour = theme.current().colour("shade")
        colour.setAlpha(_DIM)
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour)
        painter.end()
