"""The rates and rules the house works by, as they are shown."""

from __future__ import annotations

from datetime import date

from collector_desk.wire.base import Wire


class RateRow(Wire):
    """One dated value."""

    since: date
    value: str
    source: str
    confirmed: bool


class RateTable(Wire):
    """One table of rates."""

    name: str
    title: str
    unit: str
    law: str
    checked: date
    next_due: date | None
    rows: tuple[RateRow, ...]
    pending: tuple[str, ...] = ()  # adopted without a date: shown, never used


class RateTables(Wire):
    """All tables."""

    tables: tuple[RateTable, ...]
