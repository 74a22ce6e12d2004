"""What is entered about an open debtor: a call, an inquiry, a deferral, a hold put or ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.letter import NOTICE_OF, LetterKind
from collector_desk.ui.debtor.explain_presenter import ExplainPresenter
from collector_desk.ui.debtor.presenter import DebtorPresenter
from collector_desk.ui.objections.texts import refunded
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.refunds import RefundForm
from collector_desk.wire.reliefs import Reliefs

if TYPE_CHECKING:
    from collector_desk.ui.casework.box import Box
    from collector_desk.ui.casework.register import RegisterBox


class Boxes(QObject):
    """One box at a time over the screen; ``entered`` when something new stands.

    A half-written inquiry stays when its box is closed, and is there when it is opened again;
    of a call nothing is kept.
    """

    entered = Signal()

    def __init__(self, debtor: DebtorPresenter, explain: ExplainPresenter, screen: QWidget) -> None:
        super().__init__(screen)
        self._debtor, self._explain, self._screen = debtor, explain, screen
        self._inquiry: RegisterBox | None = None
        self._opener: QWidget | None = None
        self.box: Box | None = None

    def call(self) -> None:
        """The phone desk: who calls, two right answers, what came of it."""
        from collector_desk.ui.casework.call import CallBox
        from collector_desk.ui.casework.call_presenter import CallPresenter

        if (sheet := self._ready("calls.log")) is not None:
            phone = CallPresenter(self._debtor.context, sheet)
            self._open(CallBox(self._screen, phone, self._explain.asked.claim_id))

    def inquiry(self) -> None:
        """Register a letter, an e-mail or a message from or about the debtor."""
        from collector_desk.ui.casework.register import RegisterBox

        if (sheet := self._ready("inquiries.register")) is None:
            return
        if self._inquiry is None:
            claim = self._explain.asked.claim_id
            context = self._debtor.context
            self._inquiry = RegisterBox(self._screen, context, sheet, claim)
        self._open(self._inquiry)

    def hold(self) -> None:
        """Put the debtor, a case or a claim i bero."""
        from collector_desk.ui.casework.hold import HoldBox

        if (sheet := self._ready("holds.put")) is not None:
            claim = self._explain.asked.claim_id
            self._open(HoldBox(self._screen, self._debtor.context, sheet, claim))

    def end_hold(self) -> None:
        """End a hold that was put by hand, or a deferral before its day."""
        from collector_desk.ui.casework.hold import EndHoldBox, ending

        if (sheet := self._ready("holds.end")) is None:
            return
        if ending(sheet):
            self._open(EndHoldBox(self._screen, self._debtor.context, sheet))
        else:
            self._debtor.context.toast(self.tr("Ingenting som kan oppheves, er stilt i bero."))

    def deferral(self) -> None:
        """Put off payment of some claims or of all."""
        from collector_desk.ui.casework.deferral import DeferralBox
        from collector_desk.ui.casework.deferral_presenter import DeferralPresenter

        if self._ready("deferrals.grant") is not None:
            made = DeferralPresenter(self._debtor.context, self._debtor.debtor_id)
            self._open(DeferralBox(self._screen, made, claim_id=self._explain.asked.claim_id))
            made.fetch()

    def refund(self) -> None:
        """Propose that what stands to credit on the chosen claim is paid back."""
        sheet, claim = self._ready("refunds.propose"), self._explain.asked.claim_id
        if sheet is None or claim is None:
            return
        context = self._debtor.context
        context.tasks.run(
            lambda: context.desk.refunds.form(sheet.debtor_id, claim),
            self._refund_came,
            self._debtor.troubled,
            self,
            replaces="refund",
            title=self.tr("Henter det som er til gode …"),
        )

    def _refund_came(self, form: RefundForm) -> None:
        from collector_desk.ui.casework.refund import RefundBox

        sheet = self._ready("refunds.propose")
        if sheet is not None and form.payees:
            self._open(RefundBox(self._screen, self._debtor.context, sheet, form))
        elif sheet is not None:
            said = "; ".join(map(refunded, form.rows[-1:]))
            self._debtor.context.toast(said or self.tr("Det er ikke noe å betale tilbake."))

    def relief(self) -> None:
        """Propose that something is given up, or an offer to settle."""
        from collector_desk.ui.casework.relief import ReliefBox

        if (sheet := self._ready("reliefs.propose")) is not None:
            claim = self._explain.asked.claim_id
            self._open(ReliefBox(self._screen, self._debtor.context, sheet, claim))

    def relief_answer(self) -> None:
        """See what was proposed or offered, and register the debtor's answer."""
        if (sheet := self._ready("reliefs.list")) is None:
            return
        context = self._debtor.context
        context.tasks.run(
            lambda: context.desk.reliefs.list(sheet.debtor_id),
            self._reliefs_came,
            self._debtor.troubled,
            self,
            replaces="reliefs",
            title=self.tr("Henter det som er foreslått …"),
        )

    def _reliefs_came(self, found: Reliefs) -> None:
        from collector_desk.ui.casework.relief_answer import ReliefAnswerBox

        sheet = self._ready("reliefs.list")
        if sheet is not None and found.rows:
            self._open(ReliefAnswerBox(self._screen, self._debtor.context, sheet, found))
        elif sheet is not None:
            self._debtor.context.toast(self.tr("Ingenting er foreslått eller tilbudt."))

    def status(self) -> None:
        """See which statuses run; register, file or end one, or a new address."""
        from collector_desk.ui.casework.status import StatusBox

        if (sheet := self._ready("statuses.register")) is not None:
            self._open(StatusBox(self._screen, self._debtor.context, sheet))

    def language(self) -> None:
        """Choose the language that letters to the debtor are written in."""
        from collector_desk.ui.casework.language import LanguageBox

        if (sheet := self._ready("debtors.language")) is not None:
            self._open(LanguageBox(self._screen, self._debtor.context, sheet))

    def care(self) -> None:
        """Read, with a reason, what special situation the debtor is in; register or end one."""
        from collector_desk.ui.casework.care import CareBox

        if (sheet := self._ready("care.read")) is not None:
            self._open(CareBox(self._screen, self._debtor.context, sheet))

    def suit(self) -> None:
        """Complain of claims to a board, enter what came of it, or a judgment."""
        from collector_desk.ui.casework.suit import SuitBox

        if (sheet := self._ready("suits.make")) is not None:
            self._open(SuitBox(self._screen, self._debtor.context, sheet))

    def task(self) -> None:
        """Make a task: to be reminded of something."""
        from collector_desk.ui.casework.task import TaskBox

        if (sheet := self._ready("work.add_task")) is not None:
            claim = self._explain.asked.claim_id
            self._open(TaskBox(self._screen, self._debtor.context, sheet, claim))

    def disqualify(self) -> None:
        """Declare to be inhabil: the case is closed to this person."""
        from collector_desk.ui.casework.habilitet import DisqualifyBox

        if (sheet := self._ready("debtors.disqualify")) is not None:
            self._open(DisqualifyBox(self._screen, self._debtor.context, sheet))

    @Slot()
    @Slot(str)
    def letters(self, key: str = "") -> None:
        """See how far the letters came, register one that came back; begun on the one with a key."""
        from collector_desk.ui.casework.letters import LettersBox

        if (sheet := self._ready("letters.list")) is not None:
            box = LettersBox(self._screen, self._debtor.context, sheet, key)
            box.new_wanted.connect(self.letter)
            self._open(box)

    @Slot()
    def letter(self, kind: LetterKind | None = None) -> None:
        """Write a letter, of the kind a step asks for, about the claim pointed at."""
        from collector_desk.ui.casework.letter import LetterBox

        if (sheet := self._ready("letters.choices")) is not None:
            claim = self._explain.asked.claim_id
            self._open(LetterBox(self._screen, self._debtor.context, sheet, claim, kind))

    def enforcement_notice(self) -> None:
        """Write the letter that gives notice of enforcement of the claim pointed at (ruling 5)."""
        asked, sheet = self._explain.asked.claim_id, self._debtor.sheet
        kinds = {claim.claim_id: claim.kind for claim in sheet.claims} if sheet else {}
        if asked in kinds:
            self.letter(NOTICE_OF[KINDS[ClaimKind(kinds[asked])].enforcement])

    @Slot()
    def parties(self) -> None:
        """See who owes each claim; let one out, put another on, undo, or pay back."""
        from collector_desk.ui.casework.parties import PartiesBox

        if (sheet := self._ready("parties.show")) is not None:
            claim = self._explain.asked.claim_id
            self._open(PartiesBox(self._screen, self._debtor.context, sheet, claim))

    def merge(self) -> None:
        """Merge another registration of the same person in, or split it off again."""
        from collector_desk.ui.casework.merge import MergeBox

        if (sheet := self._ready("debtors.merge")) is not None:
            self._open(MergeBox(self._screen, self._debtor.context, sheet))

    def unit_message(self) -> None:
        """Register what the creditor unit tells: a credit note, money, a recall, a correction."""
        from collector_desk.ui.casework.unit_message import UnitMessageBox

        if (sheet := self._ready("units.credit")) is not None:
            claim = self._explain.asked.claim_id
            box = UnitMessageBox(self._screen, self._debtor.context, sheet, claim)
            box.parties_wanted.connect(self.parties, Qt.ConnectionType.QueuedConnection)
            self._open(box)

    def unit_question(self) -> None:
        """Ask the creditor unit about a claim, remind it, or register what it answered."""
        from collector_desk.ui.casework.unit_question import UnitQuestionBox

        if (sheet := self._ready("units.ask")) is not None:
            claim = self._explain.asked.claim_id
            self._open(UnitQuestionBox(self._screen, self._debtor.context, sheet, claim))

    def _ready(self, deed: str) -> Sheet | None:
        free = self.box is None and self._debtor.may(deed)
        return self._debtor.sheet if free else None

    def _open(self, box: Box) -> None:
        self.box, self._opener = box, QApplication.focusWidget()
        if box is not self._inquiry:
            box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(self._closed, Qt.ConnectionType.SingleShotConnection)
        box.open()

    @Slot(int)
    def _closed(self, result: int) -> None:
        box, self.box = self.box, None
        self._screen.window().activateWindow()
        if self._opener is not None and self._opener.isVisible():
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)
        if not result:
            return
        if self._inquiry is not None and box is self._inquiry:
            self._inquiry.deleteLater()
            self._inquiry = None
        self.entered.emit()
