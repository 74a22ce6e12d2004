"""The head of the detail: how much, since when, why it stands here, and what went wrong."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from collector_desk.ui import layout
from collector_desk.ui.amounts import BigAmount
from collector_desk.ui.formats import kr
from collector_desk.ui.panels import Alert, Chip, label
from collector_desk.ui.payments import texts
from collector_desk.ui.payments.placing import PlacingPresenter
from collector_desk.ui.tokens import Tone
from collector_desk.wire.payments import UnplacedRow


class Head(QWidget):
    """What one sees of a payment before anything else."""

    def __init__(self, placing: PlacingPresenter) -> None:
        super().__init__()
        self._placing = placing
        self.amount = BigAmount()
        self.age = Chip(Tone.NEUTRAL, "")
        self.days = label("", muted=True, wrap=True)
        self.why = label("", wrap=True)
        self.back = Alert(Tone.INFO, "")
        self.news = Alert(Tone.WARNING, "")
        self.problem = Alert(Tone.ERROR, "")
        for each in (self.back, self.news, self.problem):
            each.hide()
        top = layout.row(self.amount, None, self.age, spacing=12)
        self.setLayout(
            layout.column(top, self.days, self.why, self.back, self.news, self.problem, spacing=4)
        )

    def show_payment(self, row: UnplacedRow) -> None:
        """Show the head of another payment."""
        self.amount.show_amount(row.unplaced)
        words = self.tr("Holdt utenfor {0}") if row.held else self.tr("Uplassert {0}")
        left = words.format(kr(row.unplaced))
        self.amount.setAccessibleName(left)
        age = texts.age(row)
        self.age.show_state(age.tone, age.word)
        part = texts.left_of(row)
        self.days.setText(" · ".join(each for each in (part, texts.where_from(row)) if each))
        self.why.setText(texts.why(row))
        self.back.setVisible(texts.taken_back(row))
        if texts.taken_back(row):
            self.back.show_message(
                Tone.INFO,
                self.tr("Banken har tatt tilbake {0}.").format(kr(abs(row.amount))),
                what_now=self.tr(
                    "Velg kravet som fikk betalingen. Skylden der øker igjen med beløpet."
                ),
            )

    def show_state(self) -> None:
        """Show what changed meanwhile, and what went wrong."""
        now = self._placing
        if not now.news:
            self.news.hide()
        elif self.news.isHidden() or now.news[0] not in self.news.accessibleName():
            kept = bool(now.draft and not now.draft.empty)
            typed = self.tr("Det du har skrevet, står fortsatt. Se over beløpene.")
            self.news.say(
                Tone.WARNING,
                self.tr("Endret siden du åpnet den: {0}").format(" ".join(now.news)),
                what_now=typed if kept else "",
            )
        if now.problem is None:
            self.problem.hide()
        elif now.uncertain:
            self.problem.say(
                Tone.WARNING,
                self.tr("Vi vet ikke om det ble ført."),
                what_now=self.tr("Send igjen når forbindelsen er tilbake. Det føres bare én gang."),
            )
        else:
            self.problem.say(Tone.ERROR, now.problem.sentence, what_now=now.problem.what_now)
