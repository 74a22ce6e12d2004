"""The page over a locked desk: the password again, and the work is where it was."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.client.desk import Desk
from collector_desk.errors.service import Unreachable
from collector_desk.errors.session import WrongSignIn
from collector_desk.ui import layout
from collector_desk.ui.fields import check_all
from collector_desk.ui.messages import Message, message
from collector_desk.ui.panels import Alert, button, label
from collector_desk.ui.signin.view import Card, PasswordField, page
from collector_desk.ui.tasks import Tasks
from collector_desk.ui.tokens import Tone
from collector_desk.wire.session import Desk as House
from collector_desk.wire.session import SignedIn, User


class LockPage(QWidget):
    """``unlocked(SignedIn)`` when the password was right, ``left`` when another user will sign in."""

    unlocked = Signal(object)
    left = Signal()

    def __init__(self, user: User, desk: Desk, tasks: Tasks, house: House) -> None:
        super().__init__()
        self._user, self._desk, self._tasks = user, desk, tasks
        self.why = label("", wrap=True)
        self.said = Alert(Tone.ERROR, "")
        self.password = PasswordField(self.tr("Passord for {0}").format(user.username))
        self.open = button(self.tr("Lås opp"), "primary")
        self.leave = button(self.tr("Logg ut og bytt bruker"), "quiet")
        card = Card()
        card.fill(
            label(self.tr("Skjermen er låst"), "title"),
            self.why,
            self.said,
            self.password,
            layout.row(self.open, self.leave, None, spacing=14),
        )
        self.setLayout(layout.column(page(card, practice=house.practice, today=house.today)))
        self.open.clicked.connect(self._try)
        self.password.edit.returnPressed.connect(self._try)
        self.leave.clicked.connect(self.left)

    def begin(self, *, expired: bool) -> None:
        """Say why it is locked, and wait for the password."""
        why = (
            self.tr("{0}, økten din er avsluttet av tjenesten. Logg inn igjen for å fortsette.")
            if expired
            else self.tr("{0}, skriv passordet for å fortsette der du var.")
        )
        self.why.setText(why.format(self._user.name))
        self.said.hide()
        self.password.set_text("")
        self.open.setEnabled(True)
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _try(self) -> None:
        if not self.open.isEnabled() or not check_all([self.password]):
            return
        self.open.setEnabled(False)
        desk, name, password = self._desk, self._user.username, self.password.edit.text()
        self._tasks.run(lambda: desk.session.sign_in(name, password), self._in, self._refused, self)

    def _in(self, signed: SignedIn) -> None:
        self.password.set_text("")
        self.unlocked.emit(signed)

    def _refused(self, error: BaseException) -> None:
        self.open.setEnabled(True)
        said = _about_the_password(message(error), error, self)
        self.said.say(Tone.ERROR, said.sentence, what_now=said.what_now)
        self.password.edit.selectAll()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)


def _about_the_password(said: Message, error: BaseException, owner: QObject) -> Message:
    if isinstance(error, WrongSignIn):
        return Message(owner.tr("Passordet er feil."), owner.tr("Skriv det på nytt."), said.code)
    if isinstance(error, Unreachable):
        return Message(said.sentence, owner.tr("Prøv igjen om litt."), said.code)
    return said
