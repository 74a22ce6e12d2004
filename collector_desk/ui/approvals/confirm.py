"""The password again, before something coercive is approved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QScrollBar, QWidget

from collector_desk.ui import layout, theme
from collector_desk.ui.debtor.parts import Tall
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import check_all
from collector_desk.ui.messages import message
from collector_desk.ui.panels import Alert, KeyHint, button, label
from collector_desk.ui.signin.view import PasswordField
from collector_desk.ui.tokens import Tone
from collector_desk.wire.session import Confirmed

_GAP, _MARGIN = 10, 20  # pixels at 100 percent
_TURNS = {
    Qt.Key.Key_PageUp.value: QScrollBar.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown.value: QScrollBar.SliderAction.SliderPageStepAdd,
}


class ConfirmDialog(QDialog):
    """One field; it closes as accepted once the service knows the password. Esc approves nothing.

    ``what`` is approved, and ``more`` says of it what the reader may not have seen: all of it is
    read, and what the screen has no room for is turned to by Page Up and Page Down.
    """

    def __init__(self, parent: QWidget, context: Context, what: str, more: str = "") -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(self.tr("Skriv passordet på nytt"))
        self.more = label(more, wrap=True)
        self.more.setVisible(bool(more))
        self.said = Alert(Tone.ERROR, "")
        self.said.hide()
        self.password = PasswordField(self.tr("Passord for {0}").format(context.user.username))
        self.go = button(self.tr("Bekreft og godkjenn"), "primary")
        self.leave = button(self.tr("Avbryt"))
        self.go.clicked.connect(self._try)
        self.leave.clicked.connect(self.reject)
        self.password.edit.returnPressed.connect(self._try)
        self._lay_out(what)
        self.password.setFocus()

    def _lay_out(self, what: str) -> None:
        why = self.tr(
            "Et tvangstiltak godkjennes bare av den som er pålogget. Passordet lagres ikke."
        )
        told = (label(what, "section", wrap=True), self.more, label(why, wrap=True, muted=True))
        self._words = Tall(layout.column(*told, None, spacing=_GAP))
        buttons = layout.row(self.go, KeyHint("Enter"), self.leave, None)
        self._foot = Tall(layout.column(self.said, self.password, buttons, spacing=_GAP))
        self.page = layout.scrolling(self._words)
        whole = layout.column(self.page, self._foot, spacing=_GAP, margin=_MARGIN)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        for part in (self._words, self._foot):  # queued: it is being laid out as it tells
            part.fitted.connect(self._take_room, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _take_room(self) -> None:
        """Be as tall as every line takes, and no taller than the screen."""
        foot = max(self._foot.minimumHeight(), self._foot.sizeHint().height())
        needs = self._words.minimumHeight() + foot
        needs += theme.current().px(_GAP) + 2 * theme.current().px(_MARGIN)
        self.setMinimumHeight(min(needs, self.screen().availableSize().height() - 60))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TURNS:
            self.page.verticalScrollBar().triggerAction(_TURNS[event.key()])
            return
        super().keyPressEvent(event)

    @Slot()
    def _try(self) -> None:
        if not self.go.isEnabled() or not check_all([self.password]):
            return
        self.go.setEnabled(False)
        desk, password = self._context.desk, self.password.edit.text()
        self._context.tasks.run(
            lambda: desk.session.confirm(password), self._confirmed, self._refused, self
        )

    def _confirmed(self, _until: Confirmed) -> None:
        self.password.set_text("")
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        told = message(error)
        self.said.say(Tone.ERROR, told.sentence, what_now=told.what_now)
        self.password.edit.selectAll()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)
