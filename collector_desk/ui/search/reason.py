"""Asks why somebody outside one's own portfolio is looked up; the answer is kept in the log."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from collector_desk.ui import layout
from collector_desk.ui.fields import TextField
from collector_desk.ui.panels import Alert, KeyHint, button, label
from collector_desk.ui.tokens import Tone

SHORTEST = 5


class ReasonDialog(QDialog):
    """One line to write, common reasons to take, and what becomes of it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Begrunn oppslaget"))
        self.reason = TextField(
            self.tr("Hvorfor slår du opp?"),
            hint=self.tr("For eksempel: skyldneren ringer om sak"),
            required=True,
            help_text=self.tr("Minst fem tegn. Begrunnelsen lagres sammen med oppslaget."),
            longest=300,
        )
        self.common = [self._common(text) for text in self._reasons()]
        self.go = button(self.tr("Åpne"), "primary")
        self.leave = button(self.tr("Avbryt"))
        self.why = label("", "cell", wrap=True, muted=True)
        self.go.setDefault(True)
        title = label(self.tr("Utenfor egen portefølje"), "section", wrap=True)
        self.setLayout(
            layout.column(
                title,
                Alert(
                    Tone.INFO,
                    self.tr("Oppslaget og begrunnelsen lagres i loggen og kan kontrolleres."),
                ),
                self.reason,
                layout.row(*self.common[:2], None),
                layout.row(*self.common[2:], None),
                self.why,
                layout.row(self.go, KeyHint("Ctrl+Enter"), self.leave, None),
                spacing=10,
                margin=20,
            )
        )
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._try)
        self.go.clicked.connect(self._try)
        self.reason.edit.textChanged.connect(self._show_state)
        self._show_state()
        self.leave.clicked.connect(self.reject)
        self.reason.setFocus()

    @Slot()
    def _show_state(self) -> None:
        """The way in is shut, in words, until there is a reason; the room for them stays."""
        lacks = self.tr("Skriv hvorfor, minst fem tegn.")
        lacks = lacks if len(self.reason.value()) < SHORTEST else ""
        self.why.setText(lacks)
        self.go.setEnabled(not lacks)
        self.go.setAccessibleDescription(lacks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter while the button is shut says why."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self.go.isEnabled():
            self._try()
            return
        super().keyPressEvent(event)

    def text(self) -> str:
        """The reason as written."""
        return self.reason.value()

    def _reasons(self) -> list[str]:
        return [
            self.tr("Henvendelse fra skyldner"),
            self.tr("Henvendelse fra virksomhet"),
            self.tr("Vikarierer for kollega"),
            self.tr("Uplassert innbetaling"),
        ]

    def _common(self, text: str) -> QPushButton:
        made = button(text)
        made.clicked.connect(self._took)
        return made

    @Slot()
    def _took(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.reason.setFocus()
            self.reason.set_text(sender.text())  # then: more is written after it

    @Slot()
    def _try(self) -> None:
        if len(self.text()) >= SHORTEST:
            self.accept()
            return
        self.reason.show_error(self.tr("Skriv minst fem tegn om hvorfor du slår opp."))
        self.reason.setFocus()


def ask_reason(parent: QWidget) -> str | None:
    """The reason for a look-up, or None where the user gave up."""
    dialog = ReasonDialog(parent)
    try:
        return dialog.text() if dialog.exec() else None
    finally:
        dialog.deleteLater()
