"""The lists of the screen: unplaced money, claims it may belong to, and where it was placed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from collector_desk.ui.columns import Column
from collector_desk.ui.kept import Store
from collector_desk.ui.payments import texts
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView
from collector_desk.wire.payments import Placement, Suggestion, UnplacedRow


class PickTable(TableView):
    """A short list to choose from: Space takes the row (``picked``), Enter opens its debtor."""

    picked = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and row is not None:
            self.picked.emit(row)
            return
        super().keyPressEvent(event)


UNPLACED = (
    Column("value_date", "Verdidato", "date", width=84),
    Column("age_days", "Alder", "state", width=154, value=texts.age),
    Column(
        "unplaced",
        "Uplassert",
        "money",
        width=92,
        strong=True,
        total=True,
        second_value=texts.left_of,
    ),
    Column("kid", "KID slik den kom", width=132, second="text"),
    Column(
        "why", "Hvorfor", width=160, stretch=True, value=texts.why_in_list
    ),  # over both lines of the row
    Column("suggestions", "Forslag", width=84, value=texts.suggested),
    Column("source", "Kilde", width=142, hidden=True),
)


def unplaced(store: Store) -> TableView:
    """Money that waits, the oldest first."""
    model = RowsModel(UNPLACED, key="payment_id")
    return TableView(model, name="Uplasserte innbetalinger", store=store, kept_as="unplaced")


def _strength(row: Suggestion) -> object:
    return texts.match_word(row)


def suggestions() -> PickTable:
    """Claims the money may belong to, each with its reason."""
    columns = (
        Column("strong", "Treff", "state", width=80, value=_strength),
        Column("claim_number", "Krav", width=146, second="debtor_name", strong=True),
        Column("reason", "Hvorfor", width=100, stretch=True),  # over both lines of the row
        Column("owed", "Skylder", "money", width=82),
    )
    table = PickTable(RowsModel(columns, key="claim_id"), name="Forslag til krav")
    table.fit_rows()
    return table


def hits() -> PickTable:
    """Claims, cases and debtors that were searched for."""
    columns = (
        Column("title", "Krav, sak eller skyldner", width=172, second="why", strong=True),
        Column("about", "Gjelder", width=120, stretch=True),  # over both lines of the row
        Column("owed", "Skylder", "money", width=92),
    )
    table = PickTable(RowsModel(columns, key="key"), name="Treff")
    table.fit_rows()
    return table


def claims_of() -> PickTable:
    """The open claims of a debtor, the oldest first."""
    columns = (
        Column("claim_number", "Krav", width=126, second="kind_label", strong=True),
        Column("kid", "KID", "kid", width=140, stretch=True, second_value=texts.beside),
        Column("due_date", "Forfalt", "date", width=90, second_value=texts.since_due),
        Column("owed", "Skylder", "money", width=88),
    )
    table = PickTable(RowsModel(columns, key="claim_id"), name="Åpne krav")
    table.fit_rows()
    return table


def placements() -> TableView:
    """Where money of this payment was placed."""
    columns = (
        Column("claim_number", "Krav", width=150, second="debtor_name", strong=True),
        Column("placed_on", "Plassert", "date", width=100, second="placed_by", stretch=True),
        Column("amount", "Beløp", "money", width=100, total=True),
    )
    table = TableView(RowsModel(columns, key="placement_id"), name="Plasseringer")
    table.fit_rows()
    return table


def as_row(row: object) -> UnplacedRow | None:
    """A row of the list, or None where nothing is chosen."""
    return row if isinstance(row, UnplacedRow) else None


def as_placement(row: object) -> Placement | None:
    """A placement, or None where none is chosen."""
    return row if isinstance(row, Placement) else None
