"""A deferral under work: what is asked for, what it would do, and its letter before it is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from collector_desk.client.desk import Desk
from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.letter import LetterKind
from collector_desk.errors import DeskError
from collector_desk.errors.calls import CallCancelled
from collector_desk.errors.session import ReasonNeeded
from collector_desk.ui.casework.letter_presenter import painted
from collector_desk.ui.casework.refusing import refused
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.wire.deferrals import DeferralCost, DeferralForm, NewDeferral, RefuseDeferral
from collector_desk.wire.letters import LetterPreview, Write

T = TypeVar("T")

WAIT_MS = 250
"""How long after the last key the deferral is reckoned."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is chosen; the words of the reasons are not reckoned by."""

    claim_ids: frozenset[int] = field(default_factory=frozenset)
    until: date | None = None
    reason: DeferralReason = DeferralReason.OTHER


class DeferralPresenter(QObject):
    """``changed`` when anything shown is another, ``reason_wanted`` before the debtor is opened.

    ``letter_came(Shown)`` when a letter is to be read.
    """

    changed = Signal()
    reason_wanted = Signal()
    letter_came = Signal(object)

    def __init__(self, context: Context, debtor_id: int) -> None:
        super().__init__()
        self.context = context
        self.debtor_id = debtor_id
        self.form: DeferralForm | None = None
        self.asked = Asked()
        self.found: DeferralCost | None = None
        self.problem: Message | None = None
        self.letter_problem: Message | None = None
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(WAIT_MS)
        self._typed.timeout.connect(self.reckon)

    def fetch(self) -> None:
        """Ask what a deferral of an open debtor starts from."""
        desk, number = self.context.desk, self.debtor_id
        self._run(lambda: desk.deferrals.form(number), self._told, "deferral form")

    def open_and_fetch(self, reason: str = "") -> None:
        """The same for a debtor that is opened first; the look is logged."""
        desk, number = self.context.desk, self.debtor_id

        def opened() -> DeferralForm:
            desk.debtors.open(number, reason=reason)
            return desk.deferrals.form(number)

        self._run(opened, self._told, "deferral form")

    def ask(self, **changes: object) -> None:
        """Something was chosen: it is reckoned when the keys have rested."""
        asked = replace(self.asked, **changes)  # type: ignore[arg-type]
        if asked != self.asked:
            self.asked = asked
            self._typed.start()
            self.changed.emit()

    @Slot()
    def reckon(self) -> None:
        """Reckon now; an older answer never comes after a newer one."""
        self._typed.stop()
        self.letter_problem = None
        order, desk = self.order("", None), self.context.desk
        if order is None:
            self.found = self.problem = None
            self.changed.emit()
            return
        number = self.debtor_id
        self._run(lambda: desk.deferrals.preview(number, order), self._reckoned, "deferral")

    def order(self, text: str, inquiry_id: int | None) -> NewDeferral | None:
        """What would be sent; None while something lacks."""
        now = self.asked
        if self.form is None or now.until is None or not now.claim_ids:
            return None
        return NewDeferral(
            claim_ids=tuple(sorted(now.claim_ids)),
            until=now.until,
            reason=now.reason,
            text=text,
            inquiry_id=inquiry_id,
        )

    def refusal(
        self, text: str, inquiry_id: int | None, *, day_named: bool
    ) -> RefuseDeferral | None:
        """The same refused; None while something lacks."""
        now = self.asked
        claim_ids = refused(self.form.claims if self.form else (), now.claim_ids)
        if now.until is None or not claim_ids:
            return None
        return RefuseDeferral(
            claim_ids=claim_ids, until=now.until, reason=now.reason, text=text,
            inquiry_id=inquiry_id, day_named=day_named,
        )  # fmt: skip

    @property
    def settled(self) -> bool:
        """Whether what is shown is what is asked for."""
        return not self._typed.isActive() and self.found is not None and self.problem is None

    @property
    def beyond(self) -> bool:
        """Whether a second person must approve."""
        return self.found is not None and self.found.decider == "supervisor"

    def show_letter(self) -> None:
        """Show the confirmation as it would be sent."""
        order, number = self.order("", None), self.debtor_id
        if order is not None:
            write = Write(kind=LetterKind.DEFERRAL, claim_ids=order.claim_ids, on=order.until)
            self._write(lambda desk: desk.letters.preview(number, write))

    def show_refusal(self, order: RefuseDeferral) -> None:
        """Show the refusal as it would be sent; that it was looked at is noted."""
        number = self.debtor_id
        self._write(lambda desk: desk.deferrals.preview_refusal(number, order))

    def _write(self, letter: Callable[[Desk], LetterPreview]) -> None:
        desk = self.context.desk
        self.context.tasks.run(
            lambda: painted(letter(desk)), self.letter_came.emit, self._not_written, self,
            replaces="letter", title=self.tr("Skriver brevet …"),
        )  # fmt: skip

    def _run(self, call: Callable[[], T], told: Callable[[T], object], replaces: str) -> None:
        self.context.tasks.run(call, told, self._failed, self, replaces=replaces)

    def _told(self, form: DeferralForm) -> None:
        self.form, self.problem = form, None
        self.changed.emit()
        self.reckon()

    def _reckoned(self, found: DeferralCost) -> None:
        self.found, self.problem = found, None
        self.changed.emit()

    def _not_written(self, error: BaseException) -> None:
        if not isinstance(error, CallCancelled):
            self.letter_problem = message(error)
            self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, CallCancelled):
            return
        if isinstance(error, ReasonNeeded):
            self.reason_wanted.emit()
        elif not isinstance(error, DeskError):
            self.context.refused(error)
        self.problem = message(error)
        self.changed.emit()
