"""Run a call off the GUI thread and bring its outcome back."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

import shiboken6
from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot

from collector_desk.errors.calls import CallCancelled

T = TypeVar("T")

SLOW_AFTER_MS = 1_000
CANCELLABLE_AFTER_MS = 3_000
_TICK_MS = 100


class Call:
    """One call on its way; what ``Tasks.run`` hands back."""

    def __init__(self, tasks: Tasks, number: int, title: str) -> None:
        self._tasks = tasks
        self._number = number
        self.title = title

    def cancel(self) -> None:
        """Give up waiting: ``failed`` gets ``CallCancelled``, a late answer is dropped."""
        self._tasks._cancel(self._number)  # noqa: SLF001 - its own tasks

    def running(self) -> bool:
        """Whether an outcome is still to come."""
        return self._number in self._tasks._waiting  # noqa: SLF001 - its own tasks


@dataclass
class _Waiting(Generic[T]):
    """What the GUI thread keeps of a call; the worker never sees widgets or callbacks."""

    call: Call
    done: Callable[[T], object]
    failed: Callable[[BaseException], object]
    owner: QObject | None
    line: Hashable | None
    age: QElapsedTimer
    future: Future[T] | None = None
    said: int = 0


class Tasks(QObject):
    """The program's one way off the GUI thread.

    An outcome is delivered on the GUI thread, exactly once, and only while ``owner`` lives.
    ``slow`` tells of a call that took more than a second (show progress), ``cancellable`` of
    one beyond three seconds (offer to cancel); ``ended`` comes for each call that was slow.
    """

    slow = Signal(object)
    cancellable = Signal(object)
    ended = Signal(object)
    _landed = Signal(int)

    def __init__(self, parent: QObject | None = None, workers: int = 4) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="call")
        self._numbers = itertools.count(1)
        self._waiting: dict[int, _Waiting[object]] = {}
        self._newest: dict[Hashable, int] = {}
        self._closed = False
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._landed.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(  # noqa: PLR0913 - a call, its two endings, and what they hang on
        self,
        call: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[BaseException], object],
        owner: QObject | None = None,
        *,
        replaces: Hashable | None = None,
        title: str = "",
    ) -> Call:
        """Run ``call`` in a worker, then ``done(answer)`` or ``failed(error)`` on this thread.

        ``replaces`` names a line of calls of this owner (such as ``"search"``): a new call
        drops the older ones, so that an old answer never overwrites a newer one. ``title``
        is Bokmål for the progress line. ``call`` must hold no widget: it ends on a worker.
        """
        number = next(self._numbers)
        made = Call(self, number, title)
        if self._closed:
            return made
        line = None if replaces is None else (id(owner), replaces)
        self._replace(line, number)
        age = QElapsedTimer()
        age.start()
        waiting = _Waiting(made, done, failed, owner, line, age)
        self._waiting[number] = cast("_Waiting[object]", waiting)
        waiting.future = self._pool.submit(call)
        waiting.future.add_done_callback(lambda _: self._post(number))
        if not self._clock.isActive():
            self._clock.start()
        return made

    def busy(self) -> int:
        """How many calls have not ended."""
        return len(self._waiting)

    def close(self) -> None:
        """Take no more calls, drop those that wait, and let the running ones end."""
        self._closed = True
        self._clock.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._waiting.clear()
        self._newest.clear()

    def _replace(self, line: Hashable | None, number: int) -> None:
        if line is None:
            return
        older = self._newest.get(line)
        self._newest[line] = number
        if older is not None:
            self._drop(older)

    def _post(self, number: int) -> None:
        # A worker's side: a number crosses, so that no widget is ever freed over there.
        if not self._closed and shiboken6.isValid(self):
            self._landed.emit(number)

    @Slot(int)
    def _deliver(self, number: int) -> None:
        waiting = self._drop(number)
        if waiting is None or waiting.future is None or waiting.future.cancelled():
            return
        if waiting.owner is not None and not shiboken6.isValid(waiting.owner):
            return
        error = waiting.future.exception()
        if error is not None:
            waiting.failed(error)
        else:
            waiting.done(waiting.future.result())

    def _drop(self, number: int) -> _Waiting[object] | None:
        waiting = self._waiting.pop(number, None)
        if waiting is None:
            return None
        if waiting.line is not None and self._newest.get(waiting.line) == number:
            del self._newest[waiting.line]
        if waiting.future is not None:
            waiting.future.cancel()
        if not self._waiting:
            self._clock.stop()
        if waiting.said:
            self.ended.emit(waiting.call)
        return waiting

    def _cancel(self, number: int) -> None:
        waiting = self._drop(number)
        if waiting is None:
            return
        if waiting.owner is None or shiboken6.isValid(waiting.owner):
            waiting.failed(CallCancelled())

    @Slot()
    def _tick(self) -> None:
        for waiting in list(self._waiting.values()):
            age = waiting.age.elapsed()
            if waiting.said == 0 and age >= SLOW_AFTER_MS:
                waiting.said = 1
                self.slow.emit(waiting.call)
            if waiting.said == 1 and age >= CANCELLABLE_AFTER_MS:
                waiting.said = 2
                self.cancellable.emit(waiting.call)
