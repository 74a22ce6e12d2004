"""What the debtor screen knows: one sheet from the service, its days, and what went wrong."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from collector_desk.errors.approvals import Disqualified
from collector_desk.errors.calls import CallCancelled
from collector_desk.errors.service import Unreachable
from collector_desk.errors.session import NotOpened, ReasonNeeded
from collector_desk.ui.debtor import texts
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.wire.debtors import Event, Looks, Revealed, Sheet

REVEALED_MS = 60_000
"""How long an identity number stands in full."""


class State(StrEnum):
    """How far the screen has come."""

    LOADING = "loading"
    REASON = "reason"  # a reason for looking is asked for
    REFUSED = "refused"  # nothing could be shown
    SHOWN = "shown"


class DebtorPresenter(QObject):
    """One debtor: opened with a reason where it takes one, as of any day, as known on any day.

    ``changed`` comes with a new sheet, a refusal or a lost service, ``came`` with the service's
    answer alone; ``identity_changed`` when the number is shown or masked again;
    ``reason_wanted`` when the service wants a reason; ``looks_came(Looks)`` with who has opened
    this debtor.
    """

    changed = Signal()
    came = Signal()
    identity_changed = Signal()
    reason_wanted = Signal()
    looks_came = Signal(object)

    def __init__(self, context: Context, debtor_id: int) -> None:
        super().__init__()
        self.context = context
        self.debtor_id = debtor_id
        self.state = State.LOADING
        self.sheet: Sheet | None = None
        self.refusal: Message | None = None
        self.lost = False
        self.revealed = ""
        self._reason = ""
        self._wanted: tuple[date | None, date | None] = (None, None)
        self._mask_again = QTimer(self)
        self._mask_again.setSingleShot(True)
        self._mask_again.setInterval(REVEALED_MS)
        self._mask_again.timeout.connect(self.mask)

    @property
    def today(self) -> date:
        """The service's day."""
        return self.context.house.today

    @property
    def is_today(self) -> bool:
        """Whether the amounts are of today, as known now."""
        sheet = self.sheet
        return sheet is None or (sheet.on == self.today and sheet.known is None)

    def may(self, deed: str) -> bool:
        """Whether this user's role may do a deed."""
        return deed in self.context.user.may

    # the sheet ------------------------------------------------------------------------

    def open(self, reason: str = "") -> None:
        """Open the debtor, or open again with the reason that was asked for."""
        self._reason = reason or self._reason
        self._fetch(*self._wanted)

    def refresh(self) -> None:
        """Fetch anew, of the same days."""
        self._fetch(*self._wanted)

    def look_at(self, on: date | None, known: date | None) -> None:
        """Show what was, is or will be owed on a day, as known on a day (None = now)."""
        self._fetch(None if on == self.today else on, known)

    def back_to_today(self) -> None:
        """Show what is owed today, as known now."""
        self._fetch(None, None)

    def give_up_reason(self) -> None:
        """No reason was given: nothing new is shown, and it can still be asked for."""
        self.changed.emit()

    def _fetch(self, on: date | None, known: date | None) -> None:
        desk, number, reason = self.context.desk, self.debtor_id, self._reason
        if self.sheet is None:
            self.state, self.refusal = State.LOADING, None
            self.changed.emit()

        def came(sheet: Sheet) -> None:
            self._wanted = (on, known)
            self._show(sheet)

        def failed(error: BaseException) -> None:
            if isinstance(error, ReasonNeeded):
                self._wanted = (on, known)
            self._refuse(error)

        self.context.tasks.run(
            lambda: desk.debtors.open(number, reason=reason, on=on, known=known),
            came,
            failed,
            self,
            replaces="sheet",
            title=self.tr("Henter skyldneren …"),
        )

    def _show(self, sheet: Sheet) -> None:
        self.sheet, self.state = sheet, State.SHOWN
        self.refusal, self.lost = None, False
        self.came.emit()
        self.changed.emit()

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, CallCancelled) and self.sheet is not None:
            return
        if isinstance(error, Disqualified):
            self.sheet = None  # whoever is inhabil does not go on seeing what was open
        self.refusal = message(error)
        self.lost = isinstance(error, Unreachable)
        if self.sheet is None:
            needed = isinstance(error, ReasonNeeded)
            self.state = State.REASON if needed else State.REFUSED
        self.changed.emit()
        if isinstance(error, ReasonNeeded):
            self.reason_wanted.emit()

    def troubled(self, error: BaseException) -> None:
        """A call beside the sheet failed: keep what is shown, and say so."""
        if isinstance(error, CallCancelled):
            return
        if isinstance(error, NotOpened):
            self.refresh()
        self.refusal = message(error)
        self.lost = isinstance(error, Unreachable)
        self.changed.emit()

    def dismiss(self) -> None:
        """The refusal has been read."""
        self.refusal = None
        self.changed.emit()

    def note_added(self, event: Event) -> None:
        """Put a new note on the timeline without opening the debtor once more."""
        sheet = self.sheet
        if sheet is None or sheet.known is not None:
            return
        claim = texts.claim(sheet, event.claim_id)
        shown = event.model_copy(update={"claim_number": claim.number if claim else ""})
        self.sheet = sheet.model_copy(update={"timeline": (shown, *sheet.timeline), "draft": ""})
        self.changed.emit()

    # the identity number --------------------------------------------------------------

    def reveal(self) -> None:
        """Show the identity number in full for a minute. That it was shown is noted."""
        if self.revealed:
            self.mask()
            return
        desk, number = self.context.desk, self.debtor_id
        self.context.tasks.run(
            lambda: desk.debtors.reveal(number),
            self._reveal,
            self.troubled,
            self,
            replaces="reveal",
        )

    def _reveal(self, found: Revealed) -> None:
        self.revealed = found.number
        self._mask_again.start()
        self.identity_changed.emit()

    @Slot()
    def mask(self) -> None:
        """Mask the number again."""
        self._mask_again.stop()
        if self.revealed:
            self.revealed = ""
            self.identity_changed.emit()

    # who looked -----------------------------------------------------------------------

    def fetch_looks(self) -> None:
        """Ask who has opened this debtor."""
        desk, number = self.context.desk, self.debtor_id
        self.context.tasks.run(
            lambda: desk.debtors.looks(number), self._looks, self.troubled, self, replaces="looks"
        )

    def _looks(self, looks: Looks) -> None:
        self.looks_came.emit(looks)
