"""A rate change under work: which running cases it would move, asked when one wants to know."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from collector_desk.errors import DeskError
from collector_desk.errors.calls import CallCancelled
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.wire.rates import RateProposal, RateRehearsal


class Trying(QObject):
    """``changed`` when the answer is another; ``busy`` while it is on its way.

    Every running case is reckoned anew, which takes a while: it is done by a button, and what is
    known of one row is forgotten as soon as another is written.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.order: RateProposal | None = None
        self.found: RateRehearsal | None = None
        self.problem: Message | None = None
        self.busy = False

    def write(self, order: RateProposal | None) -> None:
        """Another row is written; the words of source and reasons move nothing."""
        if order == self.order:
            return
        self.order, self.found, self.problem, self.busy = order, None, None, False
        self.changed.emit()

    @Slot()
    def run(self) -> None:
        """Try the row that is written; nothing happens where none is, or while it is tried."""
        order, desk = self.order, self._context.desk
        if order is None or self.busy:
            return
        self.busy, self.problem = True, None
        self._context.tasks.run(
            lambda: desk.rates.preview(order),
            lambda found: self._told(order, found),
            lambda error: self._failed(order, error),
            self,
            replaces="rate preview",
            title=self.tr("Prøver satsen på løpende saker …"),
        )
        self.changed.emit()

    def _told(self, order: RateProposal, found: RateRehearsal) -> None:
        if order == self.order:
            self.found, self.busy = found, False
            self.changed.emit()

    def _failed(self, order: RateProposal, error: BaseException) -> None:
        if isinstance(error, CallCancelled) or order != self.order:
            return
        if not isinstance(error, DeskError):
            self._context.refused(error)
        self.problem, self.busy = message(error), False
        self.changed.emit()
