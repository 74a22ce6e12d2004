"""The inbox: what is open, what belongs to nobody yet, and what became of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from collector_desk.domain.inquiry import InquiryKind
from collector_desk.errors.calls import CallCancelled
from collector_desk.errors.documents import DocumentNoProgram
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.debtor import kept_files
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.wire.inquiries import Handle, Inquiries, InquiryRow

SHORTEST = 3
"""The fewest letters that tell what became of an inquiry."""


class InboxPresenter(QObject):
    """``changed`` with other lists or a refusal, ``handled(InquiryRow)`` when one is closed."""

    changed = Signal()
    handled = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.today = context.house.today
        self.rows: tuple[InquiryRow, ...] = ()
        self.unmatched: tuple[InquiryRow, ...] = ()
        self._read: dict[int, dict[str, object]] = {}  # words of nobody's mail that were read here
        self.loaded = False
        self.problem: Message | None = None
        self.sending = Sending(context)
        self.sending.setParent(self)
        self.sending.done.connect(self._handled)

    def may(self, deed: str) -> bool:
        """Whether this user's role may do a deed."""
        return deed in self.context.user.may

    def fetch(self) -> None:
        """Ask for both lists."""
        self.context.tasks.run(
            self.context.desk.inquiries.list,
            self._told,
            self._failed,
            self,
            replaces="inbox",
            title=self.tr("Henter henvendelser …"),
        )

    def why_not(self, row: InquiryRow | None, outcome: str) -> str:
        """What lacks before an inquiry can be closed; empty where nothing does."""
        if row is None:
            return self.tr("Velg en henvendelse.")
        if row.unheard:
            return self._register_first(row)
        if len(outcome.strip()) < SHORTEST:
            return self.tr("Skriv hva det ble til, minst tre tegn.")
        return ""

    def why_not_on(self, row: InquiryRow | None, to: str) -> str:
        """What lacks before an inquiry can be sent on; empty where nothing does."""
        if row is not None and row.unheard:
            return self._register_first(row)
        follows = row is not None and row.kind is InquiryKind.COMPLAINT and bool(row.claims)
        if row is not None and len(to.strip()) < SHORTEST and (to.strip() or not follows):
            return self.tr("Skriv hvem den sendes videre til.")
        return "" if row is not None else self.tr("Velg en henvendelse.")

    def _register_first(self, row: InquiryRow) -> str:
        if row.debtor_id is None:
            return self.tr("Koble posten til skyldneren og registrer innsigelsen på kravet først.")
        return self.tr("Registrer innsigelsen på kravet først.")

    def handle(self, row: InquiryRow, order: Handle) -> None:
        """Close an inquiry with what became of it."""
        desk = self.context.desk
        self.sending.send(lambda key: desk.inquiries.handle(row.inquiry_id, order, key=key))

    def to_read(self, row: InquiryRow) -> bool:
        """Whether the words of a row are nobody's yet and still to be read."""
        unread = row.debtor_id is None and row.inquiry_id not in self._read
        return unread and self.may("inquiries.read")

    def read(self, row: InquiryRow) -> None:
        """Read mail that is nobody's yet. That it was read is noted."""
        desk, number = self.context.desk, row.inquiry_id
        self.context.tasks.run(
            lambda: desk.inquiries.read(number),
            self._was_read,
            self.sending.refuse,
            self,
            replaces="read",
            title=self.tr("Henter posten …"),
        )

    def _was_read(self, row: InquiryRow) -> None:
        self._read[row.inquiry_id] = {"text": row.text, "read": True}
        self.unmatched = self._with_words(self.unmatched)
        self.changed.emit()

    def _with_words(self, rows: Sequence[InquiryRow]) -> tuple[InquiryRow, ...]:
        said = self._read
        return tuple(row.model_copy(update=said.get(row.inquiry_id, {})) for row in rows)

    def open_document(self, row: InquiryRow, document_id: int) -> None:
        """Open an attachment: of a debtor that is open, or of mail that is nobody's yet.

        That it was seen is noted.
        """
        desk, number, mail = self.context.desk, row.debtor_id, row.inquiry_id
        self.context.tasks.run(
            lambda: (
                kept_files.fetched_mail(desk, mail, document_id)
                if number is None
                else kept_files.fetched(desk, number, document_id)
            ),
            self._show_file,
            self.sending.refuse,
            self,
            replaces="document",
            title=self.tr("Henter dokumentet …"),
        )

    def _show_file(self, path: Path) -> None:
        if not kept_files.show(path):
            self.sending.refuse(DocumentNoProgram(kind=path.suffix))

    def _told(self, found: Inquiries) -> None:
        self.rows, self.unmatched = found.rows, self._with_words(found.unmatched)
        self.loaded, self.problem = True, None
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, CallCancelled):
            self.problem = message(error)
            self.changed.emit()

    def _handled(self, answer: object) -> None:
        if not isinstance(answer, InquiryRow):
            return
        number = answer.inquiry_id
        self.rows = tuple(row for row in self.rows if row.inquiry_id != number)
        self.unmatched = tuple(row for row in self.unmatched if row.inquiry_id != number)
        sent = answer.state == "forwarded"
        words = self.tr("Sendt videre til {0}") if sent else self.tr("Ferdig: {0}")
        self.context.toast(words.format(answer.forwarded_to if sent else answer.outcome))
        self.handled.emit(answer)
        self.changed.emit()
