"""The boxes of a measure: a statement, the day it was received, its stop."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.errors import DeskError
from collector_desk.ui import layout
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context
from collector_desk.ui.enforcement.begun import Shown
from collector_desk.ui.fields import NoteField, TextField
from collector_desk.ui.panels import label
from collector_desk.wire.measures import (
    MeasureSheet,
    NewStatement,
    StopMeasure,
    ToldPayer,
)

_SHORTEST, _REASON = 3, 10
_TOLD = {
    MeasureKind.WITHHOLDING: "Dagen trekkpliktig fikk pålegget",
    MeasureKind.ACCOUNT_LIEN: "Dagen banken fikk melding",
    MeasureKind.REQUEST: "Dagen begjæringen er levert",
}
_NAMSMANN = "Dagen namsmannen fikk beslutningen"
_ENDS = {
    MeasureKind.WITHHOLDING: "Trekket opphører. Opphøret føres i namsboken.",
    MeasureKind.ACCOUNT_LIEN: "Pantet faller bort. Bortfallet føres i namsboken.",
    MeasureKind.REQUEST: "Begjæringen trekkes.",
}


def day_wrong(field: DateField, today: date, words: str) -> str:
    """Why a day will not do: unreadable, or ``words`` where it lacks or is to come."""
    try:
        day = field.value()
    except DeskError as refusal:
        return str(refusal)
    return words if day is None or day > today else ""


class StatementBox(Box):
    """What the debtor said to the notice, and when it came."""

    def __init__(self, parent: QWidget, context: Context, shown: Shown) -> None:
        title = self.tr("Skyldners uttalelse")
        super().__init__(parent, Sending(context), title=title, about=shown.debtor_name)
        self._context, self._debtor = context, shown.debtor_id
        self._today = context.house.today
        self.day = DateField(self.tr("Mottatt"), today=self._today, required=True)
        self.day.set_value(self._today)
        self.text = NoteField(self.tr("Hva skyldneren sier"), required=True)
        self.arrange(
            layout.column(self.day, self.text, spacing=12),
            do=self.tr("Registrer uttalelsen"), size=(560, 380),
        )  # fmt: skip
        self.day.changed.connect(self.show_state)
        self.text.changed.connect(self.show_state)

    def why_not(self) -> str:
        if wrong := day_wrong(self.day, self._today, self.tr("Skriv dagen den kom.")):
            return wrong
        short = len(self.text.value()) < _SHORTEST
        return self.tr("Skriv hva skyldneren sier.") if short else ""

    def carry_out(self) -> None:
        day = self.day.value()
        assert day is not None
        order = NewStatement(received_on=day, text=self.text.value())
        desk, number = self._context.desk, self._debtor
        self.sending.send(lambda key: desk.statements.register(number, order, key=key))


class ToldBox(Box):
    """The day the payer, the bank or the namsmann had it: from then it has effect."""

    def __init__(self, parent: QWidget, context: Context, sheet: MeasureSheet) -> None:
        about = f"{sheet.number} · {sheet.debtor_name}"
        super().__init__(
            parent, Sending(context), title=self.tr("Registrer mottatt dag"), about=about
        )  # fmt: skip
        self._context, self._sheet = context, sheet
        self._today = context.house.today
        trekk = sheet.kind is MeasureKind.WITHHOLDING and sheet.reckoned.regime is Regime.NEW
        what = _NAMSMANN if trekk else _TOLD[sheet.kind]
        self.day = DateField(what, today=self._today, required=True)
        self.day.set_value(self._today)
        self.arrange(self._inside(), do=self.tr("Før dagen"), size=(560, 300))
        self.day.changed.connect(self.show_state)

    def _inside(self) -> QVBoxLayout:
        what = self.tr("Fra denne dagen har tiltaket virkning. Dagen føres i namsboken.")
        return layout.column(self.day, label(what, "cell", wrap=True, muted=True), spacing=12)

    def why_not(self) -> str:
        words = self.tr("Skriv dagen, senest i dag.")
        return day_wrong(self.day, self._today, words)

    def carry_out(self) -> None:
        day, sheet, desk = self.day.value(), self._sheet, self._context.desk
        assert day is not None
        order = ToldPayer(version=sheet.version, day=day)
        self.sending.send(lambda key: desk.measures.told(sheet.measure_id, order, key=key))


class StopBox(Box):
    """Why a measure ends before its time."""

    def __init__(self, parent: QWidget, context: Context, sheet: MeasureSheet) -> None:
        about = f"{sheet.number} · {sheet.debtor_name}"
        super().__init__(parent, Sending(context), title=self.tr("Stans tiltaket"), about=about)
        self._context, self._sheet = context, sheet
        self.reason = TextField(self.tr("Hvorfor?"), required=True, longest=300)
        what = label(_ENDS[sheet.kind], "cell", wrap=True, muted=True)
        self.invalid = QCheckBox(self.tr("Utlegget er ugyldig: gebyret for det faller bort"))
        own = sheet.kind is not MeasureKind.REQUEST and sheet.reckoned.regime is Regime.NEW
        self.invalid.setVisible(own)
        inside = layout.column(self.reason, self.invalid, what, spacing=12)
        self.arrange(inside, do=self.tr("Stans"), size=(560, 340 if own else 300))
        self.reason.changed.connect(self.show_state)

    def why_not(self) -> str:
        short = len(self.reason.value()) < _REASON
        return self.tr("Skriv hvorfor, minst ti tegn.") if short else ""

    def carry_out(self) -> None:
        sheet, desk = self._sheet, self._context.desk
        invalid = self.invalid.isChecked()
        order = StopMeasure(version=sheet.version, why=self.reason.value(), invalid=invalid)
        self.sending.send(lambda key: desk.measures.stop(sheet.measure_id, order, key=key))
