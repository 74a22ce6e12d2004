"""The box in which a letter, an e-mail or a message is registered, with its scans."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from collector_desk.domain.inquiry import Channel, InquiryKind, Sender
from collector_desk.errors.base import DeskError
from collector_desk.ui import layout
from collector_desk.ui.casework import files
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.casework.ticks import ClaimTicks
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, NoteField, TextField
from collector_desk.ui.imports.parts import local
from collector_desk.ui.panels import Alert, label
from collector_desk.ui.tokens import Tone
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.inquiries import InquiryRow, Mail, Message, Register

_LONGEST = 20_000
_ROWS = 5


class RegisterBox(Box):
    """About an open debtor where ``sheet`` is given; else mail that belongs to nobody yet.

    What is written stays when the box is closed, until it is sent.
    """

    def __init__(
        self, parent: QWidget, context: Context, sheet: Sheet | None, claim_id: int | None = None
    ) -> None:
        super().__init__(
            parent,
            Sending(context),
            title=self.tr("Registrer henvendelse") if sheet else self.tr("Registrer post"),
            about=sheet.name
            if sheet
            else self.tr("Posten legges i «Post uten skyldner» til den er knyttet til noen."),
        )
        self._context, self._sheet = context, sheet
        self._today = context.house.today
        self._make(sheet)
        if claim_id is not None:
            self.choose_claim(claim_id)
        self.arrange(
            layout.column(
                self.pair(self.kind, self.channel),
                self.notice,
                self.pair(self.writer, self.name),
                self.received,
                self.text,
                self._claims_part,
                self.files,
                spacing=12,
            ),
            do=self.tr("Registrer"),
            size=(680, 760),
        )
        self.setAcceptDrops(True)
        for field in (self.kind, self.writer, self.name, self.received, self.text, self.files):
            field.changed.connect(self._changed)
        self._changed()

    def _make(self, sheet: Sheet | None) -> None:
        # An objection to a claim has a box of its own, so that it stops the claim.
        first = InquiryKind.MAIL if sheet is None else InquiryKind.QUESTION
        kinds = [first, *(kind for kind in InquiryKind if kind is not first)]
        ways = [way for way in Channel if way is not Channel.PORTAL]
        self.kind = ChoiceField(
            self.tr("Hva er det?"), [(each.value, each.label) for each in kinds]
        )
        self.channel = ChoiceField(
            self.tr("Hvordan kom det?"),
            [(each.value, f"{each.label[:1].upper()}{each.label[1:]}") for each in ways],
        )
        self.writer = ChoiceField(
            self.tr("Avsender"), [(each.value, each.label) for each in Sender]
        )
        self.name = TextField(self.tr("Avsenderens navn"), longest=120)
        self.received = DateField(self.tr("Mottatt"), today=self._today, required=True)
        self.received.set_value(self._today)
        self.text = NoteField(self.tr("Hva står det?"), lines=4, required=True)
        self.files = files.FilesField()
        self.notice = Alert(Tone.WARNING, "")
        self.claims = ClaimTicks(self.tr("Krav det gjelder"))
        self.claims.offer(sheet.claims if sheet else (), ticked=frozenset(), most=_ROWS)
        self._claims_part = QWidget()
        self._claims_part.setLayout(
            layout.column(label(self.tr("Krav det gjelder"), "field"), self.claims, spacing=3)
        )
        self._claims_part.setVisible(self.claims.count() > 0)

    def choose_claim(self, claim_id: int) -> None:
        """Tick a claim."""
        self.claims.tick(claim_id)

    def chosen_claims(self) -> tuple[int, ...]:
        """The claims that are ticked."""
        return tuple(self.claims.chosen())

    def why_not(self) -> str:
        try:
            received = self.received.value()
        except DeskError as refusal:
            return str(refusal)
        if received is None or received > self._today:
            return self.tr("Mottatt må være en dag til og med i dag.")
        if not self.text.value():
            return self.tr("Skriv hva som står der, gjerne kort.")
        return ""

    def carry_out(self) -> None:
        desk, sheet = self._context.desk, self._sheet
        said = Message(
            kind=InquiryKind(self.kind.value()),
            text=self.text.value()[:_LONGEST],
            sender=Sender(self.writer.value()),
            sender_name=self.name.value(),
            received_on=self.received.value(),
        ).model_dump(exclude={"files"})
        way, paths, claims = Channel(self.channel.value()), self.files.paths, self.chosen_claims()

        def order(key: str) -> object:
            kept = files.read(paths)
            if sheet is None:
                mail = Mail(**said, channel=way, files=kept)
                return desk.inquiries.register_mail(mail, key=key)
            about = Register(**said, channel=way, claims=claims, files=kept)
            return desk.inquiries.register(sheet.debtor_id, about, key=key)

        self.sending.send(order)

    @Slot(object)
    def _done(self, answer: object) -> None:
        assert isinstance(answer, InquiryRow)
        words = (
            self.tr("Henvendelsen er registrert som {0}.")
            if self._sheet
            else self.tr("Posten er registrert som {0}.")
        )
        self._context.toast(words.format(answer.journal))
        super()._done(answer)

    @Slot()
    def _changed(self) -> None:
        objection = self.kind.value() == InquiryKind.OBJECTION
        if objection and self._sheet is not None:
            self.notice.show_message(
                Tone.WARNING,
                self.tr("Dette stanser alle kravene til meldingen er lukket."),
                what_now=self.tr(
                    "Registrer også innsigelsen på kravet den gjelder (Ctrl+Shift+I)."
                ),
            )
        self.notice.setVisible(objection and self._sheet is not None)
        self.show_state()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local(event.mimeData().urls()) and not self.sending.locked:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files.add(local(event.mimeData().urls()))
