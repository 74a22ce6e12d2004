"""Notes that follow a read: written at once after the answer, never in its way.

A search is a read and must not wait for an import that holds the one writing connection of
SQLite. Its note is queued and written within a second by a thread of its own. A crash can lose
the notes of that second; deeds and openings are not noted here but in their own transaction.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable

from collector_desk.errors.service import Busy, Unreachable
from collector_desk.service.database import Database, Who, Work, again

_Step = Callable[[Work], None]
_ATTEMPTS = 8
_log = logging.getLogger(__name__)


class Trail:
    """A queue of small writes, and the thread that makes them."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._steps: queue.Queue[tuple[Who, _Step] | None] = queue.Queue(maxsize=50_000)
        self._thread = threading.Thread(target=self._run, name="trail", daemon=True)

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def add(self, who: Who, step: _Step) -> None:
        """Queue a write. Where the queue is full the caller waits: a note is never dropped."""
        self._steps.put((who, step))

    def close(self) -> None:
        """Write what is queued, and stop."""
        if self._thread.is_alive():
            self._steps.put(None)
            self._thread.join()

    def settle(self) -> None:
        """Wait until everything queued so far is written."""
        self._steps.join()

    def _run(self) -> None:
        while True:
            item = self._steps.get()
            try:
                if item is None:
                    return
                self._write(*item)
            except Exception as error:  # noqa: BLE001  the next note must not be lost with this one
                _log.error("a note was not written: %s", type(error).__name__)
            finally:
                self._steps.task_done()

    def _write(self, who: Who, step: _Step) -> None:
        """Try anew where an import holds the database for long, or two writes crossed."""
        for attempt in again(_ATTEMPTS):
            try:
                with self._db.write(who) as work:
                    step(work)
            except (Busy, Unreachable):
                if attempt == _ATTEMPTS - 1:
                    raise
            else:
                return
