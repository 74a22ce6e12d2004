"""A payment plan under work: what is given, what it comes to, and what was decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.plan_schedule import Interval
from collector_desk.errors import DeskError
from collector_desk.errors.calls import CallCancelled
from collector_desk.errors.service import Unreachable
from collector_desk.ui.casework.letter_presenter import painted
from collector_desk.ui.casework.refusing import refused
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.ui.tasks import Call
from collector_desk.wire.household import HouseholdForm
from collector_desk.wire.letters import LetterPreview
from collector_desk.wire.plans import (
    Calculated,
    Coming,
    NewOffer,
    NewPlan,
    PlanForm,
    PlanSheet,
    RefusePlan,
    Terms,
)

WAIT_MS = 250
"""How long after the last key the plan is reckoned."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is typed: one of amount, count and end; the others are reckoned."""

    first_due: date | None = None
    amount: int | None = None
    count: int | None = None
    end: date | None = None
    claim_ids: frozenset[int] = field(default_factory=frozenset)
    form: HouseholdForm | None = None
    coming: tuple[Coming, ...] = ()  # the next ordinary invoice, taken in
    interval: Interval = Interval.MONTHLY
    pauses_withholding: bool = False


class PlanPresenter(QObject):
    """``changed`` when anything shown is another; ``decided(PlanSheet)`` when it was carried out.

    ``letter_came(Shown)`` when a letter is to be read.
    """

    changed = Signal()
    decided = Signal(object)
    letter_came = Signal(object)

    def __init__(self, context: Context, debtor_id: int) -> None:
        super().__init__()
        self._context = context
        self.debtor_id = debtor_id
        self.form: PlanForm | None = None
        self.asked = Asked()
        self.found: Calculated | None = None
        self.problem: Message | None = None
        self.sending = False
        self._key = new_key()
        self._reckoning: Call | None = None
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(WAIT_MS)
        self._typed.timeout.connect(self.reckon)

    def fetch(self) -> None:
        """Ask for the claims and the request."""
        desk, number = self._context.desk, self.debtor_id
        self._context.tasks.run(
            lambda: desk.plans.form(number), self._told, self._failed, self,
            replaces="form", title=self.tr("Henter kravene …"),
        )  # fmt: skip

    def ask(self, **changes: object) -> None:
        """Something was typed: it is reckoned when the keys have rested."""
        asked = replace(self.asked, **changes)  # type: ignore[arg-type]
        if asked == self.asked:
            return
        self.asked, self._key = asked, new_key()
        self._typed.start()

    @Slot()
    def reckon(self) -> None:
        """Reckon now; an older answer never comes after a newer one."""
        self._typed.stop()
        terms = self.terms()
        if terms is None:
            if self._reckoning is not None:
                self._reckoning.cancel()  # it answers what is not asked for any more
            self.found, self.problem = None, None
            self.changed.emit()
            return
        desk, number = self._context.desk, self.debtor_id
        self._reckoning = self._context.tasks.run(
            lambda: desk.plans.calculate(number, terms), self._reckoned, self._failed, self,
            replaces="reckon", title=self.tr("Regner ut avtalen …"),
        )  # fmt: skip

    def terms(self) -> Terms | None:
        """What is asked for, once there is enough to reckon by."""
        now = self.asked
        given = now.amount or now.count or now.end
        if not given or now.first_due is None or not now.claim_ids:
            return None
        return Terms(
            claim_ids=tuple(sorted(now.claim_ids)),
            first_due=now.first_due,
            amount=now.amount,
            count=now.count,
            end=now.end,
            form=now.form,
            coming=now.coming,
            interval=now.interval,
            pauses_withholding=now.pauses_withholding,
        )

    @property
    def ready(self) -> bool:
        """Whether what is shown is what is asked for, and may be decided."""
        settled = not self._typed.isActive() and not self.sending
        return settled and self.found is not None and self.problem is None

    @property
    def why_not(self) -> str:
        """Why what is shown cannot be decided yet; empty where it can."""
        if self.ready:
            return ""
        if self.problem is not None:
            return self.problem.sentence
        if self.terms() is None:
            return self.tr("Fyll ut krav, første forfall, og beløp eller antall avdrag først.")
        return self.tr("Avtalen regnes ut. Vent et øyeblikk.")

    @property
    def beyond(self) -> bool:
        """Whether a second person must approve."""
        return self.found is not None and self.found.decider == "supervisor"

    def grant(self, reasons: str) -> None:
        """Decide the plan, or propose it."""
        order = self._order(reasons)
        if order is not None:
            self._send(lambda desk, key: desk.plans.grant(self.debtor_id, order, key=key))

    def show_letter(self, reasons: str) -> None:
        """Show the confirmation as it would be sent; that it was looked at is noted."""
        order, number = self._order(reasons), self.debtor_id
        if order is not None:
            self._write(lambda desk: desk.plans.preview_letter(number, order))

    def show_offer(self, reasons: str, until: date) -> None:
        """Show the offer of these terms as it would be sent."""
        order, number = self._offered(reasons, until), self.debtor_id
        if order is not None:
            self._write(lambda desk: desk.plans.preview_offer(number, order))

    def show_refusal(self, reasons: str, *, day_named: bool) -> None:
        """Show the refusal as it would be sent."""
        order, number = self._refused(reasons, day_named=day_named), self.debtor_id
        if order is not None:
            self._write(lambda desk: desk.plans.preview_refusal(number, order))

    def _write(self, letter: Callable[[Desk], LetterPreview]) -> None:
        desk = self._context.desk
        self._context.tasks.run(
            lambda: painted(letter(desk)), self.letter_came.emit, self._not_written, self,
            replaces="letter", title=self.tr("Skriver brevet …"),
        )  # fmt: skip

    def _not_written(self, error: BaseException) -> None:
        if not isinstance(error, CallCancelled):
            self._context.refused(error)

    def _order(self, reasons: str) -> NewPlan | None:
        """What is shown, as it would be decided; None while it is not settled."""
        terms, form = self.terms(), self.form
        if not self.ready or terms is None or form is None:
            return None
        return NewPlan(
            terms=terms, reasons=reasons, requested_on=form.requested_on, inquiry_id=form.inquiry_id
        )

    def offer(self, reasons: str, until: date) -> None:
        """Offer these terms to the debtor."""
        order = self._offered(reasons, until)
        if order is not None:
            self._send(lambda desk, key: desk.plans.offer(self.debtor_id, order, key=key))

    def _offered(self, reasons: str, until: date) -> NewOffer | None:
        order = self._order(reasons)
        return None if order is None else NewOffer(**dict(order), offer_until=until)

    def refuse(self, reasons: str, *, day_named: bool) -> None:
        """Refuse what was asked for."""
        order = self._refused(reasons, day_named=day_named)
        if order is not None:
            self._send(lambda desk, key: desk.plans.refuse(self.debtor_id, order, key=key))

    def _refused(self, reasons: str, *, day_named: bool) -> RefusePlan | None:
        """The refusal of what is typed, or of what is chosen where too little is."""
        form, now = self.form, self.asked
        if form is None or self.sending:
            return None
        terms = self.terms() or Terms(
            claim_ids=refused(form.claims, now.claim_ids),
            first_due=now.first_due or form.first_due,
        )
        return RefusePlan(
            terms=terms, reasons=reasons, requested_on=form.requested_on,
            inquiry_id=form.inquiry_id, day_named=day_named,
        )  # fmt: skip

    def _send(self, do: Callable[..., PlanSheet]) -> None:
        desk, key = self._context.desk, self._key
        self.sending = True
        self.changed.emit()
        self._context.tasks.run(
            lambda: do(desk, key), self._done, self._not_done, self,
            replaces="send", title=self.tr("Lagrer avgjørelsen …"),
        )  # fmt: skip

    def _told(self, form: PlanForm) -> None:
        first = self.form is None
        self.form = form
        if first:
            every = frozenset(one.claim_id for one in form.claims if not one.why_not)
            self.asked = replace(self.asked, first_due=form.first_due, claim_ids=every)
        self.changed.emit()
        self.reckon()

    def _reckoned(self, found: Calculated) -> None:
        self.found, self.problem = found, None
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, CallCancelled):
            return
        if isinstance(error, Unreachable) or not isinstance(error, DeskError):
            self._context.refused(error)
        self.found, self.problem = None, message(error)
        self.changed.emit()

    def _done(self, sheet: PlanSheet) -> None:
        self.sending, self._key = False, new_key()
        self._context.changes.of(debtors=[sheet.debtor_id])
        self.changed.emit()
        self.decided.emit(sheet)

    def _not_done(self, error: BaseException) -> None:
        self.sending = False
        if not isinstance(error, Unreachable | CallCancelled):
            self._key = new_key()  # a refusal is an answer; the next order is another
        self.changed.emit()
        self._context.refused(error)
