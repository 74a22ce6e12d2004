"""Import: claims from the creditor units, and payments from the bank."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QTabBar

from collector_desk.ui import layout
from collector_desk.ui.desk_context import Context, Screen
from collector_desk.ui.imports.claims_page import ClaimsPage
from collector_desk.ui.imports.ocr_page import OcrPage
from collector_desk.ui.imports.presenter import Stage
from collector_desk.ui.panels import announce, label


class ImportsScreen(Screen):
    """Two sections, one for each kind of file."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.claims = ClaimsPage(context)
        self.ocr = OcrPage(context)
        self.sections = QTabBar()
        self.sections.setProperty("sections", True)
        self.sections.setAccessibleName(self.tr("Hva som tas inn"))
        self.sections.setExpanding(False)
        self.pages = QStackedWidget()
        for words, page in (
            (self.tr("Krav fra virksomhetene"), self.claims),
            (self.tr("Innbetalinger (OCR)"), self.ocr),
        ):
            self.sections.addTab(words)
            self.pages.addWidget(page)
        head = layout.column(
            label(self.tr("Import"), "title"), self.sections, spacing=6, margin=(18, 12, 18, 0)
        )
        whole = layout.column(layout.pane("top", head), self.pages, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._make_actions()
        self.sections.currentChanged.connect(self._turned)
        for signal in (
            self.claims.presenter.changed,
            self.claims.batches.changed,
            self.ocr.presenter.changed,
            self.ocr.files.changed,
        ):
            signal.connect(self._tell)
        self.set_title(self.tr("Import"))
        self.refresh()

    def _make_actions(self) -> None:
        self.command(self.tr("Velg fil …"), self._choose, "Ctrl+O")
        self.command(
            self.tr("Ta inn filen som er kontrollert"), self._take_in, "Ctrl+Return", "Ctrl+Enter"
        )
        self.command(self.tr("Filtrer rapporten"), self._seek, "Ctrl+F")
        self.command(self.tr("Krav fra virksomhetene"), lambda: self.turn_to(0), "Ctrl+1")
        self.command(self.tr("Innbetalinger (OCR)"), lambda: self.turn_to(1), "Ctrl+2")

    @property
    def page(self) -> ClaimsPage | OcrPage:
        """The section that is shown."""
        return self.claims if self.sections.currentIndex() == 0 else self.ocr

    def refresh(self) -> None:
        """Fetch the earlier files anew; a report that is looked at stays."""
        self.claims.refresh()
        self.ocr.refresh()

    def focus_first(self) -> None:
        """Stand on the button that chooses a file."""
        self.page.focus_first()

    def can_close(self) -> bool:
        """A file on its way in holds the tab open, so that its answer is seen."""
        stages = {self.claims.presenter.stage, self.ocr.presenter.stage}
        return Stage.TAKING_IN not in stages

    def turn_to(self, section: int) -> None:
        """Show a section."""
        self.sections.setCurrentIndex(section)
        self.page.focus_first()

    def _choose(self) -> None:
        self.page.bar.ask()

    def _take_in(self) -> None:
        page = self.page
        if page.presenter.why_not:
            announce(page, page.presenter.why_not)
        page.presenter.take_in()

    def _seek(self) -> None:
        self.page.seek()

    @Slot(int)
    def _turned(self, section: int) -> None:
        self.pages.setCurrentIndex(section)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.set_status(self.page.status)
