"""The rates and rules the house works by: which tables there are, and which is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from collector_desk.ui.desk_context import Context
from collector_desk.wire.rates import RateRow, RateTable, RateTables


class RatesPresenter(QObject):
    """``changed`` when the tables are here or another is chosen."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.tables: Sequence[RateTable] = ()
        self.chosen: RateTable | None = None

    def fetch(self) -> None:
        """Ask for all tables."""
        self._context.tasks.run(
            self._context.desk.rates.list,
            self._told,
            self._context.refused,
            self,
            replaces="rates",
            title=self.tr("Henter satser …"),
        )

    def choose(self, name: str) -> None:
        """Look at a table."""
        found = next((table for table in self.tables if table.name == name), None)
        if found is not None and found != self.chosen:
            self.chosen = found
            self.changed.emit()

    def in_force(self, table: RateTable) -> RateRow | None:
        """The value that counts on the desk's day; a future one is known, and counts later."""
        today = self._context.house.today
        return next((row for row in table.rows if row.since <= today), None)

    def together(self) -> tuple[RateTable, ...]:
        """The chosen table with those that are announced with it."""
        if self.chosen is None:
            return ()
        return tuple(table for table in self.tables if table.group == self.chosen.group)

    def why_not(self) -> str:
        """Why no change of the chosen table can be proposed; empty where one can."""
        if "rates.propose" not in self._context.user.may:
            return self.tr("Saksbehandlere og ledere foreslår nye verdier.")
        if self.chosen is None:
            return self.tr("Velg en tabell.")
        return self.tr("Et forslag om tabellen venter alt.") if self.chosen.waiting else ""

    def is_ahead(self, row: RateRow) -> bool:
        """Whether a value does not count yet."""
        return row.since > self._context.house.today

    @property
    def unconfirmed(self) -> int:
        """How many values wait to be compared with their source."""
        return sum(not row.confirmed for table in self.tables for row in table.rows)

    def _told(self, found: RateTables) -> None:
        self.tables = found.tables
        name = self.chosen.name if self.chosen else ""
        kept = next((table for table in self.tables if table.name == name), None)
        self.chosen = kept or (self.tables[0] if self.tables else None)
        self.changed.emit()
