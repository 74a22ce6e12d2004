"""A lost service is looked for again by itself, ever more seldom, until it answers.

Our own service is started again at once where its process has ended, and at the third try where
it is merely silent: it may be busy with a large file.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from collector_desk.client.desk import Desk
from collector_desk.errors import DeskError
from collector_desk.errors.service import Unreachable
from collector_desk.ui.home import Address, Home
from collector_desk.ui.line import Line
from collector_desk.ui.tasks import Call, Tasks
from collector_desk.wire.session import SignedIn

FIRST_MS, LONGEST_MS = 500, 30_000
_REVIVE_AFTER = 3


class Reconnect(QObject):
    """``lost`` when the service does not answer, ``found(SignedIn)`` when it answers again.

    ``refused(DeskError)`` when our own service did not start, with what it did not start for.
    """

    lost = Signal()
    refused = Signal(object)
    found = Signal(object)

    def __init__(self, desk: Desk, home: Home, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._home, self._tasks = desk, home, tasks
        self._tries = 0
        self._call: Call | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._try)

    @property
    def away(self) -> bool:
        """Whether the service is being looked for."""
        return self._tries > 0

    @Slot()
    def begin(self) -> None:
        """The line is lost: start looking."""
        if not self.away:
            self._tries = 1
            self._timer.start(FIRST_MS)
            self.lost.emit()

    @Slot()
    def now(self) -> None:
        """Try at once, as the user asked; a try under way is waited for."""
        if self.away and not (self._call and self._call.running()):
            self._timer.stop()
            self._try()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._tries = 0

    @Slot()
    def _try(self) -> None:
        desk, home, revive = self._desk, self._home, self._tries >= _REVIVE_AFTER

        def look() -> SignedIn:
            line = desk.connection
            if isinstance(line, Line):
                line.move(_started(home.revive if revive else home.open))
            return desk.session.show()

        self._call = self._tasks.run(look, self._back, self._failed, self, replaces="look")

    @Slot(object)
    def _back(self, signed: SignedIn) -> None:
        self._answered()
        self.found.emit(signed)

    def _failed(self, error: BaseException) -> None:
        if not self.away:
            return
        if isinstance(error, DeskError) and error.status < 500:
            self._answered()  # it answers, if only to say that the session has ended
            self.found.emit(None)
            return
        if isinstance(error.__cause__, DeskError):
            self.refused.emit(error.__cause__)
        else:
            self.lost.emit()
        self._timer.start(min(FIRST_MS * 2**self._tries, LONGEST_MS))
        self._tries += 1

    def _answered(self) -> None:
        self.stop()
        if isinstance(self._desk.connection, Line):
            self._desk.connection.gone = False


def _started(start: Callable[[], Address]) -> Address:
    """The service's address; whatever it did not start for, the line is still lost.

    Raises Unreachable, with that refusal as its cause.
    """
    try:
        return start()
    except DeskError as error:
        raise Unreachable from error
