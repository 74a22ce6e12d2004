"""The box in which the debtor's answer to an offer is registered, or a write-off taken up."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from collector_desk.domain.inquiry import Sender
from collector_desk.ui import layout
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, TextField
from collector_desk.ui.formats import kr
from collector_desk.ui.panels import label
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.reliefs import AcceptSettlement, EndRelief, ReliefRow, Reliefs

_ACCEPT, _END = "reliefs.accept", "reliefs.end"
_SHORTEST = 3
_SPEAKS = (Sender.DEBTOR, Sender.GUARDIAN, Sender.LAWYER, Sender.ADVISER)


class ReliefAnswerBox(Box):
    """Every relief of the debtor with where it stands; what can be answered or taken up.

    Opened where something was proposed or offered.
    """

    def __init__(self, parent: QWidget, context: Context, sheet: Sheet, found: Reliefs) -> None:
        super().__init__(
            parent,
            Sending(context),
            title=self.tr("Oppgjør, ettergivelse og tapsføring"),
            about=sheet.name,
        )
        self._context = context
        self._rows: dict[str, ReliefRow] = {}
        self.which = ChoiceField(self.tr("Hvilken sak?"), [])
        self.told = label("", "cell", wrap=True)
        self.answer = ChoiceField(self.tr("Hva skjer?"), [])
        self.by = ChoiceField(
            self.tr("Hvem svarte?"), [(each.value, each.label) for each in _SPEAKS]
        )
        self.name = TextField(self.tr("Navn"), longest=80)
        self.authority = label(
            self.tr("Fullmakten eller mandatet må være registrert i «Hvem skrives det til?»."),
            "cell", wrap=True, muted=True,
        )  # fmt: skip
        self.how = TextField(self.tr("Hvordan, eller hvorfor?"), required=True, longest=200)
        self._who = QWidget()
        self._who.setLayout(
            layout.column(self.pair(self.by, self.name), self.authority, spacing=12)
        )
        self.arrange(
            layout.column(self.which, self.told, self.answer, self._who, self.how, spacing=12),
            do=self.tr("Registrer"),
            size=(640, 520),
        )
        self.which.changed.connect(self._which_chosen)
        for field in (self.answer, self.by, self.name, self.how):
            field.changed.connect(self._changed)
        self._rows = {str(row.relief_id): row for row in found.rows}
        for key, row in self._rows.items():
            words = f"{row.kind_label}, {', '.join(row.claims)}: {row.stage_label}"
            self.which.box.addItem(words, key)
        self._which_chosen()

    @property
    def row(self) -> ReliefRow | None:
        """The relief that is chosen."""
        return self._rows.get(self.which.value())

    @Slot()
    def _which_chosen(self) -> None:
        row = self.row
        self.answer.box.clear()
        for deed, words in (
            (_ACCEPT, self.tr("Skyldneren godtar tilbudet")),
            (_END, self._ending(row)),
        ):
            if row is not None and deed in row.may:
                self.answer.box.addItem(words, deed)
        self.answer.setVisible(self.answer.box.count() > 0)
        self.how.setVisible(self.answer.box.count() > 0)
        self.told.setText(_words(row) if row else "")
        self._changed()

    def _ending(self, row: ReliefRow | None) -> str:
        if row is not None and row.pay is None:
            return self.tr("Kravet tas opp igjen")
        return self.tr("Skyldneren takker nei eller trekker seg")

    @Slot()
    def _changed(self) -> None:
        accepts = self.answer.value() == _ACCEPT
        self._who.setVisible(accepts)
        self.authority.setVisible(accepts and Sender(self.by.value()).needs_authority)
        self.show_state()

    def why_not(self) -> str:
        if self.row is None or not self.answer.box.count():
            return self.tr("Det er ingenting å svare på her.")
        if self.answer.value() == _ACCEPT and not self.name.value():
            return self.tr("Skriv navnet på den som svarte.")
        if len(self.how.value()) < _SHORTEST:
            return self.tr("Skriv hvordan svaret kom, eller hvorfor, minst tre tegn.")
        return ""

    def carry_out(self) -> None:
        row = self.row
        if row is None:
            return
        desk, number, how = self._context.desk, row.relief_id, self.how.value()
        if self.answer.value() == _ACCEPT:
            yes = AcceptSettlement(
                version=row.version,
                by=Sender(self.by.value()),
                name=self.name.value(),
                how=how,
            )
            self.sending.send(lambda key: desk.reliefs.accept(number, yes, key=key))
        else:
            end = EndRelief(version=row.version, why=how)
            self.sending.send(lambda key: desk.reliefs.end(number, end, key=key))

    @Slot(object)
    def _done(self, answer: object) -> None:
        self._context.toast(self.tr("Svaret er registrert."))
        super()._done(answer)


def _words(row: ReliefRow) -> str:
    lines = [f"{row.ground_label}. {kr(row.amount)} gis opp.", row.message, row.reasons]
    return "\n".join(line for line in lines if line)
