"""The rates as they are shown: every table with its values, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from collector_desk.domain.money import format_kroner
from collector_desk.domain.phrases import dotted
from collector_desk.domain.rate_overlay import members
from collector_desk.domain.rates import Rate, Rates, Table
from collector_desk.models import Approval, RateChange
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work
from collector_desk.service.rates_in_force import IN_FORCE
from collector_desk.wire.rates import RateRow, RateTable, RateTables, WaitingRate

_UNITS = {
    "øre": "kr",
    "percent per year": "prosent per år",
    "percent": "prosent",
    "days": "dager",
    "day of month": "dag i måneden",
    "months": "måneder",
    "count": "antall",
    "rank": "plass i rekkefølgen",
    "yes or no": "ja eller nei",
    "share": "andel",
}


def listed(work: Work) -> RateTables:
    """Every table the house works by, who put a row in force, and what waits to be."""
    known = _changes(work)
    groups = {name: group.tables for name, group in work.rates.sets.items()}
    singles = {name: {"": table} for name, table in work.rates.tables.items()}
    return RateTables(
        tables=tuple(
            _table(table, group=group, key=key, known=known)
            for group, tables in (singles | groups).items()
            for key, table in tables.items()
        )
    )


def tables(rates: Rates) -> RateTables:
    """Every table of some rates, without who put a row in force."""
    return RateTables(tables=tuple(_table(table) for table in rates.every()))


@dataclass(frozen=True, slots=True)
class _Decision:
    """When the house put a row in force, and by whom in words."""

    on: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """Who put each row in force, by table and day; what waits, by table; and what the files have."""

    decided: Mapping[tuple[str, date], _Decision]
    waiting: Mapping[str, tuple[WaitingRate, ...]]
    shipped: Rates | None


_NOTHING = _Known(decided={}, waiting={}, shipped=None)


def _changes(work: Work) -> _Known:
    """Who approved each row of the house and when; what waits, by table or set."""
    decided: dict[tuple[str, date], _Decision] = {}
    waiting: dict[str, tuple[WaitingRate, ...]] = {}
    query = (
        select(RateChange, Approval)
        .join(Approval, Approval.id == RateChange.approval_id)
        .where(RateChange.state.in_((IN_FORCE, "waiting")))
        .order_by(RateChange.number, RateChange.id)
    )
    for row, approval in work.execute(query):
        if row.state != IN_FORCE:
            one = WaitingRate(
                approval_id=approval.id, since=row.since, by=approval.proposed_by,
                own=approval.proposed_by_person == work.who.person_id,
            )  # fmt: skip
            waiting[row.table_name] = (*waiting.get(row.table_name, ()), one)
        elif approval.decided_at is not None:
            on = oslo_day(approval.decided_at)
            decided[row.table_name, row.since] = _Decision(
                on, f"foreslått av {approval.proposed_by}, godkjent av {approval.decided_by}"
                f" {dotted(on)}"
            )  # fmt: skip
    return _Known(decided=decided, waiting=waiting, shipped=work.shipped)


def named(key: str, table: Table) -> str:
    """What a table is called within its set; the title of one that stands alone."""
    return key or table.title


def words_on(table: Table, day: date) -> str:
    """The value of a table on a day, with its unit; empty before its first."""
    if day < table.values[0].since:
        return ""
    rate = table.on(day)
    unsure = " (foreløpig)" if rate.provisional else ""
    return f"{_value(table, rate)} {_UNITS[table.unit]}{unsure}"


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


def differing(work: Work, day: date, names: Iterable[str]) -> Iterator[str]:
    """Each value of these tables on a day that the program's own file has otherwise, in words.

    The house's counts until two persons follow the file (docs/decisions/0020), and is said so
    wherever it decides something.
    """
    if work.rates is work.shipped:
        return
    decided = _changes(work).decided
    for name in names:
        shipped = members(work.shipped, name)
        for key, table in members(work.rates, name).items():
            rate = table.on(day)
            if told := _differs(table, rate, decided.get((name, rate.since)), shipped.get(key)):
                yield f"{table.title} fra {dotted(rate.since)}: {told}"


def _differs(table: Table, rate: Rate, decision: _Decision | None, shipped: Table | None) -> str:
    """What the file has for a row of the house, where that is another value; else empty.

    For the very day, or from a day between: the house's row was decided before it came, and
    covers it.
    """
    if shipped is None or decision is None:
        return ""
    other = next((one for one in reversed(shipped.values) if one.since <= rate.since), None)
    if other is None or other.value == rate.value:
        return ""
    if other.since != rate.since and other.since <= decision.on:
        return ""  # what the house changed, and knew
    own, theirs = _value(table, rate), _value(table, other)
    since = "" if other.since == rate.since else f" fra {dotted(other.since)}"
    return f"huset har {own}, programmets fil har {theirs}{since} ({other.source})"


def _called(rates: Rates, name: str) -> Iterable[Table]:
    return rates.keyed(name).tables.values() if name in rates.sets else (rates[name],)


def _table(table: Table, *, group: str = "", key: str = "", known: _Known = _NOTHING) -> RateTable:
    shipped = members(known.shipped, group).get(key) if known.shipped else None
    return RateTable(
        name=table.name,
        group=group or table.name,
        key=key,
        title=table.title,
        unit=_UNITS[table.unit],
        measure=table.unit,
        law=table.law,
        by=table.by,
        checked=table.checked,
        next_due=table.next_due,
        rows=tuple(
            _row(table, rate, known.decided.get((group, rate.since)), shipped)
            for rate in reversed(table.values)
        ),
        pending=tuple(f"{one.value}: {one.source} – {one.note}" for one in table.pending),
        waiting=known.waiting.get(group, ()),
    )


def _row(table: Table, rate: Rate, decision: _Decision | None, shipped: Table | None) -> RateRow:
    decided = decision.words if decision else ""
    told = (rate.source, rate.note, decided, _differs(table, rate, decision, shipped))
    source = " – ".join(filter(None, told))
    return RateRow(
        since=rate.since,
        value=_value(table, rate),
        number=rate.value,
        source=source,
        confirmed=rate.confirmed,
        decided=decided,
    )


def _value(table: Table, rate: Rate) -> str:
    if table.unit == "øre":
        return format_kroner(rate.ore)
    if table.unit == "yes or no":
        return "ja" if rate.applies else "nei"
    return str(rate.value).replace(".", ",")
