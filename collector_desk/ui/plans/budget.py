"""Betalingsevne: the household form, and what is left when subsistence is whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.domain.affordability import CostKind
from collector_desk.domain.household import Adults
from collector_desk.ui import formats, layout
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.fields import ChoiceField, TextField
from collector_desk.ui.panels import Chip, SectionTitle, button, label
from collector_desk.ui.plans.household import ChildRow, CostRow, FormRows, IncomeRow, ore
from collector_desk.ui.plans.presenter import PlanPresenter
from collector_desk.ui.tokens import Tone
from collector_desk.wire.household import Cost, Deviation, HouseholdForm, Income

T = TypeVar("T")


class BudgetForm(QWidget):
    """Who lives on what, with documents; the rates give the rest. Shown live as one types."""

    use_wanted = Signal(int)
    """``use_wanted(amount)``: the largest instalment that leaves subsistence whole is to be used."""

    def __init__(self, presenter: PlanPresenter, today: date) -> None:
        super().__init__()
        self._presenter = presenter
        self._make(today)
        self._lay_out()

    def _make(self, today: date) -> None:
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
        self.others = TextField(self.tr("Andre i husstanden"), longest=2)
        self.young = FormRows(
            self.tr("Barn"), self.tr("Legg til barn"), partial(ChildRow, today), most=20
        )
        self.incomes = FormRows(
            self.tr("Flere inntekter"), self.tr("Legg til inntekt"), IncomeRow, most=19
        )
        self.costs = FormRows(
            self.tr("Flere utgifter"), self.tr("Legg til utgift"), CostRow, most=39
        )
        self.deviation = MoneyField(self.tr("Fravik fra satsene, kr per måned"))
        self.deviation_why = TextField(self.tr("Hvorfor satsene fravikes"), longest=500)
        self._make_answer()
        self._listen()

    def _make_answer(self) -> None:
        self.lines = label("", "cell", wrap=True, muted=True)
        self.left = label("")
        self.verdict = Chip(Tone.SUCCESS, "")
        self.verdict.hide()
        self.undocumented = label("", "cell", wrap=True, muted=True)
        self.largest = button("")
        self.largest.hide()
        self.largest.clicked.connect(self._use)

    def _listen(self) -> None:
        for each in (
            self.adults,
            self.others,
            self.income,
            self.income_from,
            self.housing,
            self.housing_from,
            self.deviation,
            self.deviation_why,
        ):
            each.changed.connect(self._typed)
        for rows in (self.young, self.incomes, self.costs):
            rows.changed.connect(self._typed)

    def _lay_out(self) -> None:
        self.setLayout(
            layout.column(
                SectionTitle(self.tr("Betalingsevne")),
                layout.row(self.adults, self.others, spacing=12),
                self.young,
                layout.row(self.income, self.income_from, spacing=12),
                layout.row(self.housing, self.housing_from, spacing=12),
                self.incomes, self.costs,
                layout.row(self.deviation, self.deviation_why, spacing=12),
                self.lines, self.undocumented, self.left, layout.row(self.verdict, None),
                layout.row(self.largest, None), spacing=8,
            )
        )  # fmt: skip

    @Slot()
    def _typed(self) -> None:
        self._presenter.ask(form=self.form())

    def form(self) -> HouseholdForm | None:
        """What is written, once there is an income to live on."""
        incomes = (*self._income(), *(_written(row.value() for row in self.incomes.rows)))
        if not incomes:
            return None
        others, off = self.others.value(), ore(self.deviation)
        return HouseholdForm(
            adults=Adults(self.adults.value()),
            children=tuple(_written(row.value() for row in self.young.rows)),
            others=min(int(others), 20) if others.isdigit() else 0,
            incomes=incomes,
            costs=(*self._housing(), *_written(row.value() for row in self.costs.rows)),
            deviations=(Deviation(amount=off, reason=self.deviation_why.value()),) if off else (),
        )

    def _income(self) -> Iterator[Income]:
        if (income := ore(self.income)) is not None:
            text = self.tr("Inntekt etter skatt")
            yield Income(text=text, gross=income, document=self.income_from.value())

    def _housing(self) -> Iterator[Cost]:
        if housing := ore(self.housing):
            yield Cost(
                kind=CostKind.HOUSING, text=self.tr("Bolig"), amount=housing,
                document=self.housing_from.value(),
            )  # fmt: skip

    @Slot()
    def _use(self) -> None:
        found = self._presenter.found
        if found is not None and found.budget is not None:
            self.use_wanted.emit(found.budget.largest)

    def show_budget(self) -> None:
        """Show what is left, and what that means for the instalment."""
        found = self._presenter.found.budget if self._presenter.found else None
        self.verdict.setVisible(found is not None)
        self.largest.setVisible(found is not None and found.largest > 0)
        if found is None:
            for each in (self.lines, self.undocumented, self.left):
                each.setText("")
            return
        words = self.tr("Bruk største avdrag, {0}").format(formats.kr(found.largest))
        self.largest.setText(words)
        self.largest.setAccessibleName(words)
        self.undocumented.setText(
            self.tr("Mangler dokument: {0}").format(", ".join(found.undocumented))
            if found.undocumented
            else ""
        )
        self.lines.setText(
            "\n".join(
                f"{line.text}: {formats.kr(line.amount)} ({line.why_not or line.source})"
                for line in found.lines
            )
        )
        self.left.setText(self.tr("Til overs: {0}").format(formats.kr(found.left)))
        tone = Tone.SUCCESS if found.leaves_whole else Tone.WARNING
        self.verdict.show_state(tone, found.text)


def _written(found: Iterable[T | None]) -> Iterator[T]:
    return (each for each in found if each is not None)
