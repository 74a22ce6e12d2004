"""One payment: what the bank said, where it may belong, and the order in the making."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.ui import layout, theme
from collector_desk.ui.panels import SectionTitle, button, label
from collector_desk.ui.payments import tables, texts
from collector_desk.ui.payments.balances import Balances
from collector_desk.ui.payments.draft import Candidate, Deed, Draft
from collector_desk.ui.payments.finder import Finder
from collector_desk.ui.payments.finding import FinderPresenter
from collector_desk.ui.payments.foot import Foot
from collector_desk.ui.payments.head import Head
from collector_desk.ui.payments.placing import PlacingPresenter
from collector_desk.ui.payments.shares import Shares
from collector_desk.ui.payments.told import Told
from collector_desk.wire.payments import PaymentSheet, Suggestion


class Detail(QWidget):
    """The right of the screen. ``opened(debtor_id)`` when a debtor is to be shown.

    ``dismissing([Suggestion, …])`` when what points at one debtor is to be dismissed.
    """

    opened = Signal(object)
    dismissing = Signal(object)

    def __init__(self, placing: PlacingPresenter, finding: FinderPresenter) -> None:
        super().__init__()
        self.placing = placing
        self.head = Head(placing)
        self.told = Told()
        self.suggestions = tables.suggestions()
        self.reason = label("", "cell", wrap=True)
        self.use = button(self.tr("Bruk forslaget"))
        self.dismiss = button(self.tr("Avvis treffet …"))
        self.kept = label("", "cell", wrap=True, muted=True)
        self.finder = Finder(finding)
        self.shares = Shares()
        self.balances = Balances()
        self.placements = tables.placements()
        self.move_on = button(self.tr("Flytt …"))
        self.take_back = button(self.tr("Ta tilbake …"))
        self.foot = Foot(placing)
        self._shown: int | None = None
        self._suggested_now: tuple[Suggestion, ...] = ()
        self._previewed = self._unseen = self._finding = False
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._deed = SectionTitle("")
        self._deed.setWordWrap(True)
        keys = label(self.tr("Mellomrom velger · Enter åpner skyldneren"), "cell", muted=True)
        chosen = layout.row(self.use, self.dismiss, None, spacing=10)
        self._possible = _part(
            SectionTitle(self.tr("Forslag")), self.suggestions, self.reason, chosen, self.kept, keys
        )
        none = self.tr(
            "Ingen krav ligner på denne innbetalingen. Søk etter kravet eller skyldneren."
        )
        self._none = _part(SectionTitle(self.tr("Forslag")), label(none, wrap=True, muted=True))
        self._after = _part(SectionTitle(self.tr("Før og etter")), self.balances)
        history = label(
            self.tr(
                "Ingenting slettes: det som flyttes eller tas tilbake, føres tilbake med egne"
                " posteringer, og begge står i historikken."
            ),
            "cell",
            wrap=True,
            muted=True,
        )
        deeds = layout.row(self.move_on, self.take_back, None, spacing=8)
        self._standing = _part(SectionTitle(self.tr("Plassert")), self.placements, deeds, history)
        self._deeds = (self.move_on, self.take_back)
        content = self._content = QWidget()
        content.setProperty("look", "plain")
        content.setLayout(
            layout.column(
                self.head, self.told, self._deed, self._possible, self._none, self.finder,
                self.shares, self._after, self._standing, None, spacing=14, margin=18,
            )
        )  # fmt: skip
        self.page = layout.scrolling(content)
        whole = layout.column(self.page, self.foot, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.suggestions.picked.connect(self._suggested)
        self.suggestions.opened.connect(self._open)
        self.suggestions.chosen.connect(self._show_reason)
        self.use.clicked.connect(self._use)
        self.dismiss.clicked.connect(self._dismiss)
        self.finder.picked.connect(self._found)
        self.finder.opened.connect(self.opened)
        self.finder.moved.connect(self._found_more)
        self.shares.typed.connect(self.placing.type_amount)
        self.shares.rest.connect(self.placing.give_rest)
        self.shares.dropped.connect(self.placing.drop)
        self.balances.lowered.connect(self._lower)
        self.placements.opened.connect(self._open)
        self.placements.chosen.connect(self._show_deeds)
        self.move_on.clicked.connect(self._move)
        self.take_back.clicked.connect(self._take_back)
        self.foot.left_off.connect(self.focus_work)
        self.placing.changed.connect(self.show_state)
        self.page.verticalScrollBar().rangeChanged.connect(self._see_balances)

    # what is shown --------------------------------------------------------------------

    def show_sheet(self, sheet: PaymentSheet) -> None:
        """Show a payment, or a newer version of the one shown."""
        row = sheet.payment
        other, self._shown = row.payment_id != self._shown, row.payment_id
        if other:
            self._finding = False
            self.finder.presenter.begin(row.payment_id)
            self.page.verticalScrollBar().setValue(0)
        self.head.show_payment(row)
        self.told.show_payment(row)
        self._suggested_now = row.suggestions
        self.suggestions.rows.set_rows(row.suggestions)
        if row.suggestions and (other or not self.suggestions.selected_rows()):
            self.suggestions.select_place(0)
        self.placements.rows.set_rows(sheet.placements)
        if sheet.placements and not self.placements.selected_rows():
            self.placements.select_place(0)
        self._show_reason(self.suggestions.current_row())
        self._show_deeds()
        self.show_state()

    @Slot()
    def show_state(self) -> None:
        """Show the draft, its preview and what went wrong."""
        now = self.placing
        draft, sheet = now.draft, now.sheet
        if draft is None or sheet is None:
            return
        self.head.show_state()
        placing = draft.deed is not Deed.TAKE_BACK and now.may_place
        open_money = bool(sheet.payment.unplaced) or draft.placement is not None
        some = bool(sheet.payment.suggestions)
        self._deed.setText(self._deed_words(draft))
        self._deed.setVisible(bool(self._deed.text()))
        self._possible.setVisible(some and draft.deed is not Deed.TAKE_BACK)
        self.use.setVisible(now.may_place)
        self.dismiss.setVisible(now.may_place and draft.deed is Deed.PLACE)
        self._show_kept()
        self._none.setVisible(not some and bool(sheet.payment.unplaced) and placing)
        self.finder.setVisible(placing and open_money)
        added = self.shares.show_draft(draft if placing else None)
        self._show_balances()
        self._standing.setVisible(bool(sheet.placements))
        if added is not None:
            self.page.ensureWidgetVisible(self.shares)

    def _deed_words(self, draft: Draft) -> str:
        if draft.placement is None:
            return ""
        spoken = texts.placement(draft.placement)
        if draft.deed is Deed.MOVE:
            return self.tr("Flytt {0}").format(spoken)
        return self.tr("Ta tilbake {0}").format(spoken)

    def _show_balances(self) -> None:
        now = self.placing
        if now.preview is not None:
            self.balances.show_preview(now.preview)
        else:
            self.balances.say(self.tr("Regner ut …") if now.previewing else "")
        self._after.setVisible(now.preview is not None or now.previewing)
        came, self._previewed = not self._previewed, now.preview is not None
        self._unseen = came and self._previewed

    @Slot()
    def _see_balances(self) -> None:
        """Nobody is to place without having seen them: follow the layout while it makes room."""
        if self._unseen:
            self.page.ensureWidgetVisible(self._after)
        elif self._finding:
            self._see_found()

    @Slot()
    def _found_more(self) -> None:
        self._finding = True
        self._see_found()

    def _see_found(self) -> None:
        """What was found, below the field: the top of it where there is no room for all."""
        place, finder = self.finder.standing(), self.finder
        for y in (place.bottom(), place.top()):
            at = finder.mapTo(self._content, QPoint(0, y))
            self.page.ensureVisible(at.x(), at.y(), 0, theme.current().px(18))

    @Slot(object)
    def _show_reason(self, row: object) -> None:
        match = row if isinstance(row, Suggestion) else None
        words = f"{match.kind_label}: {match.reason}" if match else ""
        self.reason.setText(f"{words}\n{match.dismissed}." if match and match.dismissed else words)
        why_not = texts.why_not_dismiss(match, self._suggested_now, leads=self.placing.leads)
        self.dismiss.setEnabled(not why_not)
        self.dismiss.setToolTip(why_not)
        self.dismiss.setAccessibleDescription(why_not)
        said = match is None or bool(match.dismissed)  # over the button, in other words
        self.kept.setText("" if said else why_not)
        self._show_kept()

    def _show_kept(self) -> None:
        """Why a match cannot be dismissed stands under the button that is greyed for it."""
        self.kept.setVisible(bool(self.kept.text()) and not self.dismiss.isHidden())

    @Slot()
    def _show_deeds(self) -> None:
        may = self.placing.may_place
        some = tables.as_placement(self.placements.current_row()) is not None
        for each in self._deeds:
            each.setVisible(may)
            each.setEnabled(some)

    # what is done ---------------------------------------------------------------------

    @Slot(object)
    def _suggested(self, row: object) -> None:
        if isinstance(row, Suggestion):
            self.placing.pick(Candidate.suggested(row))

    @Slot()
    def _use(self) -> None:
        self._suggested(self.suggestions.current_row())

    @Slot()
    def _dismiss(self) -> None:
        match = self.suggestions.current_row()
        if isinstance(match, Suggestion):
            self.dismissing.emit(texts.same_debtor(match, self._suggested_now))

    @Slot(object)
    def _found(self, claim: object) -> None:
        if isinstance(claim, Candidate):
            self._finding = False
            self.placing.pick(claim)
            self.shares.focus_claim(claim.claim_id)

    @Slot(object, object)
    def _lower(self, claim_id: int, by: int) -> None:
        self.shares.focus_claim(claim_id)
        self.placing.lower(claim_id, by)

    @Slot(object)
    def _open(self, row: object) -> None:
        debtor_id = getattr(row, "debtor_id", None)
        if debtor_id is not None:
            self.opened.emit(debtor_id)

    @Slot()
    def _move(self) -> None:
        placement = tables.as_placement(self.placements.current_row())
        if placement is not None:
            self.placing.move(placement)
            self.page.verticalScrollBar().setValue(0)
            self.finder.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _take_back(self) -> None:
        placement = tables.as_placement(self.placements.current_row())
        if placement is not None:
            self.placing.take_back(placement)
            self.foot.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def focus_work(self) -> None:
        """Stand where the work on this payment begins."""
        if self.suggestions.isVisible():
            self.suggestions.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.finder.isVisible():
            self.finder.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.placements.isVisible():
            self.placements.setFocus(Qt.FocusReason.OtherFocusReason)


def _part(*items: layout.Item) -> QWidget:
    made = QWidget()
    made.setLayout(layout.column(*items, spacing=6))
    return made
