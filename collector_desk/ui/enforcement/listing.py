"""«Tvangsinnkreving»: the measures and the complaints that are not over, with what comes next."""

from __future__ import annotations

from PySide6.QtCore import Slot

from collector_desk.domain.enforcement.suit import SuitStage
from collector_desk.ui import formats
from collector_desk.ui.columns import Column, Tag
from collector_desk.ui.desk_context import Context
from collector_desk.ui.enforcement import texts
from collector_desk.ui.plain_list import ListPresenter, PlainList
from collector_desk.ui.tokens import Tone
from collector_desk.wire.measures import MeasureRow, Measures
from collector_desk.wire.suits import SuitRow

Listed = MeasureRow | SuitRow


def _stage(row: Listed) -> Tag:
    if isinstance(row, SuitRow):
        tone = _SUIT_TONES.get(row.stage, Tone.NEUTRAL)
    else:
        tone = texts.TONES.get(row.stage, Tone.NEUTRAL)
    return Tag(tone, row.stage_label.capitalize())


def _under(row: Listed) -> str:
    """The rules of a measure, the board of a complaint."""
    return row.board_label if isinstance(row, SuitRow) else row.regime_label


def _of_total(row: Listed) -> str:
    """What a trekk takes in a month, or the claims of a complaint."""
    if isinstance(row, SuitRow):
        first, *more = row.claims
        return f"{first} og {len(more)} til" if more else first
    return f"{formats.kr(row.monthly)} per måned" if row.monthly else ""


def _next_day(row: Listed) -> str:
    return formats.day(row.next_day) if row.next_day else ""


_SUIT_TONES = {SuitStage.MADE: Tone.WARNING, SuitStage.FILED: Tone.SUCCESS}
_COLUMNS = (
    Column("number", "Nummer", width=132, strong=True, second="made_by"),
    Column("debtor_name", "Skyldner", width=190, strong=True),
    Column("kind_label", "Tiltak", width=160, second_value=_under),
    Column("stage", "Tilstand", "state", width=140, value=_stage),
    Column("total", "Krav", "money", width=160, zero_dash=True, second_value=_of_total, total=True),
    Column("next_step", "Neste", width=240, stretch=True, second_value=_next_day),
)


class _Presenter(ListPresenter):
    """Measures and complaints in one list, the newest first."""

    def told(self, found: Measures) -> None:
        """The list came."""
        rows: list[Listed] = [*found.rows, *found.suits]
        rows.sort(key=lambda row: row.made_at, reverse=True)
        self.every, self.loaded, self.problem = rows, True, None
        self.changed.emit()


class MeasuresScreen(PlainList):
    """Enter opens a measure in its tab, and a complaint in its box over the debtor."""

    def __init__(self, context: Context) -> None:
        listed = _Presenter(context, context.desk.measures.list, waits="Henter tiltakene …")
        super().__init__(listed, _COLUMNS, title="Tvangsinnkreving", name="measures", key="number")
        self.begin()

    @Slot(object)
    def open_row(self, row: object) -> None:
        if isinstance(row, MeasureRow):
            self._context.open_measure("measure", row.measure_id)
        elif isinstance(row, SuitRow):
            self._context.open_suits(row.debtor_id)

    def nothing(self) -> tuple[str, str]:
        return (
            self.tr("Ingen tiltak eller klager er i arbeid"),
            self.tr("Et trekk, et pant, en begjæring eller en klage begynnes fra skyldneren."),
        )

    def words(self) -> str:
        rows = self.presenter.rows
        suits = sum(isinstance(row, SuitRow) for row in rows)
        words = self.tr("{0} tiltak").format(len(rows) - suits)
        if not suits:
            return words
        of_suits = self.tr("{0} klage") if suits == 1 else self.tr("{0} klager")
        return f"{words} · {of_suits.format(suits)}"
