"""The box for a telephone call: who calls, two right answers first, what was said, what follows."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLayout, QWidget

from collector_desk.domain.inquiry import HEARD, CallOutcome, Sender
from collector_desk.errors.base import DeskError
from collector_desk.ui import layout
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.casework import reach
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.call_presenter import Call, CallPresenter
from collector_desk.ui.casework.considered import care_alert
from collector_desk.ui.dates import DateField
from collector_desk.ui.fields import ChoiceField, NoteField, TextField
from collector_desk.ui.formats import day
from collector_desk.ui.panels import Alert, announce, label
from collector_desk.ui.tokens import Tone
from collector_desk.wire.inquiries import Speaker

_CALLERS = (
    Sender.DEBTOR, Sender.GUARDIAN, Sender.HEIR, Sender.LAWYER, Sender.ADVISER,
    Sender.EMPLOYER, Sender.BANK, Sender.ESTATE, Sender.UNKNOWN,
)  # fmt: skip


class Answer(QLabel):
    """The right answer beside its question: a click on it ticks the question, as its own words do."""

    def __init__(self, text: str, question: QCheckBox) -> None:
        super().__init__(text)
        self._question = question
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            self._question.setFocus(Qt.FocusReason.MouseFocusReason)
            self._question.click()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # else the release would not come here


class CallBox(Box):
    """Esc leaves, and nothing of the call is kept."""

    def __init__(self, parent: QWidget, presenter: CallPresenter, claim_id: int | None) -> None:
        super().__init__(
            parent,
            presenter.sending,
            title=self.tr("Telefonsamtale"),
            about=self.tr("{0}. Esc lukker, og ingenting blir lagret.").format(
                presenter.sheet.name
            ),
        )
        self.presenter = presenter
        presenter.setParent(self)
        self._make()
        if claim_id is not None:
            self.claim.set_value(f"claim:{claim_id}")
        self.arrange(self._inside(), do=self.tr("Før samtalen"), size=(680, 760))
        self._connect()
        self._changed()

    def _make(self) -> None:
        now = self.presenter
        self.caller = ChoiceField(
            self.tr("Hvem ringer?"), [(each.value, each.label) for each in _CALLERS]
        )
        self.name = TextField(self.tr("Navnet på den som ringer"), longest=120)
        self.authority = TextField(
            self.tr("Fullmakt eller mandat i saken"),
            required=True,
            longest=200,
            help_text=self.tr("For eksempel: vergemål, mandat av 01.03.2025, dokument i saken."),
        )
        self.on_file = label("", "cell", wrap=True, muted=True)
        self.on_file.hide()
        self._filled = ("", "")
        self.controls = [QCheckBox(f"{each.asked}:") for each in now.questions]
        for box, each in zip(self.controls, now.questions, strict=True):
            box.setAccessibleName(
                self.tr("{0} er riktig besvart: {1}").format(each.asked, each.answer)
            )
        self.outcome = ChoiceField(
            self.tr("Hva kom ut av samtalen?"), [(each.value, each.label) for each in CallOutcome]
        )
        self.claim = ChoiceField(self.tr("Gjelder"), reach.of_claims(now.sheet))
        self.promised = MoneyField(self.tr("Lovet beløp"))
        self.promised_by = DateField(self.tr("Lovet betalt innen"), today=now.today)
        self.text = NoteField(self.tr("Hva ble sagt?"), lines=3)
        self.follow_up = DateField(
            self.tr("Følges opp"),
            today=now.today,
            help_text=self.tr("Dagen samtalen kommer i arbeidslisten din. Kan stå tom."),
        )
        self.follows = Alert(Tone.INFO, "")
        self.care = care_alert(now.sheet)

    def _inside(self) -> QLayout:
        asked = label(
            self.tr("Kontrollspørsmål: kryss av det som er besvart riktig."), "field", wrap=True
        )
        few = label(
            self.tr("Det er for lite å spørre om her. Ring tilbake på registrert nummer."),
            "cell",
            wrap=True,
            muted=True,
        )
        few.setVisible(len(self.controls) < 2)
        self._promise = QWidget()
        self._promise.setLayout(self.pair(self.promised, self.promised_by))
        return layout.column(
            self.care,
            self.pair(self.caller, self.name),
            self.authority,
            self.on_file,
            layout.column(asked, *self._asked(), few, spacing=4),
            self.pair(self.outcome, self.follow_up),
            self.claim,
            self._promise,
            self.follows,
            self.text,
            spacing=12,
        )

    def _asked(self) -> Iterator[QLayout]:
        """Each question with its answer, however long, on as many lines as it takes."""
        for box, each in zip(self.controls, self.presenter.questions, strict=True):
            line = layout.row(box, Answer(each.answer, box), spacing=6)
            line.setStretch(1, 1)
            yield line

    def _connect(self) -> None:
        self.caller.changed.connect(self._called)
        self.presenter.speakers_came.connect(self._called)
        for field in (
            self.name, self.authority, self.outcome, self.claim, self.promised,
            self.promised_by, self.text, self.follow_up,
        ):  # fmt: skip
            field.changed.connect(self._changed)
        for box in self.controls:
            box.toggled.connect(self._changed)

    def written(self) -> Call | None:
        """The call as it is written; None while a sum or a day cannot be read."""
        try:
            return Call(
                caller=Sender(self.caller.value()),
                caller_name=self.name.value(),
                authority=self.authority.value(),
                controls=sum(box.isChecked() for box in self.controls),
                outcome=CallOutcome(self.outcome.value()),
                text=self.text.value()[:2000],
                claim_id=reach.number(self.claim.value(), "claim"),
                promised=self.promised.value(),
                promised_by=self.promised_by.value(),
                follow_up_on=self.follow_up.value(),
            )
        except DeskError:
            return None

    def why_not(self) -> str:
        call = self.written()
        if call is None:
            return self.tr("Et beløp eller en dag kan ikke leses.")
        lacks = call.why_not(self.presenter.today, self.presenter.rates)
        told = call.outcome not in {CallOutcome.NOT_IDENTIFIED, *HEARD}
        return (self.presenter.nobody(call.caller) if told else "") or lacks

    @Slot()
    def _called(self) -> None:
        """Another calls: who is on file, by what, and until when, stands there already."""
        found = self.presenter.speaker(Sender(self.caller.value()))
        for field, words in zip((self.name, self.authority), self._filled, strict=True):
            if field.value() == words:  # not what was typed by hand
                field.set_text("")
        self._filled = (found.name, found.on_file) if found else ("", "")
        for field, words in zip((self.name, self.authority), self._filled, strict=True):
            if not field.value():
                field.set_text(words)
        self.on_file.setText(_until(found) if found else "")
        self.on_file.setVisible(found is not None)
        self._changed()

    @Slot()
    def _changed(self) -> None:
        caller = Sender(self.caller.value())
        nobody = bool(self.presenter.nobody(caller))
        self.authority.setVisible(caller.needs_authority and not nobody)
        self._promise.setVisible(self.outcome.value() == CallOutcome.PROMISED)
        self._tell_what_follows()
        self.show_state()

    def _tell_what_follows(self) -> None:
        call, whole = self.written(), self.claim.value() == reach.WHOLE
        subject = self.tr("Hele skyldneren") if whole else self.tr("Kravet")
        now = self.presenter
        known = call is not None and now.known(call.caller)
        words = call.follows(now.today, subject, now.rates, known=known) if call else ""
        tone = Tone.WARNING if call and not call.identified else Tone.INFO
        if words != self.follows.accessibleName():
            self.follows.show_message(tone, words)
            announce(self.outcome.box, words)
        self.follows.setVisible(bool(words))

    def carry_out(self) -> None:
        if call := self.written():
            self.presenter.log(call)


def _until(found: Speaker) -> str:
    """Where an authority on file is from, and its last day."""
    last = f"til og med {day(found.last_day)}" if found.last_day else "til den trekkes tilbake"
    return f"Registrert i saken, og gjelder {last}."
