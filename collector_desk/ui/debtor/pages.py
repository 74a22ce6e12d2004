"""The sections of the debtor screen: a bar of words with counts, each page made when first seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from collector_desk.ui import layout
from collector_desk.ui.debtor import lists
from collector_desk.ui.debtor.claims_page import ClaimsPage
from collector_desk.ui.debtor.facts import FactsPage
from collector_desk.ui.debtor.letter_list import LetterList
from collector_desk.ui.debtor.notes import NotesPage
from collector_desk.ui.debtor.presenter import DebtorPresenter
from collector_desk.ui.debtor.texts import counted
from collector_desk.wire.debtors import DocumentRow, PaymentRow, Sheet

CLAIMS, PAYMENTS, AGREEMENTS, OBJECTIONS, LETTERS, DOCUMENTS, NOTES, FACTS = range(8)


class Page(Protocol):
    """What every section can do: show a sheet, and put the keys in its filter."""

    def show_sheet(self, sheet: Sheet) -> None: ...

    def seek(self) -> None: ...


class Pages(QWidget):
    """Reached by Ctrl and a number, or by Tab and the arrows.

    ``document_wanted(id)`` when a document is opened from its list, ``correct_wanted(Event)``
    when a note is to be corrected, ``looks_wanted()`` when the log of openings is;
    ``agreement_wanted(AgreementRow)`` and ``objection_wanted(ContestRow)`` when one is opened;
    ``letter_wanted()`` for a new letter, ``letters_wanted(key)`` for the box of those there are.
    """

    document_wanted = Signal(int)
    correct_wanted = Signal(object)
    looks_wanted = Signal()
    agreement_wanted = Signal(object)
    objection_wanted = Signal(object)
    letter_wanted = Signal()
    letters_wanted = Signal(str)

    def __init__(self, presenter: DebtorPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._sheet: Sheet | None = None
        self._pages: dict[int, QWidget] = {}
        self.words = (
            self.tr("Krav"),
            self.tr("Innbetalinger"),
            self.tr("Avtaler"),
            self.tr("Innsigelser"),
            self.tr("Brev"),
            self.tr("Dokumenter"),
            self.tr("Merknader"),
            self.tr("Opplysninger"),
        )
        self.bar = QTabBar()
        self.bar.setProperty("sections", True)
        self.bar.setAccessibleName(self.tr("Deler av saken"))
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setUsesScrollButtons(True)
        self._stack = QStackedWidget()
        for word in self.words:
            self.bar.addTab(word)
            self._stack.addWidget(QWidget())
        strip = layout.row(self.bar, None, margin=(8, 6, 8, 0))
        whole = layout.column(strip, layout.rule(), self._stack, spacing=4)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.page(CLAIMS)
        self.bar.currentChanged.connect(self._turn)

    # the pages ------------------------------------------------------------------------

    @property
    def claims(self) -> ClaimsPage:
        """The claims and the timeline."""
        return cast("ClaimsPage", self.page(CLAIMS))

    @property
    def notes(self) -> NotesPage:
        """The notes."""
        return cast("NotesPage", self.page(NOTES))

    @property
    def facts(self) -> FactsPage:
        """What is known of the debtor besides amounts."""
        return cast("FactsPage", self.page(FACTS))

    def listed(self, at: int) -> lists.Listed:
        """The list of payments, agreements, objections, letters or documents."""
        return cast("lists.Listed", self.page(at))

    def page(self, at: int) -> QWidget:
        """A section's page, made when it is first asked for."""
        found = self._pages.get(at)
        if found is None:
            found = self._pages[at] = self._makers()[at]()
            self._put(at, found)
            if self._sheet is not None:
                cast("Page", found).show_sheet(self._sheet)
        return found

    def _put(self, at: int, page: QWidget) -> None:
        """Put a page where an empty one held its place."""
        seen, empty = self._stack.currentIndex(), self._stack.widget(at)
        if empty is not None:
            self._stack.removeWidget(empty)
            empty.deleteLater()
        self._stack.insertWidget(at, page)
        self._stack.setCurrentIndex(seen)

    def _makers(self) -> tuple[Callable[[], QWidget], ...]:
        return (
            lambda: ClaimsPage(self._presenter),
            self._make_payments,
            self._make_agreements,
            self._make_objections,
            self._make_letters,
            self._make_documents,
            self._make_notes,
            self._make_facts,
        )

    def _make_payments(self) -> QWidget:
        made = lists.payments(self._presenter.context.store)
        if self._presenter.may("payments.show"):
            made.table.opened.connect(self._payment_opened)
        return made

    @Slot(object)
    def _payment_opened(self, row: PaymentRow) -> None:
        self._presenter.context.open_payment(row.payment_id)

    def _make_agreements(self) -> QWidget:
        made = lists.agreements(self._presenter.context.store)
        made.table.opened.connect(self.agreement_wanted)
        return made

    def _make_objections(self) -> QWidget:
        made = lists.objections(self._presenter.context.store)
        made.table.opened.connect(self.objection_wanted)
        return made

    def _make_letters(self) -> QWidget:
        may, context = self._presenter.may, self._presenter.context
        made = LetterList(context.store)
        made.offer(new=may("letters.choices"), returned=may("letters.list"))
        made.document_wanted.connect(self.document_wanted)
        made.not_kept.connect(context.toast)
        made.new_wanted.connect(self.letter_wanted)
        made.returned_wanted.connect(self.letters_wanted)
        return made

    def _make_documents(self) -> QWidget:
        made = lists.documents(self._presenter.context.store)
        made.table.opened.connect(self._document_opened)
        return made

    def _make_notes(self) -> QWidget:
        may = self._presenter.may("notes.add")
        made = NotesPage(self._presenter.context.store, may_write=may)
        made.correct_wanted.connect(self.correct_wanted)
        return made

    def _make_facts(self) -> QWidget:
        may = self._presenter.may("audit.looks")
        made = FactsPage(self._presenter.context.store, may_look=may)
        made.looks_wanted.connect(self.looks_wanted)
        self._presenter.looks_came.connect(made.show_looks)
        return made

    # what is shown --------------------------------------------------------------------

    def show_sheet(self, sheet: Sheet, *, draft: bool) -> None:
        """Show a sheet on every page that is made, and its counts on the bar."""
        self._sheet = sheet
        for page in self._pages.values():
            cast("Page", page).show_sheet(sheet)
        rows = {
            CLAIMS: sheet.claims,
            PAYMENTS: sheet.payments,
            AGREEMENTS: sheet.agreements,
            OBJECTIONS: sheet.objections,
            LETTERS: sheet.letters,
            DOCUMENTS: sheet.documents,
        }
        for at, found in rows.items():
            self._name(at, counted(self.words[at], len(found)))
        self.name_notes(draft=draft)

    def name_notes(self, *, draft: bool) -> None:
        """Say how many notes there are, and whether one is begun."""
        events = self._sheet.timeline if self._sheet else ()
        count = sum(event.kind == "note" for event in events)
        words = counted(self.words[NOTES], count)
        self._name(NOTES, self.tr("{0} · utkast").format(words) if draft else words)

    def _name(self, at: int, words: str) -> None:
        if self.bar.tabText(at) != words:
            self.bar.setTabText(at, words)

    # where one is ---------------------------------------------------------------------

    def current(self) -> QWidget:
        """The page in front."""
        return self.page(self.bar.currentIndex())

    def go(self, at: int) -> None:
        """Show a section and give it the keys."""
        self.bar.setCurrentIndex(at)
        self.current().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def seek(self) -> None:
        """Put the keys in the filter of the list in front."""
        cast("Page", self.current()).seek()

    @Slot(int)
    def _turn(self, at: int) -> None:
        self._stack.setCurrentWidget(self.page(at))

    @Slot(object)
    def _document_opened(self, row: object) -> None:
        if isinstance(row, DocumentRow):
            self.document_wanted.emit(row.document_id)
