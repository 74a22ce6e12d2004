"""«Tvangsinnkreving»: the measures that are not over, with what comes next."""

from __future__ import annotations

from PySide6.QtCore import Slot

from collector_desk.ui import formats
from collector_desk.ui.columns import Column, Tag
from collector_desk.ui.desk_context import Context
from collector_desk.ui.enforcement import texts
from collector_desk.ui.plain_list import ListPresenter, PlainList
from collector_desk.ui.tokens import Tone
from collector_desk.wire.measures import MeasureRow


def _stage(row: MeasureRow) -> Tag:
    return Tag(texts.TONES.get(row.stage, Tone.NEUTRAL), row.stage_label.capitalize())


def _monthly(row: MeasureRow) -> str:
    return f"{formats.kr(row.monthly)} per måned" if row.monthly else ""


def _next_day(row: MeasureRow) -> str:
    return formats.day(row.next_day) if row.next_day else ""


_COLUMNS = (
    Column("number", "Nummer", width=132, strong=True, second="made_by"),
    Column("debtor_name", "Skyldner", width=190, strong=True),
    Column("kind_label", "Tiltak", width=160, second="regime_label"),
    Column("stage", "Tilstand", "state", width=140, value=_stage),
    Column("total", "Krav", "money", width=160, zero_dash=True, second_value=_monthly, total=True),
    Column("next_step", "Neste", width=240, stretch=True, second_value=_next_day),
)


class MeasuresScreen(PlainList):
    """Enter opens a measure in its tab, where the deeds are."""

    def __init__(self, context: Context) -> None:
        listed = ListPresenter(context, context.desk.measures.list, waits="Henter tiltakene …")
        super().__init__(
            listed, _COLUMNS, title="Tvangsinnkreving", name="measures", key="measure_id"
        )
        self.begin()

    @Slot(object)
    def open_row(self, row: object) -> None:
        if isinstance(row, MeasureRow):
            self._context.open_measure("measure", row.measure_id)

    def nothing(self) -> tuple[str, str]:
        return (
            self.tr("Ingen tiltak er i arbeid"),
            self.tr("Et trekk, et pant eller en begjæring begynnes fra skyldneren."),
        )

    def words(self) -> str:
        return self.tr("{0} tiltak").format(len(self.presenter.rows))
