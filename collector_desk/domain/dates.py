"""Dates as people type them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from collector_desk.domain.calendar import add_months, add_years
from collector_desk.errors.numbers import NotADate

_WORDS = {"iforgårs": -2, "igår": -1, "idag": 0, "imorgen": 1, "imorra": 1, "iovermorgen": 2}
_DOTTED = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2})|\2?)")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_BARE = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})?")
_BARE_ISO = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_STEP = re.compile(r"([+-])([0-9]{1,4})([dumå]?)")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_AHEAD = 20  # a year of two digits lies at most this far ahead, else a hundred years back


def parse_date(text: str, today: date) -> date:
    """The day a person wrote. Raises NotADate for what is no day between 1900 and 2199.

    Takes 13.03.2026, 13.3.26, 130326, 13032026, 2026-03-13, 20260313, 13.3 and 1303 (this
    year), i dag, i morgen, i går, and steps from ``today``: +14d, +2u (weeks), +1m, -1å.

    >>> monday = date(2026, 11, 23)
    >>> parse_date("13.3.26", monday), parse_date("i morgen", monday), parse_date("+14d", monday)
    (datetime.date(2026, 3, 13), datetime.date(2026, 11, 24), datetime.date(2026, 12, 7))
    """
    plain = re.sub(r"\s+", "", text).lower().replace("\u2212", "-")
    if not plain:
        raise NotADate(why="feltet er tomt")
    if plain in _WORDS:
        return today + timedelta(days=_WORDS[plain])
    if step := _STEP.fullmatch(plain):
        return _stepped(today, int(step[1] + step[2]), unit=step[3] or "d")
    return _written(plain, today)


def _written(plain: str, today: date) -> date:
    if found := _ISO.fullmatch(plain):
        return _day(year=int(found[1]), month=int(found[2]), day=int(found[3]))
    if found := _DOTTED.fullmatch(plain):
        return _day(year=_year(found[4], today), month=int(found[3]), day=int(found[1]))
    found = _BARE_ISO.fullmatch(plain)
    if found and _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR and int(found[2]) <= 12:
        return _day(year=int(found[1]), month=int(found[2]), day=int(found[3]))
    if found := _BARE.fullmatch(plain):
        return _day(year=_year(found[3], today), month=int(found[2]), day=int(found[1]))
    raise NotADate(why="den er ikke skrevet som en dato")


def _year(digits: str | None, today: date) -> int:
    if digits is None:
        return today.year
    year = int(digits)
    if len(digits) == 4:
        return year
    latest = today.year + _AHEAD
    return latest - (latest - year) % 100


def _day(*, year: int, month: int, day: int) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise NotADate(why="året må være fra 1900 til 2199")
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADate(why="den dagen finnes ikke i kalenderen") from None


def _stepped(today: date, count: int, *, unit: str) -> date:
    steps: dict[str, Callable[[], date]] = {
        "d": lambda: today + timedelta(days=count),
        "u": lambda: today + timedelta(weeks=count),
        "m": lambda: add_months(today, count),
        "å": lambda: add_years(today, count),
    }
    try:
        found = steps[unit]()
    except (ValueError, OverflowError):
        raise NotADate(why="den ligger for langt unna") from None
    return _day(year=found.year, month=found.month, day=found.day)
