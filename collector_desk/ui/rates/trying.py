"""A rate change under work: which running cases it would move, asked while one types."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from collector_desk.errors import DeskError
from collector_desk.errors.calls import CallCancelled
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.wire.rates import RateProposal, RateRehearsal

WAIT_MS = 500
"""How long after the last key the change is tried on every case."""


class Trying(QObject):
    """``changed`` when the answer is another; ``busy`` while it is on its way."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._asked: RateProposal | None = None
        self.found: RateRehearsal | None = None
        self.problem: Message | None = None
        self.busy = False
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(WAIT_MS)
        self._typed.timeout.connect(self._ask)

    def ask(self, order: RateProposal | None) -> None:
        """Try another row once the keys have rested; the words of source and reasons move nothing."""
        if order == self._asked:
            return
        self._asked, self.found, self.problem = order, None, None
        self.busy = order is not None
        if order is None:
            self._typed.stop()
        else:
            self._typed.start()
        self.changed.emit()

    @Slot()
    def _ask(self) -> None:
        order, desk = self._asked, self._context.desk
        if order is not None:
            self._context.tasks.run(
                lambda: desk.rates.preview(order),
                lambda found: self._told(order, found),
                lambda error: self._failed(order, error),
                self,
                replaces="rate preview",
                title=self.tr("Prøver satsen på løpende saker …"),
            )

    def _told(self, order: RateProposal, found: RateRehearsal) -> None:
        if order == self._asked:
            self.found, self.busy = found, False
            self.changed.emit()

    def _failed(self, order: RateProposal, error: BaseException) -> None:
        if isinstance(error, CallCancelled) or order != self._asked:
            return
        if not isinstance(error, DeskError):
            self._context.refused(error)
        self.problem, self.busy = message(error), False
        self.changed.emit()
