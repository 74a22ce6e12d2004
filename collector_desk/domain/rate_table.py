"""One rate through the years: for each day exactly one value, with the source it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from collector_desk.domain.money import Money
from collector_desk.errors.rates import NoRate, RateProvisional


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One value and the day it applies from.

    ``provisional``: carried past the day a new value was due. ``confirmed``: False where the
    legal department has not confirmed it; ``note`` then says what is open.
    """

    value: Decimal
    since: date
    source: str
    provisional: bool = False
    confirmed: bool = True
    note: str = ""

    @property
    def ore(self) -> Money:
        """The value of a table in øre."""
        return int(self.value)

    @property
    def whole(self) -> int:
        """The value of a table of days, months, ranks or percent without a fraction."""
        return int(self.value)

    @property
    def fraction(self) -> Fraction:
        """The value without rounding, for arithmetic on øre."""
        return Fraction(self.value)

    @property
    def made_up(self) -> bool:
        """Whether it is a practice value, whose source says «øvelse» (ruling 33)."""
        return self.source.startswith("øvelse")

    @property
    def applies(self) -> bool:
        """The value of a table whose unit is «yes or no»."""
        return self.value != 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A value that is adopted but has no day yet: shown, never used."""

    value: Decimal
    source: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One rate through the years.

    ``by`` names the date that picks the value (e.g. the claim's due date), ``checked`` the
    last day somebody compared it with ``law``, ``next_due`` the day a new value must be known.
    """

    name: str
    title: str
    unit: str
    law: str
    checked: date
    next_due: date | None
    values: tuple[Rate, ...]
    by: str = ""
    pending: tuple[Pending, ...] = ()

    def on(self, day: date) -> Rate:
        """The one value that applies on ``day``; provisional when a newer one is overdue.

        Raises NoRate before the first value: a rate is never guessed.
        """
        place = bisect_right(self.values, day, key=_since)
        if not place:
            raise NoRate(
                table=self.title, day=day.isoformat(), first=self.values[0].since.isoformat()
            )
        rate = self.values[place - 1]
        if self.next_due is not None and rate.since < self.next_due <= day:
            return replace(rate, provisional=True)
        return rate

    def known(self, day: date) -> Rate:
        """The value on ``day`` for an amount demanded now.

        Raises RateProvisional where only ``on`` can answer (architecture: the last value may be
        read on, but never demanded).
        """
        rate = self.on(day)
        if rate.provisional and self.next_due is not None:
            raise RateProvisional(
                table=self.title, day=day.isoformat(), due=self.next_due.isoformat()
            )
        return rate

    def changes(self, start: date, end: date) -> tuple[date, ...]:
        """The days strictly between ``start`` and ``end`` on which the value itself changes."""
        return tuple(day for day in self._turns() if start < day < end)

    def _turns(self) -> Iterator[date]:
        for before, after in pairwise(self.values):
            if before.value != after.value:
                yield after.since


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class KeyedTable:
    """Tables that are announced together and share every day, e.g. subsistence by household.

    Two are the same only where they are one: what is worked out of one may be kept with it.
    """

    name: str
    title: str
    tables: Mapping[str, Table]

    def on(self, day: date) -> Mapping[str, Rate]:
        """Every value of the set on ``day``, by key. Raises NoRate before the first."""
        return {key: table.on(day) for key, table in self.tables.items()}

    def order(self, day: date) -> tuple[str, ...]:
        """The keys by value: for a set whose unit is «rank»."""
        row = self.on(day)
        return tuple(sorted(row, key=lambda key: row[key].value))

    def __getitem__(self, key: str) -> Table:
        return self.tables[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.tables)


def _since(rate: Rate) -> date:
    return rate.since
