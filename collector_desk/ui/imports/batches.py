"""What came in before: claim files that can be withdrawn, and payment files that cannot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from collector_desk.client.connection import new_key
from collector_desk.errors.calls import CallCancelled
from collector_desk.errors.service import Stale, Unreachable
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.wire.imports import Batches, BatchRow, OcrFiles, OcrReport, Withdraw

SHORTEST = 5
"""The fewest characters that can be a reason."""


class BatchesPresenter(QObject):
    """``changed`` with another list or message; ``withdrawn(BatchRow)`` after a withdrawal."""

    changed = Signal()
    withdrawn = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sent: tuple[int, Withdraw, str] | None = None
        self.rows: Sequence[BatchRow] = ()
        self.loaded = False
        self.problem: Message | None = None
        self.busy = False

    @property
    def may_withdraw(self) -> bool:
        """Whether this user's role may withdraw a batch."""
        return "imports.withdraw" in self._context.user.may

    def fetch(self) -> None:
        """Ask for the list."""
        imports = self._context.desk.imports
        self._context.tasks.run(imports.batches, self._told, self._failed, self, replaces="batches")

    def why_not(self, row: BatchRow | None) -> str:
        """Why a batch cannot be withdrawn; empty where it can."""
        if row is None:
            return self.tr("Velg en bunt i listen.")
        if row.state == "withdrawn":
            return self.tr("Bunten er alt trukket.")
        if not self.may_withdraw:
            return self.tr("Bare en leder kan trekke en bunt. Be lederen din om det.")
        return ""

    def fault(self, row: BatchRow, reason: str, number: str) -> str:
        """What is missing before a batch is withdrawn; empty where nothing is."""
        if len(reason.strip()) < SHORTEST:
            return self.tr("Skriv hva som var feil, minst fem tegn.")
        if number.strip() != row.batch_number:
            return self.tr("Skriv buntnummeret {0} for å bekrefte.").format(row.batch_number)
        return ""

    def withdraw(self, row: BatchRow, reason: str) -> None:
        """Withdraw a batch. The same order sent again after a lost answer is done once."""
        if self.busy:
            return
        order = Withdraw(version=row.version, reason=reason.strip())
        if self._sent is None or self._sent[:2] != (row.batch_id, order):
            self._sent = (row.batch_id, order, new_key())
        key, imports = self._sent[2], self._context.desk.imports
        self.busy, self.problem = True, None
        self.changed.emit()
        self._context.tasks.run(
            lambda: imports.withdraw(row.batch_id, order, key=key),
            self._did,
            self._refused,
            self,
            title=self.tr("Trekker bunt {0} …").format(row.batch_number),
        )

    def _told(self, found: Batches) -> None:
        self.rows, self.loaded = found.rows, True
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, CallCancelled):
            self._context.refused(error)

    def _did(self, row: BatchRow) -> None:
        self.busy, self._sent = False, None
        self._context.changes.of_anybody()
        self.rows = tuple(row if row.batch_id == each.batch_id else each for each in self.rows)
        self.changed.emit()
        self.withdrawn.emit(row)

    def _refused(self, error: BaseException) -> None:
        self.busy, self.problem = False, message(error)
        if isinstance(error, Unreachable | CallCancelled):
            self._context.refused(error)
        else:
            self._sent = None
        self.changed.emit()
        if isinstance(error, Stale):
            self.fetch()


class FilesPresenter(QObject):
    """The payment files that were read in; ``changed`` with another list."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows: Sequence[OcrReport] = ()
        self.loaded = False

    def fetch(self) -> None:
        """Ask for the list."""
        imports = self._context.desk.imports
        self._context.tasks.run(imports.ocr_files, self._told, self._failed, self, replaces="files")

    def _told(self, found: OcrFiles) -> None:
        self.rows, self.loaded = found.rows, True
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, CallCancelled):
            self._context.refused(error)
