"""Rate files (TOML): each key known, each value with its source, or the program does not start."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

from collector_desk.domain.rate_table import KeyedTable, Pending, Rate, Table
from collector_desk.errors.rates import RateFileWrong

UNITS = frozenset({"percent", "percent per year", "øre", "share", "days", "months", "rank"})
UNITS |= {"yes or no", "count", "day of month"}
WHOLE = frozenset({"øre", "days", "day of month", "months", "rank", "yes or no", "count"})

_BETWEEN = {"day of month": (1, 31), "yes or no": (0, 1), "rank": (1, 5)}
"""The least and the most of the units that have both."""

_NEEDED = frozenset({"title", "unit", "law", "checked", "value"})
_HEAD = _NEEDED | {"next_due", "by", "keys", "pending"}
_LATER = frozenset({"next_due", "value"})
_VALUE = frozenset({"from", "value", "source", "confirmed", "note"})
_PENDING = frozenset({"value", "source", "confirmed", "note"})

Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in which file we are, for the refusal."""

    file: str
    key: str = ""

    def at(self, key: str) -> _Place:
        return _Place(self.file, f"{self.key}.{key}" if self.key else key)

    def wrong(self, why: str) -> NoReturn:
        raise RateFileWrong(file=self.file, key=self.key, why=why)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a value must look like: its unit, the names of its set, and which of them is meant."""

    unit: str
    keys: tuple[str, ...] = ()
    key: str | None = None


def read(folder: Path, *later: Path) -> tuple[dict[str, Table], dict[str, KeyedTable]]:
    """The tables and sets of ``folder`` and, after their last day, what ``later`` adds.

    A file with ``title`` is one table named as the file; any other holds one table per section.
    Raises RateFileWrong.
    """
    tables: dict[str, Table] = {}
    sets: dict[str, KeyedTable] = {}
    for name, place, raw in _sections(folder):
        if name in tables or name in sets:
            place.wrong("tabellen finnes fra før")
        if "keys" in raw:
            sets[name] = _keyed(name, place, raw)
        else:
            tables[name] = _table(name, place, raw, key=None)
    for extra in later:
        _extend(tables, sets, folder=extra)
    return tables, sets


def one_row(
    name: str, raw: Raw, *, unit: str, keys: tuple[str, ...] = (), key: str | None = None
) -> Rate:
    """A row that comes from elsewhere than a file, by the same rules. Raises RateFileWrong."""
    return _rate(raw, _Place(name), _Shape(unit, keys, key))


def in_order(name: str, values: Sequence[Rate], *, next_due: date | None) -> None:
    """Whether these rows can follow each other in a table. Raises RateFileWrong."""
    _rising(values, _Place(name), next_due=next_due)


def _sections(folder: Path) -> list[tuple[str, _Place, Raw]]:
    found: list[tuple[str, _Place, Raw]] = []
    for path in sorted(folder.glob("*.toml")):
        raw, place = _parse(path), _Place(path.name)
        if "title" in raw or "value" in raw:
            found.append((path.stem, place, raw))
            continue
        for name, section in raw.items():
            if not isinstance(section, dict):
                place.at(name).wrong("ukjent nøkkel")
            found.append((name, place.at(name), section))
    if not found:
        _Place(folder.name).wrong("ingen satsfiler i mappen")
    return found


def _parse(path: Path) -> Raw:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ArithmeticError) as trouble:
        raise RateFileWrong(file=path.name, key="toml", why=str(trouble)) from trouble


def _extend(tables: dict[str, Table], sets: dict[str, KeyedTable], *, folder: Path) -> None:
    for name, place, raw in _sections(folder):
        if name in sets:
            group = sets[name]
            keys = tuple(group)
            longer = {key: _longer(group[key], place, raw, keys=keys, key=key) for key in group}
            sets[name] = replace(group, tables=longer)
        elif name in tables:
            tables[name] = _longer(tables[name], place, raw)
        else:
            place.wrong("ukjent tabell")


def _longer(
    table: Table, place: _Place, raw: Raw, *, keys: tuple[str, ...] = (), key: str | None = None
) -> Table:
    _only(raw, _LATER, place)
    added = _values(place, raw, _Shape(table.unit, keys, key))
    values = (*table.values, *added)
    due = _optional_day(raw, "next_due", place)
    _rising(values, place, next_due=due)
    return replace(table, values=values, next_due=due)


def _keyed(name: str, place: _Place, raw: Raw) -> KeyedTable:
    keys = raw["keys"]
    if not isinstance(keys, list) or not keys or not all(isinstance(k, str) for k in keys):
        place.at("keys").wrong("må være en liste av navn")
    if len(set(keys)) != len(keys):
        place.at("keys").wrong("samme navn to ganger")
    tables = {key: _table(f"{name}.{key}", place, raw, key=key) for key in keys}
    return KeyedTable(name=name, title=str(raw["title"]), tables=tables)


def _table(name: str, place: _Place, raw: Raw, *, key: str | None) -> Table:
    _only(raw, _HEAD, place)
    for needed in sorted(_NEEDED - raw.keys()):
        place.at(needed).wrong("mangler")
    unit = _words(raw, "unit", place)
    if unit not in UNITS:
        place.at("unit").wrong("ukjent enhet")
    shape = _Shape(unit, tuple(raw.get("keys", ())), key)
    values = _values(place, raw, shape)
    due = _optional_day(raw, "next_due", place)
    _rising(values, place, next_due=due)
    return Table(
        name=name,
        title=_words(raw, "title", place),
        unit=unit,
        law=_words(raw, "law", place),
        checked=_day(raw, "checked", place),
        next_due=due,
        values=values,
        by=_words(raw, "by", place) if "by" in raw else "",
        pending=_pending(place, raw, shape),
    )


def _values(place: _Place, raw: Raw, shape: _Shape) -> tuple[Rate, ...]:
    rows = _rows(raw, "value", place)
    if not rows:
        place.at("value").wrong("tabellen er tom")
    return tuple(_rate(row, at, shape) for at, row in rows)


def _rate(row: Raw, place: _Place, shape: _Shape) -> Rate:
    _only(row, _VALUE, place)
    return Rate(
        since=_day(row, "from", place),
        value=_value(row, place, shape),
        source=_words(row, "source", place),
        confirmed=_confirmed(row, place),
        note=_words(row, "note", place) if "note" in row else "",
    )


def _pending(place: _Place, raw: Raw, shape: _Shape) -> tuple[Pending, ...]:
    found = []
    for at, row in _rows(raw, "pending", place):
        _only(row, _PENDING, at)
        if _confirmed(row, at):
            at.at("confirmed").wrong("en verdi uten dato kan ikke være bekreftet")
        value = _value(row, at, shape)
        found.append(
            Pending(value=value, source=_words(row, "source", at), note=_words(row, "note", at))
        )
    return tuple(found)


def _rows(raw: Raw, name: str, place: _Place) -> list[tuple[_Place, Raw]]:
    rows = raw.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        place.at(name).wrong(f"må være en liste: [[{name}]]")
    return [(place.at(f"{name}[{number}]"), row) for number, row in enumerate(rows, start=1)]


def _only(raw: Raw, known: frozenset[str], place: _Place) -> None:
    for name in raw:
        if name not in known:
            place.at(name).wrong("ukjent nøkkel")


def _words(raw: Raw, name: str, place: _Place) -> str:
    words = raw.get(name)
    if not isinstance(words, str) or not words.strip():
        place.at(name).wrong("mangler" if words is None else "må være tekst")
    return words


def _day(raw: Raw, name: str, place: _Place) -> date:
    day = raw.get(name)
    if not isinstance(day, date) or isinstance(day, datetime):
        place.at(name).wrong("mangler" if day is None else "må være en dato")
    return day


def _optional_day(raw: Raw, name: str, place: _Place) -> date | None:
    return _day(raw, name, place) if name in raw else None


def _confirmed(row: Raw, place: _Place) -> bool:
    confirmed = row.get("confirmed", True)
    if not isinstance(confirmed, bool):
        place.at("confirmed").wrong("må være true eller false")
    if not confirmed and "note" not in row:
        place.at("note").wrong("må si hva som er åpent ved en verdi som ikke er bekreftet")
    return confirmed


def _value(row: Raw, place: _Place, shape: _Shape) -> Decimal:
    at = place.at("value")
    value = row.get("value")
    if shape.key is None:
        return _number(value, at, unit=shape.unit)
    if not isinstance(value, dict) or set(value) != set(shape.keys):
        at.wrong("må ha nøyaktig de navnene som står i keys")
    return _number(value[shape.key], at.at(shape.key), unit=shape.unit)


def _number(value: object, place: _Place, *, unit: str) -> Decimal:
    if unit == "yes or no" and isinstance(value, bool):
        return Decimal(value)
    if value is None:
        place.wrong("mangler")
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        place.wrong("må være et tall")
    number = Decimal(value)
    if not number.is_finite() or number < 0:
        place.wrong("må være null eller mer")
    if unit in WHOLE and number != number.to_integral_value():
        place.wrong("må være et helt tall")
    least, most = _BETWEEN.get(unit, (number, number))
    if not least <= number <= most:
        place.wrong(f"må være fra {least} til {most}")
    return number


def _rising(values: Sequence[Rate], place: _Place, *, next_due: date | None) -> None:
    for number, (before, after) in enumerate(pairwise(values), start=2):
        if after.since <= before.since:
            place.at(f"value[{number}].from").wrong("datoene må stige, og ingen dag to ganger")
    if next_due is not None and next_due <= values[-1].since:
        place.at("next_due").wrong("må komme etter den siste verdien")
