"""A file on its way in: read, tried without a trace, and then taken in once."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from collector_desk.client.connection import new_key
from collector_desk.client.desk import file_in
from collector_desk.errors.calls import CallCancelled
from collector_desk.errors.chosen_files import FileIsEmpty, FileNotOpened, FileTooBig
from collector_desk.errors.service import Unreachable
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.ui.tasks import Call
from collector_desk.wire.imports import ClaimReport, FileIn, OcrReport

Report: TypeAlias = ClaimReport | OcrReport

_MEGABYTE = 1024 * 1024
LIMIT_MB = 50
"""The largest file the service takes, in megabytes; base64 makes it a third larger."""


class Stage(StrEnum):
    """How far a file has come."""

    NONE = "none"
    CHECKING = "checking"
    REFUSED = "refused"
    CHECKED = "checked"
    TAKING_IN = "taking_in"
    UNCERTAIN = "uncertain"  # sent, and no answer: it may be in
    DONE = "done"


class ImportPresenter(QObject):
    """One kind of file. ``check`` tries it and writes nothing, ``commit`` takes it in.

    ``changed`` at each stage; ``done(report)`` when a file was taken in.
    """

    changed = Signal()
    done = Signal(object)

    def __init__(
        self,
        context: Context,
        *,
        check: Callable[[FileIn], Report],
        commit: Callable[[FileIn, str], Report],
    ) -> None:
        super().__init__()
        self._context = context
        self._check, self._commit = check, commit
        self._file: FileIn | None = None
        self._key = ""
        self._call: Call | None = None
        self.stage = Stage.NONE
        self.name = ""
        self.report: Report | None = None
        self.problem: Message | None = None

    def choose(self, path: Path) -> None:
        """Try a file: it is read here, checked by the service, and changes nothing."""
        if self.stage is Stage.TAKING_IN:
            return
        self._file, self._key, self.report, self.problem = None, new_key(), None, None
        self.name, self.stage = path.name, Stage.CHECKING
        self.changed.emit()
        check = self._check

        def tried() -> tuple[FileIn, Report]:
            file = read(path)
            return file, check(file)

        self._call = self._context.tasks.run(
            tried,
            self._checked,
            self._refused,
            self,
            replaces="check",
            title=self.tr("Kontrollerer {0} …").format(path.name),
        )

    def take_in(self) -> None:
        """Take in the file that was checked. Sent again after a lost answer it comes in once."""
        file, key, commit = self._file, self._key, self._commit
        if file is None or self.why_not:
            return
        self.stage, self.problem = Stage.TAKING_IN, None
        self.changed.emit()
        self._call = self._context.tasks.run(
            lambda: commit(file, key),
            self._taken_in,
            self._not_taken_in,
            self,
            title=self.tr("Tar inn {0} …").format(file.name),
        )

    def cancel(self) -> None:
        """Give up waiting."""
        if self._call is not None:
            self._call.cancel()

    def clear(self) -> None:
        """Let go of the file."""
        if self.stage not in {Stage.CHECKING, Stage.TAKING_IN}:
            self._file, self.report, self.problem = None, None, None
            self.name, self.stage = "", Stage.NONE
            self.changed.emit()

    def say(self, error: BaseException) -> None:
        """Something was wrong before a file was chosen at all."""
        self.problem = message(error)
        self.changed.emit()

    @property
    def working(self) -> bool:
        """Whether an answer is awaited."""
        return self.stage in {Stage.CHECKING, Stage.TAKING_IN}

    @property
    def why_not(self) -> str:
        """Why the file cannot be taken in now; empty where it can."""
        if self.stage in {Stage.CHECKED, Stage.UNCERTAIN} and self.report is not None:
            return self._nothing_in(self.report)
        return {
            Stage.NONE: self.tr("Velg en fil først. Den kontrolleres før noe tas inn."),
            Stage.CHECKING: self.tr("Filen kontrolleres."),
            Stage.REFUSED: self.tr("Filen er avvist som helhet. Ingenting i den kan tas inn."),
            Stage.TAKING_IN: self.tr("Filen tas inn nå."),
            Stage.DONE: self.tr("Filen er tatt inn."),
        }.get(self.stage, self.tr("Filen kontrolleres."))

    def _nothing_in(self, report: Report) -> str:
        if isinstance(report, ClaimReport) and not report.accepted:
            return self.tr("Ingen av kravene er klare. Send rapporten til virksomheten.")
        return ""

    def _checked(self, answer: tuple[FileIn, Report]) -> None:
        self._file, self.report = answer
        self.stage = Stage.CHECKED
        self.changed.emit()

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, CallCancelled):
            self.stage, self.name = Stage.NONE, ""
        else:
            self.stage, self.problem = Stage.REFUSED, message(error)
        self.changed.emit()
        if isinstance(error, Unreachable):
            self._context.refused(error)

    def _taken_in(self, report: Report) -> None:
        committed = report.committed
        self.report = report
        self.stage = Stage.DONE if committed else Stage.CHECKED
        self.changed.emit()
        if committed:
            self._context.changes.of_anybody()
            self.done.emit(report)

    def _not_taken_in(self, error: BaseException) -> None:
        lost = isinstance(error, CallCancelled | Unreachable)
        self.stage = Stage.UNCERTAIN if lost else Stage.REFUSED
        self.problem = message(error)
        self.changed.emit()
        if isinstance(error, Unreachable):
            self._context.refused(error)


def read(path: Path) -> FileIn:
    """A file of this machine, ready to be sent. Belongs on a worker thread.

    Raises:
        FileNotOpened, FileIsEmpty, FileTooBig.
    """
    try:
        size = path.stat().st_size
        if size > LIMIT_MB * _MEGABYTE:
            raise FileTooBig(file=path.name, size=-(-size // _MEGABYTE), limit=LIMIT_MB)
        file = file_in(path)
    except OSError as error:
        raise FileNotOpened(file=path.name) from error
    if not file.content:
        raise FileIsEmpty(file=path.name)
    return file
