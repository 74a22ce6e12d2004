"""F1: a few words about what has the focus, beside the work."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from collector_desk.ui import layout, theme
from collector_desk.ui.desk_context import Screen
from collector_desk.ui.panels import SectionTitle, announce, button, key_text, label

_WIDE = 280


class HelpPanel(QFrame):
    """Says what the focused control is for, and which keys the screen knows. Esc closes it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "right")
        self.setAccessibleName(self.tr("Hjelp"))
        self._opener: QWidget | None = None
        self.title = SectionTitle("")
        self.title.setWordWrap(True)
        self.words = label("", wrap=True)
        self.keys = label("", wrap=True, muted=True)
        self.shut = button(self.tr("Lukk hjelpen"), "quiet")
        self.shut.clicked.connect(self.leave)
        self.setLayout(
            layout.column(
                label(self.tr("HJELP"), "group"),
                self.title,
                self.words,
                self.keys,
                layout.row(self.shut, None),
                None,
                spacing=10,
                margin=16,
            )
        )
        theme.current().changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_for(self, focus: QWidget | None, screen: Screen | None) -> None:
        """Help about a control; what its screen knows is added. Asked for from inside, it goes."""
        if focus is not None and self.isAncestorOf(focus):
            self.leave()
            return
        self._opener = focus
        name, words = _about(focus)
        self.title.setText(name or (screen.title if screen else self.tr("Skrivebordet")))
        self.words.setText(words or self._general())
        self.keys.setText(self._keys_of(screen))
        self.show()
        self.shut.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{self.title.text()}. {self.words.text()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @Slot()
    def leave(self) -> None:
        """Close it, and give the keys back."""
        self.hide()
        if self._opener is not None and self._opener.isVisible():
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def _general(self) -> str:
        return self.tr(
            "Ctrl+K søker i alt: navn, fødselsnummer, KID, saks- og kravnummer, telefon, adresse"
            " og kommandoer. F6 går mellom feltene i vinduet. Shift+F1 viser alle hurtigtaster."
        )

    def _keys_of(self, screen: Screen | None) -> str:
        actions = screen.actions() if screen is not None else []
        lines = [
            f"{key_text(action.shortcut())}  {action.text().replace('&', '')}"
            for action in actions
            if not action.shortcut().isEmpty()
        ]
        return "\n".join(lines)

    @Slot()
    def _dress(self) -> None:
        self.setFixedWidth(theme.current().px(_WIDE))


def _about(focus: QWidget | None) -> tuple[str, str]:
    """The name of a control and the nearest words about it, its own or those around it."""
    name = focus.accessibleName() if focus is not None else ""
    at = focus
    while at is not None and not at.isWindow():
        words = at.whatsThis() or ("" if isinstance(at, QLabel) else at.toolTip())
        if words:
            return name, words
        at = at.parentWidget()
    return name, ""
