"""Values that the house has put in force itself, laid over the tables that come with the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from collector_desk.domain import rate_files
from collector_desk.domain.rate_table import KeyedTable, Rate, Table
from collector_desk.domain.rates import Rates
from collector_desk.errors.rates import (
    RateBackDated,
    RateFileWrong,
    RateNextDueMissing,
    RateRowWrong,
    RateUnknown,
)

SINGLE = ""
"""The key under which the value of a table that is no set stands."""

_SAID = {
    "value": "verdien", "from": "dagen", "source": "kilden", "note": "merknaden",
    "next_due": "dagen neste verdi ventes",
}  # fmt: skip
"""What the files of rates call by English names, as it is read on the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """One dated row of a table or a set, as it would stand in the file of rates.

    ``values`` by key of the set, in the table's unit; ``next_due`` the day the row after it must
    be known (None: as the table has it, where that day is still to come).
    """

    table: str
    since: date
    values: Mapping[str, Decimal]
    source: str
    confirmed: bool = True
    note: str = ""
    next_due: date | None = None


def overlaid(rates: Rates, added: Iterable[Added]) -> Rates:
    """The rates with these rows in them, the later of two for one day instead of the earlier.

    Read by the rules of the files, so that the row counts as if it stood there.

    Raises:
        RateUnknown: no such table.
        RateRowWrong: what no file of rates could hold either.
        RateNextDueMissing: it would never be told again when a new value is due.
    """
    tables, sets = dict(rates.tables), dict(rates.sets)
    for row in added:
        try:
            _lay(tables, sets, row)
        except RateFileWrong as wrong:
            raise RateRowWrong(
                table=title(rates, row.table),
                key=_said(wrong.params["key"]),
                why=wrong.params["why"],
            ) from wrong
    return Rates(tables=tables, sets=sets)


def _said(key: str) -> str:
    """What is wrong, in words: of a set the value by its own name."""
    last = key.rpartition(".")[2].partition("[")[0]
    return _SAID.get(last, f"verdien «{last}»")


def _lay(tables: dict[str, Table], sets: dict[str, KeyedTable], row: Added) -> None:
    if row.table in sets:
        group = sets[row.table]
        keys = tuple(group)
        longer = {key: _with(group[key], row, keys=keys, key=key) for key in group}
        sets[row.table] = replace(group, tables=longer)
    elif row.table in tables:
        tables[row.table] = _with(tables[row.table], row)
    else:
        raise RateUnknown(table=row.table)


def members(rates: Rates, name: str) -> Mapping[str, Table]:
    """The tables of a set by key, or the one table under ``SINGLE``.

    Raises RateUnknown.
    """
    if name in rates.sets:
        return rates.sets[name].tables
    if name in rates.tables:
        return {SINGLE: rates.tables[name]}
    raise RateUnknown(table=name)


def title(rates: Rates, name: str) -> str:
    """What a table or a set is called. Raises RateUnknown."""
    if name in rates.sets:
        return rates.sets[name].title
    return members(rates, name)[SINGLE].title


def may_begin(rates: Rates, shipped: Rates, row: Added, *, today: date) -> None:
    """Whether a row may be put in force with its day.

    Never for a day that has been worked by: from tomorrow, or from a day after the last known
    value was due to be replaced, on which nothing could be demanded (ruling 33). Where a file that
    came later has a row for the very day, the house may follow the file.

    Raises:
        RateBackDated: else.
    """
    if row.since > today:
        return
    tables = members(rates, row.table)
    overdue = all(
        table.next_due is not None and table.next_due <= row.since
        and all(rate.since < row.since for rate in table.values)
        for table in tables.values()
    )  # fmt: skip
    follows = all(
        any(rate.since == row.since and rate.value == row.values.get(key) for rate in table.values)
        for key, table in members(shipped, row.table).items()
    )
    if not overdue and not follows:
        raise RateBackDated(table=title(rates, row.table), day=row.since.isoformat())


def _with(table: Table, row: Added, *, keys: tuple[str, ...] = (), key: str | None = None) -> Table:
    rate = _rate(table, row, keys, key)
    rest = tuple(each for each in table.values if each.since != rate.since)
    values = tuple(sorted((*rest, rate), key=lambda each: each.since))
    due = row.next_due or table.next_due
    if due is not None and due <= rate.since and row.next_due is None:
        raise RateNextDueMissing(table=table.title)
    rate_files.in_order(table.name, values, next_due=due)
    return replace(table, values=values, next_due=due)


def _rate(table: Table, row: Added, keys: tuple[str, ...], key: str | None) -> Rate:
    raw = {
        "from": row.since,
        "value": dict(row.values) if keys else row.values.get(SINGLE),
        "source": row.source,
        "confirmed": row.confirmed,
    }
    if row.note:
        raw["note"] = row.note
    return rate_files.one_row(table.name, raw, unit=table.unit, keys=keys, key=key)
