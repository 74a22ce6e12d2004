"""The box for what was sent on without a debtor and came back in the post."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from collector_desk.ui import layout
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, TextField
from collector_desk.ui.formats import day
from collector_desk.ui.panels import label
from collector_desk.wire.inquiries import SentOn, SentOnRow
from collector_desk.wire.letters import Returned


class ReturnedBox(Box):
    """Choose by the journal number on the letter; the mail is in the inbox again afterwards."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(
            parent,
            Sending(context),
            title=self.tr("Videresendt post i retur"),
            about=self.tr("Journalnummeret står i oversendelsesbrevet."),
        )
        self._context = context
        self._rows: dict[str, SentOnRow] = {}
        self._came = False
        self.letter = ChoiceField(self.tr("Hvilken post kom i retur?"), ())
        self.envelope = TextField(self.tr("Hva står på konvolutten?"), longest=300)
        after = self.tr(
            "Posten legges tilbake i «Post uten skyldner», og en oppgave ber om å finne adressen."
        )
        self.arrange(
            layout.column(self.letter, self.envelope, label(after, "cell", wrap=True), spacing=12),
            do=self.tr("Registrer i retur"),
            size=(620, 400),
        )
        self.letter.setFocus()
        desk = context.desk
        context.tasks.run(desk.inquiries.sent_on, self._show, self.sending.refuse, self)

    def _show(self, found: SentOn) -> None:
        self._came = True
        for row in found.rows:
            self._rows[str(row.letter_id)] = row
            self.letter.box.addItem(_words(row), str(row.letter_id))
        self.show_state()

    def why_not(self) -> str:
        if not self._came:
            return self.tr("Henter det som er sendt videre …")
        if not self._rows:
            return self.tr("Ingen post uten skyldner er sendt videre og ute av huset.")
        return ""

    def carry_out(self) -> None:
        row, desk = self._rows[self.letter.value()], self._context.desk
        order = Returned(version=row.version, text=self.envelope.value())
        self.sending.send(lambda key: desk.letters.returned(row.letter_id, order, key=key))

    @Slot(object)
    def _done(self, answer: object) -> None:
        self._context.toast(self.tr("Posten er i innkurven igjen. Finn adressen."))
        super()._done(answer)


def _words(row: SentOnRow) -> str:
    return f"{row.journal} · {row.to} · {day(row.sent_on or row.made_on)}"
