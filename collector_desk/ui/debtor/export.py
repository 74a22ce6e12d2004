"""Choosing where the case summary goes, and saying where it went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from collector_desk.ui.debtor import kept_files
from collector_desk.ui.debtor.export_presenter import ExportPresenter
from collector_desk.ui.debtor.presenter import DebtorPresenter
from collector_desk.ui.messages import Message
from collector_desk.ui.overlays import Toast


class Exporting(QObject):
    """Ctrl+E: the folder of last time, or one to be chosen. ``refused(Message)`` where it fails."""

    refused = Signal(object)

    def __init__(self, debtor: DebtorPresenter, screen: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self._written: Path | None = None
        self.presenter = ExportPresenter(debtor)
        self.toast: Toast | None = None
        self.presenter.done.connect(self._done)
        self.presenter.refused.connect(self.refused)

    @Slot()
    def export(self) -> None:
        """Hand out the case summary in the folder of last time."""
        folder = self.presenter.folder()
        if folder is None:
            self.export_elsewhere()
        else:
            self.presenter.export(folder)

    @Slot()
    def export_elsewhere(self) -> None:
        """Hand out the case summary in a folder to be chosen."""
        folder = self.choose_folder(self.presenter.folder() or Path.home())
        if folder is not None:
            self.presenter.export(folder)

    def choose_folder(self, start: Path) -> Path | None:
        """Ask for a folder; None where none was chosen."""
        title = self.tr("Velg mappe for saksoppsummeringen")
        found = QFileDialog.getExistingDirectory(self._screen, title, str(start))
        return Path(found) if found else None

    @Slot(object)
    def _done(self, path: Path) -> None:
        self._written = path
        words = self.tr("{0} er lagret i {1}.").format(path.name, path.parent)
        if self.toast is None:
            self.toast = Toast(self._screen)
            self.toast.acted.connect(self._open)
        self.toast.say(words, action=self.tr("Åpne"))

    @Slot()
    def _open(self) -> None:
        if self._written is not None and not kept_files.show(self._written):
            words = self.tr("Maskinen har ikke noe program som åpner regneark.")
            advice = self.tr("Filen ligger i {0}.").format(self._written.parent)
            self.refused.emit(Message(words, advice, ""))
