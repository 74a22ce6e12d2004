"""Handing out the case summary: fetched and written off the GUI thread, and undone on cancel."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from collector_desk.client.desk import Desk
from collector_desk.errors.calls import CallCancelled
from collector_desk.errors.reports import ReportCancelled
from collector_desk.ui.debtor import texts
from collector_desk.ui.debtor.presenter import DebtorPresenter
from collector_desk.ui.messages import message
from collector_desk.wire.reports import Export

FOLDER = "export/folder"
"""The key under which the user's export folder is kept."""


class ExportPresenter(QObject):
    """Writes the case summary of the debtor as shown.

    ``done(Path)`` comes when the file stands, ``refused(Message)`` where it does not.
    """

    done = Signal(object)
    refused = Signal(object)

    def __init__(self, debtor: DebtorPresenter) -> None:
        super().__init__(debtor)
        self._debtor = debtor
        self._stop = threading.Event()
        self.running = False

    def folder(self) -> Path | None:
        """The folder of last time, where it is still there."""
        kept = str(self._debtor.context.store.value(FOLDER) or "")
        return Path(kept) if kept and Path(kept).is_dir() else None

    def export(self, folder: Path) -> None:
        """Write the workbook into a folder, and remember the folder."""
        sheet = self._debtor.sheet
        if sheet is None or self.running:
            return
        context = self._debtor.context
        context.store.setValue(FOLDER, str(folder))
        on = None if sheet.on == self._debtor.today else sheet.on
        name = texts.file_name(sheet.debtor_id, sheet.on)
        desk, number, stop = context.desk, sheet.debtor_id, threading.Event()
        self._stop, self.running = stop, True
        context.tasks.run(
            lambda: made(desk, number, Export(on=on), free(folder / name), stop.is_set),
            self._came,
            self._failed,
            self,
            title=self.tr("Lager saksoppsummering …"),
        )

    def _came(self, path: Path) -> None:
        self.running = False
        self.done.emit(path)

    def _failed(self, error: BaseException) -> None:
        self.running = False
        self._stop.set()
        if isinstance(error, CallCancelled):
            error = ReportCancelled()
        self.refused.emit(message(error))


def made(
    desk: Desk, debtor_id: int, order: Export, path: Path, cancelled: Callable[[], bool]
) -> Path:
    """Fetch the rows and write the file; on a worker thread."""
    from collector_desk.reports.case_summary import write

    summary = desk.case_summary(debtor_id, order)
    return write(summary, path, cancelled=cancelled)


def free(path: Path) -> Path:
    """The path, or the next one not taken: what somebody wrote in an older export stays."""
    found, number = path, 2
    while found.exists():
        found, number = path.with_stem(f"{path.stem} ({number})"), number + 1
    return found
