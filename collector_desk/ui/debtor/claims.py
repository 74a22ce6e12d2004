"""The claims of a debtor: one row each, and whichever amount is pointed at is explained."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen

from collector_desk.ui import theme
from collector_desk.ui.columns import Column
from collector_desk.ui.debtor import texts
from collector_desk.ui.debtor.texts import Asked
from collector_desk.ui.kept import Store
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView
from collector_desk.wire.debtors import ClaimRow, Sheet

EARLY = "foreløpig"
_AMOUNTS = {
    "sums.principal": "principal",
    "sums.interest": "interest",
    "sums.fees": "fees",
    "sums.costs": "costs",
    "sums.favour": "credit",
    "sums.owed": "total",
}


def _money(part: str, name: str, width: int, second: Callable[..., object] | None = None) -> Column:
    return Column(
        f"sums.{part}",
        name,
        "money",
        width=width,
        total=True,
        zero_dash=part not in {"principal", "owed"},
        strong=part == "owed",
        hidden=part in {"costs", "favour"},
        second_value=second,
    )


def _early(row: ClaimRow) -> str:
    return EARLY if row.provisional and row.sums.interest else ""


COLUMNS = (
    Column("number", "Krav", width=100),
    Column("kind_label", "Type", width=150, second="creditor", stretch=True),
    Column("due_date", "Forfall", "date", width=78),
    _money("principal", "Hovedstol", 76),
    _money("interest", "Renter", 72, _early),
    _money("fees", "Gebyr", 60),
    _money("costs", "Kostnader", 80),
    _money("favour", "Til gode", 80),
    _money("owed", "Rest", 78),
    Column("limitation_date", "Foreldes", "date", width=78),
    Column(
        "state", "Status", "state", width=160, value=texts.state, second_value=texts.repaid_too_much
    ),
    Column("kid", "KID", "kid", width=150, hidden=True),
    Column("invoice_number", "Fakturanr.", width=110, hidden=True),
    Column("case_number", "Sak", width=110, hidden=True),
    Column("description", "Gjelder", width=180, hidden=True),
)
_OPTIONAL = ("costs", "credit")


class ClaimsTable(TableView):
    """``asked(Asked)`` comes as one moves: the amount stood on, else what is left of the claim.

    Esc lets go of the claim, and then it is the debtor's total that is explained.
    """

    asked = Signal(object)
    _filling = True  # Qt moves the current cell while the table is being made

    def __init__(self, store: Store) -> None:
        model = RowsModel(COLUMNS, key="claim_id")
        super().__init__(model, name="Krav på skyldneren", kept_as="debtor/claims", store=store)
        self._filling = False
        self.setWhatsThis(
            self.tr(
                "Pil opp og ned velger krav, pil venstre og høyre velger beløp. Beløpet forklares i "
                "feltet til høyre. Enter går dit, Esc slipper kravet og forklarer hele summen."
            )
        )
        theme.current().changed.connect(self._show_used)
        model.rows_changed.connect(self._show_used)

    def show_claims(self, sheet: Sheet) -> None:
        """Show the claims of a sheet; the row and the amount stood on stay."""
        self._filling = True
        self.rows.set_rows(sheet.claims)
        self._filling = False

    def pointed(self) -> Asked:
        """The amount stood on, of the claim chosen."""
        index = self.currentIndex()
        row = self.current_row()
        if not isinstance(row, ClaimRow) or not self.selectionModel().hasSelection():
            return Asked()
        part = _AMOUNTS.get(self.rows.columns[index.column()].key, "total")
        return Asked(row.claim_id, part)

    def point_at(self, asked: Asked) -> bool:
        """Stand on an amount of a claim; false where the claim is not in the list."""
        place = self.rows.place_of(asked.claim_id) if asked.claim_id is not None else None
        if place is None:
            self.let_go()
            return asked.claim_id is None
        keys = {part: key for key, part in _AMOUNTS.items()}
        at = next(
            at for at, column in enumerate(self.rows.columns) if column.key == keys[asked.part]
        )
        self.setCurrentIndex(self.rows.index(place, at))
        return True

    def let_go(self) -> None:
        """Choose no claim."""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if not self._filling:
            self.asked.emit(self._asked_of(current))

    def _asked_of(self, index: QModelIndex | QPersistentModelIndex) -> Asked:
        if not index.isValid():
            return Asked()
        row = self.rows.row(index.row())
        part = _AMOUNTS.get(self.rows.columns[index.column()].key, "total")
        return Asked(row.claim_id, part) if isinstance(row, ClaimRow) else Asked()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.currentIndex().isValid():
            self.let_go()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _show_used(self) -> None:
        """Costs and credit have a column where some claim has them: the row must add up."""
        totals = self.rows.totals()
        for at, column in enumerate(self.rows.columns):
            part = _AMOUNTS.get(column.key)
            if part in _OPTIONAL and self.isColumnHidden(at) == bool(totals.get(at)):
                self.setColumnHidden(at, not totals.get(at))
        self.arranged.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        index = self.currentIndex()
        if not index.isValid() or self.rows.columns[index.column()].key not in _AMOUNTS:
            return
        now = theme.current()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(now.colour("selection_text"), 2))
        cell: QRect = self.visualRect(index)
        low = cell.center().y() + now.px(10)
        painter.drawLine(cell.left() + now.px(8), low, cell.right() - now.px(7), low)
        painter.end()
