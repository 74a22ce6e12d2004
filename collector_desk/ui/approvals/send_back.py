"""Sending a proposal back: what must be changed, in words for its author."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from collector_desk.ui import layout
from collector_desk.ui.fields import NoteField
from collector_desk.ui.panels import KeyHint, button, label


class SendBackDialog(QDialog):
    """One field; Ctrl+Enter sends, Esc goes back and keeps what is written."""

    def __init__(self, parent: QWidget, author: str, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Send tilbake"))
        self.comment = NoteField(
            self.tr("Hva må endres?"),
            required=True,
            help_text=self.tr("Forslaget slettes ikke. Forfatteren ser kommentaren i køen sin."),
        )
        self.comment.set_value(text)
        self.go = button(self.tr("Send tilbake"), "primary")
        self.leave = button(self.tr("Avbryt"))
        self.go.clicked.connect(self._try)
        self.leave.clicked.connect(self.reject)
        self.setLayout(
            layout.column(
                label(self.tr("Til {0}").format(author), "section"),
                self.comment,
                layout.row(self.go, KeyHint("Ctrl+Enter"), self.leave, None),
                spacing=10,
                margin=20,
            )
        )
        self.resize(self.sizeHint().expandedTo(self.minimumSize()))
        self.comment.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and control:
            self._try()
            return
        super().keyPressEvent(event)

    @Slot()
    def _try(self) -> None:
        if self.comment.check():
            self.accept()
        else:
            self.comment.setFocus()
