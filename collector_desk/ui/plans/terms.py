"""The terms of a plan: two of three are given, the third is reckoned; and the claims in it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from collector_desk.domain.plan_schedule import Interval
from collector_desk.errors import DeskError
from collector_desk.ui import layout
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.casework.claim_boxes import ClaimBoxes
from collector_desk.ui.dates import DateField
from collector_desk.ui.fields import ChoiceField, TextField
from collector_desk.ui.panels import SectionTitle, label
from collector_desk.ui.plans.household import ore
from collector_desk.ui.plans.presenter import PlanPresenter
from collector_desk.wire.plans import Calculated, Coming

_INTERVALS = (
    (Interval.MONTHLY.value, "Hver måned"),
    (Interval.FORTNIGHTLY.value, "Hver fjortende dag"),
    (Interval.QUARTERLY.value, "Hvert kvartal"),
)
_GIVEN = ("amount", "count", "end")


class TermsForm(QWidget):
    """Writing in one of instalment, number and last day makes the others follow."""

    def __init__(self, presenter: PlanPresenter, today: date) -> None:
        super().__init__()
        self._presenter = presenter
        self._given = "amount"
        self._offered = False
        self.amount = MoneyField(self.tr("Avdrag, kr"))
        self.count = TextField(self.tr("Antall avdrag"), longest=3)
        self.count.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.end = DateField(self.tr("Siste avdrag"), today=today)
        self.first = DateField(self.tr("Første forfall"), today=today)
        self.interval = ChoiceField(self.tr("Betales"), _INTERVALS)
        self.pauses = QCheckBox(self.tr("Trekk stilles i bero så lenge avtalen holdes"))
        self.coming = MoneyField(self.tr("Neste faktura tas med, beløp"))
        self.coming_due = DateField(self.tr("Neste faktura forfaller"), today=today)
        self.moved = label("", "cell", wrap=True, muted=True)
        self.claims = ClaimBoxes()
        self.claims.changed.connect(self._chosen)
        self.amount.changed.connect(lambda: self._typed("amount"))
        self.count.changed.connect(lambda: self._typed("count"))
        self.end.changed.connect(lambda: self._typed("end"))
        self.first.changed.connect(self._first_typed)
        self.coming.changed.connect(self._coming_typed)
        self.coming_due.changed.connect(self._coming_typed)
        self.coming_due.left.connect(self._coming_typed)
        self.interval.changed.connect(self._interval_chosen)
        self.pauses.toggled.connect(lambda ticked: self._presenter.ask(pauses_withholding=ticked))
        top = layout.row(self.amount, self.count, spacing=12)
        low = layout.row(self.first, self.end, spacing=12)
        self.setLayout(
            layout.column(
                SectionTitle(self.tr("To av tre – den tredje regnes ut")),
                top, low, self.moved, self.interval, 8,
                SectionTitle(self.tr("Krav i avtalen")), self.claims,
                layout.row(self.coming, self.coming_due, spacing=12), self.pauses, spacing=8,
            )
        )  # fmt: skip

    def _typed(self, given: str) -> None:
        self._given = given
        values = {"amount": None, "count": None, "end": None, given: self._value(given)}
        self._presenter.ask(**values)

    @Slot(int)
    def use(self, amount: int) -> None:
        """Take an instalment that was reckoned elsewhere."""
        self.amount.set_value(amount)
        self._typed("amount")

    def _value(self, given: str) -> object:
        try:
            if given == "amount":
                return self.amount.value()
            if given == "end":
                return self.end.value()
        except DeskError:
            return None
        text = self.count.value()
        return int(text) if text.isdigit() else None

    @Slot()
    def _first_typed(self) -> None:
        try:
            self._presenter.ask(first_due=self.first.value())
        except DeskError:
            self._presenter.ask(first_due=None)

    @Slot()
    def _coming_typed(self) -> None:
        """An invoice to come is taken in once its amount and its day are written."""
        amount = ore(self.coming)
        try:
            due = self.coming_due.value()
        except DeskError:
            due = None
        one = (
            (Coming(title=self.tr("Neste faktura"), amount=amount, due=due),)
            if amount and due
            else ()
        )
        self._presenter.ask(coming=one)

    @Slot()
    def _interval_chosen(self) -> None:
        self._presenter.ask(interval=Interval(self.interval.value()))

    @Slot()
    def _chosen(self) -> None:
        self._presenter.ask(claim_ids=self.claims.chosen())

    def show_terms(self) -> None:
        """Show what was reckoned; what is being written is left alone."""
        now = self._presenter
        if now.form is not None and not self._offered:
            self._offered = True
            self.claims.offer(now.form.claims, ticked=now.asked.claim_ids)
            self.first.set_value(now.asked.first_due)
        self._show_found(now.found)

    def _show_found(self, found: Calculated | None) -> None:
        self.moved.setText(found.moved if found else "")
        self.moved.setVisible(bool(self.moved.text()))
        reckoned = self.tr("regnet ut")
        for name, one in zip(_GIVEN, (self.amount, self.count, self.end), strict=True):
            mine = name == self._given
            one.edit.setToolTip("" if mine else reckoned)
            one.edit.setPlaceholderText("" if mine else reckoned)
        if self._given != "amount":
            self.amount.set_value(found.amount if found else None)
        if self._given != "count":
            self.count.set_text(str(found.count) if found else "")
        if self._given != "end":
            self.end.set_value(found.last_day if found else None)
