"""Changing a user: the nearest superior, picked among those at the desk, and the teams."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from collector_desk.ui import formats, layout
from collector_desk.ui.fields import ChoiceField, NoteField
from collector_desk.ui.panels import KeyHint, button, label
from collector_desk.wire.session import UserRow

_LONGEST = 80
"""Letters in the name of a team."""


class ChangeBox(QDialog):
    """Two fields; Ctrl+Enter saves, Esc leaves the user as it was."""

    def __init__(self, parent: QWidget, user: UserRow, superiors: Mapping[int, str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Endre leder og team"))
        people = [(str(number), name) for number, name in superiors.items()]
        self.superior = ChoiceField(
            self.tr("Nærmeste leder (habilitet)"),
            [("", formats.EMPTY), *people],
            help_text=self.tr(
                "Er lederen inhabil i en sak, kan heller ikke brukeren avgjøre den (fvl. § 6)."
            ),
        )
        self.superior.set_value(str(user.superior_id or ""))
        self.teams = NoteField(
            self.tr("Team (portefølje), ett på hver linje"),
            help_text=self.tr("Et navn som ikke finnes fra før, blir et nytt team."),
        )
        self.teams.set_value("\n".join(user.teams))
        self.go = button(self.tr("Lagre"), "primary")
        self.leave = button(self.tr("Avbryt"))
        self.go.clicked.connect(self._try)
        self.leave.clicked.connect(self.reject)
        self.setLayout(
            layout.column(
                label(f"{user.name} ({user.username})", "section"),
                self.superior,
                self.teams,
                layout.row(self.go, KeyHint("Ctrl+Enter"), self.leave, None),
                spacing=10,
                margin=20,
            )
        )
        self.resize(self.sizeHint().expandedTo(self.minimumSize()))
        self.superior.setFocus()

    def superior_id(self) -> int | None:
        """The person chosen, or nobody."""
        chosen = self.superior.value()
        return int(chosen) if chosen else None

    def team_names(self) -> list[str]:
        """The teams as they are written, one on each line: a name may hold a comma."""
        return [name.strip() for name in self.teams.value().splitlines() if name.strip()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and control:
            self._try()
            return
        super().keyPressEvent(event)

    @Slot()
    def _try(self) -> None:
        if any(len(name) > _LONGEST for name in self.team_names()):
            self.teams.show_error(self.tr("Et teamnavn har høyst 80 tegn."))
            self.teams.setFocus()
            return
        self.accept()
