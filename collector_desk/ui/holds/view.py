"""«Stilt i bero» on screen: what rests, why, whose it is, and when somebody looks at it again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox

from collector_desk.domain.holds import Reason
from collector_desk.ui import formats, nearness
from collector_desk.ui.columns import Column
from collector_desk.ui.desk_context import Context
from collector_desk.ui.holds.presenter import ALL, NONE, HoldsPresenter
from collector_desk.ui.plain_list import PlainList
from collector_desk.wire.holds import HoldRow

_ENDS_WITH: Mapping[Reason | None, str] = {
    Reason.PLAN: "følger avtalen",
    Reason.SETTLEMENT: "følger oppgjøret",
    Reason.NOTICE_LOST: "følger tiltaket",
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


class HoldsScreen(PlainList):
    """Enter opens the debtor, where a hold is ended and what it rests on is decided."""

    presenter: HoldsPresenter

    def __init__(self, context: Context) -> None:
        super().__init__(
            HoldsPresenter(context), columns(context.house.today),
            title="Stilt i bero", name="holds", key="hold_id",
        )  # fmt: skip
        self.team = QComboBox()
        self.team.setAccessibleName(self.tr("Team"))
        self.team.addItem(self.tr("Alle team"), ALL)
        self.team.currentIndexChanged.connect(self._chosen)
        self.command(self.tr("Neste team"), self.next_team, "Ctrl+B")
        self.begin(self.team)

    def next_team(self) -> None:
        """The next team; after the last, all of them."""
        self.team.setCurrentIndex((self.team.currentIndex() + 1) % self.team.count())
        self.focus_first()

    @Slot()
    def _chosen(self) -> None:
        self.presenter.of_team(str(self.team.currentData()))

    @Slot(object)
    def open_row(self, row: object) -> None:
        if isinstance(row, HoldRow):
            self._context.open_debtor(row.debtor_id)

    @Slot()
    def show_rows(self) -> None:
        now = self.presenter
        named = [(self.tr("Uten team") if team == NONE else team, team) for team in now.teams]
        with QSignalBlocker(self.team):
            self.team.clear()
            for words, team in ((self.tr("Alle team"), ALL), *named):
                self.team.addItem(words, team)
            self.team.setCurrentIndex(max(self.team.findData(now.team), 0))
        super().show_rows()

    def nothing(self) -> tuple[str, str]:
        return (
            self.tr("Ingenting er stilt i bero"),
            self.tr("En skyldner, en sak, et krav eller et tiltak stilles i bero fra skyldneren."),
        )

    def words(self) -> str:
        now = self.presenter
        words = [self.tr("{0} i bero").format(formats.grouped(len(now.rows)))]
        shown = self.table.rows.rowCount()
        if shown != len(now.rows):
            words.append(self.tr("{0} vist").format(formats.grouped(shown)))
        if late := now.late():
            words.append(self.tr("{0} skulle vært vurdert").format(formats.grouped(late)))
        return " · ".join(words)
