"""What answered a message: a letter, why there is none, or the words it was withdrawn in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from collector_desk.domain.inquiry import BY_LETTER, REQUESTS, SHORTEST_REASON, InquiryKind
from collector_desk.ui import layout
from collector_desk.ui.fields import ChoiceField, TextField
from collector_desk.ui.panels import SectionTitle
from collector_desk.wire.inquiries import InquiryRow

_NONE = ""


class Answer(QWidget):
    """``changed`` with another letter or other words."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._needed = self._request = self._objects = False
        self.title = SectionTitle(self.tr("Svaret"))
        self.letter = ChoiceField(self.tr("Besvart med"), [(_NONE, "")])
        self.why = TextField(
            self.tr("Ingen brev, fordi"),
            hint=self.tr("For eksempel: svarte på telefon, ville bare vite KID"),
            longest=300,
        )
        self.withdrawn = TextField(
            self.tr("Trukket av skyldneren, med egne ord"),
            hint=self.tr("For eksempel: «Glem søknaden» på telefon"),
            longest=300,
        )
        self.elsewhere = TextField(
            self.tr("Gjelder ikke noe krav her, fordi"),
            hint=self.tr("For eksempel: gjelder strømregningen"),
            longest=300,
        )
        fields = (self.title, self.letter, self.why, self.withdrawn, self.elsewhere)
        self.setLayout(layout.column(*fields, spacing=6))
        self.letter.changed.connect(self._show)
        self.why.changed.connect(self.changed)
        self.withdrawn.changed.connect(self.changed)
        self.elsewhere.changed.connect(self.changed)

    def show_row(self, row: InquiryRow, *, other: bool) -> None:
        """Offer the letters since it came; what was chosen for another is taken away."""
        kept = _NONE if other else self.letter.value()
        box = self.letter.box
        box.blockSignals(True)
        box.clear()
        box.addItem(self.tr("Ingen brev"), _NONE)
        for number, title in row.letters:
            box.addItem(title, str(number))
        self.letter.set_value(kept)
        box.blockSignals(False)
        if other:
            self.why.set_text("")
            self.withdrawn.set_text("")
            self.elsewhere.set_text("")
        self._needed = row.kind in BY_LETTER
        self._request = row.kind in REQUESTS and row.debtor_id is not None
        objects = row.kind is InquiryKind.OBJECTION and row.debtor_id is not None
        self._objects = objects and not row.claims
        self.setVisible(self._needed or self._request or self._objects)
        self.title.setVisible(self._needed)
        self.letter.setVisible(self._needed and bool(row.letters))
        self.withdrawn.setVisible(self._request)
        self.elsewhere.setVisible(self._objects)
        self._show()

    def lock(self, *, locked: bool) -> None:
        """Let nothing be changed while it is sent."""
        self.letter.setEnabled(not locked)
        self.why.edit.setReadOnly(locked)
        self.withdrawn.edit.setReadOnly(locked)
        self.elsewhere.edit.setReadOnly(locked)

    def letter_id(self) -> int | None:
        """The letter chosen, None where none was."""
        return int(self.letter.value()) if self.letter.value() else None

    def no_letter(self) -> str:
        """Why there is none; empty where there is one. Of a request, how it was withdrawn."""
        if self._request:
            return self.withdrawn.value()
        return self.why.value() if self.letter_id() is None else ""

    def lacks(self) -> str:
        """What lacks before it can be closed; empty where nothing does."""
        if self._request:
            short = 0 < len(self.withdrawn.value()) < SHORTEST_REASON
            return self.tr("Skriv skyldnerens egne ord, minst ti tegn.") if short else ""
        if not self._needed or self.letter_id() or len(self.no_letter()) >= SHORTEST_REASON:
            return ""
        return self.tr(
            "Velg brevet som svarer, eller skriv hvorfor det ikke er noe, minst ti tegn."
        )

    def lacks_on(self) -> str:
        """What lacks before it can be sent on; empty where nothing does."""
        if not self._objects or len(self.elsewhere.value()) >= SHORTEST_REASON:
            return ""
        return self.tr(
            "Registrer innsigelsen på kravet, eller skriv hvorfor den ikke gjelder noe krav her."
        )

    def begin(self) -> QWidget:
        """Put the keys where one chooses a letter, or says why there is none; the field."""
        first = self.why if self.letter.isHidden() else self.letter
        first = self.withdrawn if self._request else first
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return first

    def _show(self) -> None:
        self.why.setVisible(self._needed and self.letter_id() is None)
        self.changed.emit()
