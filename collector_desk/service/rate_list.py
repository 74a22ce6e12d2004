"""The rates as they are shown: every table with its values, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from collector_desk.domain.money import format_kroner
from collector_desk.domain.phrases import dotted
from collector_desk.domain.rates import Rate, Rates, Table
from collector_desk.wire.rates import RateRow, RateTable, RateTables

_UNITS = {
    "øre": "kr",
    "percent per year": "prosent per år",
    "percent": "prosent",
    "days": "dager",
    "months": "måneder",
    "count": "antall",
    "rank": "plass i rekkefølgen",
    "yes or no": "ja eller nei",
    "share": "andel",
}


def tables(rates: Rates) -> RateTables:
    """Every table the house works by."""
    return RateTables(tables=tuple(_table(table) for table in rates.every()))


def made_up(rates: Rates, day: date, names: Iterable[str]) -> tuple[str, ...]:
    """What is made up of these tables' values on a day, in words; nothing outside practice.

    Said wherever such a value decides something (ruling 33). ``names`` are of tables or of sets.
    """
    tables = [table for name in names for table in _called(rates, name)]
    found = [(table, rate) for table in tables if (rate := table.on(day)).made_up]
    return tuple(
        f"Øvelse: {table.title}, {_value(table, rate)} {_UNITS[table.unit]} fra"
        f" {dotted(rate.since)}, er ikke fastsatt."
        for table, rate in found
    )


def _called(rates: Rates, name: str) -> Iterable[Table]:
    return rates.keyed(name).tables.values() if name in rates.sets else (rates[name],)


def _table(table: Table) -> RateTable:
    return RateTable(
        name=table.name,
        title=table.title,
        unit=_UNITS[table.unit],
        law=table.law,
        checked=table.checked,
        next_due=table.next_due,
        rows=tuple(_row(table, rate) for rate in reversed(table.values)),
        pending=tuple(f"{one.value}: {one.source} – {one.note}" for one in table.pending),
    )


def _row(table: Table, rate: Rate) -> RateRow:
    source = f"{rate.source} – {rate.note}" if rate.note else rate.source
    return RateRow(
        since=rate.since, value=_value(table, rate), source=source, confirmed=rate.confirmed
    )


def _value(table: Table, rate: Rate) -> str:
    if table.unit == "øre":
        return format_kroner(rate.ore)
    if table.unit == "yes or no":
        return "ja" if rate.applies else "nei"
    return str(rate.value).replace(".", ",")
