"""The two things that are written on the way: the question to the unit, and its answer."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from collector_desk.domain.objection import UnitView
from collector_desk.ui import layout, theme
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.casework.files import FilesField
from collector_desk.ui.dates import DateField
from collector_desk.ui.debtor.parts import Tall
from collector_desk.ui.fields import ChoiceField, NoteField, TextField, check_all
from collector_desk.ui.panels import KeyHint, button, label
from collector_desk.wire.objections import Answer, ObjectionSheet

_SHORTEST = 3
_WIDE = 540
"""Pixels at 100 percent."""


class Written(QDialog):
    """A dialog that Ctrl+Enter sends, if ``complete``, and that Esc leaves.

    Its first button is shut, with the reason beside it, while ``lacks`` has words.
    """

    def __init__(self, parent: QWidget, title: str, send: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.go = button(send, "primary")
        self.leave = button(self.tr("Avbryt"))
        self.why = label("", "cell", wrap=True, muted=True)
        self.go.clicked.connect(self._try)
        self.leave.clicked.connect(self.reject)

    def fill(self, *items: layout.Item) -> None:
        """Lay out what is written under the title; it scrolls where the screen is too small."""
        title = label(self.windowTitle(), "section", wrap=True)
        content = Tall(layout.column(title, *items, None, spacing=10, margin=20))
        deeds = layout.row(self.go, KeyHint("Ctrl+Enter"), self.leave, None)
        buttons = layout.column(self.why, deeds, spacing=6, margin=(20, 8, 20, 16))
        whole = layout.column(layout.scrolling(content), layout.rule(), buttons, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        room, wide = self.screen().availableSize(), theme.current().px(_WIDE)
        wide = min(wide, room.width() - 40)
        inside = max(content.heightForWidth(wide), content.sizeHint().height())
        tall = inside + buttons.sizeHint().height()
        self.resize(wide, min(tall, room.height() - 60))

    def lacks(self) -> str:
        """What is still to be written, in words; empty where nothing is."""
        return ""

    @Slot()
    def show_state(self) -> None:
        """Say what lacks; the room for the words stays."""
        lacks = self.lacks()
        self.why.setText(lacks)
        self.go.setEnabled(not lacks)
        self.go.setAccessibleDescription(lacks)

    def complete(self) -> bool:
        """Whether it can be sent; if not, the fields say why."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and control:
            self._try()
            return
        super().keyPressEvent(event)

    @Slot()
    def _try(self) -> None:
        if self.complete():
            self.accept()


def long_enough(field: NoteField, fewest: int = _SHORTEST) -> bool:
    """Whether enough is written; if not, the field says so."""
    if not field.check():
        field.setFocus()
        return False
    if len(field.value()) < fewest:
        field.show_error(f"Skriv minst {fewest} tegn.")
        field.setFocus()
        return False
    return True


def lacking(field: NoteField, what: str) -> str:
    """That too little is written of something; empty where there is enough."""
    short = len(field.value()) < _SHORTEST
    return f"Skriv {what}, minst {_SHORTEST} tegn." if short else ""


class AskDialog(Written):
    """What the creditor unit is asked."""

    def __init__(self, parent: QWidget, sheet: ObjectionSheet, text: str) -> None:
        super().__init__(parent, self.tr("Send til virksomheten"), self.tr("Send"))
        self.question = NoteField(
            self.tr("Spørsmål til {0}").format(sheet.creditor), lines=6, required=True
        )
        self.question.set_value(text or self._suggested(sheet))
        self.fill(
            label(
                self.tr("Virksomheten avgjør kravet og får en frist for å svare."),
                "cell",
                wrap=True,
                muted=True,
            ),
            self.question,
        )
        self.question.changed.connect(self.show_state)
        self.show_state()
        self.question.setFocus()

    def _suggested(self, sheet: ObjectionSheet) -> str:
        words = self.tr(
            "Skyldneren har innsigelse mot krav {0}, mottatt {1}:\n«{2}»\n\n"
            "Opprettholder dere kravet, setter dere det ned, eller trekker dere det tilbake?"
        )
        day = f"{sheet.received_on:%d.%m.%Y}"
        return words.format(sheet.claim_number, day, sheet.words)

    def lacks(self) -> str:
        return lacking(self.question, self.tr("hva virksomheten spørres om"))

    def complete(self) -> bool:
        """Whether there is a question."""
        return long_enough(self.question)


class AnswerDialog(Written):
    """The creditor unit's decision on the claim, as it answered."""

    def __init__(self, parent: QWidget, sheet: ObjectionSheet, today: date, text: str) -> None:
        super().__init__(parent, self.tr("Registrer svar"), self.tr("Registrer svaret"))
        self.view = ChoiceField(
            self.tr("Virksomhetens avgjørelse"), [(each.value, each.label) for each in UnitView]
        )
        self.reduction = MoneyField(self.tr("Satt ned med (kr)"), required=True)
        self.paid = MoneyField(self.tr("Av dette betalt til virksomheten (kr)"), required=True)
        self.text = NoteField(self.tr("Svaret slik det kom"), lines=6, required=True)
        self.text.set_value(text)
        self.by = TextField(self.tr("Hvem svarte"), longest=120)
        self.on = DateField(self.tr("Svar mottatt"), today=today, required=True)
        self.on.set_value(today)
        self.files = FilesField()
        self._today = today
        self.fill(
            label(sheet.creditor, "cell", wrap=True, muted=True),
            self.view,
            self.reduction,
            self.paid,
            self.text,
            layout.row(self.by, self.on, spacing=12),
            self.files,
        )
        self.view.changed.connect(self._show)
        for field in (self.reduction, self.paid, self.text):
            field.changed.connect(self.show_state)
        self._show()
        self.view.setFocus()

    @property
    def _reduces(self) -> bool:
        return self.view.value() == UnitView.REDUCES.value

    @property
    def _is_paid(self) -> bool:
        return self.view.value() == UnitView.PAID.value

    @property
    def _amount(self) -> MoneyField | None:
        """The amount that goes with the unit's decision."""
        return self.reduction if self._reduces else self.paid if self._is_paid else None

    @Slot()
    def _show(self) -> None:
        self.reduction.setVisible(self._reduces)
        self.paid.setVisible(self._is_paid)
        self.show_state()

    def lacks(self) -> str:
        if self._amount is not None and not self._amount.text():
            return self.tr("Skriv beløpet virksomheten oppga.")
        return lacking(self.text, self.tr("svaret slik det kom"))

    def complete(self) -> bool:
        """Whether every field can be read."""
        wanted = [self.by, self.on]
        if not check_all([self._amount, *wanted] if self._amount else wanted):
            return False
        if self._reduces and (self.reduction.value() or 0) <= 0:
            self.reduction.show_error(self.tr("Beløpet må være over null."))
            self.reduction.setFocus()
            return False
        return long_enough(self.text) and self.files.at_most_one()

    def answer(self) -> Answer:
        """What was registered; the version is that of the objection shown."""
        return Answer(
            version=0,
            view=UnitView(self.view.value()),
            text=self.text.value(),
            answered_by=self.by.value(),
            answered_on=self.on.value(),
            reduction=(self._amount.value() or 0) if self._amount else 0,
        )
