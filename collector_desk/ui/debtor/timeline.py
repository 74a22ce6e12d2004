"""The timeline under the claims: money, letters, notes and imports on one thread."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QTabBar, QWidget

from collector_desk.ui import layout
from collector_desk.ui.columns import Column
from collector_desk.ui.debtor import texts
from collector_desk.ui.debtor.timeline_filter import KINDS, Wanted, wanted
from collector_desk.ui.debtor.timeline_strip import Strip
from collector_desk.ui.filtering import FilterBox
from collector_desk.ui.kept import Store
from collector_desk.ui.panels import EmptyState, SectionTitle, button, label
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView
from collector_desk.wire.debtors import Sheet

COLUMNS = (
    Column("when", "Når", width=122, value=texts.when),
    Column("title", "Hva", width=154, strong=True),
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
        self._today = today
        self._sheet: Sheet | None = None
        self.strip: Strip | None = None
        self._model = RowsModel(COLUMNS, key="key")
        self.table = TableView(
            self._model, name=self.tr("Tidslinje"), kept_as="debtor/timeline", store=store
        )
        self.table.horizontalHeader().hide()
        self.table.setWhatsThis(
            self.tr(
                "Alt som har hendt, nyeste øverst. Enter åpner dokumentet eller merknaden, eller "
                "velger kravet. Ctrl+F filtrerer, Ctrl+C kopierer til regneark."
            )
        )
        self.kinds = QTabBar()
        self.kinds.setProperty("sections", True)
        self.kinds.setAccessibleName(self.tr("Hvilke hendelser"))
        self.kinds.setUsesScrollButtons(False)
        for _, word in KINDS:
            self.kinds.addTab(word)
        self.search = FilterBox(self.table)
        self.more = button(self.tr("Flere filtre"), "quiet")
        self.more.setCheckable(True)
        self._count = label("", muted=True)
        self._empty = EmptyState("", "")
        self._arrange()
        self.table.opened.connect(self.opened)
        self.kinds.currentChanged.connect(self._filter)
        self.more.toggled.connect(self._toggle)
        self.search.counted.connect(self._counted)
        self._empty.acted.connect(self.forget)

    def _arrange(self) -> None:
        title = SectionTitle(self.tr("Tidslinje"))
        kinds = self._kinds = layout.row(title, self.kinds, None, spacing=12)
        find = layout.row(None, self._count, self.more, self.search, spacing=12)
        self._head = layout.row(kinds, find, spacing=12, margin=(8, 0, 8, 0))
        self._whole = layout.column(self._head, self.table, self._empty, spacing=4)
        self._whole.setStretch(1, 1)
        self.setLayout(self._whole)
        self._empty.hide()

    def stack(self, *, narrow: bool) -> None:
        """Put the filter under the kinds where the screen is narrow, else beside them."""
        direction = QBoxLayout.Direction
        for line in (self._head, self._kinds):
            line.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    # what is shown --------------------------------------------------------------------

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet's events; filters, line and scroll stay."""
        at = self.table.verticalScrollBar().value()
        self._sheet = sheet
        if self.strip is not None:
            self.strip.offer(sheet)
        self._filter()
        self.table.verticalScrollBar().setValue(at)

    def wanted(self) -> Wanted:
        """The filter as it stands."""
        kind = KINDS[self.kinds.currentIndex()][0]
        return Wanted(kind=kind) if self.strip is None else self.strip.wanted(kind)

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
                self.tr("Ingen hendelser passer"), action=self.tr("Vis alle hendelser")
            )
        else:
            self._empty.show_words(
                self.tr("Ingenting har hendt ennå"),
                self.tr("Innbetalinger, brev og merknader kommer her. Ctrl+N skriver en merknad."),
            )

    # what is done ---------------------------------------------------------------------

    def seek(self) -> None:
        """Put the keys in the filter box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot()
    def forget(self) -> None:
        """Show every event again."""
        self.search.clear()
        self.kinds.setCurrentIndex(0)
        if self.strip is not None:
            self.strip.forget()
        self._filter()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(bool)
    def _toggle(self, on: bool) -> None:
        if self.strip is None:
            self.strip = Strip(self._today)
            self._whole.insertWidget(1, self.strip)
            self.strip.changed.connect(self._filter)
            if self._sheet is not None:
                self.strip.offer(self._sheet)
        self.strip.setVisible(on)
        if on:
            self.strip.begin()
