"""The page one signs in on, and the one that makes the first administrator of a new desk."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QStackedWidget, QWidget

from collector_desk.ui import layout, theme
from collector_desk.ui.fields import Field, NoteField, TextField, check_all
from collector_desk.ui.home import FirstUser
from collector_desk.ui.panels import Alert, button, label
from collector_desk.ui.signin.presenter import SignInPresenter, Step
from collector_desk.ui.tokens import Tone

_WIDE, _EDGE = 420, 28


class PasswordField(TextField):
    """A secret: dots on the screen, nothing to a screen reader."""

    def __init__(self, title: str, *, required: bool = True) -> None:
        super().__init__(title, required=required)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)


class Card(QFrame):
    """A card in the middle of the page, as wide as a form should be."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        theme.current().changed.connect(self._dress)
        self._dress()

    def fill(self, *items: layout.Item) -> None:
        """Put these below each other."""
        self.setLayout(layout.column(*items, spacing=12, margin=_EDGE))
        self._dress()

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self.setFixedWidth(now.px(_WIDE))
        for each in self.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if each.wordWrap():  # else it asks for the height of a narrower text
                each.setMinimumWidth(now.px(_WIDE - 2 * _EDGE) - 4)


def page(card: QWidget, *, practice: bool, today: date | None = None) -> QWidget:
    """The card in the middle, the bar of the house at the top, and the amber frame of practice."""
    made = QWidget()
    mark = layout.pane(
        "header",
        layout.row(label(made.tr("Kommunal inkasso"), "section"), None, margin=(14, 11, 14, 11)),
    )
    ground = layout.pane(
        "side", layout.column(None, layout.row(None, card, None), None, None, spacing=0)
    )
    whole = layout.column(mark, layout.scrolling(ground), spacing=0)
    whole.setStretch(1, 1)
    made.setLayout(whole)
    if not practice:
        return made
    from collector_desk.ui.overlays import PracticeFrame

    return PracticeFrame(made, today)


class SignInView(QStackedWidget):
    """User and password. Nothing here waits for the service."""

    def __init__(self, presenter: SignInPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.user = TextField(self.tr("Brukernavn"), required=True, longest=80)
        self.password = PasswordField(self.tr("Passord"))
        self.enter = button(self.tr("Logg inn"), "primary")
        self.said = Alert(Tone.ERROR, "")
        self.state = label("", muted=True)
        self.first = FirstUserCard(presenter)
        self.addWidget(page(self._card(), practice=presenter.practice))
        self.addWidget(page(self.first, practice=presenter.practice))
        self.enter.clicked.connect(self._try)
        self.user.edit.returnPressed.connect(self._on_to_password)
        self.password.edit.returnPressed.connect(self._try)
        self.said.acted.connect(presenter.begin)
        presenter.changed.connect(self._show)
        self._show()

    def _card(self) -> Card:
        practice = Alert(
            Tone.WARNING,
            self.tr("Øvelse: logg inn som «kari» (saksbehandler) eller «per» (leder)."),
            what_now=self.tr("Passordet er «ovelse-ovelse-2026»."),
        )
        if not self._presenter.practice:
            practice.hide()
        card = Card()
        card.fill(
            label(self.tr("Logg inn"), "title"),
            practice,
            self.said,
            self.user,
            self.password,
            layout.row(self.enter, self.state, None, spacing=14),
        )
        return card

    def focus_first(self) -> None:
        """Put the keyboard where writing begins."""
        if self.currentIndex() == 1:
            self.first.name.setFocus()
            return
        field = self.password if self.user.text() else self.user
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_to_password(self) -> None:
        self.password.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _try(self) -> None:
        if self.enter.isEnabled() and check_all([self.user, self.password]):
            self._presenter.sign_in(self.user.text(), self.password.edit.text())

    @Slot()
    def _show(self) -> None:
        now = self._presenter
        self.setCurrentIndex(int(now.step is Step.FIRST_USER))
        starting = now.step is Step.STARTING
        self.enter.setEnabled(now.step is Step.READY)
        words = {
            Step.STARTING: self.tr("Starter tjenesten …"),
            Step.CHECKING: self.tr("Logger inn …"),
        }
        self.state.setText("" if now.problem else words.get(now.step, ""))
        if now.problem is None:
            self.said.hide()
        else:
            again = self.tr("Prøv igjen") if starting else ""
            self.said.say(
                Tone.ERROR, now.problem.sentence, what_now=now.problem.what_now, action=again
            )
            self.password.edit.selectAll()
            self.focus_first()
        if now.step is Step.READY and now.problem is None:
            self.password.set_text("")
            if now.username:
                self.user.set_text(now.username)


class FirstUserCard(Card):
    """The administrator of a new desk: the only user who is not made by another."""

    def __init__(self, presenter: SignInPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.name = TextField(self.tr("Navn"), required=True, longest=120)
        self.user = TextField(self.tr("Brukernavn"), hint="fornavn.etternavn", required=True)
        self.password = PasswordField(self.tr("Passord, minst 12 tegn"))
        self.again = PasswordField(self.tr("Passordet en gang til"))
        self.make = button(self.tr("Opprett administrator"), "primary")
        self.said = Alert(Tone.ERROR, "")
        self.fill(
            label(self.tr("Nytt skrivebord"), "title"),
            label(
                self.tr(
                    "Ingen kan logge inn ennå. Opprett administratoren, som så gir saksbehandlere"
                    " og ledere hver sin bruker. Administratoren ser ikke saker."
                ),
                wrap=True,
            ),
            self.said,
            self.name,
            self.user,
            self.password,
            self.again,
            layout.row(self.make, None),
        )
        self.make.clicked.connect(self._make)
        self.again.edit.returnPressed.connect(self._make)
        presenter.changed.connect(self._show)
        self._show()

    @Slot()
    def _make(self) -> None:
        fields: list[Field | NoteField] = [self.name, self.user, self.password, self.again]
        if not self.make.isEnabled() or not check_all(fields):
            return
        if len(self.password.edit.text()) < 12:
            self.password.show_error(self.tr("Passordet er for kort: skriv minst 12 tegn."))
            self.password.setFocus()
        elif self.password.edit.text() != self.again.edit.text():
            self.again.show_error(self.tr("De to passordene er ikke like. Skriv det på nytt."))
            self.again.setFocus()
        else:
            self._presenter.make_first_user(
                FirstUser(self.user.text().lower(), self.name.text(), self.password.edit.text())
            )

    @Slot()
    def _show(self) -> None:
        now = self._presenter
        self.make.setEnabled(now.step is Step.FIRST_USER)
        if now.problem is not None and now.step is Step.FIRST_USER:
            self.said.say(Tone.ERROR, now.problem.sentence, what_now=now.problem.what_now)
        else:
            self.said.hide()
