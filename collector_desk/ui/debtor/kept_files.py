"""Opening a kept document: proved against its checksum, laid where only the user reads it."""

from __future__ import annotations

import atexit
import base64
import hashlib
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from collector_desk.client.desk import Desk
from collector_desk.errors.documents import DocumentChanged, DocumentKind, DocumentNoProgram
from collector_desk.ui.debtor.presenter import DebtorPresenter
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import message
from collector_desk.wire.debtors import DocumentBytes

READABLE = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".txt", ".json"})
"""Kinds that only show something. Whatever could act on its own is not opened from here."""


@cache
def _folder() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="collector-desk-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return Path(folder.name)


def fetched(desk: Desk, debtor_id: int, document_id: int) -> Path:
    """Fetch a document of a debtor, as ``kept``."""
    return kept(desk.debtors.document(debtor_id, document_id), document_id)


def fetched_mail(desk: Desk, inquiry_id: int, document_id: int) -> Path:
    """Fetch an attachment of mail that belongs to nobody yet, as ``kept``."""
    return kept(desk.inquiries.document(inquiry_id, document_id), document_id)


def kept(found: DocumentBytes, document_id: int) -> Path:
    """Lay a document in a folder of this process, gone when the program ends.

    The name tells nothing of the debtor. Belongs on a worker thread, with what fetched it.

    Raises:
        DocumentKind: not a kind that only shows something.
        DocumentChanged: the bytes are not those that were registered.
    """
    ending = Path(found.name).suffix.lower()
    if ending not in READABLE:
        raise DocumentKind(kind=ending or "uten endelse")
    content = base64.b64decode(found.content)
    if hashlib.sha256(content).hexdigest() != found.sha256.lower():
        raise DocumentChanged(document=document_id)
    path = _folder() / f"dokument-{document_id}{ending}"
    path.write_bytes(content)
    return path


def laid(name: str, content: str) -> Path:
    """Lay a file (base64) in the folder of this process. The name tells nothing of a debtor."""
    path = _folder() / name
    path.write_bytes(base64.b64decode(content))
    return path


def show(path: Path) -> bool:
    """Open a file in the program the user has for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_fetched(
    context: Context,
    fetch: Callable[[], Path],
    owner: QObject,
    refused: Callable[[BaseException], object],
) -> None:
    """Fetch a file on a worker thread and open it; ``refused`` with what stands in the way."""

    def came(path: Path) -> None:
        if not show(path):
            refused(DocumentNoProgram(kind=path.suffix))

    title = owner.tr("Henter filen …")
    context.tasks.run(fetch, came, refused, owner, replaces="document", title=title)


class Opener(QObject):
    """Opens documents; ``refused(Message)`` where one cannot be opened."""

    refused = Signal(object)

    def __init__(self, debtor: DebtorPresenter) -> None:
        super().__init__(debtor)
        self._debtor = debtor

    def open(self, document_id: int) -> None:
        """Fetch and open a document. That it was looked at is noted."""
        desk, number = self._debtor.context.desk, self._debtor.debtor_id
        self._debtor.context.tasks.run(
            lambda: fetched(desk, number, document_id),
            self._came,
            self._failed,
            self,
            replaces="document",
            title=self.tr("Henter dokumentet …"),
        )

    def _came(self, path: Path) -> None:
        if not show(path):
            self._failed(DocumentNoProgram(kind=path.suffix))

    def _failed(self, error: BaseException) -> None:
        self.refused.emit(message(error))
