"""The password again, before something coercive is approved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QWidget

from collector_desk.ui import layout
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import check_all
from collector_desk.ui.messages import message
from collector_desk.ui.panels import Alert, KeyHint, button, label
from collector_desk.ui.signin.view import PasswordField
from collector_desk.ui.tokens import Tone
from collector_desk.wire.session import Confirmed


class ConfirmDialog(QDialog):
    """One field; it closes as accepted once the service knows the password. Esc approves nothing.

    ``what`` is approved, and ``more`` says of it what the reader may not have seen.
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
        why = self.tr(
            "Et tvangstiltak godkjennes bare av den som er pålogget. Passordet lagres ikke."
        )
        self.setLayout(
            layout.column(
                label(what, "section", wrap=True),
                self.more,
                label(why, wrap=True, muted=True),
                self.said,
                self.password,
                layout.row(self.go, KeyHint("Enter"), self.leave, None),
                spacing=10,
                margin=20,
            )
        )
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        self.password.setFocus()

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
