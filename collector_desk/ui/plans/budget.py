"""Betalingsevne: the household form, and what is left when subsistence is whole."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from collector_desk.domain.affordability import CostKind
from collector_desk.domain.household import Adults
from collector_desk.errors import DeskError
from collector_desk.ui import formats, layout
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.fields import ChoiceField, TextField
from collector_desk.ui.panels import Chip, SectionTitle, label
from collector_desk.ui.plans.presenter import PlanPresenter
from collector_desk.ui.tokens import Tone
from collector_desk.wire.household import Cost, HouseholdForm, Income


class BudgetForm(QWidget):
    """Income and housing a month with their documents; the rates give the rest."""

    def __init__(self, presenter: PlanPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.adults = ChoiceField(
            self.tr("Husstand"),
            [
                (Adults.SINGLE.value, self.tr("Enslig")),
                (Adults.COUPLE.value, self.tr("Gift eller samboende")),
                (Adults.SUPPORTS_PARTNER.value, self.tr("Forsørger ektefelle eller samboer")),
            ],
        )
        self.income = MoneyField(self.tr("Inntekt etter skatt"))
        self.income_from = TextField(self.tr("Dokument for inntekten"), longest=120)
        self.housing = MoneyField(self.tr("Bolig"))
        self.housing_from = TextField(self.tr("Dokument for bolig"), longest=120)
        self.lines = label("", "cell", wrap=True, muted=True)
        self.left = label("")
        self.verdict = Chip(Tone.SUCCESS, "")
        self.verdict.hide()
        for each in (self.adults, self.income, self.income_from, self.housing, self.housing_from):
            each.changed.connect(self._typed)
        self.setLayout(
            layout.column(
                SectionTitle(self.tr("Betalingsevne")),
                self.adults,
                layout.row(self.income, self.income_from, spacing=12),
                layout.row(self.housing, self.housing_from, spacing=12),
                self.lines, self.left, layout.row(self.verdict, None), spacing=8,
            )
        )  # fmt: skip

    @Slot()
    def _typed(self) -> None:
        income, housing = _read(self.income), _read(self.housing)
        form = None
        if income is not None:
            got = Income(
                text=self.tr("Inntekt etter skatt"), gross=income, document=self.income_from.value()
            )
            cost = Cost(
                kind=CostKind.HOUSING, text=self.tr("Bolig"), amount=housing or 0,
                document=self.housing_from.value(),
            )  # fmt: skip
            form = HouseholdForm(
                adults=Adults(self.adults.value()), incomes=(got,), costs=(cost,) if housing else ()
            )
        self._presenter.ask(form=form)

    def show_budget(self) -> None:
        """Show what is left, and what that means for the instalment."""
        found = self._presenter.found.budget if self._presenter.found else None
        self.verdict.setVisible(found is not None)
        if found is None:
            self.lines.setText("")
            self.left.setText("")
            return
        self.lines.setText(
            "\n".join(
                f"{line.text}: {formats.kr(line.amount)} ({line.why_not or line.source})"
                for line in found.lines
            )
        )
        self.left.setText(self.tr("Til overs: {0}").format(formats.kr(found.left)))
        tone = Tone.SUCCESS if found.leaves_whole else Tone.WARNING
        self.verdict.show_state(tone, found.text)


def _read(field: MoneyField) -> int | None:
    try:
        found = field.value()
    except DeskError:
        return None
    return None if found is None else max(found, 0)
