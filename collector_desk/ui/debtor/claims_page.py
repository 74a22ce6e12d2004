"""The first section: the claims with their sums, and the timeline in the room below."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from collector_desk.ui import layout, theme
from collector_desk.ui.debtor.claims import ClaimsTable
from collector_desk.ui.debtor.presenter import DebtorPresenter
from collector_desk.ui.debtor.timeline import Timeline
from collector_desk.ui.panels import EmptyState
from collector_desk.ui.table_parts import SummedTable
from collector_desk.wire.debtors import Sheet

_TIMELINE, _LEAST = 236, 150
"""The timeline keeps so many pixels, at 100 percent, where the claims would take them all; fewer
where every claim is then seen whole."""


class ClaimsPage(QWidget):
    """Claims as tall as they are many, up to where the timeline needs its room."""

    def __init__(self, presenter: DebtorPresenter) -> None:
        super().__init__()
        store = presenter.context.store
        self.table = ClaimsTable(store)
        self._summed = SummedTable(self.table, one="krav", many="krav")
        self._empty = EmptyState(
            self.tr("Ingen krav"),
            self.tr("Skyldneren har ingen krav hos oss, heller ikke betalte."),
        )
        self.timeline = Timeline(store, presenter.today)
        whole = layout.column(self._summed, self._empty, self.timeline, spacing=12)
        whole.setStretch(0, 100)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self._empty.hide()
        self.setFocusProxy(self.table)
        self.table.arranged.connect(self._fit)
        self.table.rows.rows_changed.connect(self._fit)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet; line, amount and scroll stay."""
        at = self.table.verticalScrollBar().value()
        self.table.show_claims(sheet)
        self.table.verticalScrollBar().setValue(at)
        self._summed.setVisible(bool(sheet.claims))
        self._empty.setVisible(not sheet.claims)
        self.setFocusProxy(self.table if sheet.claims else self.timeline.table)
        self.timeline.show_sheet(sheet)

    def seek(self) -> None:
        """Put the keys in the timeline's filter box."""
        self.timeline.seek()

    @Slot()
    def _fit(self) -> None:
        """As tall as the claims take; the timeline has what is over, and never less than its own."""
        header = self.table.horizontalHeader()
        wide = header.length() > self.table.viewport().width() > 0
        bar = self.table.horizontalScrollBar().sizeHint().height() if wide else 0
        row = self.table.verticalHeader().defaultSectionSize()
        tall = row * self.table.rows.rowCount() + header.sizeHint().height() + bar
        self.table.setMaximumHeight(tall)
        self._summed.setMaximumHeight(tall + self._summed.sums.sizeHint().height())
        self.timeline.setMinimumHeight(self._kept(self._summed.maximumHeight()))

    def _kept(self, claims: int) -> int:
        """What the timeline keeps, where all the claims are so tall."""
        px = theme.current().px
        inside = self.layout()
        room = self.height() - claims - (inside.spacing() if inside else 0)
        return min(px(_TIMELINE), room) if room >= px(_LEAST) else px(_TIMELINE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
