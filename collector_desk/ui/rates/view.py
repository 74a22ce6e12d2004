"""Rates and rules on screen: every table, its values with their source, and when it was checked."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from collector_desk.ui import formats, kept, layout, theme
from collector_desk.ui.desk_context import Context, Screen
from collector_desk.ui.filtering import FilterBox, Filtered
from collector_desk.ui.panels import announce, button, label
from collector_desk.ui.rates import texts
from collector_desk.ui.rates.change import ChangeBox
from collector_desk.ui.rates.presenter import RatesPresenter
from collector_desk.ui.table import Column, RowsModel, TableView, Tag
from collector_desk.ui.tokens import Tone
from collector_desk.wire.rates import RateRow, RateTable

_MARGIN = 18
"""Pixels at 100 percent on each side of what is said of a table."""


class RatesScreen(Screen):
    """Tables at the left, the values of the chosen one at the right, newest first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.presenter = RatesPresenter(context)
        self._tables = RowsModel(self._table_columns(), key="name")
        self.tables = TableView(self._tables, name=self.tr("Tabeller"))
        self.filter = FilterBox(self.tables, kept=context.filters, kept_as="rates")
        self.filter.setPlaceholderText(self.tr("Finn en sats …  Ctrl+F"))
        self._values = RowsModel(self._value_columns(), key="since")
        self.values = TableView(
            self._values, name=self.tr("Verdier"), store=context.store, kept_as="rates"
        )
        self.name = label("", "section", wrap=True)
        self.about = label("", wrap=True, muted=True)
        self._context = context
        self.waiting = button(self.tr("Åpne forslaget"))
        self.propose = button(self.tr("Foreslå endring …  Ctrl+Shift+F"), "primary")
        self.why_not = label("", "cell", wrap=True, muted=True)
        self.box: ChangeBox | None = None
        self._lay_out(context)
        self.command(self.tr("Filtrer listen"), self.filter.seek, "Ctrl+F")
        self.command(self.tr("Foreslå endring …"), self.change, "Ctrl+Shift+F")
        theme.current().changed.connect(self._leave_room)
        self._leave_room()
        self.tables.chosen.connect(self._chosen)
        self.propose.clicked.connect(self.change)
        self.waiting.clicked.connect(lambda: context.open_place("approvals"))
        self.presenter.changed.connect(self._show)
        self.set_title(self.tr("Satser og regler"))
        self.presenter.fetch()

    def _lay_out(self, context: Context) -> None:
        top = layout.pane(
            "top",
            layout.row(
                label(self.tr("Satser og regler"), "title"),
                None,
                self.filter,
                margin=(18, 12, 18, 12),
            ),
        )
        deed = layout.row(self.propose, self.waiting, None, spacing=0)  # one of the two
        head = layout.column(
            self.name, self.about, deed, self.why_not, spacing=6, margin=(_MARGIN, 14, _MARGIN, 10)
        )
        self._right = QWidget()
        self._right.setLayout(layout.column(head, self.values, spacing=0))
        halves = layout.split(Filtered(self.filter), self._right, sizes=(540, 690), name="rates")
        halves.setStretchFactor(0, 0)
        halves.setStretchFactor(1, 1)
        kept.keep_split(halves, context.store)
        whole = layout.column(top, halves, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @Slot()
    def _leave_room(self) -> None:
        """What is said of a table is as wide as its button, so that its values are seen too."""
        self.propose.ensurePolished()
        sides = 2 * theme.current().px(_MARGIN)
        self._right.setMinimumWidth(self.propose.sizeHint().width() + sides)

    def _table_columns(self) -> tuple[Column, ...]:
        return (
            Column("title", self.tr("Sats eller regel"), width=260, stretch=True, second="law"),
            Column(
                "now",
                self.tr("Gjelder nå"),
                width=120,
                align="right",
                value=self._now,
                second="unit",
            ),
        )

    def _value_columns(self) -> tuple[Column, ...]:
        return (
            Column("since", self.tr("Fra"), "date", width=100),
            Column("value", self.tr("Verdi"), width=100, align="right", strong=True),
            Column("confirmed", self.tr("Kontroll"), "state", width=140, value=self._checked),
            Column("source", self.tr("Kilde"), width=380, stretch=True),
        )

    def _now(self, table: RateTable) -> str:
        row = self.presenter.in_force(table)
        return row.value if row is not None else ""

    def _checked(self, row: RateRow) -> Tag:
        if not row.confirmed:
            return Tag(Tone.WARNING, self.tr("ikke bekreftet"))
        if self.presenter.is_ahead(row):
            return Tag(Tone.INFO, self.tr("gjelder senere"))
        return Tag(Tone.SUCCESS, self.tr("kontrollert"))

    def refresh(self) -> None:
        """Fetch the tables anew."""
        self.presenter.fetch()

    def focus_first(self) -> None:
        """Stand in the list of tables."""
        self.tables.setFocus()

    @Slot()
    def change(self) -> None:
        """Propose a new dated value of the chosen table, with those announced with it."""
        if why_not := self.presenter.why_not():
            announce(self.propose, why_not)
            return
        tables = self.presenter.together()
        now = [self._now(table) for table in tables]
        self.box = ChangeBox(self, self._context, tables, now)
        self.box.finished.connect(self._closed)
        self.box.open()

    @Slot()
    def _closed(self) -> None:
        box, self.box = self.box, None
        if box is not None:
            box.deleteLater()
        self.presenter.fetch()

    @Slot(object)
    def _chosen(self, row: object) -> None:
        if isinstance(row, RateTable):
            self.presenter.choose(row.name)

    @Slot()
    def _show(self) -> None:
        now = self.presenter
        self._tables.set_rows(now.tables)
        table = now.chosen
        if table is not None:
            self.tables.select_key(table.name)
            self.name.setText(table.title)
            self.about.setText(self._words(table))
            self._values.set_rows(table.rows)
            self._show_deed(table)
            counts = self.presenter.in_force(table)
            if counts is not None:
                self.values.select_key(counts.since)
        self.set_status(
            self.tr("{0} tabeller · {1} verdier ikke bekreftet").format(
                formats.grouped(len(now.tables)), formats.grouped(now.unconfirmed)
            )
        )

    def _show_deed(self, table: RateTable) -> None:
        why_not = self.presenter.why_not()
        self.waiting.setVisible(bool(table.waiting))
        self.propose.setVisible(not table.waiting)
        self.propose.setEnabled(not why_not)
        self.propose.setAccessibleDescription(why_not)
        self.why_not.setText(texts.waiting(table) or why_not)
        self.why_not.setVisible(bool(self.why_not.text()))

    def _words(self, table: RateTable) -> str:
        parts = [
            table.law,
            table.unit,
            self.tr("sist sammenlignet med kilden {0}").format(formats.day(table.checked)),
        ]
        if table.next_due is not None:
            parts.append(self.tr("ny verdi ventes {0}").format(formats.day(table.next_due)))
        return " · ".join(parts)
