"""Placing, moving and taking back: drafts, their preview, and the order that is sent once."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from collector_desk.domain.access import Role
from collector_desk.errors.calls import CallCancelled
from collector_desk.errors.service import Stale, Unreachable
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.ui.payments import texts
from collector_desk.ui.payments.draft import Candidate, Deed, Draft
from collector_desk.ui.payments.orders import Keys, Order, arrived, carried_out, tried, unreasoned
from collector_desk.wire.payments import PaymentSheet, Placement, Preview

PAUSE_MS = 150
"""How long after the last key the service is asked what an order would change."""


class PlacingPresenter(QObject):
    """What is done with the payment that is looked at.

    ``changed`` with another draft, preview or message; ``done(PaymentSheet)`` when an order was
    carried out; ``sheet_changed(PaymentSheet)`` when somebody else had changed the payment.
    Drafts are kept for each payment: nothing typed is lost by looking elsewhere, by a refusal
    or by a newer version.
    """

    changed = Signal()
    done = Signal(object)
    sheet_changed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._drafts: dict[tuple[int, Deed, int], Draft] = {}
        self._keys = Keys()
        self.sheet: PaymentSheet | None = None
        self.draft: Draft | None = None
        self.preview: Preview | None = None
        self.news: tuple[str, ...] = ()
        self.problem: Message | None = None
        self.busy = False
        self.uncertain = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    @property
    def may_place(self) -> bool:
        """Whether this user's role may place money."""
        return "payments.place" in self._context.user.may

    @property
    def leads(self) -> bool:
        """Whether this user may dismiss a strong match (ruling 28)."""
        return self._context.user.role == Role.SUPERVISOR

    # which payment --------------------------------------------------------------------

    def show(self, sheet: PaymentSheet) -> None:
        """Look at a payment, or at a newer version of the same."""
        before, self.sheet = self.sheet, sheet
        if before is None or before.payment.payment_id != sheet.payment.payment_id:
            self.news, self.problem = (), None
            self.uncertain = self._keys.open_order(sheet.payment.payment_id) is not None
            self._begin(Deed.PLACE, None)
            return
        if before.payment.version != sheet.payment.version:
            self._newer(before, sheet)
        self._keep_or_leave()
        self._preview_soon()

    def _newer(self, before: PaymentSheet, now: PaymentSheet) -> None:
        """Say what changed; an order without an answer may be among it."""
        number, draft = now.payment.payment_id, self.draft
        order = self._keys.open_order(number)
        self.news, self.problem = texts.changes(before, now), None
        self._tell_of(before.placements, now.placements)
        if order is not None and draft is not None and arrived(order, before, now):
            self._keys.answered(number)
            self._drafts.pop(draft.key, None)
            self.uncertain, self.draft = False, None
            self._begin(Deed.PLACE, None)

    def _keep_or_leave(self) -> None:
        """A placement that is gone can be neither moved nor taken back."""
        sheet, draft = self.sheet, self.draft
        if sheet is None or draft is None or draft.placement is None:
            return
        standing = {each.placement_id: each for each in sheet.placements}
        draft.placement = standing.get(draft.placement.placement_id)
        if draft.placement is None:
            self._begin(Deed.PLACE, None)

    def _begin(self, deed: Deed, placement: Placement | None) -> None:
        if self.sheet is None:
            return
        made = Draft(self.sheet.payment.payment_id, deed, placement)
        self.draft = self._drafts.setdefault(made.key, made)
        self.draft.placement = placement
        self._preview_soon()

    # what is typed --------------------------------------------------------------------

    def pick(self, claim: Candidate) -> None:
        """Let a claim have a share."""
        if self.draft is None or self.sheet is None or self.draft.deed is Deed.TAKE_BACK:
            return
        if self.sheet.payment.unplaced or self.draft.placement is not None:
            self.draft.add(claim, self.sheet)
            self._preview_soon()

    def drop(self, claim_id: int) -> None:
        """Take a share out."""
        if self.draft is not None:
            kept = [each for each in self.draft.shares if each.claim.claim_id != claim_id]
            self.draft.shares[:] = kept
            self._preview_soon()

    def type_amount(self, claim_id: int, text: str) -> None:
        """An amount is another."""
        share = self.draft.share_of(claim_id) if self.draft else None
        if share is not None and share.text != text:
            share.text = text
            self._preview_soon()

    def give_rest(self, claim_id: int) -> None:
        """Let a claim have what is left."""
        if self.draft is not None and self.sheet is not None:
            self.draft.give_rest(claim_id, self.sheet)
            self._preview_soon()

    def lower(self, claim_id: int, by: int) -> None:
        """Let a claim have some øre less: more than it needs would only stand to its credit."""
        if self.draft is not None:
            self.draft.lower(claim_id, by)
            self._preview_soon()

    def give_reason(self, text: str) -> None:
        """The reason is another. It changes no balance, so nothing is asked."""
        if self.draft is not None and self.draft.reason != text:
            self.draft.reason = text
            self.changed.emit()

    def move(self, placement: Placement) -> None:
        """Begin to move a placement."""
        self._begin(Deed.MOVE, placement)

    def take_back(self, placement: Placement) -> None:
        """Begin to take a placement back."""
        self._begin(Deed.TAKE_BACK, placement)

    def leave(self) -> None:
        """Go back to placing; what was typed for the other deed is kept."""
        if self.draft is not None and self.draft.deed is not Deed.PLACE:
            self.problem = None
            self._begin(Deed.PLACE, None)

    def clear(self) -> None:
        """Begin anew, because the user says so."""
        if self.draft is not None:
            self.draft.shares.clear()
            self.draft.reason, self.problem, self.news = "", None, ()
            self._preview_soon()

    @property
    def why_not(self) -> str:
        """Why the order cannot be given now; empty where it can."""
        if self.sheet is None or self.draft is None:
            return self.tr("Velg en innbetaling i listen.")
        if self.busy:
            return self.tr("Sender …")
        return self.draft.why_not(self.sheet)

    # what it would change -------------------------------------------------------------

    def _preview_soon(self) -> None:
        self.preview = None
        if self.sheet and self.draft and not self.draft.fault(self.sheet) and self.may_place:
            self._pause.start()
        else:
            self._pause.stop()
        self.changed.emit()

    @property
    def previewing(self) -> bool:
        """Whether a preview is on its way."""
        if self.sheet is None or self.draft is None or self.draft.fault(self.sheet):
            return False
        return self.preview is None and self.problem is None and self.may_place

    @Slot()
    def _ask(self) -> None:
        if self.sheet is None or self.draft is None or self.draft.fault(self.sheet):
            return
        draft, number = self.draft, self.sheet.payment.payment_id
        order, pay = draft.order(self.sheet.payment.version), self._context.desk.payments

        def came(found: Preview) -> None:
            if self._still(draft, order):
                self.preview, self.problem = found, None
                self.changed.emit()

        def failed(error: BaseException) -> None:
            if self._still(draft, order) and not isinstance(error, CallCancelled):
                self._refused(error)

        self._context.tasks.run(
            lambda: tried(pay, number, order), came, failed, self, replaces="preview"
        )

    def _still(self, draft: Draft, order: Order) -> bool:
        """Whether an answer is about what stands here now."""
        if self.sheet is None or self.draft is not draft or draft.fault(self.sheet):
            return False
        return unreasoned(draft.order(self.sheet.payment.version)) == unreasoned(order)

    # doing it -------------------------------------------------------------------------

    def send(self) -> None:
        """Carry it out. The same order sent again after a lost answer is done once."""
        if self.sheet is None or self.draft is None or self.why_not or not self.may_place:
            return
        order, draft = self.draft.order(self.sheet.payment.version), self.draft
        number, pay = self.sheet.payment.payment_id, self._context.desk.payments
        key = self._keys.of(number, order)
        self.busy, self.problem, self.news = True, None, ()
        self.changed.emit()
        self._context.tasks.run(
            lambda: carried_out(pay, number, order, key),
            lambda sheet: self._did(draft, sheet),
            lambda error: self._failed(number, error),
            self,
            title=self.tr("Fører innbetalingen …"),
        )

    def _did(self, draft: Draft, sheet: PaymentSheet) -> None:
        self.busy, self.uncertain = False, False
        self._keys.answered(sheet.payment.payment_id)
        self._tell_of(sheet.placements, () if draft.placement is None else (draft.placement,))
        self._drafts.pop(draft.key, None)
        self._context.toast(self._said(draft, sheet))
        if self.draft is draft:
            self.sheet, self.draft = sheet, None
            self._begin(Deed.PLACE, None)
        self.done.emit(sheet)

    def _tell_of(self, *placed: tuple[Placement, ...]) -> None:
        """Whoever the money lies with, or lay with, owes something else now."""
        every = [each for some in placed for each in some]
        if every:
            self._context.changes.of(
                debtors=[each.debtor_id for each in every], claims=[each.claim_id for each in every]
            )

    def _said(self, draft: Draft, sheet: PaymentSheet) -> str:
        if draft.deed is Deed.TAKE_BACK and draft.placement is not None:
            words = self.tr("{0} er tatt tilbake og står uplassert.")
            return words.format(texts.placement(draft.placement))
        numbers = [share.claim.number for share in draft.shares]
        return texts.placed(sheet, numbers, draft.total())

    def _failed(self, number: int, error: BaseException) -> None:
        self.busy = False
        self.uncertain = isinstance(error, Unreachable | CallCancelled)
        if not self.uncertain:
            self._keys.answered(number)
        if self.sheet is not None and self.sheet.payment.payment_id == number:
            self._refused(error)
        else:
            self._context.refused(error)

    def _refused(self, error: BaseException) -> None:
        self.problem = message(error)
        self.changed.emit()
        if isinstance(error, Stale):
            self._fetch_newer()
        elif isinstance(error, Unreachable):
            self._context.refused(error)

    def _fetch_newer(self) -> None:
        before = self.sheet
        if before is None:
            return
        number, desk = before.payment.payment_id, self._context.desk

        def came(now: PaymentSheet) -> None:
            if self.sheet is before:
                self.show(now)
                self.sheet_changed.emit(now)

        self._context.tasks.run(
            lambda: desk.payments.show(number), came, self._refused_newer, self, replaces="newer"
        )

    def _refused_newer(self, error: BaseException) -> None:
        if not isinstance(error, CallCancelled):
            self.problem = message(error)
            self.changed.emit()
