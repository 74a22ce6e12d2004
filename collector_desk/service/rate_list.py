"""The rates as they are shown: every table with its values, newest first."""

from __future__ import annotations

from collector_desk.domain.money import format_kroner
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
