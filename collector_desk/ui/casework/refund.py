"""The box that proposes a refund: to whom, to which account, and why."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from collector_desk.domain.accounts import check_account, format_account
from collector_desk.domain.refund import Forced
from collector_desk.errors.numbers import AccountWrong
from collector_desk.ui import layout
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, TextField
from collector_desk.ui.formats import kr
from collector_desk.ui.objections.texts import refunded
from collector_desk.ui.panels import label
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.refunds import Payee, Propose, RefundForm

_SHORTEST = 3


class RefundBox(Box):
    """Payer, account and reason. The account is the payer's own where the bank told it."""

    def __init__(self, parent: QWidget, context: Context, sheet: Sheet, form: RefundForm) -> None:
        super().__init__(
            parent,
            Sending(context),
            title=self.tr("Foreslå tilbakebetaling"),
            about=self.tr("{0}, {1}. En leder må godkjenne utbetalingen.").format(
                sheet.name, form.claim_number
            ),
        )
        self._context, self._sheet, self._form = context, sheet, form
        self._payees = {str(at): one for at, one in enumerate(form.payees)}
        self.payee = ChoiceField(
            self.tr("Hvem har betalt?"), [(key, _words(one)) for key, one in self._payees.items()]
        )
        self.account = TextField(
            self.tr("Konto å betale til"),
            longest=20,
            help_text=self.tr("Tomt: kontoen er ukjent. Skyldneren blir spurt i brev."),
        )
        self.known = label("", "cell", wrap=True, muted=True)
        self.reason = TextField(self.tr("Hvorfor?"), required=True, longest=300)
        earlier = label("\n".join(map(refunded, form.rows)), "cell", wrap=True, muted=True)
        earlier.setVisible(bool(form.rows))
        account = layout.column(self.account, self.known, spacing=6)
        self.arrange(
            layout.column(self.payee, account, self.reason, earlier, spacing=12),
            do=self.tr("Send til godkjenning"),
            size=(600, 480),
        )
        self.payee.changed.connect(self._chosen)
        for field in (self.account, self.reason):
            field.changed.connect(self._typed)
        self._chosen()

    @property
    def _payee(self) -> Payee:
        return self._payees[self.payee.value()]

    @Slot()
    def _chosen(self) -> None:
        payer = self._payee.payer
        self.account.set_text(format_account(payer) if payer else "")
        self._typed()

    @Slot()
    def _typed(self) -> None:
        """Say what follows of the account as it stands."""
        to, payer = self.account.value(), self._payee.payer
        if not to and self._payee.forced is Forced.TREKK:
            said = self.tr(
                "Trukket i lønn eller trygd: pengene er skyldnerens. Skyldneren blir spurt i brev"
                " om sin egen konto, og du får en oppgave."
            )
        elif not to and self._payee.forced is Forced.NAMSMANN:
            said = self.tr(
                "Betalt etter begjæringen til namsmannen: kontoen kan være namsmannens eller"
                " arbeidsgiverens. Skyldneren blir spurt i brev, og du får en oppgave."
            )
        elif not to:
            said = self.tr("Ukjent. Skyldneren blir spurt i brev, og du får en oppgave.")
        elif _digits(to) == payer:
            said = self.tr("Kontoen det ble betalt fra.")
        elif payer:
            said = self.tr("En annen konto enn den det ble betalt fra. Lederen ser det.")
        elif self._payee.forced is Forced.TREKK:
            said = self.tr("Trukket i lønn eller trygd. Kontroller at kontoen er skyldnerens egen.")
        elif self._payee.forced is Forced.NAMSMANN:
            said = self.tr(
                "Betalt etter begjæringen til namsmannen. Kontroller at kontoen er skyldnerens egen."
            )
        else:
            said = self.tr("Betalt fra en ukjent konto. Kontroller at kontoen er betalerens.")
        self.known.setText(said)
        self.account.edit.setAccessibleDescription(said)
        self._words = self.tr("Spør om kontoen") if not to else self.tr("Send til godkjenning")
        self.show_state()

    def why_not(self) -> str:
        try:
            if self.account.value():
                check_account(self.account.value())
        except AccountWrong as refusal:
            return str(refusal)
        if len(self.reason.value()) < _SHORTEST:
            return self.tr("Skriv hvorfor beløpet skal tilbake, minst tre tegn.")
        return ""

    def carry_out(self) -> None:
        order = Propose(
            payer=self._payee.payer, account=self.account.value(), reason=self.reason.value()
        )
        desk, debtor, claim = self._context.desk, self._sheet.debtor_id, self._form.claim_id
        self.sending.send(lambda key: desk.refunds.propose(debtor, claim, order, key=key))

    @Slot(object)
    def _done(self, answer: object) -> None:
        if isinstance(answer, RefundForm) and answer.rows:
            self._context.toast(f"{refunded(answer.rows[-1])}.")
        super()._done(answer)


def _words(one: Payee) -> str:
    """«200,00 kr fra 1315.01.01837»."""
    if one.forced:
        return f"{kr(one.amount)} {one.forced.words}"
    return f"{kr(one.amount)} fra {format_account(one.payer) if one.payer else 'ukjent konto'}"


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())
