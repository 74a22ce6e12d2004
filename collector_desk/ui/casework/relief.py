"""The box in which a waiver, a write-off or a settlement is proposed, reckoned as one writes."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.domain.relief import GROUNDS, Part, ReliefGround, ReliefKind
from collector_desk.errors.base import DeskError
from collector_desk.errors.calls import CallCancelled
from collector_desk.ui import layout
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.letter_presenter import Shown, painted
from collector_desk.ui.casework.letter_preview import PreviewBox
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.casework.ticks import ClaimTicks
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, NoteField, TextField
from collector_desk.ui.formats import kr
from collector_desk.ui.messages import message
from collector_desk.ui.panels import Alert, announce, button, label
from collector_desk.ui.tokens import Tone
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.reliefs import NewRelief, ReliefPart, ReliefPreview

_PAUSE_MS = 150
_LEAST_REASONS = 10
_ANSWER, _PAY = timedelta(days=14), timedelta(days=30)

_TOLD = frozenset({ReliefKind.WAIVER, ReliefKind.SETTLEMENT})
"""What the debtor gets a letter of."""

_ROWS = 6
"""Claims that are seen without scrolling."""


class ReliefBox(Box):
    """What is given up, of which claims, on which ground; what it does stands beside it."""

    def __init__(
        self, parent: QWidget, context: Context, sheet: Sheet, claim_id: int | None
    ) -> None:
        super().__init__(
            parent,
            Sending(context),
            title=self.tr("Ettergi, tapsfør eller tilby oppgjør"),
            about=self.tr("{0}. Ingenting gis opp før en annen har godkjent det.").format(
                sheet.name
            ),
        )
        self._context, self._sheet = context, sheet
        self._reckoned: ReliefPreview | None = None
        self._refused = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._reckon)
        self._make(claim_id)
        self._lay_out()
        for field in (self.part, self.amount, self.pay, self.pay_by, self.answer_by, self.adviser):
            field.changed.connect(self._changed)
        self.reasons.changed.connect(self.show_state)
        self.kind.changed.connect(self._kind_chosen)
        self.ground.changed.connect(self._changed)
        self.claims.itemChanged.connect(self._changed)
        self._kind_chosen()

    def _make(self, claim_id: int | None) -> None:
        today = self._context.house.today
        self.kind = ChoiceField(
            self.tr("Hva foreslås?"), [(each.value, each.label) for each in ReliefKind]
        )
        self.ground = ChoiceField(self.tr("Grunnlag"), [])
        self.claims = ClaimTicks(self.tr("Kravene det gjelder"))
        rows = [row for row in self._sheet.claims if row.sums.total > 0]
        every = frozenset(row.claim_id for row in rows)
        ticked = every if claim_id is None else every & {claim_id}
        self.claims.offer(rows, ticked=ticked, most=_ROWS)
        parts = [Part.INTEREST, Part.FEES, Part.COSTS, Part.PRINCIPAL, Part.ALL]
        self.part = ChoiceField(
            self.tr("Hva ettergis?"),
            [(each.value, f"{each.label[:1].upper()}{each.label[1:]}") for each in parts],
        )
        self.amount = MoneyField(
            self.tr("Beløp"), help_text=self.tr("Tomt: alt av delen. Bare når ett krav er valgt.")
        )
        self.pay = MoneyField(self.tr("Skyldneren betaler"))
        self.answer_by = DateField(self.tr("Svarfrist"), today=today)
        self.answer_by.set_value(today + _ANSWER)
        self.pay_by = DateField(self.tr("Betalt innen"), today=today)
        self.pay_by.set_value(today + _PAY)
        self.adviser = TextField(self.tr("Rådgiver i NAV, ved felles forslag"), longest=120)
        self.reasons = NoteField(self.tr("Begrunnelse"), lines=4, required=True)
        self.told = Alert(Tone.INFO, "")
        self.told.hide()
        self.letter = button(self.tr("Vis brevet"), "link")
        self.letter.clicked.connect(self.show_letter)

    def _lay_out(self) -> None:
        self._waived, self._offered = QWidget(), QWidget()
        self._waived.setLayout(self.pair(self.part, self.amount))
        self._offered.setLayout(
            layout.column(
                self.pair(self.pay, self.answer_by, self.pay_by), self.adviser, spacing=12
            )
        )
        named = label(self.tr("Kravene det gjelder"), "field")
        self.arrange(
            layout.column(
                self.kind,
                self.ground,
                layout.column(named, self.claims, spacing=3),
                self._waived,
                self._offered,
                self.told,
                self.reasons,
                layout.row(self.letter, None),
                spacing=12,
            ),
            do=self.tr("Send til godkjenning"),
            size=(720, 760),
        )

    @Slot()
    def _kind_chosen(self) -> None:
        kind = ReliefKind(self.kind.value())
        fits = [each for each in ReliefGround if kind in GROUNDS[each].kinds]
        self.ground.box.blockSignals(True)
        self.ground.box.clear()
        for each in fits:
            self.ground.box.addItem(each.about.label, each.value)
        self.ground.box.blockSignals(False)
        self._waived.setVisible(kind is ReliefKind.WAIVER)
        self._offered.setVisible(kind is ReliefKind.SETTLEMENT)
        self.letter.setVisible(kind in _TOLD)
        self._changed()

    @Slot()
    def _changed(self) -> None:
        self._reckoned, self._refused = None, ""
        one = len(self.claims.chosen()) == 1 and self.part.value() != Part.ALL
        self.amount.setEnabled(one)
        self._pause.start()
        self.show_state()

    def order(self) -> NewRelief:
        """The order as it is written. Raises what a field that cannot be read says."""
        kind = ReliefKind(self.kind.value())
        chosen = self.claims.chosen()
        waives, settles = kind is ReliefKind.WAIVER, kind is ReliefKind.SETTLEMENT
        part = Part(self.part.value()) if waives else Part.ALL
        amount = self.amount.value() if waives and self.amount.isEnabled() else None
        rows = {row.claim_id: row for row in self._sheet.claims}
        if waives and len(chosen) > 1 and part is not Part.ALL:
            chosen = [each for each in chosen if getattr(rows[each].sums, part.value) > 0]
        return NewRelief(
            kind=kind,
            ground=ReliefGround(self.ground.value()),
            parts=tuple(ReliefPart(claim_id=each, part=part, amount=amount) for each in chosen),
            reasons=self.reasons.value(),
            pay=self.pay.value() if settles else None,
            pay_by=self.pay_by.value() if settles else None,
            offer_until=self.answer_by.value() if settles else None,
            adviser=self.adviser.value() if settles else "",
        )

    @Slot()
    def _reckon(self) -> None:
        try:
            order = self.order()
        except DeskError as refusal:
            self._cannot(refusal)
            return
        desk, number = self._context.desk, self._sheet.debtor_id
        self._context.tasks.run(
            lambda: desk.reliefs.preview(number, order),
            self._came,
            self._cannot,
            self,
            replaces="relief",
        )

    def _came(self, found: ReliefPreview) -> None:
        self._reckoned, self._refused = found, ""
        words = self.tr("Gis opp: {0}. Etterpå skyldes {1} av {2}.").format(
            kr(found.given_up), kr(found.left), kr(found.owed)
        )
        open_points = [self.tr("Ikke bekreftet: {0}").format(each) for each in found.unconfirmed]
        rest = [*found.effects, *found.verdict, self.tr("Grunnlag: {0}.").format(found.rule)]
        self._tell(Tone.INFO, words, "\n".join([*rest, *open_points]))

    def _cannot(self, error: BaseException) -> None:
        found = message(error)
        self._reckoned, self._refused = None, found.sentence
        self._tell(Tone.WARNING, found.sentence, found.what_now)

    def _tell(self, tone: Tone, words: str, more: str) -> None:
        self.told.show_message(tone, words, what_now=more)
        self.told.show()
        announce(self.reasons.edit, words)
        self.show_state()

    def why_not(self) -> str:
        if self._refused:
            return self._refused
        if self._reckoned is None:
            return self.tr("Regner …")
        if len(self.reasons.value().strip()) < _LEAST_REASONS:
            return self.tr("Skriv en begrunnelse på minst {0} tegn.").format(_LEAST_REASONS)
        return ""

    @Slot()
    def show_state(self) -> None:
        super().show_state()
        why_not = self.why_not()
        self.letter.setEnabled(not why_not)
        self.letter.setToolTip(why_not)
        self.letter.setAccessibleDescription(why_not)

    @Slot()
    def show_letter(self) -> None:
        """Read the letter that goes when it is approved; that it was looked at is noted."""
        order, desk, number = self.order(), self._context.desk, self._sheet.debtor_id
        self._context.tasks.run(
            lambda: painted(desk.reliefs.preview_letter(number, order)), self._letter_came,
            self._not_written, self, replaces="letter", title=self.tr("Skriver brevet …"),
        )  # fmt: skip

    def _letter_came(self, shown: Shown) -> None:
        PreviewBox(self, self._context, self._sheet.debtor_id, shown).open()

    def _not_written(self, error: BaseException) -> None:
        if not isinstance(error, CallCancelled):
            found = message(error)
            self._tell(Tone.WARNING, found.sentence, found.what_now)

    def carry_out(self) -> None:
        order, desk, number = self.order(), self._context.desk, self._sheet.debtor_id
        self.sending.send(lambda key: desk.reliefs.propose(number, order, key=key))

    @Slot(object)
    def _done(self, answer: object) -> None:
        self._context.toast(self.tr("Forslaget er sendt til godkjenning."))
        super()._done(answer)
