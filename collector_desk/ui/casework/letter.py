"""The box in which a letter is written: its kind, its claims, the page as it will be, and sent."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from collector_desk.domain.letter import LetterKind
from collector_desk.errors.base import DeskError
from collector_desk.ui import layout
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.claim_boxes import ClaimBoxes
from collector_desk.ui.casework.considered import care_alert
from collector_desk.ui.casework.letter_pages import Figures, Pages
from collector_desk.ui.casework.letter_presenter import LetterPresenter, about, to_whom
from collector_desk.ui.casework.represent import RepresentBox
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, NoteField, TextField
from collector_desk.ui.formats import day
from collector_desk.ui.panels import Alert, SectionTitle, announce, button, label
from collector_desk.ui.tokens import Tone
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.letters import LetterChoice, LetterChoices, Write

_OF_A_DAY = frozenset({LetterKind.STATEMENT, LetterKind.PAYOFF})


class LetterBox(Box):
    """What may go is the service's answer; the page beside it is the letter that would be sent."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        sheet: Sheet,
        claim_id: int | None,
        kind: LetterKind | None = None,
    ) -> None:
        super().__init__(parent, Sending(context), title=self.tr("Nytt brev"), about=sheet.name)
        self._context, self._sheet = context, sheet
        self._claim, self._wanted = claim_id, kind
        self.letter = LetterPresenter(context, sheet.debtor_id)
        self.letter.setParent(self)
        self._make()
        self._lay_out()
        self._connect()
        self.letter.fetch()

    def _make(self) -> None:
        self.kind = ChoiceField(self.tr("Hvilket brev?"), [])
        self.lock = Alert(Tone.WARNING, "")
        self.lock.hide()
        self.care = care_alert(self._sheet)
        self.claims = ClaimBoxes()
        self.claims_title = SectionTitle(self.tr("Kravene brevet gjelder"))
        self.on = DateField(self.tr("Beløpene per"), today=self._context.house.today)
        self.on.set_value(self._context.house.today)
        self.subject = TextField(self.tr("Overskrift"), required=True, longest=200)
        self.text = NoteField(self.tr("Teksten i brevet"), lines=6, required=True)
        self.told = label(self.tr("Henter …"), "cell", wrap=True)
        self.represent = button(self.tr("Registrer hvem det skrives til …"), "link")
        self.made_up = Alert(Tone.WARNING, "")
        self.made_up.hide()
        self.pages = Pages()
        self.figures = Figures(self._context, self._sheet.debtor_id)
        self.read = button(self.tr("Åpne som PDF"))

    def _lay_out(self) -> None:
        self._held: QVBoxLayout = layout.column(self.claims, spacing=0)
        held, left, right = QWidget(), QWidget(), QWidget()
        held.setLayout(self._held)
        left.setLayout(
            layout.column(
                self.care, self.kind, self.lock, self.claims_title, held, self.on, self.subject, self.text,
                SectionTitle(self.tr("Mottaker")), self.told, layout.row(self.represent, None),
                self.figures, None, spacing=10,
            )
        )  # fmt: skip
        right.setLayout(layout.column(self.made_up, self.pages, None, spacing=10))
        self.arrange(
            self.pair(left, right),
            do=self.tr("Send brevet"),
            size=(1120, 900),
            also=(self.read,),
        )
        self.kind.setFocus()

    def _connect(self) -> None:
        self.letter.changed.connect(self._show)
        self.letter.fetched.connect(self._came)
        self.kind.changed.connect(self._kind_chosen)
        self.claims.changed.connect(self._asked)
        for field in (self.on, self.subject, self.text):
            field.changed.connect(self._asked)
        self.lock.acted.connect(self.clear_up)
        self.represent.clicked.connect(self.name_reader)
        self.read.clicked.connect(self.letter.open)
        self.figures.document_wanted.connect(self.letter.open_document)

    # what is chosen -------------------------------------------------------------------

    @property
    def choice(self) -> LetterChoice | None:
        """The kind that is chosen, with what may go of it."""
        found = self.letter.choices
        kinds = found.kinds if found else ()
        return next((each for each in kinds if each.kind.value == self.kind.value()), None)

    @Slot()
    def _came(self) -> None:
        found = self.letter.choices
        if found is None:
            return
        chosen = self.kind.value() if self.kind.box.count() else self._wanted
        self.kind.box.blockSignals(True)
        self.kind.box.clear()
        for each in found.kinds:
            self.kind.box.addItem(_words(each), each.kind.value)
        self.kind.set_value(chosen or self._begin(found))
        self.kind.box.blockSignals(False)
        self._kind_chosen()

    def _begin(self, found: LetterChoices) -> LetterKind:
        """The letter that comes next for the claim pointed at, else for others, else one without fee.

        So nobody is sent anew, with a new fee, what they have been sent.
        """
        own, others = _next(found, self._claim), _next(found, None)
        if own is None and others is not None:
            self._claim = None  # the letter is about the others
        return own or others or found.besides

    @Slot()
    def _kind_chosen(self) -> None:
        choice = self.choice
        if choice is None:
            return
        self.lock.setVisible(not choice.lawful)
        if not choice.lawful:
            when = self.tr("Brevet vises likevel, slik det ville sett ut i dag.")
            way_on = self.tr("Gå til innbetalingen") if choice.payment_id is not None else ""
            self.lock.show_message(Tone.WARNING, choice.refusal, what_now=when, action=way_on)
            announce(self.kind.box, choice.refusal)
        self._offer(choice)
        free = choice.kind is LetterKind.FREE_LETTER
        self.on.setVisible(choice.kind in _OF_A_DAY)
        self.subject.setVisible(free)
        self.text.setVisible(free)
        self._asked()

    def _offer(self, choice: LetterChoice) -> None:
        """The claims of this kind, those that may go ticked: the one pointed at, or all.

        Where the letter comes next for some, it is for those: the others have had it.
        """
        self._held.removeWidget(self.claims)
        self.claims.hide()
        self.claims.deleteLater()
        self.claims = ClaimBoxes()
        open_to = [each for each in choice.claims if not each.why_not]
        free = frozenset(each.claim_id for each in open_to)
        pointed = frozenset(each for each in free if each == self._claim)
        in_turn = frozenset(each.claim_id for each in open_to if each.in_turn)
        self.claims.offer(choice.claims, ticked=pointed or in_turn or free)
        self.claims.changed.connect(self._asked)
        self._held.addWidget(self.claims)
        self.claims.show()
        self.claims_title.setVisible(bool(choice.claims))

    def order(self) -> Write | None:
        """The letter as it is chosen, None while something lacks."""
        choice = self.choice
        if choice is None or self._lacks(choice):
            return None
        dated, free = choice.kind in _OF_A_DAY, choice.kind is LetterKind.FREE_LETTER
        return Write(
            kind=choice.kind,
            claim_ids=tuple(sorted(self.claims.chosen())) or self._shown_locked(choice),
            on=self.on.value() if dated else None,
            subject=self.subject.value() if free else "",
            text=self.text.value() if free else "",
        )

    def _shown_locked(self, choice: LetterChoice) -> tuple[int, ...]:
        """Of a kind that is locked, the claim pointed at is shown, or the first."""
        numbers = [each.claim_id for each in choice.claims]
        if choice.lawful or not numbers:
            return ()
        return (self._claim if self._claim in numbers and self._claim else numbers[0],)

    def _lacks(self, choice: LetterChoice) -> str:
        free = choice.kind is LetterKind.FREE_LETTER
        if free and not (self.subject.value() and self.text.value().strip()):
            return self.tr("Skriv overskriften og teksten.")
        if choice.lawful and not free and not self.claims.chosen():
            return self.tr("Velg minst ett krav.")
        try:
            self.on.value()
        except DeskError as refusal:
            return str(refusal)
        return ""

    @Slot()
    def _asked(self) -> None:
        self.letter.ask(self.order())
        self._show()

    # what is shown --------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        shown, problem = self.letter.shown, self.letter.problem
        self.pages.show_pages(shown.pages if shown else ())
        made_up = shown.letter.made_up if shown else ()
        self.made_up.setVisible(bool(made_up))
        self.made_up.show_message(Tone.WARNING, "\n".join(made_up))
        self.figures.show_figures(
            shown.letter.figures if shown else (), fee=shown.letter.fee if shown else 0
        )
        self.read.setEnabled(shown is not None)
        if shown is not None:
            self.told.setText(about(shown.letter))
        elif problem is not None:
            self.told.setText(f"{problem.sentence} {problem.what_now}".strip())
        elif (found := self.letter.choices) is not None:
            nobody = f"{found.nobody} {found.advice}".strip()
            self.told.setText(nobody or to_whom(found.readers, found.channel_label))
        self.show_state()

    def why_not(self) -> str:
        found, choice, now = self.letter.choices, self.choice, self.letter
        if found is None or choice is None:
            return now.problem.sentence if now.problem else self.tr("Henter …")
        if found.nobody or not choice.lawful:
            return found.nobody or choice.refusal
        if lacks := self._lacks(choice):
            return lacks
        if now.shown is None:
            return now.problem.sentence if now.problem else self.tr("Skriver brevet …")
        return now.shown.letter.refusal

    # what is done ---------------------------------------------------------------------

    @Slot()
    def clear_up(self) -> None:
        """Leave for the unplaced money that locks the letter."""
        choice = self.choice
        if choice is not None and choice.payment_id is not None:
            self.reject()
            self._context.open_payment(choice.payment_id)

    @Slot()
    def name_reader(self) -> None:
        """Register a guardian, or the estate's contact; the letter is then written to them."""
        box = RepresentBox(self, self._context, self._sheet)
        box.accepted.connect(self.letter.fetch)
        box.finished.connect(self._back)
        box.open()

    @Slot()
    def _back(self) -> None:
        self.activateWindow()
        self.represent.setFocus(Qt.FocusReason.OtherFocusReason)

    def carry_out(self) -> None:
        order = self.letter.order
        desk, number = self._context.desk, self._sheet.debtor_id
        if order is not None:
            self.sending.send(lambda key: desk.letters.send(number, order, key=key))

    @Slot(object)
    def _done(self, answer: object) -> None:
        self._context.toast(self.tr("Brevet er skrevet og sendes."))
        super()._done(answer)


def _next(found: LetterChoices, claim_id: int | None) -> LetterKind | None:
    """The letter that comes next and may go for a claim, or for any."""
    for each in found.kinds:
        for claim in each.claims:
            if claim.in_turn and not claim.why_not and claim_id in {None, claim.claim_id}:
                return each.kind
    return None


def _words(choice: LetterChoice) -> str:
    if choice.lawful:
        return choice.label
    if choice.earliest is not None:
        return f"{choice.label} – låst til {day(choice.earliest)}"
    return f"{choice.label} – kan ikke sendes nå"
