"""The box about tvangsdekning in a lien: the day it was requested, or how the request ended."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from collector_desk.domain.enforcement.account import SaleStep
from collector_desk.errors.enforcement import MeasureDayWrong, MeasureRests, SaleDayWrong
from collector_desk.ui import formats, layout
from collector_desk.ui.casework import files
from collector_desk.ui.casework.files import FilesField
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context
from collector_desk.ui.enforcement.boxes import day_wrong
from collector_desk.ui.enforcement.request_boxes import RequestBox
from collector_desk.ui.fields import ChoiceField
from collector_desk.ui.panels import label
from collector_desk.wire.liens import SaleOrder
from collector_desk.wire.measures import MeasureSheet

_OVER = tuple(step for step in SaleStep if step is not SaleStep.REQUESTED)


class SaleBox(RequestBox):
    """What happened to the request, its day, and the paper that says so."""

    def __init__(self, parent: QWidget, context: Context, sheet: MeasureSheet) -> None:
        super().__init__(parent, context, sheet, self.tr("Tvangsdekning"))
        requested = sheet.sale is not None and sheet.sale.requested_on is not None
        steps = _OVER if requested else (SaleStep.REQUESTED,)
        self.step = ChoiceField(
            self.tr("Hva har skjedd?"), [(step.value, step.label) for step in steps]
        )
        self.day = DateField(self.tr("Dag"), today=self.today, required=True)
        self.day.set_value(self.today)
        self.files = FilesField()
        self.effect = label("", "cell", wrap=True, muted=True)
        self.arrange(
            layout.column(self.step, self.day, self.effect, self.files, spacing=12),
            do=self.tr("Før"), size=(600, 520),
        )  # fmt: skip
        self.locate({SaleDayWrong: self.day, MeasureDayWrong: self.day, MeasureRests: self.day})
        self.files.changed.connect(self.sending.forget)
        for field in (self.step, self.day, self.files):
            field.changed.connect(self.show_state)
        self.step.changed.connect(self._show_effect)
        self._show_effect()

    @Slot()
    def _show_effect(self) -> None:
        self.effect.setText(self._effect())

    def _effect(self) -> str:
        sale, last = self.sheet.sale, formats.day(self.sheet.ends_on)
        if sale is None or sale.requested_on is None:
            first = formats.EMPTY if sale is None else formats.day(sale.from_day)
            told = self.tr(
                "Tvangsdekning kan begjæres fra {0}. Er den begjært før {1}, faller pantet ikke bort"
                " (panteloven § 5-13). Dagen føres i namsboken."
            )
            return told.format(first, last)
        told = self.tr(
            "Pantet faller da bort {0}, eller i natt om dagen er forbi. At det faller bort når"
            " begjæringen ikke fører fram, er ikke bekreftet av juridisk. Er tvangsdekningen"
            " gjennomført, føres ingenting her: pantet avsluttes når pengene har dekket kravene."
        )
        return told.format(last)

    def why_not(self) -> str:
        if wrong := day_wrong(self.day, self.today, self.tr("Skriv dagen, senest i dag.")):
            return wrong
        return "" if len(self.files.paths) <= 1 else self.tr("Legg ved høyst én fil.")

    def carry_out(self) -> None:
        day, sheet, desk, paths = self.day.value(), self.sheet, self.context.desk, self.files.paths
        assert day is not None
        order = SaleOrder(version=sheet.version, step=SaleStep(self.step.value()), day=day)

        def sent(key: str) -> MeasureSheet:
            whole = order.model_copy(update={"document": files.only(paths)})
            return desk.measures.sale(sheet.measure_id, whole, key=key)

        self.sending.send(sent)
