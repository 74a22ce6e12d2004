"""The box in which a creditor unit is asked about a claim, reminded, and its answer registered."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from collector_desk.domain.phrases import dotted
from collector_desk.errors.base import DeskError
from collector_desk.ui import layout
from collector_desk.ui.casework import reach
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.files import FilesField, read
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, NoteField, TextField
from collector_desk.ui.panels import label
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.units import (
    AskUnit,
    RemindUnit,
    UnitAnswer,
    UnitQuestionRow,
    UnitQuestions,
)

_NEW, _REMIND, _ANSWER = "new", "remind", "answer"
_RESTS, _GOES_ON = "rests", "goes_on"
_SHORTEST = 3


class UnitQuestionBox(Box):
    """A new question, or what was asked before: reminded, or answered."""

    def __init__(
        self, parent: QWidget, context: Context, sheet: Sheet, claim_id: int | None
    ) -> None:
        title = self.tr("Spør virksomheten om et krav")
        super().__init__(parent, Sending(context), title=title, about=sheet.name)
        self._context, self._sheet = context, sheet
        self._rows: dict[str, UnitQuestionRow] = {}
        self._make(claim_id)
        self._lay_out()
        self.which.changed.connect(self._chosen)
        self.what.changed.connect(self._chosen)
        for field in (self.claim, self.text, self.rests, self.by, self.day, self.files):
            field.changed.connect(self.show_state)
        desk, number = context.desk, sheet.debtor_id
        context.tasks.run(
            lambda: desk.units.questions(number), self._came, self.sending.refuse, self
        )
        self._chosen()

    def _make(self, claim_id: int | None) -> None:
        today = self._context.house.today
        self.which = ChoiceField(self.tr("Spørsmål"), [(_NEW, self.tr("Nytt spørsmål"))])
        self.told = label("", "cell", wrap=True)
        claims = [(str(row.claim_id), reach.claim_words(row)) for row in self._sheet.claims]
        self.claim = ChoiceField(self.tr("Krav"), claims)
        if claim_id is not None:
            self.claim.set_value(str(claim_id))
        self.what = ChoiceField(
            self.tr("Hva skjer?"),
            [
                (_ANSWER, self.tr("Virksomheten har svart")),
                (_REMIND, self.tr("Purr: samme spørsmål en gang til, med ny frist")),
            ],
        )
        self.text = NoteField(self.tr("Hva spør du om? Ett spørsmål på hver linje"), required=True)
        self.rests = ChoiceField(
            self.tr("Innkrevingen imens"),
            [
                (_RESTS, self.tr("Kravet stilles i bero til virksomheten har svart")),
                (_GOES_ON, self.tr("Den går som vanlig")),
            ],
        )
        self.by = TextField(self.tr("Hvem svarte?"), longest=120)
        self.day = DateField(self.tr("Når kom svaret?"), required=True, today=today)
        self.day.set_value(today)
        self.files = FilesField()

    def _lay_out(self) -> None:
        self._who = QWidget()
        self._who.setLayout(layout.column(self.pair(self.by, self.day), self.files, spacing=12))
        whole = layout.column(
            self.which, self.told, self.claim, self.what, self.text, self.rests, self._who,
            spacing=12,
        )  # fmt: skip
        self.arrange(whole, do=self.tr("Send spørsmålet"), size=(640, 660))

    @property
    def row(self) -> UnitQuestionRow | None:
        """The question that was asked before; None for a new one."""
        return self._rows.get(self.which.value())

    @property
    def doing(self) -> str:
        """What the first button does."""
        row = self.row
        if row is None:
            return _NEW
        return "" if row.answered_on is not None else self.what.value()

    def _came(self, found: UnitQuestions) -> None:
        self._rows = {str(row.question_id): row for row in found.rows}
        for key, row in self._rows.items():
            state = self.tr("ubesvart") if row.answered_on is None else self.tr("besvart")
            words = f"{row.claim_number}, {dotted(row.asked_on)}: {state}"
            self.which.box.addItem(words, key)
        waiting = [key for key, row in self._rows.items() if row.answered_on is None]
        if waiting and not self.text.value():
            self.which.set_value(waiting[0])
        self._chosen()

    @Slot()
    def _chosen(self) -> None:
        row, doing = self.row, self.doing
        self.told.setText(self._words_of(row) if row else "")
        self.told.setVisible(row is not None)
        self.what.setVisible(row is not None and row.answered_on is None)
        for field in (self.claim, self.rests):
            field.setVisible(doing == _NEW)
        self.text.setVisible(doing in {_NEW, _ANSWER})
        self._who.setVisible(doing == _ANSWER)
        asked = self.tr("Hva spør du om? Ett spørsmål på hver linje")
        self.text.rename(asked if doing == _NEW else self.tr("Hva svarte virksomheten?"))
        self._words = {
            _NEW: self.tr("Send spørsmålet"), _REMIND: self.tr("Send purringen"),
        }.get(doing, self.tr("Registrer svaret"))  # fmt: skip
        self.show_state()

    def _words_of(self, row: UnitQuestionRow) -> str:
        asked = self.tr("{0} ble spurt {1}, med frist {2}: {3}")
        words = [asked.format(row.unit, dotted(row.asked_on), dotted(row.deadline), row.text)]
        if row.reminded_on is not None:
            words.append(self.tr("Purret {0}.").format(dotted(row.reminded_on)))
        if row.rests:
            words.append(self.tr("Kravet er i bero; det oppheves når svaret er registrert."))
        if row.answered_on is not None:
            by = f" ({row.answered_by})" if row.answered_by else ""
            words.append(
                self.tr("Svart {0}{1}: {2}").format(dotted(row.answered_on), by, row.answer)
            )
        return "\n".join(words)

    def why_not(self) -> str:
        doing = self.doing
        if not doing:
            return self.tr("Spørsmålet er besvart. Velg «Nytt spørsmål» for å spørre igjen.")
        if doing == _REMIND:
            return ""
        if doing == _NEW and self.claim.box.currentData() is None:
            return self.tr("Skyldneren har ingen krav.")
        if len(self.text.value()) < _SHORTEST:
            new = self.tr("Skriv hva du spør om, minst tre tegn.")
            return new if doing == _NEW else self.tr("Skriv hva som ble svart, minst tre tegn.")
        return self._not_answered() if doing == _ANSWER else ""

    def _not_answered(self) -> str:
        if len(self.files.paths) > 1:
            return self.tr("Legg ved én fil.")
        return self._no_day()

    def _no_day(self) -> str:
        row = self.row
        try:
            day = self.day.value()
        except DeskError as error:
            return error.text()
        if row is None or day is None or not row.asked_on <= day <= self._context.house.today:
            first = dotted(row.asked_on) if row else ""
            return self.tr("Velg dagen svaret kom, fra {0} til i dag.").format(first)
        return ""

    def carry_out(self) -> None:
        units, row, text = self._context.desk.units, self.row, self.text.value()
        if row is None:
            new = AskUnit(
                claim_id=int(self.claim.value()), text=text, hold=self.rests.value() == _RESTS
            )
            debtor = self._sheet.debtor_id
            self.sending.send(lambda key: units.ask(debtor, new, key=key))
        elif self.doing == _REMIND:
            again = RemindUnit(version=row.version)
            self.sending.send(lambda key: units.remind(row.question_id, again, key=key))
        else:
            answer = UnitAnswer(
                version=row.version,
                text=text,
                answered_by=self.by.value(),
                answered_on=self.day.value(),
            )
            papers = self.files.paths

            def sent(key: str) -> object:
                paper = next(iter(read(papers)), None)
                told = answer.model_copy(update={"document": paper})
                return units.answered(row.question_id, told, key=key)

            self.sending.send(sent)

    @Slot(object)
    def _done(self, answer: object) -> None:
        if isinstance(answer, UnitQuestionRow):
            self._context.toast(self._said(answer))
        super()._done(answer)

    def _said(self, row: UnitQuestionRow) -> str:
        if row.answered_on is not None:
            return self.tr("Svaret fra {0} er registrert.").format(row.unit)
        if not row.sent:
            return self.tr("Brevet til {0} kunne ikke skrives; en oppgave sier hvorfor.").format(
                row.unit
            )
        return self.tr("{0} er spurt, med frist {1}.").format(row.unit, dotted(row.deadline))
