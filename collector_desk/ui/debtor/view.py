"""The debtor screen: one debtor's claims, money, letters and notes, every krone explained."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from collector_desk.ui import layout, theme
from collector_desk.ui.debtor import bands, commands, doable, kept_files, opening, pages, texts
from collector_desk.ui.debtor.as_of import AsOf
from collector_desk.ui.debtor.boxes import Boxes
from collector_desk.ui.debtor.composer import Composer
from collector_desk.ui.debtor.explain_presenter import ExplainPresenter
from collector_desk.ui.debtor.export import Exporting
from collector_desk.ui.debtor.freshness import Freshness
from collector_desk.ui.debtor.head import Head
from collector_desk.ui.debtor.note_presenter import NotePresenter, Stage
from collector_desk.ui.debtor.pages import Pages
from collector_desk.ui.debtor.presence import Presence
from collector_desk.ui.debtor.presenter import DebtorPresenter, State
from collector_desk.ui.debtor.side import Side
from collector_desk.ui.debtor.texts import Asked
from collector_desk.ui.desk_context import Context, Screen
from collector_desk.ui.formats import kr
from collector_desk.ui.kept import keep_split
from collector_desk.ui.objections.registering import Registering
from collector_desk.wire.debtors import AgreementRow, ClaimRow, ContestRow, Event, Sheet

_SIZES, _STACKED = (882, 346), (460, 420)
"""Claims and explanation: widths side by side, heights one above the other, at 100 percent."""

_NARROW = 965
"""Narrower than this, at 100 percent, they do not stand side by side."""


class DebtorScreen(Screen):
    """One debtor in a tab."""

    def __init__(self, context: Context, debtor_id: int) -> None:
        super().__init__()
        self.presenter = DebtorPresenter(context, debtor_id)
        self.presenter.setParent(self)
        self.explain = ExplainPresenter(self.presenter)
        self.notes = NotePresenter(self.presenter)
        self.fresh = Freshness(self.presenter, self)
        self.presence = Presence(self.presenter, self)
        self.opener = kept_files.Opener(self.presenter)
        self.exporting = Exporting(self.presenter, self)
        self.registering = Registering(context, debtor_id, self)
        self.boxes = Boxes(self.presenter, self.explain, self)
        self.composer: Composer | None = None
        self.as_of: AsOf | None = None
        self._shown: Sheet | None = None
        self._focus_wanted = False
        self._claim_wanted: int | None = None
        self._suits_wanted = False
        self._deeds = doable.deeds(self)
        self.presenter.open()
        self._arrange(context)
        self._connect()
        commands.install(self)
        self.set_title(self.tr("Henter …"))

    # made once ------------------------------------------------------------------------

    def _arrange(self, context: Context) -> None:
        self.head = Head(self.presenter)
        self.bands = bands.Bands(self.presenter)
        self.pages = Pages(self.presenter)
        self.side = Side(self.presenter, self.explain, frozenset(self._deeds))
        self.waiting = bands.Waiting(self.presenter)
        self._left = QWidget()
        self._below = layout.column(self.pages, spacing=0)
        self._below.setStretch(0, 1)
        self._left.setLayout(self._below)
        self.split = layout.split(self._left, self.side, sizes=_SIZES, name="debtor")
        keep_split(self.split, context.store)
        self._whole = layout.column(self.head, self.bands, self.split, spacing=0)
        self._whole.setStretch(2, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.waiting)
        page = layout.scrolling(layout.pane("plain", self._whole))
        page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._stack.addWidget(page)
        theme.current().changed.connect(self._dress)

    def _connect(self) -> None:
        self.presenter.changed.connect(self._changed)
        self.presenter.reason_wanted.connect(self._ask_reason)
        self.waiting.reason_wanted.connect(self._ask_reason)
        self.head.asked.connect(self._explain_whole)
        self.head.date_wanted.connect(self.choose_day)
        self.presence.others.connect(self.head.show_others)
        self.pages.claims.table.asked.connect(self._explain)
        self.pages.claims.table.selection_changed.connect(self._tell)
        self.pages.claims.table.opened.connect(self._claim_opened)
        self.pages.claims.timeline.opened.connect(self._event_opened)
        self.pages.document_wanted.connect(self.opener.open)
        self.pages.agreement_wanted.connect(self._agreement_opened)
        self.pages.objection_wanted.connect(self._objection_opened)
        self.pages.correct_wanted.connect(self._correct)
        self.pages.letter_wanted.connect(self.boxes.letter)
        self.pages.letters_wanted.connect(self.boxes.letters)
        self.pages.looks_wanted.connect(self.presenter.fetch_looks)
        self.side.explanation.document_wanted.connect(self.opener.open)
        self.side.explanation.copied.connect(self.presenter.context.toast)
        self.side.deeds.chosen.connect(self._do)
        self.side.deeds.payment_wanted.connect(self.presenter.context.open_payment)
        self.side.card.debtor_wanted.connect(self.presenter.context.open_debtor)
        self.notes.added.connect(self._note_added)
        self.notes.changed.connect(self._name_notes)
        self.exporting.refused.connect(self.bands.say)
        self.opener.refused.connect(self.bands.say)
        self.registering.registered.connect(self.presenter.refresh)
        self.boxes.entered.connect(self.fresh.changed_here)

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
        self.pages.claims.timeline.stack(narrow=narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()

    # the contract of a tab ------------------------------------------------------------

    def refresh(self) -> None:
        """Fetch the debtor anew; line, amount, scroll and what is typed stay."""
        self.presenter.refresh()

    def focus_first(self) -> None:
        """Stand in the page in front, as soon as there is one."""
        self._focus_wanted = self.presenter.state is not State.SHOWN
        if self._focus_wanted:
            self.waiting.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.pages.current().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_claim(self, claim_id: int) -> None:
        """Stand on a claim and have what is left of it explained, as soon as it is here."""
        self._claim_wanted = claim_id
        sheet = self.presenter.sheet
        if sheet is not None and texts.claim(sheet, claim_id) is not None:
            self.pages.go(pages.CLAIMS)
            self.pages.claims.table.point_at(Asked(claim_id))

    def show_suits(self) -> None:
        """Open the box of complaints, as soon as the debtor is here."""
        self._suits_wanted = self.presenter.sheet is None
        if not self._suits_wanted:
            self.boxes.suit()

    def can_close(self) -> bool:
        """A note on its way, or a draft that could not be kept, holds the tab open."""
        self.notes.flush()
        if not self.notes.safe:
            self.new_note()
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
        table = self.pages.claims.table
        with QSignalBlocker(table):
            self.pages.show_sheet(sheet, draft=self._has_draft())
            if first:
                self.explain.asked = texts.opening(sheet, self._claim_wanted)
            table.point_at(self.explain.asked)
        if self.composer is not None:
            self.composer.offer_claims(sheet)
        self.explain.show_sheet(sheet)
        if first:
            self._first_shown(sheet)
        self._tell()

    def _first_shown(self, sheet: Sheet) -> None:
        self.notes.take_draft(sheet.draft)
        if sheet.draft:
            self._composer().show_draft()
        if self._focus_wanted or (self.isVisible() and self.isActiveWindow()):
            self.focus_first()
        if self._suits_wanted:
            self.show_suits()

    def _has_draft(self) -> bool:
        return self.notes.stage is not Stage.EMPTY

    @Slot()
    def _name_notes(self) -> None:
        self.pages.name_notes(draft=self._has_draft())

    @Slot()
    def _tell(self) -> None:
        sheet = self.presenter.sheet
        if sheet is None:
            return
        chosen = self.pages.claims.table.selected_rows()
        rows = [row for row in chosen if isinstance(row, ClaimRow)]
        words = [self.tr("{0} krav").format(sum(row.begun for row in sheet.claims))]
        if rows:
            words.append(self.tr("{0} valgt").format(len(rows)))
        summed = rows or sheet.claims
        words.append(kr(sum(row.sums.owed for row in summed)))
        if favour := sum(row.sums.favour for row in summed):
            words.append(self.tr("{0} til gode").format(kr(favour)))
        self.set_status(" · ".join(words))

    # what is pointed at ---------------------------------------------------------------

    @Slot(object)
    def _explain(self, asked: Asked) -> None:
        self.explain.ask(asked)

    @Slot(object)
    def _explain_whole(self, asked: Asked) -> None:
        with QSignalBlocker(self.pages.claims.table):
            self.pages.claims.table.let_go()
        self.explain.ask(asked)
        self._tell()

    @Slot(object)
    def _claim_opened(self, _row: object) -> None:
        self.side.begin()

    @Slot(object)
    def _event_opened(self, event: Event) -> None:
        opening.event(self, event)

    @Slot(object)
    def _agreement_opened(self, row: AgreementRow) -> None:
        opening.agreement(self, row)

    @Slot(object)
    def _objection_opened(self, row: ContestRow) -> None:
        opening.objection(self, row)

    # what is done ---------------------------------------------------------------------

    @Slot()
    def choose_day(self) -> None:
        """Open the strip where the two days are chosen."""
        if self.as_of is None:
            self.as_of = AsOf(self.presenter)
            self.as_of.since_wanted.connect(self.explain.compare)
            self.as_of.closed.connect(self._back_to_day)
            self._whole.insertWidget(1, self.as_of)
        self.as_of.open()

    @Slot()
    def new_note(self) -> None:
        """Write a note, about the claim chosen where there is one."""
        self._composer().begin(self.explain.asked.claim_id)

    def new_objection(self) -> None:
        """Register an objection, to the claim chosen where there is one."""
        if self.presenter.sheet is not None:
            self.registering.begin(self.presenter.sheet, self.explain.asked.claim_id)

    def new_plan(self) -> None:
        """Begin a payment plan for this debtor, in a tab of its own."""
        self.presenter.context.open_plan(self.presenter.debtor_id)

    def show_plans(self) -> None:
        """Show the plans of this debtor."""
        self.presenter.context.open_plans(self.presenter.debtor_id, None)

    @Slot(object)
    def _correct(self, event: Event) -> None:
        self._composer().correct(event)

    def _composer(self) -> Composer:
        if self.composer is None:
            self.composer = Composer(self.notes)
            self.composer.closed.connect(self._back_to_page)
            self._below.addWidget(self.composer)
            if self.presenter.sheet is not None:
                self.composer.offer_claims(self.presenter.sheet)
        return self.composer

    @Slot(str)
    def _do(self, deed: str) -> None:
        self._deeds[deed]()

    def show_looks(self) -> None:
        """Show who has opened the debtor."""
        self.pages.go(pages.FACTS)
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
        if self.composer is not None:
            self.composer.hide()
        self._back_to_page()
        self.presenter.context.toast(self.tr("Merknaden er skrevet."))

    @Slot()
    def _back_to_day(self) -> None:
        self.head.day.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _back_to_page(self) -> None:
        self.pages.current().setFocus(Qt.FocusReason.OtherFocusReason)
