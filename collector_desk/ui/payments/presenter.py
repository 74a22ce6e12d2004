"""The list of money that is not placed: its rows, its sums, and the one that is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from collector_desk.errors.calls import CallCancelled
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.ui.payments import texts
from collector_desk.wire.payments import PaymentSheet, Unplaced, UnplacedRow


class UnplacedPresenter(QObject):
    """``changed`` when the list is another, ``sheet_came(PaymentSheet)`` with what is looked at.

    A payment that was placed here stays in the list until the next fetch, so that one can go
    back to it; it counts no more.
    """

    changed = Signal()
    sheet_came = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows: Sequence[UnplacedRow] = ()
        self._beyond = 0  # øre on payments that were not sent
        self._held_beyond = 0
        self.loaded = False
        self.problem: Message | None = None
        self.chosen: int | None = None

    def fetch(self) -> None:
        """Ask for the list, and for what is looked at."""
        self._context.tasks.run(
            self._context.desk.payments.unplaced,
            self._told,
            self._failed,
            self,
            replaces="list",
            title=self.tr("Henter uplasserte innbetalinger …"),
        )

    def choose(self, payment_id: int) -> None:
        """Look at a payment: at once as the list knows it, then with its placements."""
        if payment_id == self.chosen:
            return
        self.chosen = payment_id
        row = self.row(payment_id)
        if row is not None:
            self.sheet_came.emit(PaymentSheet(payment=row, placements=()))
        self._fetch_sheet(payment_id)

    def row(self, payment_id: int | None) -> UnplacedRow | None:
        """A payment of the list."""
        return next((row for row in self.rows if row.payment_id == payment_id), None)

    def replace(self, sheet: PaymentSheet) -> None:
        """A payment is another than the list says."""
        payment = sheet.payment
        self.rows = tuple(
            payment if row.payment_id == payment.payment_id else row for row in self.rows
        )
        self.changed.emit()

    @property
    def waiting(self) -> list[UnplacedRow]:
        """The rows with money still to place."""
        return texts.waiting(self.rows)

    @property
    def total(self) -> int:
        """Everything that is not placed, in øre; also what was not sent because it is much."""
        return self._beyond + sum(row.unplaced for row in self.waiting)

    @property
    def held(self) -> int:
        """What of it may not be received now, in øre."""
        return self._held_beyond + sum(row.held for row in self.waiting)

    @property
    def oldest(self) -> int:
        """The days the oldest payment has waited."""
        return max((row.age_days for row in self.waiting), default=0)

    @property
    def old(self) -> int:
        """How many have waited so long that they are marked."""
        return sum(row.age_days > texts.OLD_DAYS for row in self.waiting)

    def _fetch_sheet(self, payment_id: int) -> None:
        desk = self._context.desk
        self._context.tasks.run(
            lambda: desk.payments.show(payment_id),
            self._shown,
            self._sheet_failed,
            self,
            replaces="sheet",
            title=self.tr("Henter innbetalingen …"),
        )

    def _told(self, found: Unplaced) -> None:
        self.rows, self.loaded, self.problem = found.rows, True, None
        self._beyond = found.total - sum(row.unplaced for row in found.rows)
        self._held_beyond = found.held - sum(row.held for row in found.rows)
        self.changed.emit()
        if self.chosen is not None:
            self._fetch_sheet(self.chosen)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, CallCancelled) and self.loaded:
            return
        self.problem = message(error)
        self.changed.emit()
        self._context.refused(error)

    def _shown(self, sheet: PaymentSheet) -> None:
        if sheet.payment.payment_id == self.chosen:
            self.sheet_came.emit(sheet)

    def _sheet_failed(self, error: BaseException) -> None:
        if not isinstance(error, CallCancelled):
            self._context.refused(error)
