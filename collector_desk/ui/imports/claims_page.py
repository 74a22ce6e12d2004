"""Claims from the creditor units: the dry run, the report, taking in, earlier batches."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from collector_desk.ui import kept, layout, theme
from collector_desk.ui.desk_context import Context
from collector_desk.ui.imports import texts
from collector_desk.ui.imports.batches import BatchesPresenter
from collector_desk.ui.imports.claim_report import ReportView
from collector_desk.ui.imports.earlier import Earlier
from collector_desk.ui.imports.parts import DropPage, FileBar, TakeIn, Totals
from collector_desk.ui.imports.presenter import ImportPresenter, Stage
from collector_desk.ui.panels import button
from collector_desk.wire.imports import ClaimReport

_NARROW = 900
"""Pixels at 100 percent below which the file and the earlier batches take turns."""


class ClaimsPage(DropPage):
    """Krav fra virksomhetene."""

    def __init__(self, context: Context) -> None:
        imports = context.desk.imports
        super().__init__(
            ImportPresenter(
                context,
                check=imports.check_claims,
                commit=lambda file, key: imports.claims(file, key=key),
            )
        )
        self._context = context
        self.batches = BatchesPresenter(context)
        self.batches.setParent(self)
        self.bar = FileBar(
            self.presenter,
            title=self.tr("Velg kravfil fra en virksomhet"),
            kinds=self.tr("Kravfiler (*.csv *.json);;Alle filer (*)"),
        )
        self.totals = Totals()
        self.report = ReportView(context)
        self.take_in = TakeIn(self.presenter, self.bar.choose)
        self.earlier = Earlier(context, self.batches)
        self._in_earlier = False
        self._lay_out(context)
        self._to_earlier.clicked.connect(self._turn)
        self._to_file.clicked.connect(self._turn)
        theme.current().changed.connect(self._fold)
        self.take_in.wanted.connect(self.presenter.take_in)
        self.report.failed.connect(context.refused)
        self.report.counted.connect(self.presenter.changed)
        self.presenter.changed.connect(self._show)
        self.presenter.done.connect(self._done)
        self._show()

    def _lay_out(self, context: Context) -> None:
        self._to_earlier = button(self.tr("Tidligere bunter"))
        self._to_file = button(self.tr("Til filen"))
        top = layout.row(self.bar, layout.column(self._to_earlier, None), spacing=10)
        top.setStretch(0, 1)
        head = layout.pane("plain", layout.column(top, margin=(18, 14, 18, 12)))
        totals = layout.column(self.totals, margin=(18, 0, 18, 4))
        page, left = QWidget(), QWidget()
        page.setProperty("look", "plain")
        content = layout.column(totals, self.report, spacing=8)
        content.setStretch(1, 1)
        page.setLayout(content)
        column = layout.column(head, layout.scrolling(page), self.take_in, spacing=0)
        column.setStretch(1, 1)
        left.setLayout(column)
        back = layout.row(None, self._to_file, margin=(18, 10, 18, 0))
        right = layout.pane("right", layout.column(back, self.earlier, spacing=0))
        self._panes = (left, right)
        halves = layout.split(left, right, sizes=(800, 430), name="imports/claims")
        kept.keep_split(halves, context.store)
        self.setLayout(layout.column(halves, spacing=0))

    # one pane at a time where there is no room for two ----------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @Slot()
    def _fold(self) -> None:
        narrow = self.width() < theme.current().px(_NARROW)
        left, right = self._panes
        left.setVisible(not narrow or not self._in_earlier)
        right.setVisible(not narrow or self._in_earlier)
        self._to_earlier.setVisible(narrow)
        self._to_file.setVisible(narrow)

    @Slot()
    def _turn(self) -> None:
        self._in_earlier = not self._in_earlier
        self._fold()
        there = self.earlier.table if self._in_earlier else self.bar.choose
        there.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Fetch the batches anew."""
        self.batches.fetch()

    def focus_first(self) -> None:
        """Stand on the button that chooses a file."""
        self.bar.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def seek(self) -> None:
        """Put the keys in the filter of the report."""
        self.report.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def status(self) -> str:
        """What is said in the status bar."""
        report = self.presenter.report
        if isinstance(report, ClaimReport):
            done = self.tr("tatt inn") if report.committed else self.tr("klare")
            return self.tr("{0} · {1} {2} · {3} avvist · {4}").format(
                texts.claims(report.count), report.accepted, done, report.refused, self.report.shown
            )
        return self.tr("{0} tatt inn").format(texts.batches(len(self.batches.rows)))

    @Slot()
    def _show(self) -> None:
        report = self.presenter.report
        found = report if isinstance(report, ClaimReport) else None
        self.totals.show_figures(texts.control_totals(found) if found else ())
        self.report.show_report(found)
        self._show_empty()
        count = found.accepted if found else 0
        taken = found is not None and found.committed
        words = self.tr("{0} er tatt inn") if taken else self.tr("Ta inn {0}")
        self.take_in.show_words(
            words.format(texts.claims(count)) if found else self.tr("Ta inn krav")
        )
        self.ready(self.bar, self.take_in)

    def _show_empty(self) -> None:
        if self.presenter.stage is Stage.CHECKING:
            words = (self.tr("Filen kontrolleres …"), self.tr("Ingenting tas inn ennå."))
        elif self.presenter.stage is Stage.REFUSED:
            words = (self.tr("Filen er avvist"), self.tr("Ingenting i filen er tatt inn."))
        else:
            words = (
                self.tr("Ingen fil er kontrollert"),
                self.tr(
                    "Velg eller slipp en kravfil (CSV eller JSON). Du får en rapport krav for"
                    " krav før noe tas inn."
                ),
            )
        self.report.empty.show_words(*words)

    @Slot(object)
    def _done(self, report: ClaimReport) -> None:
        self._context.toast(self.tr("{0} er tatt inn.").format(texts.claims(report.accepted)))
        self.batches.fetch()
