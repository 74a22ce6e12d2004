"""What a proposal leads to: its results, and the months one by one where somebody asks for them."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from collector_desk.ui import layout
from collector_desk.ui.approvals import texts
from collector_desk.ui.grid import Grid
from collector_desk.ui.panels import LinkLabel, SectionTitle
from collector_desk.wire.approvals import ApprovalSheet


class OutcomePart(QWidget):
    """Hidden where the subject of the proposal has nothing to say of it."""

    def __init__(self) -> None:
        super().__init__()
        self.results = Grid(self.tr("Hva det fører til"), wide=frozenset({0, 1}))
        self.toggle = LinkLabel("")
        self.toggle.setCheckable(True)
        self.months = Grid(
            self.tr("Måned for måned"),
            head=(self.tr("Dag"), self.tr("Trekk"), self.tr("Renter"), self.tr("Igjen")),
            right=frozenset({1, 2, 3}),
        )
        self.setLayout(
            layout.column(
                SectionTitle(self.tr("Hva det fører til")),
                self.results,
                layout.row(self.toggle, None),
                self.months,
                spacing=8,
            )
        )
        self.toggle.toggled.connect(self._unfold)
        self._unfold(on=False)

    def show_sheet(self, sheet: ApprovalSheet) -> None:
        """Show what another proposal leads to."""
        self.results.show_lines(texts.results(sheet))
        self.months.show_lines(texts.months(sheet))
        self.toggle.setVisible(bool(sheet.months))
        self.toggle.setText(self.tr("Måned for måned ({0})").format(len(sheet.months)))
        self.toggle.setAccessibleName(self.toggle.text())
        self._unfold(on=self.toggle.isChecked() and bool(sheet.months))
        self.setVisible(bool(sheet.results))

    @Slot(bool)
    def _unfold(self, on: bool) -> None:
        self.months.setVisible(on)
