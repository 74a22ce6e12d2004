"""Unplaced payments: the list at the left, one payment and what is done with it at the right."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.ui import kept, layout, theme
from collector_desk.ui.desk_context import Context
from collector_desk.ui.filtering import FilterBox, Filtered
from collector_desk.ui.formats import kr
from collector_desk.ui.list_screen import ListScreen
from collector_desk.ui.panels import Chip, EmptyState, button, label
from collector_desk.ui.payments import tables, texts
from collector_desk.ui.payments.detail import Detail
from collector_desk.ui.payments.dismiss import DismissBox
from collector_desk.ui.payments.finding import FinderPresenter
from collector_desk.ui.payments.placing import PlacingPresenter
from collector_desk.ui.payments.presenter import UnplacedPresenter
from collector_desk.ui.tokens import Tone
from collector_desk.wire.payments import PaymentSheet, Suggestion

_NARROW = 820
"""Pixels at 100 percent below which the list and the payment take turns."""


class UnplacedScreen(ListScreen):
    """Money that came in and belongs to no claim yet."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.presenter = self.rows = UnplacedPresenter(context)
        self.placing = PlacingPresenter(context)
        self.finding = FinderPresenter(context)
        for each in (self.presenter, self.placing, self.finding):
            each.setParent(self)
        self.table = tables.unplaced(context.store)
        self.filter = FilterBox(self.table, kept=context.filters, kept_as="unplaced")
        self.detail = Detail(self.placing, self.finding)
        self._selected = (0, 0)
        self._in_detail = False
        self._go_on = False
        self._apart = False  # what is looked at is not in the list
        self._lay_out(context)
        self._make_actions()
        self._connect()
        self.set_title(self.tr("Uplasserte innbetalinger"))
        self._fold()  # before it is shown: both panes at once would widen a small window
        self.presenter.fetch()

    def _top(self) -> QWidget:
        self._old = Chip(Tone.ERROR, "")
        self._old.hide()
        self._back = button(self.tr("Til listen"))
        self._back.hide()
        self._back.clicked.connect(self.back_to_list)
        return layout.pane(
            "top",
            layout.row(
                label(self.tr("Uplasserte innbetalinger"), "title"),
                8,
                self._old,
                None,
                self._back,
                self.filter,
                spacing=10,
                margin=(18, 12, 18, 12),
            ),
        )

    def _lay_out(self, context: Context) -> None:
        self._empty = EmptyState("")
        self._nothing = EmptyState(
            self.tr("Ingen innbetaling er valgt"),
            self.tr(
                "Velg en rad i listen for å se hva banken har sendt, og hvor pengene hører til."
            ),
        )
        left, self._left = layout.stacked(self._empty, Filtered(self.filter))
        right, self._right = layout.stacked(self._nothing, self.detail)
        inset = layout.pane("plain", layout.column(left, margin=(10, 0, 0, 0)))
        self._panes = (inset, layout.pane("right", layout.column(right)))
        halves = layout.split(*self._panes, sizes=(712, 490), name="unplaced")
        kept.keep_split(halves, context.store)
        whole = layout.column(self._top(), halves, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _make_actions(self) -> None:
        self.command(self.tr("Filtrer listen"), self.seek, "Ctrl+F")
        if self.placing.may_place:
            self.command(
                self.tr("Plasser og gå til neste"), self.place_and_next, "Ctrl+Return", "Ctrl+Enter"
            )
            self.command(self.tr("Finn et annet krav"), self.find_claim, "Ctrl+G")
        self.command(
            self.tr("Vis eller skjul linjene fra banken"), self.detail.told.fold.click, "Ctrl+B"
        )
        self.command(self.tr("Tilbake til listen"), self.back_to_list, "Esc")

    def _connect(self) -> None:
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._opened)
        self.table.selection_changed.connect(self._selection)
        self.filter.counted.connect(self._tell)
        self.presenter.changed.connect(self._show)
        self.presenter.sheet_came.connect(self._look_at)
        self.placing.done.connect(self._done)
        self.placing.sheet_changed.connect(self._changed_by_others)
        self.detail.opened.connect(self._open_debtor)
        self.detail.dismissing.connect(self._dismiss)
        theme.current().changed.connect(self._fold)
        self.detail.foot.wanted.connect(self.place)

    # one pane at a time where there is no room for two ----------------------------------

    @Slot()
    def _fold(self) -> None:
        narrow = self.width() < theme.current().px(_NARROW)
        left, right = self._panes
        alone = narrow and self._in_detail
        layout.turn(
            {
                left: not alone,
                right: not narrow or self._in_detail,
                self._back: alone,
                self.filter: not alone,
                self._old: bool(self.presenter.old) and not narrow,
            }
        )

    def _turn_to(self, *, detail: bool) -> None:
        self._in_detail = detail
        self._fold()

    # what is done ---------------------------------------------------------------------

    def seek(self) -> None:
        """Put the keys in the filter box."""
        self._turn_to(detail=False)
        self.filter.seek()

    def find_claim(self) -> None:
        """Put the keys in the field that finds a claim."""
        self._turn_to(detail=True)
        if self.detail.finder.isVisible():
            self.detail.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_payment(self, payment_id: int) -> None:
        """Look at a payment, also one whose money is placed and which the list has not."""
        self._apart = self.presenter.row(payment_id) is None
        self._turn_to(detail=True)
        if self._apart:
            self.table.clearSelection()
            self.presenter.choose(payment_id)
        else:
            if self.table.rows.place_of(payment_id) is None:
                self.filter.clear()
            self._stand_on(payment_id)

    def back_to_list(self) -> None:
        """Esc: out of moving or taking back, else to the list. Nothing typed is lost."""
        draft = self.placing.draft
        if draft is not None and draft.placement is not None:
            self.placing.leave()
        self._turn_to(detail=False)
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def place(self) -> None:
        """Carry the order out, and stay with this payment."""
        self._go_on = False
        self._send()

    def place_and_next(self) -> None:
        """Carry the order out, and go to the next payment that waits."""
        self._go_on = True
        self._send()

    def _send(self) -> None:
        foot = self.detail.foot
        if foot.reason.isVisible() and not foot.reason.check():
            foot.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.placing.send()

    # what comes from the pieces -------------------------------------------------------

    @Slot(object)
    def _chosen(self, row: object) -> None:
        found = tables.as_row(row)
        if found is not None:
            self._apart = False
            self.presenter.choose(found.payment_id)

    @Slot(object)
    def _opened(self, _row: object) -> None:
        self._turn_to(detail=True)
        self.detail.focus_work()

    @Slot(object)
    def _open_debtor(self, debtor_id: int) -> None:
        self._context.open_debtor(debtor_id)

    @Slot(object)
    def _dismiss(self, matches: list[Suggestion]) -> None:
        if self.presenter.chosen is not None and matches:
            box = DismissBox(self, self._context, self.presenter.chosen, matches)
            box.sending.done.connect(self._changed_by_others)
            box.open()

    @Slot(int, object)
    def _selection(self, count: int, total: int) -> None:
        self._selected = (count, total)
        self._tell()

    @Slot(object)
    def _look_at(self, sheet: PaymentSheet) -> None:
        self.placing.show(sheet)
        self.detail.show_sheet(sheet)
        self._right.setCurrentIndex(1)
        if self._apart:
            self.detail.focus_work()
        row = self.presenter.row(sheet.payment.payment_id)
        if row is not None and row.version != sheet.payment.version:
            self.presenter.replace(sheet)

    @Slot(object)
    def _changed_by_others(self, sheet: PaymentSheet) -> None:
        self.detail.show_sheet(sheet)
        self.presenter.replace(sheet)

    @Slot(object)
    def _done(self, sheet: PaymentSheet) -> None:
        self.presenter.replace(sheet)
        if self._apart:
            self.presenter.fetch()  # money that was taken back waits in the list
        if self.presenter.chosen == sheet.payment.payment_id:
            self.detail.show_sheet(sheet)
            if self._go_on and not sheet.payment.unplaced:
                self._next()
            else:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next(self) -> None:
        """Stand on the next payment that waits, in the order shown, round to the first."""
        rows = [tables.as_row(row) for row in self.table.rows.shown_rows()]
        here = self.table.currentIndex().row()
        for row in (*rows[here + 1 :], *rows[: here + 1]):
            if row is not None and row.unplaced:
                self._stand_on(row.payment_id)
                break
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stand_on(self, payment_id: int) -> None:
        """Choose one row, also while Ctrl is held: Qt would then add the row to those chosen."""
        place = self.table.rows.place_of(payment_id)
        if place is not None:
            flags = QItemSelectionModel.SelectionFlag
            at = self.table.rows.index(place, 0)
            self.table.selectionModel().setCurrentIndex(at, flags.ClearAndSelect | flags.Rows)

    @Slot()
    def _show(self) -> None:
        now = self.presenter
        self.table.refresh(now.rows)
        self._left.setCurrentIndex(1 if now.rows else 0)
        self._show_empty()
        if now.rows and not self._apart and not self.table.selected_rows():
            self.table.select_place(max(self.table.currentIndex().row(), 0))
        self._old.show_state(
            Tone.ERROR,
            self.tr("{0} eldre enn {1} dager").format(now.old, texts.OLD_DAYS),
        )
        self._fold()
        self._tell()

    def _show_empty(self) -> None:
        now = self.presenter
        if now.problem is not None:
            self._empty.show_words(now.problem.sentence, now.problem.what_now)
        elif now.loaded:
            self._empty.show_words(
                self.tr("Alle innbetalinger er plassert"),
                self.tr("Penger uten kjent KID dukker opp her når en OCR-fil er lest inn."),
            )
        else:
            self._empty.show_words(self.tr("Henter …"))

    @Slot()
    def _tell(self, *_: object) -> None:
        now = self.presenter
        words = texts.summary(
            now.rows,
            shown=self.table.rows.rowCount(),
            total=now.total,
            held=now.held,
            oldest=now.oldest,
        )
        count, total = self._selected
        if count > 1:
            words += self.tr(" · {0} valgt, {1}").format(count, kr(total))
        self.set_status(words if now.loaded else self.tr("Henter …"))
