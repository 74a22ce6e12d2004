"""One order on its way: sent once, sent again under the same key where no answer came."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from collector_desk.client.connection import new_key
from collector_desk.errors.calls import CallCancelled
from collector_desk.errors.service import Unreachable
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message

Order: TypeAlias = Callable[[str], object]
"""Carries the order out under an idempotency key, on a worker thread."""


class Sending(QObject):
    """``changed`` with each new state, ``done(answer)`` when it stands.

    While ``uncertain`` the order must not be changed: it may have arrived. ``send`` then sends
    the very same order again, whatever it is given.
    """

    changed = Signal()
    done = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._order: Order | None = None
        self._key = ""
        self.busy = False
        self.uncertain = False
        self.problem: Message | None = None
        self.error: BaseException | None = None
        self._refused = False  # the problem is about the order that was sent

    @property
    def locked(self) -> bool:
        """Whether what is written must stay as it is."""
        return self.busy or self.uncertain

    def send(self, order: Order) -> None:
        """Send an order, or once more the one that had no answer."""
        if self.busy:
            return
        if not self.uncertain:
            self._order, self._key = order, new_key()
        sent, key = self._order, self._key
        if sent is None:
            return
        self.busy, self.problem, self.error, self._refused = True, None, None, False
        self.changed.emit()
        self._context.tasks.run(lambda: sent(key), self._came, self._failed, self)

    def again(self) -> None:
        """Send once more the order that had no answer, as it was and under its key."""
        if self._order is not None:
            self.send(self._order)

    def refuse(self, error: BaseException) -> None:
        """Say what stands in the way before anything is sent."""
        self.problem, self.error, self._refused = message(error), error, False
        self.changed.emit()

    def forget(self) -> None:
        """Something else is chosen: why the order before was refused says nothing of it."""
        if self._refused:
            self.problem, self.error, self._refused = None, None, False
            self.changed.emit()

    def _came(self, answer: object) -> None:
        self._order, self._key, self.busy, self.uncertain = None, "", False, False
        self.changed.emit()
        self.done.emit(answer)

    def _failed(self, error: BaseException) -> None:
        self.busy = False
        self.uncertain = isinstance(error, Unreachable | CallCancelled)
        self.problem, self.error = message(error), error
        if self.uncertain:
            self.problem = Message(
                self.tr("Vi vet ikke om dette ble registrert."),
                self.tr("Send det igjen når forbindelsen er tilbake. Det registreres én gang."),
                self.problem.code,
            )
        else:
            self._order, self._key, self._refused = None, "", True
        self.changed.emit()
