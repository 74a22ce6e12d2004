"""Deciding an objection: the draft, what it would do, and the order that is sent once."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from collector_desk.errors.base import DeskError
from collector_desk.errors.calls import CallCancelled
from collector_desk.errors.objections import ReasonsMissing, ReductionMissing, ReductionTooLarge
from collector_desk.errors.service import Stale, Unreachable
from collector_desk.ui.casework.letter_presenter import Shown, painted
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.ui.objections import texts
from collector_desk.ui.objections.draft import Draft, Drafts
from collector_desk.ui.once import Once
from collector_desk.wire.objections import Decide, ObjectionSheet, Preview

PAUSE_MS = 250
"""How long after the last key the service is asked what a decision would do."""

_UNASKED = {"reasons": "", "inquiry_id": None, "call_id": None, "dismissal": None, "forward_to": ""}
"""What changes no amount."""

_REDUCTION = (ReductionMissing, ReductionTooLarge)


class DecisionPresenter(QObject):
    """``changed`` with another draft, preview or refusal.

    ``done(ObjectionSheet)`` when it was decided or proposed; ``stale()`` when somebody else had
    changed it; ``letter_came(Shown)`` when its letter is to be read. A refusal stands at the field it is about: ``reasons`` or ``reduction``; every
    other is ``problem``. The draft outlives whatever happens until the decision stands.
    """

    changed = Signal()
    done = Signal(object)
    stale = Signal()
    letter_came = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._drafts = Drafts(context.store, context.user.account_id)
        self._once = Once()
        self.sheet: ObjectionSheet | None = None
        self.draft = Draft()
        self.preview: Preview | None = None
        self.problem: Message | None = None
        self.reasons_wrong = self.reduction_wrong = ""
        self.busy = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    @property
    def may_decide(self) -> bool:
        """Whether the service says that this user may decide it now."""
        return self.sheet is not None and "objections.decide" in self.sheet.may

    @property
    def why_not(self) -> str:
        """Why the decision cannot be sent now; empty where it can."""
        if self.busy:
            return self.tr("Sender …")
        if not self.draft.outcome:
            return self.tr("Velg en avgjørelse.")
        if self.draft.withdraws and not self.draft.words:
            return self.tr("Velg samtalen eller henvendelsen der skyldneren trekker innsigelsen.")
        if self.draft.dismisses and not (self.draft.dismissal and self.draft.forward_to.strip()):
            return self.tr("Velg hvorfor den ikke kan prøves, og skriv hvor den hører hjemme.")
        return ""

    def show(self, sheet: ObjectionSheet) -> None:
        """Work on an objection, or on a newer version of the same."""
        before, self.sheet = self.sheet, sheet
        if before is None or before.objection_id != sheet.objection_id:
            self.draft = self._drafts.read(sheet)
        elif not self.draft.outcome and not self.draft.reduction:
            self.draft.reduction = Draft.begun(sheet).reduction
        self._clear()
        self._preview_soon()

    # what is typed --------------------------------------------------------------------

    def choose(self, outcome: str) -> None:
        """Another outcome."""
        if outcome != self.draft.outcome:
            self.draft.outcome = outcome
            self._clear()
            self._typed()

    def ground_is(self, ground: str) -> None:
        """Another ground."""
        if ground and ground != self.draft.ground:
            self.draft.ground = ground
            self._typed()

    def reduce_by(self, text: str) -> None:
        """Another reduction, as typed."""
        if text != self.draft.reduction:
            self.draft.reduction, self.reduction_wrong = text, ""
            self._typed()

    def let_fees_fall(self, fall: bool) -> None:
        """Whether fees fall away with a part decision."""
        if fall != self.draft.fees_fall:
            self.draft.fees_fall, self.reduction_wrong = fall, ""
            self._typed()

    def ended_by(self, words: str, dismissal: str, forward_to: str) -> None:
        """Where it was withdrawn, or why it cannot be examined. They change no amount."""
        told = (words, dismissal, forward_to)
        if told != (self.draft.words, self.draft.dismissal, self.draft.forward_to):
            self.draft.words, self.draft.dismissal, self.draft.forward_to = told
            self._keep()
            self.changed.emit()

    def reason(self, text: str) -> None:
        """Other reasons. They change no amount, so nothing is asked."""
        if text != self.draft.reasons:
            self.draft.reasons, self.reasons_wrong = text, ""
            self._keep()
            self.changed.emit()

    def _typed(self) -> None:
        self._keep()
        self._preview_soon()

    def _keep(self) -> None:
        if self.sheet is not None:
            self._drafts.write(self.sheet.objection_id, self.draft)

    def _clear(self) -> None:
        self.problem, self.reasons_wrong, self.reduction_wrong = None, "", ""

    # what it would do -----------------------------------------------------------------

    @property
    def previewing(self) -> bool:
        """Whether a preview is on its way."""
        return self._askable and self.preview is None and not self._refused_already

    @property
    def _refused_already(self) -> bool:
        return bool(self.problem or self.reduction_wrong)

    @property
    def _askable(self) -> bool:
        sheet = self.sheet
        return sheet is not None and self.may_decide and self.draft.readable(sheet.version)

    def _preview_soon(self) -> None:
        self.preview = None
        if self._askable:
            self.problem = None
            self._pause.start()
        else:
            self._pause.stop()
        self.changed.emit()

    @Slot()
    def _ask(self) -> None:
        sheet, desk = self.sheet, self._context.desk
        if sheet is None or not self._askable:
            return
        order = self._unreasoned(sheet)

        def came(found: Preview) -> None:
            if self._still(sheet, order):
                self.preview = found
                self._clear_amounts()
                self.changed.emit()

        def failed(error: BaseException) -> None:
            if self._still(sheet, order) and not isinstance(error, CallCancelled):
                self._refused(error)

        self._context.tasks.run(
            lambda: desk.objections.preview(sheet.objection_id, order),
            came,
            failed,
            self,
            replaces="preview",
        )

    def _clear_amounts(self) -> None:
        self.problem, self.reduction_wrong = None, ""

    def _unreasoned(self, sheet: ObjectionSheet) -> Decide:
        return self.draft.order(sheet.version).model_copy(update=_UNASKED)

    def _still(self, sheet: ObjectionSheet, order: Decide) -> bool:
        """Whether an answer is about what stands here now."""
        return self.sheet is sheet and self._askable and self._unreasoned(sheet) == order

    def _ready(self) -> tuple[ObjectionSheet, Decide] | None:
        """What is to be decided, and the order; None where it cannot be, with what is wrong told."""
        sheet = self.sheet
        if sheet is None or not self.may_decide or self.why_not:
            return None
        try:
            return sheet, self.draft.order(sheet.version)
        except DeskError as refusal:
            self.reduction_wrong = str(refusal)
            self.changed.emit()
            return None

    # its letter -----------------------------------------------------------------------

    def show_letter(self) -> None:
        """Show the letter as the decision would send it; that it was looked at is noted."""
        if (ready := self._ready()) is None:
            return
        (sheet, order), desk = ready, self._context.desk
        self._context.tasks.run(
            lambda: painted(desk.objections.preview_letter(sheet.objection_id, order)),
            lambda shown: self._written(sheet, shown),
            lambda error: self._not_written(sheet, error),
            self,
            replaces="letter",
            title=self.tr("Skriver brevet …"),
        )

    def _written(self, sheet: ObjectionSheet, shown: Shown) -> None:
        if self.sheet is sheet:
            self.letter_came.emit(shown)

    def _not_written(self, sheet: ObjectionSheet, error: BaseException) -> None:
        if self.sheet is sheet and not isinstance(error, CallCancelled):
            self._refused(error)

    # doing it -------------------------------------------------------------------------

    def send(self) -> None:
        """Decide. The same order sent again after a lost answer is done once."""
        if (ready := self._ready()) is None:
            return
        (sheet, order), desk = ready, self._context.desk
        key = self._once.key("decide", sheet.objection_id, order)
        self.busy = True
        self._clear()
        self.changed.emit()
        self._context.tasks.run(
            lambda: desk.objections.decide(sheet.objection_id, order, key=key),
            self._decided,
            lambda error: self._failed(sheet, error),
            self,
            title=self.tr("Lagrer avgjørelsen …"),
        )

    def _decided(self, sheet: ObjectionSheet) -> None:
        self.busy = False
        self._once.answered("decide", sheet.objection_id)
        self._drafts.forget(sheet.objection_id)
        self._context.changes.of(debtors=[sheet.debtor_id], claims=[sheet.claim_id])
        self._context.toast(texts.decided(sheet, self.preview))
        self.changed.emit()
        self.done.emit(sheet)

    def _failed(self, sheet: ObjectionSheet, error: BaseException) -> None:
        self.busy = False
        if not isinstance(error, Unreachable | CallCancelled):
            self._once.answered("decide", sheet.objection_id)
        if self.sheet is not None and self.sheet.objection_id == sheet.objection_id:
            self._refused(error)
        else:
            self._context.refused(error)

    def _refused(self, error: BaseException) -> None:
        said = message(error)
        if isinstance(error, ReasonsMissing):
            self.reasons_wrong = said.whole
        elif isinstance(error, _REDUCTION):
            self.reduction_wrong = said.whole
        else:
            self.problem = said
        self.changed.emit()
        if isinstance(error, Stale):
            self.stale.emit()
        elif isinstance(error, Unreachable):
            self._context.refused(error)
