"""The timeline under the claims: money, letters, notes and imports on one thread."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QTabBar, QWidget

from collector_desk.ui import layout
from collector_desk.ui.columns import Column
from collector_desk.ui.dates import DateField
from collector_desk.ui.debtor import texts
from collector_desk.ui.debtor.timeline_filter import KINDS, Wanted, people, wanted
from collector_desk.ui.fields import ChoiceField
from collector_desk.ui.flow import flow
from collector_desk.ui.kept import Store
from collector_desk.ui.panels import EmptyState, LinkLabel, SectionTitle, button, label
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView
from collector_desk.ui.table_parts import FilterBox
from collector_desk.wire.debtors import Sheet

COLUMNS = (
    Column("when", "Når", width=122, value=texts.when),
    Column("title", "Hva", width=132, strong=True),
    Column("text", "Hendelse", width=260, stretch=True, value=texts.nested),
    Column("claim_number", "Krav", width=112),
    Column("who", "Hvem", width=120),
    Column("amount", "Kroner", "money", width=90, hidden=True),
)


class Timeline(QWidget):
    """``opened(Event)`` on Enter or a double click."""

    opened = Signal(object)

    def __init__(self, store: Store, today: date) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._shown: tuple[object, object] = (None, None)
        self._model = RowsModel(COLUMNS, key="key")
        self.table = TableView(
            self._model, name=self.tr("Tidslinje"), kept_as="debtor/timeline", store=store
        )
        self.table.horizontalHeader().hide()
        self.kinds = QTabBar()
        self.kinds.setProperty("sections", True)
        self.kinds.setAccessibleName(self.tr("Hvilke hendelser"))
        self.kinds.setUsesScrollButtons(False)
        for _, word in KINDS:
            self.kinds.addTab(word)
        self.search = FilterBox(self.table)
        self._more = button(self.tr("Flere filtre"), "quiet")
        self._more.setCheckable(True)
        self._claim = ChoiceField(self.tr("Krav"), [("", self.tr("Alle krav"))])
        self._who = ChoiceField(self.tr("Hvem"), [("", self.tr("Alle"))])
        self._first = DateField(self.tr("Fra og med"), today=today)
        self._last = DateField(self.tr("Til og med"), today=today)
        self._reset = LinkLabel(self.tr("Nullstill"))
        self._count = label("", muted=True)
        self._empty = EmptyState("", "")
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        kinds = layout.row(SectionTitle(self.tr("Tidslinje")), self.kinds, None, spacing=12)
        find = layout.row(None, self._count, self._more, self.search, spacing=12)
        self._head = layout.row(kinds, find, spacing=12, margin=(8, 0, 8, 0))
        self._strip = QWidget()
        fields = flow(self._claim, self._who, self._first, self._last, self._reset, gap=10)
        self._strip.setLayout(layout.column(fields, margin=(8, 2, 8, 4)))
        self._strip.hide()
        whole = layout.column(self._head, self._strip, self.table, self._empty, spacing=4)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self._empty.hide()

    def _connect(self) -> None:
        self.table.opened.connect(self.opened)
        self.kinds.currentChanged.connect(self._filter)
        self._more.toggled.connect(self._toggle)
        self._claim.changed.connect(self._filter)
        self._who.changed.connect(self._filter)
        for field in (self._first, self._last):
            field.left.connect(self._filter)
        self._reset.clicked.connect(self._forget)
        self.search.counted.connect(self._counted)

    def stack(self, *, narrow: bool) -> None:
        """Put the filter under the kinds where the screen is narrow, else beside them."""
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    # what is shown --------------------------------------------------------------------

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet's events; filters, line and scroll stay."""
        at = self.table.verticalScrollBar().value()
        self._sheet = sheet
        self._offer(sheet)
        self._filter()
        self.table.verticalScrollBar().setValue(at)

    def wanted(self) -> Wanted:
        """The filter as it stands."""
        chosen = self._claim.value()
        return Wanted(
            kind=KINDS[self.kinds.currentIndex()][0],
            claim_id=int(chosen) if chosen else None,
            who=self._who.value(),
            first=self._first.value() if self._first.check() else None,
            last=self._last.value() if self._last.check() else None,
        )

    @Slot()
    def _filter(self) -> None:
        if self._sheet is None:
            return
        self._model.set_rows(wanted(self._sheet.timeline, self.wanted()))
        self._counted()

    @Slot()
    def _counted(self) -> None:
        if self._sheet is None:
            return
        shown, total = self._model.rowCount(), len(self._sheet.timeline)
        some = shown != total
        self._count.setText(self.tr("{0} av {1}").format(shown, total) if some else "")
        self.table.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        if total:
            self._empty.show_words(
                self.tr("Ingen hendelser passer"), self.tr("Velg «Alt», eller nullstill filtrene.")
            )
        else:
            self._empty.show_words(
                self.tr("Ingenting har hendt ennå"),
                self.tr("Innbetalinger, brev og merknader kommer her. Ctrl+N skriver en merknad."),
            )

    def _offer(self, sheet: Sheet) -> None:
        claims = tuple((str(row.claim_id), row.number) for row in sheet.claims)
        who = tuple((name, name) for name in people(sheet.timeline))
        if (claims, who) == self._shown:
            return
        self._shown = (claims, who)
        for field, first, options in (
            (self._claim, self.tr("Alle krav"), claims),
            (self._who, self.tr("Alle"), who),
        ):
            kept = field.value()
            field.box.blockSignals(True)
            field.box.clear()
            field.box.addItem(first, "")
            for value, words in options:
                field.box.addItem(words, value)
            field.set_value(kept)
            field.box.blockSignals(False)

    # what is done ---------------------------------------------------------------------

    def seek(self) -> None:
        """Put the keys in the filter box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot(bool)
    def _toggle(self, on: bool) -> None:
        self._strip.setVisible(on)
        if on:
            self._claim.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _forget(self) -> None:
        self._claim.set_value("")
        self._who.set_value("")
        self._first.set_value(None)
        self._last.set_value(None)
        self.search.clear()
        self.kinds.setCurrentIndex(0)
        self._filter()
