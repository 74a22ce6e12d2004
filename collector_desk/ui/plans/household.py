"""The lines of the household form: children, further incomes and costs, each added and taken away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from collector_desk.domain.affordability import CostKind
from collector_desk.errors import DeskError
from collector_desk.ui import layout, tab_order
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.dates import DateField
from collector_desk.ui.fields import ChoiceField, Labelled, TextField
from collector_desk.ui.panels import button, label
from collector_desk.wire.household import Child, Cost, Income

R = TypeVar("R", bound="FormRow")

_LIVES_HERE = "here"
_VISITATION = (
    (_LIVES_HERE, "Bor hos skyldneren"),
    ("0", "Mindre samvær enn klasse 1"),
    *((str(number), f"Samvær klasse {number}") for number in range(1, 5)),
)
_COSTS = (
    (CostKind.CHILD_CARE, "Barnehage eller AKS"),
    (CostKind.HOUSING, "Bolig"),
    (CostKind.EXTRA, "Særlig utgift"),
    (CostKind.ELECTRICITY, "Strøm og oppvarming"),
    (CostKind.CONTENTS_INSURANCE, "Innboforsikring"),
    (CostKind.PUBLIC_TRANSPORT, "Kollektivtransport"),
)
_WORDS = {kind.value: words for kind, words in _COSTS}


def ore(field: MoneyField) -> int | None:
    """What stands in the field, øre; None where it is empty or cannot be read."""
    try:
        found = field.value()
    except DeskError:
        return None
    return None if found is None else max(found, 0)


class FormRow(QWidget):
    """One line; ``changed`` as one types, ``dropped(self)`` when it is taken away."""

    changed = Signal()
    dropped = Signal(object)

    def __init__(self, *fields: QWidget) -> None:
        super().__init__()
        self.drop = button(self.tr("Ta bort"), "link")
        self.drop.clicked.connect(lambda: self.dropped.emit(self))
        self.setLayout(layout.column(*fields, layout.row(None, self.drop), spacing=4))
        for each in fields:
            for field in (each, *each.findChildren(Labelled)):
                if isinstance(field, Labelled):
                    field.changed.connect(self.changed)


class ChildRow(FormRow):
    """A child the debtor supports: its birth date decides its age group."""

    def __init__(self, today: date) -> None:
        self.born = DateField("Født", today=today)
        self.lives = ChoiceField("Samvær", _VISITATION)
        self.school = QCheckBox("Over 18 og går på skole")
        super().__init__(_pair(self.born, self.lives), self.school)
        self.school.toggled.connect(self.changed)
        self.born.left.connect(self.changed)

    def value(self) -> Child | None:
        """The child, once its birth date is written."""
        try:
            born = self.born.value()
        except DeskError:
            return None
        if born is None:
            return None
        lives = self.lives.value()
        visitation = None if lives == _LIVES_HERE else int(lives)
        return Child(birth_date=born, visitation=visitation, at_school=self.school.isChecked())

    def show_value(self, child: Child) -> None:
        """Show a child that was kept."""
        self.born.set_value(child.birth_date)
        self.lives.set_value(_LIVES_HERE if child.visitation is None else str(child.visitation))
        self.school.setChecked(child.at_school)


class IncomeRow(FormRow):
    """An income a month before tax, the tax, and its document; ``more`` stands below."""

    def __init__(self, *more: QWidget) -> None:
        self.text = TextField("Inntekt", longest=120, hint="For eksempel: barnetrygd")
        self.gross = MoneyField("Brutto per måned")
        self.tax = MoneyField("Skatt")
        self.document = TextField("Dokument", longest=120)
        super().__init__(_pair(self.text, self.document), _pair(self.gross, self.tax), *more)

    def value(self) -> Income | None:
        """The income, once its amount is written."""
        gross = ore(self.gross)
        if gross is None:
            return None
        return Income(
            text=self.text.value() or "Inntekt", gross=gross, tax=ore(self.tax) or 0,
            document=self.document.value(),
        )  # fmt: skip

    def show_value(self, income: Income) -> None:
        """Show an income that was kept."""
        self.text.set_text(income.text)
        self.gross.set_value(income.gross)
        self.tax.set_value(income.tax or None)
        self.document.set_text(income.document)


class CostRow(FormRow):
    """A cost a month; counted only with its document, by the debtor's part of it."""

    def __init__(self) -> None:
        self.kind = ChoiceField("Utgift", [(kind.value, words) for kind, words in _COSTS])
        self.text = TextField("Hva er den til?", longest=120)
        self.amount = MoneyField("Beløp per måned")
        self.share = TextField("Skyldnerens andel, prosent", longest=3)
        self.share.set_text("100")
        self.share.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.document = TextField("Dokument", longest=120)
        super().__init__(_pair(self.kind, self.text), _pair(self.amount, self.share), self.document)

    def value(self) -> Cost | None:
        """The cost, once its amount is written and the part can be read."""
        amount, share = ore(self.amount), self.share.value()
        if amount is None or not share.isdigit() or not 1 <= int(share) <= 100:
            return None
        return Cost(
            kind=CostKind(self.kind.value()),
            text=self.text.value() or _WORDS[self.kind.value()],
            amount=amount,
            share=int(share),
            document=self.document.value(),
        )

    def show_value(self, cost: Cost) -> None:
        """Show a cost that was kept."""
        self.kind.set_value(cost.kind.value)
        self.text.set_text(cost.text)
        self.amount.set_value(cost.amount)
        self.share.set_text(str(cost.share))
        self.document.set_text(cost.document)


class FormRows(QWidget, Generic[R]):
    """Lines of a kind under a title, and the button that adds one. ``changed`` with any of them."""

    changed = Signal()

    def __init__(self, title: str, add: str, make: Callable[[], R], *, most: int) -> None:
        super().__init__()
        self._make, self._most = make, most
        self.rows: list[R] = []
        self.add = button(add)
        self.add.clicked.connect(self.more)
        self._lines = layout.column(spacing=8)
        self.setLayout(
            layout.column(label(title, "field"), self._lines, layout.row(self.add, None), spacing=4)
        )

    @Slot()
    def more(self) -> None:
        """Add a line, and stand in it."""
        self.new_row().findChildren(Labelled)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def new_row(self) -> R:
        """Add a line, and leave the keys where they are."""
        row = self._make()
        row.changed.connect(self.changed)
        row.dropped.connect(self._drop)
        self.rows.append(row)
        self._lines.addWidget(row)
        tab_order.put_before(row, self.add)
        self.add.setEnabled(len(self.rows) < self._most)
        return row

    @Slot(object)
    def _drop(self, row: R) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.add.setEnabled(True)
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


def _pair(*fields: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(layout.row(*fields, spacing=12))
    return made
