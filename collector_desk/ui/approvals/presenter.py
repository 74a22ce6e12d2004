"""The approval queue: what waits, the proposal that is read, and the decision on it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from collector_desk.errors.approvals import (
    AlreadyDecided,
    HashDiffers,
    NeedsPassword,
    ProposalChanged,
)
from collector_desk.errors.calls import CallCancelled
from collector_desk.errors.service import Stale, Unreachable
from collector_desk.ui.approvals import texts
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.ui.once import Once
from collector_desk.wire.approvals import Approvals, ApprovalSheet, Approve, SendBack, Withdraw

_MOVED = (Stale, AlreadyDecided, ProposalChanged, HashDiffers)
"""Refusals after which what is shown is no longer so."""


class ApprovalsPresenter(QObject):
    """``changed`` with another queue, sheet or message; ``done(int)`` when one was decided.

    ``password_wanted`` asks for the password again; ``confirmed`` goes on with what was approved.

    What is approved is the version and the digest that were shown, nothing else.
    """

    changed = Signal()
    done = Signal(int)
    password_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._once = Once()
        self.rows: tuple[texts.Queued, ...] = ()
        self.part = texts.Part.ALL
        self.loaded = False
        self.chosen: int | None = None
        self.sheet: ApprovalSheet | None = None
        self.problem: Message | None = None
        self.busy = False
        self.comments: dict[int, str] = {}  # what was written on sending back, kept until sent

    # what is shown --------------------------------------------------------------------

    def fetch(self) -> None:
        """Ask for the queue anew, and for the proposal that is read."""
        self._context.tasks.run(
            self._context.desk.approvals.list,
            self._listed,
            self._failed,
            self,
            replaces="list",
            title=self.tr("Henter køen …"),
        )

    @property
    def shown(self) -> tuple[texts.Queued, ...]:
        """The lines of the part that is looked at."""
        return texts.part_of(self.rows, self.part)

    def look_at(self, part: texts.Part) -> None:
        """Show another part of the queue; a proposal that does not stand in it is put away."""
        self.part = part
        if self.chosen not in {each.approval_id for each in self.shown}:
            self.chosen = self.sheet = self.problem = None
        self.changed.emit()

    def choose(self, approval_id: int) -> None:
        """Read a proposal."""
        if approval_id != self.chosen:
            self.chosen, self.sheet, self.problem = approval_id, None, None
            self.changed.emit()
            self._fetch_sheet()

    def may(self, deed: str) -> bool:
        """Whether the service says that this may be done with what is read."""
        return self.sheet is not None and f"approvals.{deed}" in self.sheet.may and not self.busy

    def following(self, approval_id: int) -> int | None:
        """The next proposal that this person can decide, from here and round to the first."""
        waiting = [each.row for each in self.shown if not each.sent_back]
        here = next((at for at, row in enumerate(waiting) if row.approval_id == approval_id), -1)
        rest = (*waiting[here + 1 :], *waiting[: max(here, 0)])
        return next((row.approval_id for row in rest if not row.own), None)

    def _listed(self, found: Approvals) -> None:
        self.rows, self.loaded = texts.queue(found, self._context.house.today), True
        known = {each.approval_id for each in self.shown}
        if self.chosen is not None and self.chosen not in known and not self.busy:
            self.chosen = self.sheet = None
        self.changed.emit()
        if self.chosen is not None:
            self._fetch_sheet()

    def _fetch_sheet(self) -> None:
        number, desk = self.chosen, self._context.desk
        if number is None:
            return
        self._context.tasks.run(
            lambda: desk.approvals.show(number),
            self._shown,
            self._failed,
            self,
            replaces="sheet",
            title=self.tr("Henter forslaget …"),
        )

    def _shown(self, sheet: ApprovalSheet) -> None:
        if sheet.approval_id == self.chosen:
            self.sheet = sheet
            self.changed.emit()

    # what is decided ------------------------------------------------------------------

    def approve(self) -> None:
        """Approve exactly what is shown, once the password was given again where it must be."""
        sheet = self.sheet
        if sheet is None or not self.may("approve"):
            return
        if sheet.needs_password:
            self.password_wanted.emit()
            return
        order, desk = Approve(version=sheet.version, digest=sheet.digest), self._context.desk
        key = self._once.key("approve", sheet.approval_id, order)
        self._decide(
            "approve", sheet, lambda: desk.approvals.approve(sheet.approval_id, order, key=key)
        )

    def confirmed(self) -> None:
        """The password was given again: go on with the approval."""
        if self.sheet is not None:
            self.sheet = self.sheet.model_copy(update={"needs_password": False})
            self.approve()

    def send_back(self, comment: str) -> None:
        """Give it back to its author, with what must be changed."""
        sheet = self.sheet
        if sheet is None or not self.may("send_back"):
            return
        self.comments[sheet.approval_id] = comment
        order, desk = SendBack(version=sheet.version, comment=comment), self._context.desk
        key = self._once.key("send_back", sheet.approval_id, order)
        self._decide(
            "send_back", sheet, lambda: desk.approvals.send_back(sheet.approval_id, order, key=key)
        )

    def withdraw(self) -> None:
        """Take one's own proposal back."""
        sheet = self.sheet
        if sheet is None or not self.may("withdraw"):
            return
        order, desk = Withdraw(version=sheet.version), self._context.desk
        key = self._once.key("withdraw", sheet.approval_id, order)
        self._decide(
            "withdraw", sheet, lambda: desk.approvals.withdraw(sheet.approval_id, order, key=key)
        )

    def _decide(self, deed: str, sheet: ApprovalSheet, call: Callable[[], ApprovalSheet]) -> None:
        self.busy, self.problem = True, None
        self.changed.emit()
        self._context.tasks.run(
            call,
            lambda found: self._decided(deed, found),
            lambda error: self._refused(deed, sheet.approval_id, error),
            self,
            title=self.tr("Sender avgjørelsen …"),
        )

    def _decided(self, deed: str, sheet: ApprovalSheet) -> None:
        self.busy = False
        self._once.answered(deed, sheet.approval_id)
        if deed == "approve" and sheet.debtor_id is not None:
            self._context.changes.of(debtors=[sheet.debtor_id])
        self.comments.pop(sheet.approval_id, None)
        said = {
            "approve": texts.approved(sheet),
            "send_back": self.tr("Sendt tilbake til {0}.").format(sheet.proposed_by),
            "withdraw": self.tr("Forslaget er trukket."),
        }
        self._context.toast(said[deed])
        if self.chosen == sheet.approval_id:
            self.sheet = sheet
        self.changed.emit()
        self.done.emit(sheet.approval_id)
        self.fetch()

    def _refused(self, deed: str, number: int, error: BaseException) -> None:
        self.busy = False
        lost = isinstance(error, Unreachable | CallCancelled)
        if not lost:
            self._once.answered(deed, number)
        if isinstance(error, NeedsPassword) and self.sheet is not None:
            self.sheet = self.sheet.model_copy(update={"needs_password": True})
            self.changed.emit()
            self.password_wanted.emit()
            return
        self._failed(error)
        if isinstance(error, _MOVED) and self.chosen == number:
            self._fetch_sheet()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, CallCancelled) and self.loaded:
            return
        self.problem = message(error)
        self.changed.emit()
        if isinstance(error, Unreachable):
            self._context.refused(error)
