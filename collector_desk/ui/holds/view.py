"""«Stilt i bero» on screen: what rests, why, whose it is, and when somebody looks at it again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox, QStackedLayout, QWidget

from collector_desk.domain.holds import Reason
from collector_desk.ui import formats, layout, nearness
from collector_desk.ui.columns import Column
from collector_desk.ui.desk_context import Context
from collector_desk.ui.filtering import FilterBox, Filtered
from collector_desk.ui.holds.presenter import ALL, NONE, HoldsPresenter
from collector_desk.ui.list_screen import ListScreen
from collector_desk.ui.panels import EmptyState, label
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView
from collector_desk.wire.holds import HoldRow

_ENDS_WITH: Mapping[Reason | None, str] = {
    Reason.PLAN: "følger avtalen",
    Reason.SETTLEMENT: "følger oppgjøret",
    Reason.WITH_UNIT: "følger svaret",
}


def columns(today: date) -> tuple[Column, ...]:
    """The columns of the list; how near a day is, is told as of ``today``."""
    return (
        Column(
            "review_on", "Vurderes igjen", "state", width=196,
            value=lambda row: nearness.due(row.review_on, today),
        ),
        Column("debtor_name", "Skyldner", width=186, strong=True, second="reach"),
        Column("reason_label", "Hvorfor", width=260, stretch=True, second="text"),
        Column("owner", "Ansvarlig", width=140, second="team"),
        Column("from_day", "Fra", "date", width=88),
        Column("until", "Varer til", width=108, value=_until),
    )  # fmt: skip


def _until(row: HoldRow) -> str:
    """A hold without a day ends with what it rests on, or by hand."""
    if row.until is not None:
        return formats.day(row.until)
    return _ENDS_WITH.get(row.reason, "til den oppheves")


class HoldsScreen(ListScreen):
    """Enter opens the debtor, where a hold is ended and what it rests on is decided."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.presenter = self.rows = HoldsPresenter(context)
        self.presenter.setParent(self)
        self.table = TableView(
            RowsModel(columns(context.house.today), key="hold_id"),
            name=self.tr("Stilt i bero"),
            store=context.store,
            kept_as="holds",
        )
        self.filter = FilterBox(self.table, kept=context.filters, kept_as="holds")
        self._lay_out()
        self.command(self.tr("Filtrer listen"), self.seek, "Ctrl+F")
        self.command(self.tr("Neste team"), self.next_team, "Ctrl+B")
        self.command(self.tr("Åpne skyldneren"), self.open_debtor, "Ctrl+O")
        self.table.opened.connect(self._opened)
        self.team.currentIndexChanged.connect(self._chosen)
        self.filter.counted.connect(self._tell)
        self.presenter.changed.connect(self._show)
        self.set_title(self.tr("Stilt i bero"))
        self.presenter.fetch()

    def _lay_out(self) -> None:
        self.team = QComboBox()
        self.team.setAccessibleName(self.tr("Team"))
        self.team.addItem(self.tr("Alle team"), ALL)
        heading = label(self.tr("Stilt i bero"), "title")
        top = layout.pane(
            "top",
            layout.row(heading, None, self.filter, self.team, spacing=10, margin=(18, 12, 18, 12)),
        )
        self.empty = EmptyState(self.tr("Henter det som er stilt i bero …"))
        below = QWidget()
        self._stack = QStackedLayout(below)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(Filtered(self.filter))
        inset = layout.row(below, margin=(10, 0, 0, 0))
        whole = layout.column(top, inset, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    # what is done ---------------------------------------------------------------------

    def seek(self) -> None:
        """Put the keys in the filter box."""
        self.filter.seek()

    def next_team(self) -> None:
        """The next team; after the last, all of them."""
        self.team.setCurrentIndex((self.team.currentIndex() + 1) % self.team.count())
        self.focus_first()

    def open_debtor(self) -> None:
        """Show the debtor of the row one stands on."""
        self._opened(self.table.current_row())

    @Slot(object)
    def _opened(self, row: object) -> None:
        if isinstance(row, HoldRow):
            self._context.open_debtor(row.debtor_id)

    @Slot()
    def _chosen(self) -> None:
        self.presenter.of_team(str(self.team.currentData()))

    # what is shown --------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        now = self.presenter
        self._show_teams()
        rows = now.rows
        self.table.refresh(rows)
        begins = bool(rows) and self._stack.currentIndex() == 0
        self._stack.setCurrentIndex(1 if rows else 0)
        if begins:
            self.table.select_place(0)
            if self.isVisible():
                self.focus_first()
        if now.problem is not None:
            self.empty.show_words(now.problem.sentence, now.problem.what_now)
        elif now.loaded:
            self.empty.show_words(
                self.tr("Ingenting er stilt i bero"),
                self.tr(
                    "En skyldner, en sak, et krav eller et tiltak stilles i bero fra skyldneren."
                ),
            )
        self._tell()

    def _show_teams(self) -> None:
        now = self.presenter
        named = [(self.tr("Uten team") if team == NONE else team, team) for team in now.teams]
        with QSignalBlocker(self.team):
            self.team.clear()
            for words, team in ((self.tr("Alle team"), ALL), *named):
                self.team.addItem(words, team)
            self.team.setCurrentIndex(max(self.team.findData(now.team), 0))

    @Slot()
    def _tell(self, *_: object) -> None:
        now = self.presenter
        words = [self.tr("{0} i bero").format(formats.grouped(len(now.rows)))]
        shown = self.table.rows.rowCount()
        if shown != len(now.rows):
            words.append(self.tr("{0} vist").format(formats.grouped(shown)))
        if late := now.late():
            words.append(self.tr("{0} skulle vært vurdert").format(formats.grouped(late)))
        self.set_status(" · ".join(words) if now.loaded else self.tr("Henter …"))
