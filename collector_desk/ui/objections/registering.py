"""Registering an objection from a debtor's screen: which claim, why, in whose words, since when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.inquiry import Channel, Sender
from collector_desk.domain.objection import Ground, grounds
from collector_desk.errors.calls import CallCancelled
from collector_desk.errors.service import Unreachable
from collector_desk.ui import layout
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.casework import files
from collector_desk.ui.casework.files import FilesField
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, NoteField, check_all
from collector_desk.ui.inbox import texts as inbox
from collector_desk.ui.messages import Message, message
from collector_desk.ui.objections import texts
from collector_desk.ui.objections.dialogs import Written, lacking, long_enough
from collector_desk.ui.once import Once
from collector_desk.ui.panels import Alert, label
from collector_desk.ui.tokens import Tone
from collector_desk.wire.debtors import ClaimRow, Sheet
from collector_desk.wire.inquiries import InquiryRow
from collector_desk.wire.objections import NewObjection, ObjectionSheet

_CHANNELS = {
    Channel.POST: "Brev i posten",
    Channel.EMAIL: "E-post",
    Channel.PHONE: "Telefon",
    Channel.PORTAL: "Portalen",
}


class RegisterDialog(Written):
    """The fields of a new objection. Closing keeps what is written until it is registered.

    Where it rests on a message of the inbox, the words, the way and the day are the message's.
    """

    def __init__(
        self,
        parent: QWidget,
        sheet: Sheet,
        claim_id: int | None,
        today: date,
        rests_on: InquiryRow | None = None,
    ) -> None:
        super().__init__(parent, self.tr("Ny innsigelse"), self.tr("Registrer"))
        self._rests_on = rests_on
        self._claims = {str(row.claim_id): row for row in sheet.claims}
        names = [(key, f"{row.number} – {row.kind_label}") for key, row in self._claims.items()]
        self.problem = Alert(Tone.ERROR, "")
        self.claim = ChoiceField(self.tr("Krav"), names)
        self.claim.set_value(str(claim_id))
        self.ground = ChoiceField(self.tr("Grunn"), [])
        self.rule = label("", "cell", wrap=True, muted=True)
        self.effect = label("", "cell", wrap=True)
        self._make_words(today)
        self.files = FilesField()
        self.fill(
            label(sheet.name, "cell", wrap=True, muted=True),
            self.problem,
            self.claim,
            layout.column(self.ground, self.rule, self.effect, spacing=6),
            *self._said(),
            self.files,
        )
        self.claim.changed.connect(self._claim_chosen)
        self.ground.changed.connect(self._say)
        self.words.changed.connect(self.show_state)
        self._claim_chosen()
        self.show_state()
        self.show_problem(None)
        self.claim.setFocus()

    def _make_words(self, today: date) -> None:
        self.words = NoteField(self.tr("Skyldners ord"), lines=5, required=True)
        self.channel = ChoiceField(
            self.tr("Kom som"), [(each.value, words) for each, words in _CHANNELS.items()]
        )
        self.by_whom = ChoiceField(
            self.tr("Fra"), [(each.value, each.label) for each in Sender if each != Sender.UNKNOWN]
        )
        self.received = DateField(self.tr("Mottatt"), today=today, required=True)
        self.received.set_value(today)
        self.disputed = MoneyField(
            self.tr("Bestridt beløp (kr)"),
            hint=self.tr("hele kravet"),
            help_text=self.tr("La feltet stå tomt når hele kravet er bestridt."),
        )

    def _said(self) -> tuple[layout.Item, ...]:
        """Where the words, the way and the day are written, or the message that they are in."""
        row = self._rests_on
        if row is not None:
            came = label(f"{inbox.sender(row)} · {inbox.way(row)}", "cell", wrap=True, muted=True)
            self.words.set_value(row.text)
            self.words.edit.setReadOnly(True)
            return (layout.column(self.words, came, spacing=6), self.disputed)
        by_whom = layout.row(self.channel, self.by_whom, spacing=12)
        return (self.words, by_whom, layout.row(self.received, self.disputed, spacing=12))

    @property
    def _row(self) -> ClaimRow:
        return self._claims[self.claim.value()]

    @Slot()
    def _claim_chosen(self) -> None:
        before = self.ground.value()
        with QSignalBlocker(self.ground.box):
            self.ground.box.clear()
            for each in grounds(ClaimKind(self._row.kind)):
                self.ground.box.addItem(each.label, each.value)
            self.ground.set_value(before)
        self._say()

    @Slot()
    def _say(self) -> None:
        ground = Ground(self.ground.value())
        self.rule.setText(
            self.tr("Rettsgrunnlag: {0}").format(ground.rule(ClaimKind(self._row.kind)))
        )
        self.effect.setText(texts.effect_of(self._row.kind, ground, self._row.number))

    def show_problem(self, problem: Message | None) -> None:
        """Say over the fields why it was refused."""
        self.problem.setVisible(problem is not None)
        if problem is not None:
            self.problem.show_message(Tone.ERROR, problem.sentence, what_now=problem.what_now)

    def lacks(self) -> str:
        """A message of the inbox is there already, also where nothing but a scan came with it."""
        written = self._rests_on is None
        return lacking(self.words, self.tr("skyldnerens egne ord")) if written else ""

    def complete(self) -> bool:
        """Whether every field can be read."""
        written = self._rests_on is None
        if written and not (long_enough(self.words) and self.received.check()):
            return False
        if not check_all([self.disputed]):
            return False
        if self.disputed.text() and (self.disputed.value() or 0) <= 0:
            self.disputed.show_error(self.tr("Beløpet må være over null."))
            self.disputed.setFocus()
            return False
        return True

    def order(self) -> NewObjection:
        """What is to be registered, without its files."""
        claim, ground = self._row.claim_id, Ground(self.ground.value())
        if self._rests_on is not None:
            return NewObjection(
                claim_id=claim,
                ground=ground,
                disputed=self.disputed.value(),
                inquiry_id=self._rests_on.inquiry_id,
            )
        return NewObjection(
            claim_id=claim,
            ground=ground,
            disputed=self.disputed.value(),
            text=self.words.value(),
            channel=Channel(self.channel.value()),
            sender=Sender(self.by_whom.value()),
            received_on=self.received.value(),
        )

    def take(self, order: NewObjection) -> None:
        """Fill the fields with what was begun."""
        self.claim.set_value(str(order.claim_id))
        self.ground.set_value(order.ground.value)
        self.disputed.set_value(order.disputed)
        self.words.set_value(order.text)
        self.channel.set_value(order.channel.value)
        self.by_whom.set_value(order.sender.value)
        self.received.set_value(order.received_on)


@dataclass
class _Begun:
    """What was written and not yet registered, with why it was refused."""

    words: str = ""
    order: NewObjection | None = None
    paths: tuple[Path, ...] = ()
    problem: Message | None = field(default=None)


class Registering(QObject):
    """Registers objections of one debtor; ``registered(ObjectionSheet)`` when one stands."""

    registered = Signal(object)

    def __init__(self, context: Context, debtor_id: int, screen: QWidget) -> None:
        super().__init__(screen)
        self._context, self._debtor_id, self._screen = context, debtor_id, screen
        self._once = Once()
        self._begun = _Begun()

    def begin(self, sheet: Sheet, claim_id: int | None, rests_on: InquiryRow | None = None) -> None:
        """Ask for the fields, and register what was written, or what a message says."""
        if not sheet.claims:
            self._context.toast(self.tr("{0} har ingen krav.").format(sheet.name))
            return
        dialog = RegisterDialog(self._screen, sheet, claim_id, self._context.house.today, rests_on)
        if self._begun.order is not None:
            dialog.take(self._begun.order)
        if rests_on is None:
            dialog.words.set_value(self._begun.words)
        dialog.files.add(list(self._begun.paths))
        dialog.show_problem(self._begun.problem)
        wanted = bool(dialog.exec())
        order = dialog.order() if wanted else None
        self._begun = _Begun(dialog.words.value(), order, dialog.files.paths)
        dialog.deleteLater()
        if order is not None:
            self._send(order, sheet, rests_on)

    def _send(self, order: NewObjection, sheet: Sheet, rests_on: InquiryRow | None) -> None:
        number, desk, paths = self._debtor_id, self._context.desk, self._begun.paths
        named = order.model_copy(update={"files": tuple(map(str, paths))})
        key = self._once.key("register", number, named)

        def sent() -> ObjectionSheet:
            whole = order.model_copy(update={"files": files.read(paths)})
            return desk.objections.register(number, whole, key=key)

        self._context.tasks.run(
            sent,
            self._did,
            lambda error: self._failed(order, sheet, rests_on, error),
            self,
            title=self.tr("Registrerer innsigelsen …"),
        )

    def _did(self, found: ObjectionSheet) -> None:
        self._once.answered("register", self._debtor_id)
        self._begun = _Begun()
        words = self.tr("Innsigelsen mot {0} er registrert. {1}.")
        self._context.toast(words.format(found.claim_number, found.stopped))
        self.registered.emit(found)

    def _failed(
        self, order: NewObjection, sheet: Sheet, rests_on: InquiryRow | None, error: BaseException
    ) -> None:
        if isinstance(error, Unreachable | CallCancelled):
            self._context.refused(error)
            return
        self._once.answered("register", self._debtor_id)
        self._begun.problem = message(error)
        self.begin(sheet, order.claim_id, rests_on)
