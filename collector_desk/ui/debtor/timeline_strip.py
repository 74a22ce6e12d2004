"""The finer filters of the timeline: claim, person and days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.errors.base import DeskError
from collector_desk.ui import layout
from collector_desk.ui.dates import DateField
from collector_desk.ui.debtor.timeline_filter import Wanted, people
from collector_desk.ui.fields import ChoiceField
from collector_desk.ui.flow import flow
from collector_desk.ui.panels import LinkLabel
from collector_desk.wire.debtors import Sheet


class Strip(QWidget):
    """``changed()`` when another filter is set."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.claim = ChoiceField(self.tr("Krav"), [("", self.tr("Alle krav"))])
        self.who = ChoiceField(self.tr("Hvem"), [("", self.tr("Alle"))])
        self.first = DateField(self.tr("Fra og med"), today=today)
        self.last = DateField(self.tr("Til og med"), today=today)
        reset = LinkLabel(self.tr("Nullstill"))
        fields = flow(self.claim, self.who, self.first, self.last, reset, gap=10)
        self.setLayout(layout.column(fields, margin=(8, 2, 8, 4)))
        self.claim.changed.connect(self.changed)
        self.who.changed.connect(self.changed)
        self.first.left.connect(self.changed)
        self.last.left.connect(self.changed)
        reset.clicked.connect(self.forget)

    def offer(self, sheet: Sheet) -> None:
        """The claims and the people of a sheet; what is chosen stays chosen."""
        claims = [(str(row.claim_id), row.number) for row in sheet.claims]
        _fill(self.claim, self.tr("Alle krav"), claims)
        _fill(self.who, self.tr("Alle"), [(name, name) for name in people(sheet.timeline)])

    def wanted(self, kind: str) -> Wanted:
        """The filter as it stands; a day that cannot be read asks nothing."""
        chosen = self.claim.value()
        return Wanted(
            kind=kind,
            claim_id=int(chosen) if chosen else None,
            who=self.who.value(),
            first=_day(self.first),
            last=_day(self.last),
        )

    def begin(self) -> None:
        """Stand in the first of them."""
        self.claim.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def forget(self) -> None:
        """Ask for everything again."""
        for field in (self.claim, self.who):
            with QSignalBlocker(field):
                field.set_value("")
        self.first.set_value(None)
        self.last.set_value(None)
        self.changed.emit()


def _day(field: DateField) -> date | None:
    try:
        return field.value()
    except DeskError:
        return None


def _fill(field: ChoiceField, first: str, options: Sequence[tuple[str, str]]) -> None:
    kept = field.value()
    with QSignalBlocker(field.box):
        field.box.clear()
        field.box.addItem(first, "")
        for value, words in options:
            field.box.addItem(words, value)
        field.set_value(kept)
