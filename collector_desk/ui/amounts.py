"""Kroner on a page: one large amount, and the field an amount is written in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from collector_desk.domain.money import Money, parse_kroner
from collector_desk.ui import formats
from collector_desk.ui.fields import Field


class BigAmount(QLabel):
    """What it is all about, in kroner."""

    def __init__(self, ore: int | None = None) -> None:
        super().__init__()
        self.setProperty("look", "amount")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.show_amount(ore)

    def show_amount(self, ore: int | None) -> None:
        """Show an amount in øre, a dash for none."""
        self.setText(formats.kr(ore))


class MoneyField(Field):
    """An amount: kroner are written, øre come out."""

    def __init__(
        self, title: str, *, required: bool = False, help_text: str = "", hint: str = "0,00"
    ) -> None:
        super().__init__(title, hint=hint, required=required, help_text=help_text)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)

    def value(self) -> Money | None:
        """Øre, or None for an empty field. Raises NotAnAmount."""
        return parse_kroner(self.text()) if self.text() else None

    def set_value(self, ore: Money | None) -> None:
        """Show an amount in øre."""
        self.set_text("" if ore is None else formats.kroner(ore))

    def _tidy(self, text: str) -> str:
        return formats.kroner(parse_kroner(text))
