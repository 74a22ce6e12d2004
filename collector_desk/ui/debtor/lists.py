"""The lists behind the sections: money, agreements, objections, documents, openings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QWidget

from collector_desk.ui import layout
from collector_desk.ui.columns import Column, Tag
from collector_desk.ui.debtor import texts
from collector_desk.ui.filtering import FilterBox
from collector_desk.ui.kept import Store
from collector_desk.ui.panels import EmptyState
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView
from collector_desk.ui.table_parts import SummedTable
from collector_desk.ui.tokens import Tone
from collector_desk.wire.debtors import DocumentRow, Sheet

PAYMENTS = (
    Column("value_date", "Verdidato", "date", width=92),
    Column("amount", "Innbetalt", "money", width=110),
    Column("placed", "På kravet", "money", width=110, total=True, strong=True),
    Column("claim_number", "Krav", width=116),
    Column("source", "Kilde", width=220),
    Column("text", "Melding", width=200, stretch=True),
)
AGREEMENTS = (
    Column("kind_label", "Avtale", width=170, strong=True, second="number"),
    Column("state_label", "Status", "state", width=128, value=texts.standing),
    Column("instalment", "Avdrag", "money", width=90),
    Column("next_due", "Neste forfall", "date", width=96),
    Column("last_day", "Til og med", "date", width=88),
    Column("since", "Fra", "date", width=88),
    Column("claims", "Krav", width=150, stretch=True, value=texts.claims_of),
)
OBJECTIONS = (
    Column("state_label", "Status", "state", width=240, value=texts.standing),
    Column("ground_label", "Innsigelse", width=180, stretch=True, strong=True),
    Column("claim_number", "Krav", width=116),
    Column("received_on", "Mottatt", "date", width=92),
    Column("answer_by", "Svarfrist", "date", width=92),
)


def _kept(row: DocumentRow) -> Tag:
    if row.kept:
        return Tag(Tone.SUCCESS, "Ligger her")
    return Tag(Tone.NEUTRAL, "Bare registrert")


DOCUMENTS = (
    Column("day", "Dato", "date", width=92),
    Column("title", "Tittel", width=260, stretch=True, strong=True),
    Column("kind", "Type", width=170, value=texts.document),
    Column("name", "Filnavn", width=180),
    Column("kept", "Innhold", "state", width=140, value=_kept),
    Column("sha256", "SHA-256", width=220, hidden=True),
)
LOOKS = (
    Column("at", "Når", "moment", width=130),
    Column("actor", "Hvem", width=180, strong=True),
    Column("deed", "Hva", width=180, value=texts.deed),
    Column("outcome", "Utfall", width=120, value=texts.outcome),
    Column("reason", "Begrunnelse", width=220, stretch=True),
)


class Listed(QWidget):
    """A list that says why it is empty instead of showing nothing."""

    def __init__(
        self,
        table: TableView,
        shown: QWidget,
        empty: EmptyState,
        rows: Callable[[Sheet], Sequence[object]],
    ) -> None:
        super().__init__()
        self.table = table
        self._rows = rows
        self._shown = shown
        self.search = FilterBox(table)
        filtered = QWidget()
        head = layout.row(None, self.search, margin=(0, 0, 8, 0))
        filtered.setLayout(layout.column(head, shown, None, spacing=4))
        inside = filtered.layout()
        if isinstance(inside, QBoxLayout):
            inside.setStretch(1, 100)
        table.arranged.connect(self._fit)
        table.rows.rows_changed.connect(self._fit)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(filtered)
        self._stack.addWidget(empty)
        self.setFocusProxy(table)

    @Slot()
    def _fit(self) -> None:
        """As tall as the rows, so that the sums stand right under them."""
        table = self.table
        rows = table.verticalHeader().defaultSectionSize() * table.rows.rowCount()
        wide = table.horizontalHeader().length() > table.viewport().width() > 0
        bar = table.horizontalScrollBar().sizeHint().height() if wide else 0
        tall = table.horizontalHeader().sizeHint().height() + rows + bar
        table.setMaximumHeight(tall)
        more = self._shown.sums.sizeHint().height() if isinstance(self._shown, SummedTable) else 0
        self._shown.setMaximumHeight(tall + more)

    def seek(self) -> None:
        """Put the keys in the filter box; one that was tucked away comes forth."""
        self.search.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show this list's rows of a sheet."""
        self.show_rows(self._rows(sheet))

    def show_rows(self, rows: Sequence[object]) -> None:
        """Show these rows; the line and the scroll stay."""
        at = self.table.verticalScrollBar().value()
        self.table.rows.set_rows(rows)
        self.table.verticalScrollBar().setValue(at)
        self._stack.setCurrentIndex(0 if rows else 1)


def payments(store: Store) -> Listed:
    """Money received from or for the debtor."""
    table = TableView(
        RowsModel(PAYMENTS, key=""),
        name="Innbetalinger",
        kept_as="debtor/payments",
        store=store,
    )
    summed = SummedTable(table, one="innbetaling", many="innbetalinger")
    empty = EmptyState(
        "Ingen innbetalinger", "Penger som er plassert på skyldnerens krav, står her."
    )
    return Listed(table, summed, empty, lambda sheet: sheet.payments)


def agreements(store: Store) -> Listed:
    """Payment plans and deferrals; Enter opens one."""
    table = TableView(
        RowsModel(AGREEMENTS, key=""), name="Avtaler", kept_as="debtor/agreements", store=store
    )
    empty = EmptyState(
        "Ingen avtaler",
        "En nedbetalingsavtale begynner med Ctrl+Shift+P, en utsettelse med Ctrl+Shift+U.",
    )
    return Listed(table, table, empty, lambda sheet: sheet.agreements)


def objections(store: Store) -> Listed:
    """Objections, those that nobody has registered yet first; Enter opens one."""
    table = TableView(
        RowsModel(OBJECTIONS, key=""), name="Innsigelser", kept_as="debtor/objections", store=store
    )
    empty = EmptyState("Ingen innsigelser", "En innsigelse registreres med Ctrl+Shift+I.")
    return Listed(table, table, empty, lambda sheet: sheet.objections)


def documents(store: Store) -> Listed:
    """Documents kept on the debtor; Enter opens one."""
    table = TableView(
        RowsModel(DOCUMENTS, key="document_id"),
        name="Dokumenter",
        kept_as="debtor/documents",
        store=store,
    )
    empty = EmptyState("Ingen dokumenter", "Dokumenter følger med kravene fra virksomhetene.")
    return Listed(table, table, empty, lambda sheet: sheet.documents)


def looks(store: Store) -> Listed:
    """Who has opened this debtor, for those who may see it."""
    table = TableView(RowsModel(LOOKS, key=""), name="Oppslag", kept_as="debtor/looks", store=store)
    empty = EmptyState("Ingen oppslag", "Loggen har ingen oppslag ennå.")
    return Listed(table, table, empty, lambda _: ())
