"""The box of what a creditor unit tells later: what it does to the claim stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.domain.unit_message import UnitMessageKind
from collector_desk.errors.base import DeskError
from collector_desk.ui import layout
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.casework import files, reach
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.files import FilesField
from collector_desk.ui.casework.parties_parts import before_after
from collector_desk.ui.casework.sending import Order, Sending
from collector_desk.ui.casework.status_parts import AddressFields
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, TextField
from collector_desk.ui.formats import kr
from collector_desk.ui.messages import message
from collector_desk.ui.panels import Alert, announce, label
from collector_desk.ui.tokens import Tone
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.units import (
    CreditNote,
    PaidToUnit,
    Recall,
    TryUnitMessage,
    UnitMessageRow,
    UnitPreview,
)

_DEBTOR, _ADDRESS = "debtor", "address"
_PAUSE_MS, _SHORTEST = 150, 3


class UnitMessageBox(Box):
    """Which message, about which claim; ``parties_wanted`` where another debtor is the right one."""

    parties_wanted = Signal()

    def __init__(
        self, parent: QWidget, context: Context, sheet: Sheet, claim_id: int | None
    ) -> None:
        title = self.tr("Melding fra virksomheten")
        super().__init__(parent, Sending(context), title=title, about=sheet.name)
        self._context, self._sheet = context, sheet
        self._shown: UnitPreview | None = None
        self._refused = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._make(claim_id)
        self._lay_out()
        for asked in (self.kind, self.claim, self.amount, self.day):
            asked.changed.connect(self._changed)
        for written in (self.reference, self.text, self.files, self.address):
            written.changed.connect(self.show_state)
        self._changed()

    def _make(self, claim_id: int | None) -> None:
        today = self._context.house.today
        kinds = [(each.value, each.label) for each in UnitMessageKind]
        corrected = [
            (_DEBTOR, self.tr("En annen er riktig skyldner")),
            (_ADDRESS, self.tr("Rettet adresse")),
        ]
        self.kind = ChoiceField(self.tr("Hva sier virksomheten?"), [*kinds, *corrected])
        claims = [(str(row.claim_id), reach.claim_words(row)) for row in self._sheet.claims]
        self.claim = ChoiceField(self.tr("Krav"), claims)
        if claim_id is not None:
            self.claim.set_value(str(claim_id))
        self.amount = MoneyField(self.tr("Beløp"), required=True)
        self.day = DateField(self.tr("Gjelder fra"), required=True, today=today)
        self.day.set_value(today)
        self.reference = TextField(self.tr("Virksomhetens referanse"), longest=60)
        self.text = TextField(self.tr("Hvorfor, med virksomhetens ord"), required=True, longest=220)
        self.files = FilesField()
        self.told = Alert(Tone.INFO, "")
        self.told.hide()
        self.address = AddressFields(self.pair)
        self.elsewhere = label(
            self.tr(
                "Ny skyldner registreres under «Parter …»: varsler begynner på nytt, gebyrene"
                " faller, og det som er betalt, går tilbake."
            ),
            wrap=True,
        )

    def _lay_out(self) -> None:
        self._amounts, self._said = QWidget(), QWidget()
        self._amounts.setLayout(self.pair(self.amount, self.day))
        said = layout.column(self.told, self.reference, self.text, self.files, spacing=12)
        self._said.setLayout(said)
        whole = layout.column(
            self.kind, self.claim, self._amounts, self._said, self.address, self.elsewhere,
            spacing=12,
        )  # fmt: skip
        self.arrange(whole, do=self.tr("Registrer"), size=(680, 700))

    @property
    def message_kind(self) -> UnitMessageKind | None:
        """The message about the claim; None where the debtor or the address is corrected."""
        corrects = self.kind.value() in {_DEBTOR, _ADDRESS}
        return None if corrects else UnitMessageKind(self.kind.value())

    @Slot()
    def _changed(self) -> None:
        self._shown, self._refused = None, ""
        kind, chosen = self.message_kind, self.kind.value()
        self._said.setVisible(kind is not None)
        self.claim.setVisible(kind is not None)
        self._amounts.setVisible(kind not in {None, UnitMessageKind.RECALL})
        self.day.rename(
            self.tr("Betalt") if kind is UnitMessageKind.PAID else self.tr("Gjelder fra")
        )
        self.address.setVisible(chosen == _ADDRESS)
        self.elsewhere.setVisible(chosen == _DEBTOR)
        self._words = self.tr("Åpne Parter") if chosen == _DEBTOR else self.tr("Registrer")
        if kind is None:
            self._pause.stop()
        else:
            self._pause.start()
        self.show_state()

    @Slot()
    def _ask(self) -> None:
        kind = self.message_kind
        if kind is None or self.claim.box.currentData() is None:
            return
        try:
            asked = self._question(kind)
        except DeskError as refusal:
            self._cannot(refusal)
            return
        desk, number = self._context.desk, self._sheet.debtor_id
        self._context.tasks.run(
            lambda: desk.units.preview(number, asked),
            self._came,
            self._cannot,
            self,
            replaces="unit",
        )

    def _question(self, kind: UnitMessageKind) -> TryUnitMessage:
        whole = kind is UnitMessageKind.RECALL
        return TryUnitMessage(
            claim_id=int(self.claim.value()),
            kind=kind,
            amount=0 if whole else self.amount.value() or 0,
            day=None if whole else self.day.value(),
        )

    def _came(self, found: UnitPreview) -> None:
        self._shown, self._refused = found, ""
        self._tell(Tone.INFO, *before_after(found.lines, found.effects))

    def _cannot(self, error: BaseException) -> None:
        found = message(error)
        self._shown, self._refused = None, found.sentence
        self._tell(Tone.WARNING, found.sentence, found.what_now)

    def _tell(self, tone: Tone, words: str, more: str) -> None:
        self.told.show_message(tone, words, what_now=more)
        self.told.show()
        announce(self.text.edit, words)
        self.show_state()

    def why_not(self) -> str:
        kind, chosen = self.message_kind, self.kind.value()
        if chosen == _ADDRESS:
            return self.address.why_not()
        if kind is None:
            return ""
        if self.claim.box.currentData() is None:
            return self.tr("Skyldneren har ingen krav.")
        return self._refused or self._no_amount(kind) or self._unsaid()

    def _no_amount(self, kind: UnitMessageKind) -> str:
        try:
            empty = kind is not UnitMessageKind.RECALL and not self.amount.value()
        except DeskError as refusal:
            return str(refusal)
        return self.tr("Skriv beløpet virksomheten oppgir.") if empty else ""

    def _unsaid(self) -> str:
        if self._shown is None:
            return self.tr("Regner …")
        if len(self.text.value()) < _SHORTEST:
            return self.tr("Skriv hvorfor, minst tre tegn.")
        one = len(self.files.paths) == 1
        return "" if one else self.tr("Legg ved én fil: meldingen fra virksomheten.")

    def carry_out(self) -> None:
        if self.kind.value() == _DEBTOR:
            self.parties_wanted.emit()
            self.reject()
            return
        self.sending.send(self._order())

    def _order(self) -> Order:
        desk, debtor, kind = self._context.desk, self._sheet.debtor_id, self.message_kind
        if kind is None:
            where = self.address.order()
            return lambda key: desk.statuses.move(debtor, where, key=key)
        claim_id, paths = int(self.claim.value()), self.files.paths
        amount, day = self.amount.value() or 0, self.day.value() or self._context.house.today
        named = self.reference.value()
        text = f"{self.text.value()} (ref. {named})" if named else self.text.value()

        def sent(key: str) -> object:
            (paper,) = files.read(paths)
            if kind is UnitMessageKind.RECALL:
                recall = Recall(claim_id=claim_id, text=text, document=paper)
                return desk.units.recall(debtor, recall, key=key)
            note = CreditNote(claim_id=claim_id, text=text, document=paper, amount=amount, day=day)
            if kind is UnitMessageKind.CREDIT:
                return desk.units.credit(debtor, note, key=key)
            return desk.units.paid(debtor, PaidToUnit(**dict(note)), key=key)

        return sent

    @Slot(object)
    def _done(self, answer: object) -> None:
        if isinstance(answer, UnitMessageRow):
            left = self.tr("{0}: {1} er registrert. Det gjenstår {2}.")
            words = left.format(answer.claim_number, answer.kind_label.lower(), kr(answer.owed))
        else:
            words = self.tr("Adressen er registrert.")
        self._context.toast(words)
        super()._done(answer)
