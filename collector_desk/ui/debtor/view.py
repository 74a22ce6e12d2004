"""The debtor screen: one debtor's claims, money, letters and notes, every krone explained."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from collector_desk.ui import layout, theme
from collector_desk.ui.debtor import bands, kept_files, lists
from collector_desk.ui.debtor.as_of import AsOf
from collector_desk.ui.debtor.claims_page import ClaimsPage
from collector_desk.ui.debtor.explain_presenter import ExplainPresenter
from collector_desk.ui.debtor.export import Exporting
from collector_desk.ui.debtor.facts import FactsPage
from collector_desk.ui.debtor.head import Head
from collector_desk.ui.debtor.note_presenter import NotePresenter, Stage
from collector_desk.ui.debtor.notes import Composer, NotesPage
from collector_desk.ui.debtor.presenter import DebtorPresenter, State
from collector_desk.ui.debtor.sections import Sections
from collector_desk.ui.debtor.side import Side
from collector_desk.ui.debtor.texts import Asked, counted
from collector_desk.ui.desk_context import Context, Screen
from collector_desk.ui.formats import kr
from collector_desk.ui.kept import keep_split
from collector_desk.wire.debtors import ClaimRow, DocumentRow, Event, Sheet

DOABLE = frozenset({"notes.add", "reports.case_summary", "debtors.reveal", "audit.looks"})
"""The deeds that this screen does; the others of «Hva kan gjøres nå» are told only."""


_SIZES, _STACKED = (882, 346), (460, 420)
"""Claims and explanation: widths side by side, heights one above the other, at 100 percent."""

_NARROW = 800
"""Narrower than this, at 100 percent, they do not stand side by side."""


class DebtorScreen(Screen):
    """One debtor in a tab."""

    def __init__(self, context: Context, debtor_id: int) -> None:
        super().__init__()
        self.presenter = DebtorPresenter(context, debtor_id)
        self.presenter.setParent(self)
        self.explain = ExplainPresenter(self.presenter)
        self.notes = NotePresenter(self.presenter)
        self.opener = kept_files.Opener(self.presenter)
        self._make(context)
        self._arrange(context)
        self._make_actions()
        self._connect()
        self.set_title(self.tr("Henter …"))
        self.presenter.open()

    # made once ------------------------------------------------------------------------

    def _make(self, context: Context) -> None:
        may = self.presenter.may
        self.head = Head(self.presenter)
        self.as_of = AsOf(self.presenter)
        self.bands = bands.Bands(self.presenter)
        self.claims = ClaimsPage(self.presenter)
        self.payments = lists.payments(context.store)
        self.letters = lists.letters(context.store)
        self.documents = lists.documents(context.store)
        self.note_page = NotesPage(context.store, may_write=may("notes.add"))
        self.facts = FactsPage(context.store, may_look=may("audit.looks"))
        self.sections = Sections()
        self.composer = Composer(self.notes)
        self.side = Side(self.presenter, self.explain, DOABLE)
        self.waiting = bands.Waiting(self.presenter)
        self.exporting = Exporting(self.presenter, self)

    def _arrange(self, context: Context) -> None:
        for word, page in self._pages():
            self.sections.add(word, page)
        self._left = QWidget()
        column = layout.column(self.sections, self.composer, spacing=0)
        column.setStretch(0, 1)
        self._left.setLayout(column)
        self.split = layout.split(self._left, self.side, sizes=_SIZES, name="debtor")
        keep_split(self.split, context.store)
        whole = layout.column(self.head, self.as_of, self.bands, self.split, spacing=0)
        whole.setStretch(3, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.waiting)
        self._stack.addWidget(layout.scrolling(layout.pane("plain", whole)))
        theme.current().changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        """Side by side where there is room; else one above the other, on a page that scrolls."""
        now = theme.current()
        narrow = self.width() < now.px(_NARROW)
        across = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self.split.orientation() != across:
            self.split.setOrientation(across)
            self.split.setSizes([now.px(size) for size in (_STACKED if narrow else _SIZES)])
        tall = [now.px(size) for size in _STACKED] if narrow else [0, 0]
        for pane, height in zip((self._left, self.side), tall, strict=True):
            pane.setMinimumHeight(height)
        self.side.setMinimumWidth(0 if narrow else now.px(_SIZES[1] - 30))
        self.head.stack(narrow=narrow)
        self.claims.timeline.stack(narrow=narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()

    def _pages(self) -> list[tuple[str, QWidget]]:
        return [
            (self.tr("Krav"), self.claims),
            (self.tr("Innbetalinger"), self.payments),
            (self.tr("Brev"), self.letters),
            (self.tr("Dokumenter"), self.documents),
            (self.tr("Merknader"), self.note_page),
            (self.tr("Opplysninger"), self.facts),
        ]

    def _make_actions(self) -> None:
        may = self.presenter.may
        if may("notes.add"):
            self._action(self.tr("Ny merknad"), self.new_note, "Ctrl+N")
        if may("reports.case_summary"):
            self._action(self.tr("Eksporter saksoppsummering"), self.exporting.export, "Ctrl+E")
            elsewhere = self.tr("Eksporter til en annen mappe …")
            self._action(elsewhere, self.exporting.export_elsewhere, "Ctrl+Shift+E")
        self._action(self.tr("Filtrer listen"), self.seek, "Ctrl+F")
        self._action(self.tr("Velg dag for beløpene"), self.as_of.open, "Ctrl+D")
        self._action(self.tr("Beløpene per i dag"), self.presenter.back_to_today, "Ctrl+Shift+D")
        self._action(self.tr("Kopier forklaringen"), self.side.explanation.copy, "Ctrl+Shift+C")
        plain = self.tr("Kopier tekst til skyldneren")
        self._action(plain, self.side.explanation.copy_for_debtor, "")
        if may("debtors.reveal"):
            self._action(self.tr("Vis fødselsnummeret i ett minutt"), self.presenter.reveal, "")
        for number, (word, page) in enumerate(self._pages(), start=1):
            self._action(word, partial(self.sections.go, page), f"Ctrl+{number}")

    def _action(self, text: str, slot: Callable[[], object], keys: str) -> None:
        made = QAction(text, self)
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if keys:
            made.setShortcut(QKeySequence(keys))
        made.triggered.connect(lambda _checked=False: slot())
        self.addAction(made)

    def _connect(self) -> None:
        self.presenter.changed.connect(self._changed)
        self.presenter.reason_wanted.connect(self._ask_reason)
        self.presenter.looks_came.connect(self.facts.show_looks)
        self.waiting.reason_wanted.connect(self._ask_reason)
        self.head.asked.connect(self._explain_total)
        self.head.date_wanted.connect(self.as_of.open)
        self.as_of.since_wanted.connect(self.explain.compare)
        self.as_of.closed.connect(self._back_to_day)
        self.claims.table.asked.connect(self._explain)
        self.claims.table.selection_changed.connect(self._tell)
        self.claims.table.opened.connect(self._claim_opened)
        self.claims.timeline.opened.connect(self._event_opened)
        self.documents.table.opened.connect(self._document_opened)
        self.note_page.correct_wanted.connect(self.composer.correct)
        self.facts.looks_wanted.connect(self.presenter.fetch_looks)
        self.side.explanation.document_wanted.connect(self.opener.open)
        self.side.explanation.copied.connect(self.presenter.context.toast)
        self.side.deeds.chosen.connect(self._do)
        self.side.card.debtor_wanted.connect(self.presenter.context.open_debtor)
        self.composer.closed.connect(self._back_to_list)
        self.notes.added.connect(self._note_added)
        self.notes.changed.connect(self._name_notes)
        self.exporting.refused.connect(self.bands.say)
        self.opener.refused.connect(self.bands.say)
        self._shown: Sheet | None = None
        self._focus_wanted = False

    # the contract of a tab ------------------------------------------------------------

    def refresh(self) -> None:
        """Fetch the debtor anew; line, amount, scroll and what is typed stay."""
        self.presenter.refresh()

    def focus_first(self) -> None:
        """Stand in the claims."""
        page = self.sections.current()
        if self.presenter.state is State.SHOWN and page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_wanted = True
            self.waiting.setFocus(Qt.FocusReason.OtherFocusReason)

    def can_close(self) -> bool:
        """A note on its way, or a draft that could not be kept, holds the tab open."""
        self.notes.flush()
        if not self.notes.safe:
            self.composer.begin(None)
        return self.notes.safe

    def hideEvent(self, event: QHideEvent) -> None:
        """Another tab is in front: nothing stays revealed, nothing typed stays unkept."""
        super().hideEvent(event)
        self.presenter.mask()
        self.notes.flush()

    # what is shown --------------------------------------------------------------------

    @Slot()
    def _changed(self) -> None:
        sheet = self.presenter.sheet
        self._stack.setCurrentIndex(0 if sheet is None else 1)
        if sheet is None:
            self.waiting.show_state()
        elif sheet is not self._shown:
            self._show(sheet)

    def _show(self, sheet: Sheet) -> None:
        first, self._shown = self._shown is None, sheet
        self.set_title(sheet.name)
        with QSignalBlocker(self.claims.table):
            self.claims.show_sheet(sheet)
            if first and sheet.claims:
                self.explain.asked = Asked(sheet.claims[0].claim_id)
            self.claims.table.point_at(self.explain.asked)
        self.payments.show_rows(sheet.payments)
        self.letters.show_rows(sheet.letters)
        self.documents.show_rows(sheet.documents)
        self.note_page.show_sheet(sheet)
        self.facts.show_sheet(sheet)
        self.composer.offer_claims(sheet)
        self._name_sections(sheet)
        self.explain.show_sheet(sheet)
        if first:
            self._first_shown(sheet)
        self._tell()

    def _first_shown(self, sheet: Sheet) -> None:
        self.notes.take_draft(sheet.draft)
        self.composer.setVisible(bool(sheet.draft))
        if self._focus_wanted or (self.isVisible() and self.isActiveWindow()):
            self.focus_first()

    def _name_sections(self, sheet: Sheet) -> None:
        counts = (sheet.claims, sheet.payments, sheet.letters, sheet.documents)
        for at, rows in enumerate(counts):
            self.sections.name(at, counted(self._pages()[at][0], len(rows)))
        self._name_notes()

    @Slot()
    def _name_notes(self) -> None:
        words = counted(self.tr("Merknader"), self.note_page.listed.table.rows.loaded)
        draft = self.notes.stage is not Stage.EMPTY
        self.sections.name(4, self.tr("{0} · utkast").format(words) if draft else words)

    @Slot()
    def _tell(self) -> None:
        sheet = self.presenter.sheet
        if sheet is None:
            return
        rows = [row for row in self.claims.table.selected_rows() if isinstance(row, ClaimRow)]
        words = [self.tr("{0} krav").format(len(sheet.claims))]
        if rows:
            words.append(self.tr("{0} valgt").format(len(rows)))
        shown = rows or sheet.claims
        words.append(kr(sum(row.sums.total for row in shown)))
        self.set_status(" · ".join(words))

    # what is pointed at ---------------------------------------------------------------

    @Slot(object)
    def _explain(self, asked: Asked) -> None:
        self.explain.ask(asked)

    @Slot(object)
    def _explain_total(self, asked: Asked) -> None:
        with QSignalBlocker(self.claims.table):
            self.claims.table.let_go()
        self.explain.ask(asked)
        self._tell()

    @Slot(object)
    def _claim_opened(self, _row: object) -> None:
        self.side.area.verticalScrollBar().setValue(0)
        self.side.deeds.focusNextChild()

    @Slot(object)
    def _event_opened(self, event: Event) -> None:
        if event.document_id is not None:
            self.opener.open(event.document_id)
        elif event.kind == "note":
            self.sections.go(self.note_page)
            self.note_page.stand_on(event)
        elif event.claim_id is not None:
            self.sections.go(self.claims)
            self.claims.table.point_at(Asked(event.claim_id))
        else:
            self.sections.go(self.facts)

    @Slot(object)
    def _document_opened(self, row: object) -> None:
        if isinstance(row, DocumentRow):
            self.opener.open(row.document_id)

    # what is done ---------------------------------------------------------------------

    @Slot()
    def new_note(self) -> None:
        """Write a note, about the claim chosen where there is one."""
        self.composer.begin(self.explain.asked.claim_id)

    @Slot()
    def seek(self) -> None:
        """Put the keys in the filter of the list in front."""
        page = self.sections.current()
        if page is self.note_page:
            self.note_page.listed.seek()
        elif isinstance(page, lists.Listed):
            page.seek()
        else:
            self.sections.go(self.claims)
            self.claims.timeline.seek()

    @Slot(str)
    def _do(self, deed: str) -> None:
        done = {
            "notes.add": self.new_note,
            "reports.case_summary": self.exporting.export,
            "debtors.reveal": self.presenter.reveal,
            "audit.looks": self._show_looks,
        }
        done[deed]()

    def _show_looks(self) -> None:
        self.sections.go(self.facts)
        self.presenter.fetch_looks()

    @Slot()
    def _ask_reason(self) -> None:
        from collector_desk.ui.search.reason import ask_reason

        reason = ask_reason(self)
        if reason:
            self.presenter.open(reason)
        else:
            self.presenter.give_up_reason()

    @Slot(object)
    def _note_added(self, event: Event) -> None:
        self.presenter.note_added(event)
        self.composer.hide()
        self._back_to_list()
        self.presenter.context.toast(self.tr("Merknaden er skrevet."))

    @Slot()
    def _back_to_day(self) -> None:
        self.head.day.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _back_to_list(self) -> None:
        page = self.sections.current()
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
