"""Fields for the values of a table or a set of rates, each in the unit it is written in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from collector_desk.errors.base import DeskError
from collector_desk.errors.numbers import NotARate
from collector_desk.ui import layout
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.fields import ChoiceField, Field
from collector_desk.wire.rates import RateTable

_NUMBER = re.compile(r"[0-9]{1,12}(?:,[0-9]{1,6})?")


class NumberField(Field):
    """A number without a sign; blanks between its digits are forgiven, a point is a comma."""

    def value(self) -> Decimal | None:
        """The number, or None for an empty field. Raises NotARate."""
        return _number(self.text()) if self.text() else None

    def _tidy(self, text: str) -> str:
        return str(_number(text)).replace(".", ",")


class Values(QWidget):
    """One field for each value of what is changed together, filled with what counts now."""

    def __init__(self, tables: Sequence[RateTable], now: Sequence[str]) -> None:
        super().__init__()
        self.fields: dict[str, Field | ChoiceField] = {}
        for table, value in zip(tables, now, strict=True):
            self.fields[table.key] = _field(table, value)
        rows = list(self.fields.values())
        pairs = [layout.row(*rows[at : at + 2], spacing=12) for at in range(0, len(rows), 2)]
        for pair in pairs:
            for at in range(pair.count()):
                pair.setStretch(at, 1)
        self.setLayout(layout.column(*pairs, spacing=8))

    def read(self) -> dict[str, Decimal] | None:
        """The values in the unit of the files; None while one lacks or cannot be read."""
        found: dict[str, Decimal] = {}
        for key, field in self.fields.items():
            value = _read(field)
            if value is None:
                return None
            found[key] = value
        return found

    def words(self) -> str:
        """The values as they are written, each with what it is called."""
        return "; ".join(
            f"{field.title} {field.box.currentText() if isinstance(field, ChoiceField) else field.text()}"
            for field in self.fields.values()
        )


def _field(table: RateTable, now: str) -> Field | ChoiceField:
    title = f"{table.key or 'Verdi'}, {table.unit}"
    if table.measure == "yes or no":
        made = ChoiceField(table.key or "Verdi", (("1", "ja"), ("0", "nei")))
        made.set_value("1" if now == "ja" else "0")
        return made
    field = MoneyField(title) if table.measure == "øre" else NumberField(title)
    field.set_text(now)
    return field


def _read(field: Field | ChoiceField) -> Decimal | None:
    if isinstance(field, ChoiceField):
        return Decimal(field.value())
    try:
        value = field.value() if isinstance(field, MoneyField | NumberField) else None
    except DeskError:
        return None
    return None if value is None else Decimal(value)


def _number(text: str) -> Decimal:
    tidy = re.sub(r"\s", "", text).replace(".", ",")
    if not _NUMBER.fullmatch(tidy):
        raise NotARate(why="det er ikke et tall uten fortegn")
    return Decimal(tidy.replace(",", "."))
