"""«Tvangsinnkreving»: the measures that are not over, with what comes next."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from collector_desk.errors.calls import CallCancelled
from collector_desk.ui import formats, layout
from collector_desk.ui.columns import Column, Tag
from collector_desk.ui.desk_context import Context
from collector_desk.ui.enforcement import texts
from collector_desk.ui.filtering import FilterBox, Filtered
from collector_desk.ui.list_screen import ListScreen
from collector_desk.ui.messages import Message, message
from collector_desk.ui.panels import EmptyState, label
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView
from collector_desk.ui.tokens import Tone
from collector_desk.wire.measures import MeasureRow, Measures


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


class MeasuresPresenter(QObject):
    """``changed`` when the list is another."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows: tuple[MeasureRow, ...] = ()
        self.loaded = False
        self.problem: Message | None = None

    def fetch(self) -> None:
        """Ask for the list."""
        desk = self._context.desk
        self._context.tasks.run(
            desk.measures.list, self._told, self._failed, self,
            replaces="measures", title=self.tr("Henter tiltakene …"),
        )  # fmt: skip

    def _told(self, found: Measures) -> None:
        self.rows, self.loaded, self.problem = found.rows, True, None
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, CallCancelled):
            self.problem = message(error)
            self.changed.emit()


class MeasuresScreen(ListScreen):
    """Enter opens a measure in its tab, where the deeds are."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.presenter = self.rows = MeasuresPresenter(context)
        self.presenter.setParent(self)
        model = RowsModel(_COLUMNS, key="measure_id")
        self.table = TableView(
            model, name=self.tr("Tvangsinnkreving"), store=context.store, kept_as="measures"
        )
        self.filter = FilterBox(self.table, kept=context.filters, kept_as="measures")
        self._lay_out()
        self.command(self.tr("Filtrer listen"), self.seek, "Ctrl+F")
        self.command(self.tr("Åpne skyldneren"), self.open_debtor, "Ctrl+O")
        self.table.opened.connect(self._opened)
        self.presenter.changed.connect(self._show)
        self.set_title(self.tr("Tvangsinnkreving"))
        self._show()
        self.presenter.fetch()

    def _lay_out(self) -> None:
        heading = label(self.tr("Tvangsinnkreving"), "title")
        top = layout.pane(
            "top", layout.row(heading, None, self.filter, spacing=10, margin=(18, 12, 18, 12))
        )
        self.empty = EmptyState(self.tr("Henter tiltakene …"))
        inside = QWidget()
        self._stack = QStackedLayout(inside)  # with a place: else its first page is a window
        self._stack.addWidget(self.empty)
        self._stack.addWidget(Filtered(self.filter))
        whole = layout.column(top, inside, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def seek(self) -> None:
        """Put the keys in the filter box."""
        self.filter.seek()

    def open_debtor(self) -> None:
        """Show the debtor of the row one stands on."""
        row = self.table.current_row()
        if isinstance(row, MeasureRow):
            self._context.open_debtor(row.debtor_id)

    @Slot(object)
    def _opened(self, row: object) -> None:
        if isinstance(row, MeasureRow):
            self._context.open_measure("measure", row.measure_id)

    @Slot()
    def _show(self) -> None:
        now = self.presenter
        self.table.refresh(now.rows)
        begins = bool(now.rows) and self._stack.currentIndex() == 0
        self._stack.setCurrentIndex(1 if now.rows else 0)
        if begins:
            self.table.select_place(0)
            if self.isVisible():
                self.focus_first()
        if now.problem is not None:
            self.empty.show_words(now.problem.sentence, now.problem.what_now)
        elif now.loaded:
            self.empty.show_words(
                self.tr("Ingen tiltak er i arbeid"),
                self.tr("Et trekk, et pant eller en begjæring begynnes fra skyldneren."),
            )
        self.set_status(self.tr("{0} tiltak").format(len(now.rows)))
