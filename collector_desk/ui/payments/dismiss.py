"""The box in which the matches of a debtor are dismissed: the money is not theirs, and why."""

from __future__ import annotations

from collections.abc import Sequence

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
    """One reason for all that points at the debtor, who is named: nobody dismisses another.

    ``matches`` are the suggestions that stand for the debtor, at least one.
    """

    def __init__(
        self, parent: QWidget, context: Context, payment_id: int, matches: Sequence[Suggestion]
    ) -> None:
        self._debtor_id, name = matches[0].debtor_id, matches[0].debtor_name
        super().__init__(
            parent, Sending(context), title=self.tr("Avvis treffene på {0}").format(name)
        )
        self._context, self._payment = context, payment_id
        self.told = label(_told(name, matches), "cell", wrap=True)
        self.reason = NoteField(self.tr("Hvorfor er pengene ikke skyldnerens?"), lines=4)
        kept = self.tr("Begrunnelsen lagres med navnet ditt. Ctrl+Z angrer.")
        self.arrange(
            layout.column(
                self.told, self.reason, label(kept, "cell", wrap=True, muted=True), spacing=12
            ),
            do=self.tr("Avvis treffene"),
            size=(600, 440),
        )
        self.reason.changed.connect(self.show_state)
        self.reason.setFocus()

    def why_not(self) -> str:
        if len(self.reason.value().strip()) < _SHORTEST:
            return self.tr("Skriv hvorfor, minst fem tegn.")
        return ""

    def carry_out(self) -> None:
        order = Dismiss(debtor_id=self._debtor_id, reason=self.reason.value().strip())
        desk, number = self._context.desk, self._payment
        self.sending.send(lambda key: desk.payments.dismiss(number, order, key=key))

    @Slot(object)
    def _done(self, answer: object) -> None:
        self._context.toast(self.tr("Treffene er avvist. Ctrl+Z angrer."))
        self._context.changes.of(debtors=[self._debtor_id])
        super()._done(answer)


def _told(name: str, matches: Sequence[Suggestion]) -> str:
    """All that is dismissed with it, and what the payment then stops no more."""
    ends = (
        f"Innbetalingen stanser da ikke lenger brev som krever betaling av {name}, og heller ikke"
        " av andre som skylder samme krav, så langt den peker på det."
    )
    found = (f"• {each.claim_number}, {each.kind_label}: {each.reason}" for each in matches)
    head = f"Alt som tyder på at denne innbetalingen er fra {name}, avvises:"
    return "\n".join((head, *found, ends))
