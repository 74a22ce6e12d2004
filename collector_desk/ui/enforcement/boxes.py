"""The boxes of a measure: a statement, the day it was received, what is written anew, its stop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

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
    Anew,
    MeasureSheet,
    NewStatement,
    StopMeasure,
    ToldPayer,
    WriteAnew,
)

Opens: TypeAlias = Callable[[QWidget, Context, MeasureSheet], Box]
"""What opens a box about a measure that is kept."""

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


class AnewBox(Box):
    """The letters that did not come are written anew; where the payer or the bank is found now."""

    def __init__(self, parent: QWidget, context: Context, sheet: MeasureSheet) -> None:
        about = f"{sheet.number} · {sheet.debtor_name}"
        super().__init__(parent, Sending(context), title=self.tr("Skriv på nytt"), about=about)
        self._context, self._sheet = context, sheet
        found = sheet.anew or Anew()
        self._to_other = bool(found.to)
        self.street = TextField(self.tr("Gateadresse"), required=True, longest=120)
        self.postcode = TextField(self.tr("Postnummer"), required=True, longest=4)
        self.city = TextField(self.tr("Poststed"), required=True, longest=60)
        fields = (self.street, self.postcode, self.city)
        for field, value in zip(fields, (found.street, found.postcode, found.city), strict=True):
            field.edit.setText(value)
            field.setVisible(self._to_other)
            field.changed.connect(self.show_state)
        what = label("\n".join(filter(None, (*found.letters, found.waits))), "cell", wrap=True)
        where = label(self.tr("Adressen til {0}:").format(found.to), "cell", muted=True)
        where.setVisible(self._to_other)
        inside = layout.column(what, where, *fields, spacing=12)
        size = (560, 520) if self._to_other else (560, 260)
        self.arrange(inside, do=self.tr("Skriv på nytt"), size=size)

    def why_not(self) -> str:
        if not self._to_other:
            return ""
        whole = self.street.value() and self.postcode.value() and self.city.value()
        return "" if whole else self.tr("Skriv hele adressen brevet skal til.")

    def carry_out(self) -> None:
        sheet, desk = self._sheet, self._context.desk
        order = WriteAnew(version=sheet.version)
        if self._to_other:
            street, city = self.street.value(), self.city.value()
            at = {"street": street, "postcode": self.postcode.value(), "city": city}
            order = order.model_copy(update=at)
        self.sending.send(lambda key: desk.measures.write_again(sheet.measure_id, order, key=key))


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
