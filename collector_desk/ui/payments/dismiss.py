"""The box in which a match is dismissed: the money is not this debtor's, and why."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from collector_desk.ui import layout
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import NoteField
from collector_desk.ui.panels import label
from collector_desk.wire.payments import Dismiss, Suggestion

_SHORTEST = 5


class DismissBox(Box):
    """One reason; the debtor is named, so that nobody dismisses another."""

    def __init__(
        self, parent: QWidget, context: Context, payment_id: int, match: Suggestion
    ) -> None:
        about = self.tr("{0}, {1}: {2}.").format(
            match.debtor_name, match.claim_number, match.reason[:1].lower() + match.reason[1:]
        )
        super().__init__(parent, Sending(context), title=self.tr("Avvis treffet"), about=about)
        self._context, self._payment, self._match = context, payment_id, match
        self.reason = NoteField(self.tr("Hvorfor er pengene ikke skyldnerens?"), lines=4)
        told = self.tr(
            "Innbetalingen stanser ikke lenger brev som krever betaling av {0}. Begrunnelsen"
            " lagres med navnet ditt."
        ).format(match.debtor_name)
        self.arrange(
            layout.column(self.reason, label(told, "cell", wrap=True, muted=True), spacing=12),
            do=self.tr("Avvis treffet"),
            size=(560, 400),
        )
        self.reason.changed.connect(self.show_state)
        self.reason.setFocus()

    def why_not(self) -> str:
        if len(self.reason.value().strip()) < _SHORTEST:
            return self.tr("Skriv hvorfor, minst fem tegn.")
        return ""

    def carry_out(self) -> None:
        order = Dismiss(debtor_id=self._match.debtor_id, reason=self.reason.value().strip())
        desk, number = self._context.desk, self._payment
        self.sending.send(lambda key: desk.payments.dismiss(number, order, key=key))

    @Slot(object)
    def _done(self, answer: object) -> None:
        self._context.toast(self.tr("Treffet er avvist. Ctrl+Z angrer."))
        self._context.changes.of(debtors=[self._match.debtor_id])
        super()._done(answer)
