"""A letter under work: what may be chosen, and how it would look, with its figures, if sent now."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from collector_desk.client.desk import Desk
from collector_desk.errors.calls import CallCancelled
from collector_desk.errors.documents import DocumentNoProgram
from collector_desk.reports import pdf_pages
from collector_desk.ui.debtor import kept_files
from collector_desk.ui.desk_context import Context
from collector_desk.ui.formats import day
from collector_desk.ui.messages import Message, message
from collector_desk.wire.letters import LetterChoices, LetterPreview, Reader, Write

WAIT_MS = 500
"""How long after the last key the letter is written anew; each preview is noted in the audit."""

_DPI = 150


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the letter: the picture, and its words for who cannot see it."""

    picture: QImage
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A letter as the service wrote it, and its pages."""

    letter: LetterPreview
    pages: tuple[Sheet, ...]


class LetterPresenter(QObject):
    """``fetched`` with what may be chosen; ``changed`` when the letter shown is another.

    It is none while it is being written, and where it could not be: then ``problem`` says why.
    """

    changed = Signal()
    fetched = Signal()

    def __init__(self, context: Context, debtor_id: int) -> None:
        super().__init__()
        self.context = context
        self.debtor_id = debtor_id
        self.choices: LetterChoices | None = None
        self.order: Write | None = None
        self.shown: Shown | None = None
        self.problem: Message | None = None
        self._rests = QTimer(self)
        self._rests.setSingleShot(True)
        self._rests.setInterval(WAIT_MS)
        self._rests.timeout.connect(self._write)

    @Slot()
    def fetch(self) -> None:
        """Fetch what may be written now, and to whom; a letter that is shown is written anew."""
        self.order, self.shown, self.problem = None, None, None
        desk, number = self.context.desk, self.debtor_id
        self.context.tasks.run(
            lambda: desk.letters.choices(number), self._chosen, self._failed, self
        )

    def _chosen(self, found: LetterChoices) -> None:
        self.choices = found
        self.fetched.emit()

    def ask(self, order: Write | None) -> None:
        """Another letter is wanted, None while something lacks: written when the keys have rested."""
        if order == self.order and self.problem is None:
            return
        self.order, self.shown, self.problem = order, None, None
        if order is None:
            self._rests.stop()
        else:
            self._rests.start()
        self.changed.emit()

    @Slot()
    def open(self) -> None:
        """Open the letter in the program the user has for it."""
        if self.shown is not None:
            self._open(kept_files.laid("brev.pdf", self.shown.letter.content))

    @Slot(int)
    def open_document(self, document_id: int) -> None:
        """Open a document that a figure rests on; that it was looked at is noted."""
        desk, number = self.context.desk, self.debtor_id
        self.context.tasks.run(
            lambda: kept_files.fetched(desk, number, document_id),
            self._open,
            self._failed,
            self,
            replaces="document",
        )

    def _open(self, path: Path) -> None:
        if not kept_files.show(path):
            self._failed(DocumentNoProgram(kind=path.suffix))

    @Slot()
    def _write(self) -> None:
        order, desk, number = self.order, self.context.desk, self.debtor_id
        if order is None:
            return

        def came(found: Shown) -> None:
            if order == self.order:
                self.shown, self.problem = found, None
                self.changed.emit()

        self.context.tasks.run(
            lambda: _written(desk, number, order), came, self._failed, self, replaces="letter"
        )

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, CallCancelled):
            self.problem = message(error)
            self.changed.emit()


def _written(desk: Desk, debtor_id: int, order: Write) -> Shown:
    return painted(desk.letters.preview(debtor_id, order))


def painted(letter: LetterPreview) -> Shown:
    """A letter and its pages; belongs on a worker thread."""
    pdf = base64.b64decode(letter.content)
    painted = zip(pdf_pages.pages(pdf, dpi=_DPI), pdf_pages.texts(pdf), strict=True)
    return Shown(letter, tuple(Sheet(_picture(page), words) for page, words in painted))


def to_whom(readers: Sequence[Reader], channel: str) -> str:
    """The recipients, a line each, and the way it goes."""
    names = "\n".join(f"{each.to_label}: {each.name}" for each in readers)
    return f"{names}\nKanal: {channel}."


def about(letter: LetterPreview) -> str:
    """To whom, by what way, what is to be paid by when, and the fee or why there is none."""
    lines = [to_whom(letter.readers, letter.channel_label)]
    if letter.deadline is not None:
        lines.append(f"Frist {day(letter.deadline)}.")
    if letter.fee_text:
        lines.append(letter.fee_text)
    return "\n".join(lines)


def _picture(page: pdf_pages.Page) -> QImage:
    made = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    return made.copy()  # its own bytes: those of the page do not live as long
