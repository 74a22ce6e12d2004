"""The box where a leader takes back what came from the namsmann by mistake, and says why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from collector_desk.ui import formats, layout
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, TextField
from collector_desk.ui.panels import label
from collector_desk.wire.enforcement_requests import TakeBackEvent
from collector_desk.wire.measures import MeasureSheet

_REASON = 10  # characters


class TakeBackBox(Box):
    """Which answer, the newest first, and why it should not stand."""

    def __init__(self, parent: QWidget, context: Context, sheet: MeasureSheet) -> None:
        about = f"{sheet.number} · {sheet.debtor_name}"
        title = self.tr("Ta tilbake et svar fra namsmannen")
        super().__init__(parent, Sending(context), title=title, about=about)
        self._context, self._sheet = context, sheet
        came = [one for one in reversed(sheet.events) if one.may_take_back]
        choices = [(str(one.event_id), f"{formats.day(one.day)} · {one.label}") for one in came]
        self.which = ChoiceField(self.tr("Hvilket svar?"), choices)
        self.reason = TextField(self.tr("Hvorfor?"), required=True, longest=300)
        what = self.tr(
            "Det svaret førte til, tas tilbake: saken er åpen igjen, og foreldelsen står som før."
            " Kostnader som namsmannen har fastsatt, tas tilbake for seg, og skyldes da ikke lenger."
            " Godtok skyldneren likevel ikke kravet, er det bestridt som før."
            " Svaret blir stående, merket med hvem som tok det tilbake og hvorfor. Før det som er"
            " riktig, etterpå."
        )
        told = label(what, "cell", wrap=True, muted=True)
        inside = layout.column(self.which, self.reason, told, spacing=12)
        self.arrange(inside, do=self.tr("Ta tilbake"), size=(560, 384))
        self.which.changed.connect(self.sending.forget)
        self.reason.changed.connect(self.show_state)

    def why_not(self) -> str:
        short = len(self.reason.value()) < _REASON
        return self.tr("Skriv hvorfor, minst ti tegn.") if short else ""

    def carry_out(self) -> None:
        sheet, desk = self._sheet, self._context.desk
        order = TakeBackEvent(
            version=sheet.version, event_id=int(self.which.value()), why=self.reason.value()
        )
        self.sending.send(lambda key: desk.requests.take_back(sheet.measure_id, order, key=key))
