"""Every dated rate of the house in one value: the shipped tables, or those of the practice desk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from collector_desk.domain.rate_files import read
from collector_desk.domain.rate_table import KeyedTable, Pending, Rate, Table

__all__ = ["PRACTICE", "SHIPPED", "KeyedTable", "Pending", "Rate", "Rates", "Table"]

SHIPPED = Path(__file__).parent.parent / "rates"
PRACTICE = SHIPPED / "practice"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rates(Mapping[str, Table]):
    """Every table of the house by name; passed as an argument, never global.

    >>> from datetime import date
    >>> rates = Rates.shipped()
    >>> rates["inkassosats"].on(date(2026, 11, 23)).ore
    75000
    >>> rates.keyed("subsistence_adult").on(date(2026, 7, 1))["single"].ore
    1138800
    """

    tables: Mapping[str, Table]
    sets: Mapping[str, KeyedTable] = field(default_factory=dict)

    @staticmethod
    def shipped() -> Rates:
        """The rates that come with the program: announced values only."""
        return _shipped()

    @staticmethod
    def practice() -> Rates:
        """The shipped rates and made-up values for 2027, whose source says «øvelse»."""
        return _practice()

    @staticmethod
    def load(folder: Path, *later: Path) -> Rates:
        """The rates of ``folder``, extended by what each of ``later`` adds after the last day.

        Raises RateFileWrong at the first thing that is not exactly as it must be.
        """
        tables, sets = read(folder, *later)
        return Rates(tables=tables, sets=sets)

    def keyed(self, name: str) -> KeyedTable:
        """The set of tables called ``name``."""
        return self.sets[name]

    def every(self) -> tuple[Table, ...]:
        """All single tables, those of the sets included."""
        grouped = (table for group in self.sets.values() for table in group.tables.values())
        return (*self.tables.values(), *grouped)

    def __getitem__(self, name: str) -> Table:
        return self.tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.tables)

    def __len__(self) -> int:
        return len(self.tables)


@cache
def _shipped() -> Rates:
    return Rates.load(SHIPPED)


@cache
def _practice() -> Rates:
    return Rates.load(SHIPPED, PRACTICE)
