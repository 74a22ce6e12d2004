"""Payments from the bank: the dry run, taking in, and the files read before."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from collector_desk.ui import formats, kept, layout, theme
from collector_desk.ui.columns import Column
from collector_desk.ui.desk_context import Context
from collector_desk.ui.imports import texts
from collector_desk.ui.imports.batches import FilesPresenter
from collector_desk.ui.imports.parts import DropPage, FileBar, TakeIn, Totals
from collector_desk.ui.imports.presenter import ImportPresenter, Stage
from collector_desk.ui.panels import Alert, EmptyState, SectionTitle, label
from collector_desk.ui.table import RowsModel, TableView
from collector_desk.ui.tokens import Tone
from collector_desk.wire.imports import OcrReport

_UPPER = 300
"""Pixels at 100 percent for the file on its way in."""

_MOST = 70
"""Percent of the height that the file on its way in may take from the files before it."""


def _who(row: OcrReport) -> str:
    return f"{formats.moment(row.imported_at)} · {row.imported_by}"


def _transmissions(row: OcrReport) -> str:
    return ", ".join(row.transmissions)


COLUMNS = (
    Column("name", "Fil", width=200, stretch=True, second_value=_who, strong=True),
    Column("transmissions", "Forsendelser", width=260, value=_transmissions),
    Column("payments", "Antall", "number", width=70),
    Column("total", "Sum", "money", width=120, total=True),
    Column("placed_total", "Plassert", "money", width=120, total=True),
    Column("unplaced_total", "Uplassert nå", "money", width=120, total=True, zero_dash=True),
)


class OcrPage(DropPage):
    """Innbetalinger (OCR)."""

    def __init__(self, context: Context) -> None:
        imports = context.desk.imports
        super().__init__(
            ImportPresenter(
                context,
                check=imports.check_ocr,
                commit=lambda file, key: imports.ocr(file, key=key),
            )
        )
        self._context = context
        self.files = FilesPresenter(context)
        self.files.setParent(self)
        self.bar = FileBar(
            self.presenter,
            title=self.tr("Velg OCR-fil fra banken"),
            kinds=self.tr("OCR-filer (*.txt *.ocr *.dat);;Alle filer (*)"),
        )
        self.totals = Totals()
        self.sent = label("", "cell", wrap=True, muted=True)
        self.after = Alert(Tone.INFO, "")
        self.take_in = TakeIn(self.presenter, self.bar.choose)
        self.table = TableView(
            RowsModel(COLUMNS, key="file_id"),
            name=self.tr("OCR-filer som er lest inn"),
            store=context.store,
            kept_as="imports/files",
        )
        self._lay_out(context)
        self.take_in.wanted.connect(self.presenter.take_in)
        self.presenter.changed.connect(self._show)
        self.presenter.done.connect(self._done)
        self.files.changed.connect(self._show_files)
        self._show()
        self._show_files()

    def _lay_out(self, context: Context) -> None:
        head = layout.column(
            self.bar, self.totals, self.after, self.sent, None, spacing=12, margin=(18, 14, 18, 4)
        )
        page, upper = QWidget(), QWidget()
        page.setProperty("look", "plain")
        page.setLayout(head)
        self._page = page
        column = layout.column(layout.scrolling(page), self.take_in, spacing=0)
        column.setStretch(0, 1)
        upper.setLayout(column)
        title = SectionTitle(self.tr("OCR-filer som er lest inn"))
        self._empty = EmptyState("")
        lists = QWidget()
        self._stack = QStackedLayout(lists)
        inset = layout.column(lists, margin=(10, 0, 0, 0))
        self._stack.addWidget(layout.scrolling(self._empty))  # it gives way to what is above
        self._stack.addWidget(self.table)
        lower = layout.column(layout.column(title, margin=(18, 12, 18, 6)), inset, spacing=0)
        lower.setStretch(1, 1)
        halves = layout.split(
            upper,
            layout.pane("top", lower),
            sizes=(_UPPER, 420),
            name="imports/ocr",
            orientation=Qt.Orientation.Vertical,
        )
        halves.setStretchFactor(0, 0)
        halves.setStretchFactor(1, 1)
        kept.keep_split(halves, context.store)
        self._halves = halves
        theme.current().changed.connect(self._share)
        self.setLayout(layout.column(halves, spacing=0))

    @Slot()
    def _share(self) -> None:
        upper = theme.current().px(_UPPER)
        self._halves.setSizes([upper, max(self._halves.height() - upper, 1)])
        self._grow_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow_soon()

    def _grow_soon(self) -> None:
        QTimer.singleShot(0, self, self._grow)  # once what is said has its lines

    @Slot()
    def _grow(self) -> None:
        """Let what is said of the file be seen whole, while most of the height is not its own."""
        tall = self._halves.height()
        upper, *_ = self._halves.sizes()
        needed = self._page.heightForWidth(self._page.width()) + self.take_in.height()
        if upper < needed:
            upper = max(upper, min(needed, tall * _MOST // 100))
            self._halves.setSizes([upper, max(tall - upper, 1)])

    def refresh(self) -> None:
        """Fetch the files anew."""
        self.files.fetch()

    def focus_first(self) -> None:
        """Stand on the button that chooses a file."""
        self.bar.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def seek(self) -> None:
        """There is nothing to filter: stand in the list."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def status(self) -> str:
        """What is said in the status bar."""
        report = self.presenter.report
        if isinstance(report, OcrReport):
            return self.tr("{0} · {1}").format(
                texts.payments(report.payments), formats.kr(report.total)
            )
        return self.tr("{0} lest inn").format(texts.files(len(self.files.rows)))

    @Slot()
    def _show(self) -> None:
        report = self.presenter.report
        found = report if isinstance(report, OcrReport) else None
        self.totals.show_figures(texts.ocr_totals(found) if found else ())
        sent = self.tr("Forsendelser: {0}").format(", ".join(found.transmissions)) if found else ""
        self.sent.setText(sent)
        self.sent.setVisible(bool(sent))
        self._show_after(found)
        self._grow_soon()
        if found is None:
            self.take_in.show_words(self.tr("Les inn innbetalinger"))
            return
        words = self.tr("{0} er lest inn") if found.committed else self.tr("Les inn {0}")
        self.take_in.show_words(words.format(texts.payments(found.payments)))
        self.ready(self.bar, self.take_in)

    def _show_after(self, found: OcrReport | None) -> None:
        none = found is None and self.presenter.stage is Stage.NONE
        self.after.setVisible(none or bool(found and found.unplaced))
        if found is None:
            self.after.show_message(
                Tone.INFO,
                self.tr(
                    "Velg eller slipp en OCR-fil fra banken. Den kontrolleres før noe bokføres."
                ),
                what_now=self.tr(
                    "Innbetalinger med kravets KID plasseres av seg selv. Alle andre tas vare på"
                    " som uplasserte, med alt banken sendte."
                ),
            )
        elif found.unplaced:
            done = self.tr("ble") if found.committed else self.tr("blir")
            self.after.show_message(
                Tone.INFO,
                self.tr("{0} på {1} {2} uplassert.").format(
                    texts.payments(found.unplaced), formats.kr(found.unplaced_total), done
                ),
                what_now=self.tr("De står i «Uplasserte innbetalinger» med forslag (Alt+2)."),
            )

    @Slot()
    def _show_files(self) -> None:
        rows = self.files.rows
        self.table.refresh(rows)
        if rows and not self.table.selected_rows():
            self.table.select_place(0)
        self._stack.setCurrentIndex(1 if rows else 0)
        if self.files.loaded:
            self._empty.show_words(
                self.tr("Ingen OCR-filer er lest inn"),
                self.tr("Filene står her med hva som er plassert, og hva som er uplassert nå."),
            )
        else:
            self._empty.show_words(self.tr("Henter …"))

    @Slot(object)
    def _done(self, report: OcrReport) -> None:
        self._context.toast(
            self.tr("{0} er lest inn, {1} plassert.").format(
                texts.payments(report.payments), report.placed
            )
        )
        self.files.fetch()
