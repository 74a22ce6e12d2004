"""Household and income of a measure: the first wage, home, child care and extras, and all the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLayout, QWidget

from collector_desk.domain.affordability import CostKind
from collector_desk.domain.household import Adults
from collector_desk.ui import layout
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.fields import ChoiceField, TextField
from collector_desk.ui.panels import Alert
from collector_desk.ui.plans.household import ChildRow, CostRow, FormRows, IncomeRow, ore
from collector_desk.ui.tokens import Tone
from collector_desk.wire.household import Cost, Deviation, HouseholdForm, Income

T = TypeVar("T")
_OWN_LINES = (
    (CostKind.HOUSING, "Boligutgifter"),
    (CostKind.CHILD_CARE, "Barnepass"),
    (CostKind.EXTRA, "Særlige utgifter"),
)
"""The costs that have a line of their own, as the sum names them."""
_FEE = "Vederlag for oppdrag i egen næring"


class FeeRow(IncomeRow):
    """An income that may be a fee of the debtor's own business."""

    def __init__(self) -> None:
        self.fee = QCheckBox(_FEE)
        super().__init__(self.fee)
        self.fee.toggled.connect(self.changed)

    def value(self) -> Income | None:
        """The income, once its amount is written."""
        found = super().value()
        return found and found.model_copy(update={"fee": self.fee.isChecked()})

    def show_value(self, income: Income) -> None:
        """Show an income that was kept."""
        super().show_value(income)
        self.fee.setChecked(income.fee)


class HouseholdFields(QWidget):
    """Who lives on what, each amount with its document. ``changed`` as one types."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.adults = ChoiceField(
            self.tr("Husstand"),
            [
                (Adults.SINGLE.value, self.tr("Enslig")),
                (Adults.COUPLE.value, self.tr("Gift eller samboende")),
                (Adults.SUPPORTS_PARTNER.value, self.tr("Forsørger ektefelle eller samboer")),
            ],
        )
        self.others = TextField(self.tr("Andre i husstanden"), longest=2)
        self.gross = MoneyField(self.tr("Lønn eller ytelse, brutto"))
        self.tax = MoneyField(self.tr("Forskuddstrekk"))
        self.paper = TextField(self.tr("Dokument"), longest=120, hint="a-melding 10.2026")
        self.fee = self._fee_box()
        self.costs = {kind: MoneyField(words) for kind, words in _OWN_LINES}
        self.papers = {kind: TextField(self.tr("Dokument"), longest=120) for kind, _ in _OWN_LINES}
        for kind, words in _OWN_LINES:
            self.papers[kind].edit.setAccessibleName(f"Dokument, {words.lower()}")
        self.paper.edit.setAccessibleName(self.tr("Dokument, lønn eller ytelse"))
        self.young = FormRows(
            self.tr("Barn"), self.tr("Legg til barn"), partial(ChildRow, today), most=20
        )
        self.incomes = FormRows(
            self.tr("Flere inntekter"), self.tr("Legg til inntekt"), FeeRow, most=19
        )
        self.more = FormRows(
            self.tr("Flere utgifter"), self.tr("Legg til utgift"), CostRow, most=37
        )
        self.off = MoneyField(self.tr("Fravik fra satsene, kr per måned"))
        self.off_why = TextField(self.tr("Hvorfor satsene fravikes"), longest=500)
        self._kept = HouseholdForm()
        self._lay_out()
        for field in (
            self.adults, self.others, self.gross, self.tax, self.paper, *self.costs.values(),
            *self.papers.values(), self.off, self.off_why,
        ):  # fmt: skip
            field.changed.connect(self.changed)
        for rows in (self.young, self.incomes, self.more):
            rows.changed.connect(self.changed)

    def _fee_box(self) -> QCheckBox:
        """Whether the first income is a fee."""
        box = QCheckBox(_FEE)
        box.setAccessibleName(f"{_FEE}, lønn eller ytelse")
        box.toggled.connect(self.changed)
        return box

    def _lay_out(self) -> None:
        note = Alert(
            Tone.WARNING,
            self.tr("Boligutgifter er uten strøm – strøm ligger i livsoppholdet.")
            + " Forskrift 2014-06-13-724 § 3",
        )
        own = [_even(self.costs[kind], self.papers[kind]) for kind, _ in _OWN_LINES]
        self.setLayout(
            layout.column(
                _even(self.adults, self.others), self.young,
                _even(self.gross, self.tax, self.paper), self.fee, self.incomes,
                *own, note, self.more, _even(self.off, self.off_why), spacing=10,
            )
        )  # fmt: skip

    def value(self) -> HouseholdForm:
        """What is written; what cannot be read yet is left out."""
        others, off = self.others.value(), ore(self.off)
        return HouseholdForm(
            adults=Adults(self.adults.value()),
            children=tuple(_written(row.value() for row in self.young.rows)),
            others=min(int(others), 20) if others.isdigit() else 0,
            incomes=(*self._wage(), *_written(row.value() for row in self.incomes.rows)),
            costs=(*self._own_costs(), *_written(row.value() for row in self.more.rows)),
            deviations=(Deviation(amount=off, reason=self.off_why.value()),) if off else (),
        )

    def show_value(self, form: HouseholdForm) -> None:
        """Show what is kept, in the lines it is written in."""
        self._kept = form
        self.adults.set_value(form.adults.value)
        self.others.set_text(str(form.others) if form.others else "")
        for row in (*self.young.rows, *self.incomes.rows, *self.more.rows):
            row.drop.click()
        for child in form.children:
            self.young.new_row().show_value(child)
        self._show_incomes(form.incomes)
        left = list(form.costs)
        for kind, field in self.costs.items():
            own = next((cost for cost in left if cost.kind is kind and cost.share == 100), None)
            field.set_value(own.amount if own else None)
            self.papers[kind].set_text(own.document if own else "")
            if own:
                left.remove(own)
        for cost in left:
            self.more.new_row().show_value(cost)
        off = form.deviations[0] if form.deviations else None
        self.off.set_value(off.amount if off else None)
        self.off_why.set_text(off.reason if off else "")

    def _show_incomes(self, incomes: Sequence[Income]) -> None:
        first = incomes[0] if incomes else None
        self.gross.set_value(first.gross if first else None)
        self.tax.set_value(first.tax or None if first else None)
        self.paper.set_text(first.document if first else "")
        self.fee.setChecked(bool(first and first.fee))
        for income in incomes[1:]:
            self.incomes.new_row().show_value(income)

    def _wage(self) -> Iterator[Income]:
        if (gross := ore(self.gross)) is not None:
            kept = self._kept.incomes
            text = kept[0].text if kept else self.tr("Lønn")
            yield Income(
                text=text, gross=gross, tax=ore(self.tax) or 0, document=self.paper.value(),
                fee=self.fee.isChecked(),
            )  # fmt: skip

    def _own_costs(self) -> Iterator[Cost]:
        for kind, words in _OWN_LINES:
            if amount := ore(self.costs[kind]):
                kept = next((cost.text for cost in self._kept.costs if cost.kind is kind), words)
                paper = self.papers[kind].value()
                yield Cost(kind=kind, text=kept, amount=amount, document=paper)


def _even(*fields: QWidget) -> QLayout:
    line = layout.row(*fields, spacing=12)
    for at in range(len(fields)):
        line.setStretch(at, 1)
    return line


def _written(found: Iterable[T | None]) -> Iterator[T]:
    return (each for each in found if each is not None)
