"""How an heir answers for the claim, and what a small estate had."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from collector_desk.domain.estate import EstateKind
from collector_desk.domain.money import Money
from collector_desk.ui import layout
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.fields import ChoiceField


class HeirFields(QWidget):
    """The two fields that an heir needs; the value is asked of a small estate alone."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        kinds = [(each.value, each.label) for each in EstateKind]
        self.kind = ChoiceField(self.tr("Arvingens ansvar"), [("", self.tr("Velg")), *kinds])
        self.worth = MoneyField(
            self.tr("Boets verdi etter begravelsen"),
            required=True,
            help_text=self.tr(
                "Lite bo: under 3 G. Arvingen kreves ikke for mer (arveloven § 116)."
            ),
        )
        self.setLayout(layout.column(self.kind, self.worth, spacing=12))
        self.kind.changed.connect(self._chosen)
        self.worth.changed.connect(self.changed)
        self._chosen()

    @property
    def estate(self) -> EstateKind | None:
        """How the heir answers; None where nothing is chosen."""
        return EstateKind(self.kind.value()) if self.kind.value() else None

    @property
    def value(self) -> Money | None:
        """Øre that a small estate had. Raises NotAnAmount."""
        return self.worth.value() if self.estate is EstateKind.SMALL else None

    def why_not(self) -> str:
        """What lacks; empty where nothing does. Raises NotAnAmount."""
        if self.estate is None:
            return self.tr("Velg om arvingen har overtatt gjelden, eller om boet er lite.")
        if self.estate is EstateKind.SMALL and not self.value:
            return self.tr("Skriv hva boet eide etter begravelsen.")
        return ""

    def _chosen(self) -> None:
        self.worth.setVisible(self.estate is EstateKind.SMALL)
        self.changed.emit()
