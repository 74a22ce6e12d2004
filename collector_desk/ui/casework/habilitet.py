"""The box in which one declares to be inhabil towards a debtor; there is no way back from it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from collector_desk.ui import layout
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import TextField
from collector_desk.ui.panels import Alert
from collector_desk.ui.tokens import Tone
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.work import Disqualify

_SHORTEST = 5


class DisqualifyBox(Box):
    """One field: why. What follows is said before it is sent."""

    def __init__(self, parent: QWidget, context: Context, sheet: Sheet) -> None:
        super().__init__(
            parent,
            Sending(context),
            title=self.tr("Jeg er inhabil"),
            about=self.tr("{0}. Forvaltningsloven § 6.").format(sheet.name),
        )
        self._context, self._sheet = context, sheet
        self.follows = Alert(
            Tone.WARNING,
            self.tr("Saken lukkes for deg med det samme, og oppgavene i den går til andre."),
            what_now=self.tr("Det kan ikke angres."),
        )
        self.reason = TextField(
            self.tr("Hvorfor?"),
            required=True,
            longest=300,
            help_text=self.tr("For eksempel: min søster, min utleier, min egen sak."),
        )
        self.arrange(
            layout.column(self.follows, self.reason, spacing=12),
            do=self.tr("Meld inhabil"),
            size=(560, 400),
        )
        self.reason.changed.connect(self.show_state)
        self.reason.edit.setFocus()

    def why_not(self) -> str:
        if len(self.reason.value()) < _SHORTEST:
            return self.tr("Skriv hvorfor, minst fem tegn.")
        return ""

    def carry_out(self) -> None:
        desk, number = self._context.desk, self._sheet.debtor_id
        order = Disqualify(reason=self.reason.value())
        self.sending.send(lambda key: desk.debtors.disqualify(number, order, key=key))

    @Slot(object)
    def _done(self, answer: object) -> None:
        self._context.toast(self.tr("Du er meldt inhabil. Andre tar saken."))
        super()._done(answer)
