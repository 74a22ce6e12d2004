"""The box for the answer to a look-up: asked from here where that is set up, written by hand else."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.enforcement.regime import LABELS, Question
from collector_desk.ui import layout
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context
from collector_desk.ui.enforcement.begun import Shown
from collector_desk.ui.enforcement.boxes import day_wrong
from collector_desk.ui.fields import ChoiceField, TextField
from collector_desk.ui.panels import announce, button, label
from collector_desk.wire.measures import AskRegime, LookedUp, NewRegimeAnswer

_SHORTEST = 3


class RegimeBox(Box):
    """The answer to a look-up of the rules the debtor is under, as a person read it.

    «Slå opp» asks where the question can be asked from here; the answer is filled in, and stands
    when the person has registered it.
    """

    def __init__(self, parent: QWidget, context: Context, shown: Shown) -> None:
        title = self.tr("Svar på oppslag om regelverk")
        super().__init__(parent, Sending(context), title=title, about=shown.debtor_name)
        self._context, self._shown = context, shown
        self._today, self._asking = context.house.today, False
        self._build()
        asks = Question.REQUEST if shown.kind is MeasureKind.REQUEST else Question.OWN
        self.question.set_value(asks.value)
        self.day.set_value(self._today)
        self.arrange(
            layout.column(
                self.question, self.pair(self.answer, self.day),
                self.pair(self.source, self.since), self.found, spacing=12,
            ),
            do=self.tr("Registrer svaret"), size=(600, 440), also=(self.ask,),
        )  # fmt: skip
        self.ask.clicked.connect(self.look_up)
        self.question.changed.connect(self._other)
        for field in (self.question, self.answer, self.day, self.since, self.source):
            field.changed.connect(self.show_state)

    def _build(self) -> None:
        self.question = ChoiceField(
            self.tr("Spørsmål"),
            [
                (Question.REQUEST.value, self.tr("Hvor skal en begjæring sendes? (Betjeningskartet)")),
                (Question.OWN.value, self.tr("Har eller har skyldneren hatt ett trekk?")),
            ],
        )  # fmt: skip
        answers = [(regime.value, words) for regime, words in LABELS.items()]
        self.answer = ChoiceField(self.tr("Svar"), answers)
        self.day = DateField(self.tr("Spurt"), today=self._today, required=True)
        self.since = DateField(self.tr("Ett trekk fra"), today=self._today)
        self.source = TextField(self.tr("Kilde"), required=True, longest=120)
        self.found = label("", "cell", wrap=True, muted=True)
        self.found.hide()
        self.ask = button(self.tr("Slå opp"))

    @property
    def _asked(self) -> Question:
        return Question(self.question.value())

    def show_state(self) -> None:
        super().show_state()
        self.ask.setVisible(self._asked in self._shown.look_ups)
        self.ask.setEnabled(not self.sending.locked)
        self.ask.setText(self.tr("Slår opp …") if self._asking else self.tr("Slå opp"))

    @Slot()
    def _other(self) -> None:
        """Another question: what was found answers the one before."""
        self.found.hide()
        self.sending.forget()

    @Slot()
    def look_up(self) -> None:
        """Send the debtor's number to the look-up, and fill its answer in."""
        if self._asking:
            return
        self._asking = True
        self.show_state()
        desk, number, order = (
            self._context.desk,
            self._shown.debtor_id,
            AskRegime(question=self._asked),
        )
        self._context.tasks.run(
            lambda: desk.regimes.ask(number, order), self._came, self._failed, self
        )

    def _came(self, said: LookedUp) -> None:
        self._asking = False
        if said.question is self._asked:
            self.answer.set_value(said.answer.value)
            self.day.set_value(said.asked_on)
            self.source.set_text(said.source)
            words = self.tr("Oppslaget svarte: {0}. Registrer svaret, så gjelder det.")
            self.found.setText(words.format(LABELS[said.answer].lower()))
            self.found.show()
            announce(self.found, self.found.text())
        self.show_state()

    def _failed(self, error: BaseException) -> None:
        self._asking = False
        self.found.hide()
        self.sending.refuse(error)

    def why_not(self) -> str:
        if self._asking:
            return self.tr("Venter på oppslaget.")
        if wrong := day_wrong(self.day, self._today, self.tr("Skriv dagen du spurte.")):
            return wrong
        if wrong := self.since.fault():
            return wrong
        none = self._asked is Question.OWN and self.answer.value() == Regime.OLD.value
        if none and self.since.text():
            return self.tr("Ta bort dagen: svaret er at skyldneren ikke har hatt ett trekk.")
        short = len(self.source.value()) < _SHORTEST
        return self.tr("Skriv hvor svaret kommer fra.") if short else ""

    def carry_out(self) -> None:
        day = self.day.value()
        assert day is not None
        order = NewRegimeAnswer(
            question=self._asked, answer=Regime(self.answer.value()), asked_on=day,
            source=self.source.value(), one_trekk_since=self.since.value(),
        )  # fmt: skip
        desk, number = self._context.desk, self._shown.debtor_id
        self.sending.send(lambda key: desk.regimes.register(number, order, key=key))
