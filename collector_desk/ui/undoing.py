"""Ctrl+Z: what one did last, what taking it back would do, and Enter that does it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from collector_desk.errors.undo import UndoNothing
from collector_desk.ui import formats, layout, theme
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.desk_context import Context
from collector_desk.ui.panels import Alert, KeyHint, announce, button, label
from collector_desk.ui.tokens import Tone
from collector_desk.wire.undo import Undone, UndoOrder, UndoShown

_WIDE = 460
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def ask(context: Context, parent: QWidget, after: Callable[[], object]) -> None:
    """Fetch what would be taken back, and show it; ``after`` is called when it is."""

    def told(shown: UndoShown) -> None:
        box = UndoBox(parent, context, shown)
        box.accepted.connect(after)
        box.open()

    def failed(error: BaseException) -> None:
        if isinstance(error, UndoNothing):
            context.toast(error.text())
        else:
            context.refused(error)

    context.tasks.run(context.desk.undo.show, told, failed, parent, replaces="undo")


class UndoBox(QDialog):
    """``accepted`` when it is taken back; Esc leaves it as it is."""

    def __init__(self, parent: QWidget, context: Context, shown: UndoShown) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._context, self._shown = context, shown
        self.sending = Sending(context)
        self.sending.setParent(self)
        title = (
            self.tr("Angre det siste du gjorde?") if shown.possible else self.tr("Kan ikke angres")
        )
        self.setWindowTitle(title)
        self.done_words = label(f"{shown.done}, {formats.moment(shown.at)}", "section", wrap=True)
        self.sentence = label(shown.sentence, wrap=True)
        self.instead = label(shown.instead, wrap=True, muted=True)
        self.instead.setVisible(bool(shown.instead))
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{shown.done}. {shown.sentence} {shown.instead}".strip())
        self.said = Alert(Tone.ERROR, "")
        self.said.hide()
        self.go = button(self.tr("Angre"), "primary")
        self.leave = button(self.tr("Avbryt") if shown.possible else self.tr("Lukk"))
        self.go.clicked.connect(self.send)
        self.leave.clicked.connect(self.reject)
        self.sending.changed.connect(self._show_state)
        self.sending.done.connect(self._done)
        self._lay_out()

    def _lay_out(self) -> None:
        hint = KeyHint("Enter")
        for each in (self.go, hint):
            each.setVisible(self._shown.possible)
        head = label(self.windowTitle(), "group", wrap=True)
        words = (head, self.done_words, self.sentence, self.instead, self.said)
        buttons = layout.row(self.go, hint, self.leave, None, spacing=8)
        self.setLayout(layout.column(*words, 4, buttons, spacing=8, margin=20))
        room = self.screen().availableSize()
        self.setFixedWidth(min(theme.current().px(_WIDE), room.width() - 40))
        self.adjustSize()
        (self.go if self._shown.possible else self.leave).setFocus()

    @Slot()
    def send(self) -> None:
        """Take it back."""
        if self._shown.possible:
            order, desk = UndoOrder(order=self._shown.order), self._context.desk
            self.sending.send(lambda key: desk.undo.last(order, key=key))

    @Slot()
    def _show_state(self) -> None:
        now = self.sending
        self.go.setEnabled(not now.busy)
        self.go.setText(self.tr("Send igjen") if now.uncertain else self.tr("Angre"))
        self.said.setVisible(now.problem is not None)
        if now.problem is not None:
            tone = Tone.WARNING if now.uncertain else Tone.ERROR
            self.said.say(tone, now.problem.sentence, what_now=now.problem.what_now)
            announce(self, now.problem.sentence)
        self.adjustSize()

    @Slot(object)
    def _done(self, answer: object) -> None:
        if isinstance(answer, Undone):
            self._context.toast(self.tr("Angret. {0}").format(answer.sentence))
            self._context.changes.of_anybody()
        self.accept()

    def reject(self) -> None:
        """Esc: leave, but not in the blink while the order is on its way."""
        if not self.sending.busy:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            if self._shown.possible and not self.leave.hasFocus():
                self.send()
            else:
                self.reject()
            return
        super().keyPressEvent(event)
