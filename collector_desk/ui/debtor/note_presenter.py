"""Writing a note: the draft that survives a crash, and the one order behind each note."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from collector_desk.client.connection import new_key
from collector_desk.errors.calls import CallCancelled
from collector_desk.errors.service import Unreachable
from collector_desk.ui.debtor.presenter import DebtorPresenter
from collector_desk.ui.messages import Message, message
from collector_desk.wire.debtors import Event, NewNote
from collector_desk.wire.notes import Saved

SAVE_AFTER_MS = 2_000
TRY_AGAIN_MS = 5_000


class Stage(StrEnum):
    """What has become of what is written."""

    EMPTY = "empty"
    TYPED = "typed"  # not kept anywhere yet
    KEPT = "kept"  # the draft is at the service
    SENDING = "sending"
    UNCERTAIN = "uncertain"  # sent, and no answer came: the same order is sent again


class NotePresenter(QObject):
    """The note under work on one debtor.

    A note is sent with a key made once; where no answer came the same order goes again with
    the same key, so that it is never written twice. Meanwhile it cannot be changed. A draft on
    its way is waited for, so that it cannot come back after the note that it became.
    ``changed`` comes with each new stage, ``added(Event)`` when the note stands.
    """

    changed = Signal()
    added = Signal(object)

    def __init__(self, debtor: DebtorPresenter) -> None:
        super().__init__(debtor)
        self._debtor = debtor
        self._context = debtor.context
        self.text = ""
        self.claim_id: int | None = None
        self.corrects: Event | None = None
        self.stage = Stage.EMPTY
        self.refusal: Message | None = None
        self._order: NewNote | None = None
        self._key = ""
        self._kept = ""
        self._saving = False
        self._save_failed = False
        self._send_next = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._due)

    @property
    def locked(self) -> bool:
        """Whether the note is on its way and must not change."""
        return self.stage in {Stage.SENDING, Stage.UNCERTAIN}

    @property
    def safe(self) -> bool:
        """Whether the tab may close: nothing is on its way, and the draft is or can be kept."""
        return not self.locked and not (self._save_failed and self.text != self._kept)

    # the draft ------------------------------------------------------------------------

    def take_draft(self, text: str) -> None:
        """Bring back the draft the service kept, unless something is written already."""
        if text and self.stage is Stage.EMPTY:
            self.text = self._kept = text
            self._turn(Stage.KEPT)

    def typed(self, text: str) -> None:
        """The text is now this."""
        if self.locked or text == self.text:
            return
        self.text, self.refusal = text, None
        if not self._timer.isActive():
            self._timer.start(SAVE_AFTER_MS)
        self._turn(Stage.TYPED if text != self._kept else Stage.KEPT)

    def flush(self) -> None:
        """Keep the draft now: the field was left, or the tab closes."""
        if self.text != self._kept and not self.locked and not self._saving:
            self._save()

    @Slot()
    def _due(self) -> None:
        if self.stage is Stage.UNCERTAIN:
            self._post()
        else:
            self.flush()

    def _save(self) -> None:
        self._timer.stop()
        self._saving = True
        desk, number, text = self._context.desk, self._debtor.debtor_id, self.text

        def came(_: Saved) -> None:
            self._saving, self._save_failed, self._kept = False, False, text
            self._after_saving(Stage.KEPT if text == self.text else Stage.TYPED)

        def failed(_: BaseException) -> None:
            self._saving, self._save_failed = False, True
            self._after_saving(Stage.TYPED)

        self._context.tasks.run(lambda: desk.notes.save_draft(number, text), came, failed, self)

    def _after_saving(self, stage: Stage) -> None:
        if self._send_next:
            self._send_next = False
            self._post()
            return
        if stage is Stage.TYPED and not self._timer.isActive():
            self._timer.start(TRY_AGAIN_MS)
        self._turn(stage if self.text else Stage.EMPTY)

    # the note -------------------------------------------------------------------------

    def correct(self, event: Event | None) -> None:
        """The note under work corrects an earlier one; None for a note of its own."""
        self.corrects = event
        if event is not None:
            self.claim_id = event.claim_id
        self.changed.emit()

    def send(self) -> None:
        """Write the note."""
        if self.locked or not self.text.strip():
            return
        self._timer.stop()
        self._order = NewNote(
            text=self.text.strip(),
            claim_id=self.claim_id,
            corrects=note_number(self.corrects) if self.corrects else None,
        )
        self._key = new_key()
        self._turn(Stage.SENDING)
        if self._saving:
            self._send_next = True
        else:
            self._post()

    def try_again(self) -> None:
        """Send the same order once more, now."""
        if self.stage is Stage.UNCERTAIN:
            self._timer.stop()
            self._post()

    def _post(self) -> None:
        order, key = self._order, self._key
        if order is None:
            return
        desk, number = self._context.desk, self._debtor.debtor_id
        self._turn(Stage.SENDING)
        self._context.tasks.run(
            lambda: desk.notes.add(number, order, key=key), self._added, self._not_added, self
        )

    def _added(self, event: Event) -> None:
        self._order, self._key, self._kept = None, "", ""
        self.text, self.corrects, self.claim_id, self.refusal = "", None, None, None
        self._turn(Stage.EMPTY)
        self.added.emit(event)

    def _not_added(self, error: BaseException) -> None:
        self.refusal = message(error)
        if isinstance(error, Unreachable | CallCancelled):
            self._timer.start(TRY_AGAIN_MS)
            self._turn(Stage.UNCERTAIN)
        else:
            self._order, self._key = None, ""
            self._turn(Stage.TYPED)

    def _turn(self, stage: Stage) -> None:
        self.stage = stage
        self.changed.emit()


def note_number(event: Event) -> int:
    """The number of the note that an event of the timeline shows."""
    return int(event.key.partition(":")[2])
