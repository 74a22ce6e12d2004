"""Scans and attachments: dropped or chosen, proved by their first bytes, and read when sent."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QListWidget, QWidget

from collector_desk.client.desk import file_in
from collector_desk.errors.base import DeskError
from collector_desk.errors.chosen_files import FileIsEmpty, FileNotOpened, FileTooBig
from collector_desk.errors.inquiries import FileRefused
from collector_desk.ui import layout, theme
from collector_desk.ui.imports.parts import local
from collector_desk.ui.panels import announce, button, label
from collector_desk.wire.imports import FileIn

MOST = 20
LIMIT_MB = 20
"""The largest attachment the service keeps, in megabytes."""

_MEGABYTE = 1_000_000
_STARTS = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def proved(path: Path) -> Path:
    """A file that the service will keep.

    Raises:
        FileNotOpened: it cannot be read.
        FileIsEmpty, FileTooBig.
        FileRefused: neither PDF, JPEG nor PNG by its first bytes.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as problem:
        raise FileNotOpened(file=path.name) from problem
    if not size:
        raise FileIsEmpty(file=path.name)
    if size > LIMIT_MB * _MEGABYTE:
        raise FileTooBig(file=path.name, size=-(-size // _MEGABYTE), limit=LIMIT_MB)
    if not start.startswith(_STARTS):
        raise FileRefused(name=path.name, problem="det er ikke PDF, JPEG eller PNG")
    return path


def read(paths: tuple[Path, ...]) -> tuple[FileIn, ...]:
    """The files as they are sent; belongs on a worker thread. Raises FileNotOpened."""
    try:
        return tuple(file_in(path) for path in paths)
    except OSError as problem:
        raise FileNotOpened(file=Path(problem.filename or "").name) from problem


def only(paths: tuple[Path, ...]) -> FileIn | None:
    """The one file that goes with an order, or None; as ``read``."""
    return next(iter(read(paths[:1])), None)


class FilesField(QWidget):
    """Files dropped on it or chosen; Delete takes the one stood on away again."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.paths: tuple[Path, ...] = ()
        self.choose = button(self.tr("Velg filer …"))
        self.choose.setAccessibleDescription(self.tr("PDF, JPEG eller PNG, høyst 20 MB hver"))
        self.take_away = button(self.tr("Ta bort"), "quiet")
        self.listed = QListWidget()
        self.listed.setAccessibleName(self.tr("Vedlegg"))
        self._error = label("", "error", wrap=True)
        hint = label(self.tr("eller slipp dem her. PDF, JPEG eller PNG."), "cell", muted=True)
        hint.setWordWrap(True)
        line = layout.row(self.choose, hint, self.take_away, spacing=8)
        line.setStretch(1, 1)
        self.setLayout(
            layout.column(
                label(self.tr("Vedlegg"), "field"), self.listed, line, self._error, spacing=4
            )
        )
        self.setAcceptDrops(True)
        self.choose.clicked.connect(self._ask)
        self.take_away.clicked.connect(self.take_one_away)
        self._show()

    def add(self, paths: list[Path]) -> None:
        """Add files; those that cannot be kept are named, the others are added."""
        said: list[str] = []
        for path in paths:
            try:
                good = proved(path)
            except DeskError as refusal:
                said.append(str(refusal))
                continue
            if good not in self.paths and len(self.paths) < MOST:
                self.paths = (*self.paths, good)
        self._error.setText("\n".join(said))
        if said:
            announce(self.choose, " ".join(said))
        self._show()
        self.changed.emit()

    def error(self) -> str:
        """What could not be added, in words."""
        return self._error.text()

    def at_most_one(self) -> bool:
        """Whether no more than one file is added; if not, it says so."""
        if len(self.paths) > 1:
            self._error.setText(self.tr("Legg ved én fil."))
            announce(self.choose, self._error.text())
            self._error.show()
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        return True

    @Slot()
    def take_one_away(self) -> None:
        """Take the file one stands on away; it stays where it lies on the disk."""
        at = max(self.listed.currentRow(), 0)
        self.paths = (*self.paths[:at], *self.paths[at + 1 :])
        self._show()
        if not self.paths:
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    @Slot()
    def _ask(self) -> None:
        kinds = self.tr("PDF og bilder (*.pdf *.jpg *.jpeg *.png)")
        found, _ = QFileDialog.getOpenFileNames(self, self.tr("Velg vedlegg"), "", kinds)
        if found:
            self.add([Path(each) for each in found])

    def _show(self) -> None:
        self.listed.clear()
        self.listed.addItems([path.name for path in self.paths])
        self.listed.setVisible(bool(self.paths))
        self.take_away.setVisible(bool(self.paths))
        self._error.setVisible(bool(self._error.text()))
        if self.paths:
            self.listed.setCurrentRow(len(self.paths) - 1)
            rows = min(len(self.paths), 4)
            self.listed.setFixedHeight(theme.current().px(12) + rows * self._row_height())

    def _row_height(self) -> int:
        return max(self.listed.sizeHintForRow(0), 1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.add(local(event.mimeData().urls()))
