"""The statements behind a call, and what they cost the database alone, without our own work."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import event

from collector_desk.service.database import Database

_KINDS = {
    "WITH found": "the match",
    "FROM variant": "near spellings",
    "FROM word WHERE": "near spellings",
    "FROM debtor_status": "warnings",
    "DISTINCT claim_debtor": "what is owed",
    "SELECT max": "how many debtors",
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one statement took, in milliseconds, and what it was for."""

    kind: str
    milliseconds: float


def costs(db: Database, call: Callable[[], object]) -> list[Cost]:
    """Each statement of a call, sent once more by the bare driver, with all its rows fetched."""
    asked = _asked(db, call)
    found = []
    with db.read() as work:
        cursor = work.connection().connection.cursor()
        for statement, parameters in asked:
            begin = time.perf_counter()
            cursor.execute(statement, parameters)
            cursor.fetchall()
            spent = (time.perf_counter() - begin) * 1000
            found.append(Cost(_kind(statement), spent))
        cursor.close()
    return found


def _asked(db: Database, call: Callable[[], object]) -> list[tuple[str, Any]]:
    """The statements of a call that reads, as the driver got them."""
    asked: list[tuple[str, Any]] = []
    with db.read() as work:
        engine = work.connection().engine

    def note(*told: Any) -> None:
        asked.append((told[2], told[3]))

    event.listen(engine, "before_cursor_execute", note)
    try:
        call()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return [each for each in asked if each[0] != "BEGIN"]


def _kind(statement: str) -> str:
    flat = " ".join(statement.split())
    return next((kind for mark, kind in _KINDS.items() if mark in flat), "other look-ups")


def shares(spent: Sequence[Sequence[Cost]]) -> str:
    """«the match 0.31, warnings 0.10»: milliseconds a call by what they are for, most first."""
    sums: dict[str, float] = {}
    for each in spent:
        for cost in each:
            sums[cost.kind] = sums.get(cost.kind, 0) + cost.milliseconds
    ranked = sorted(sums.items(), key=lambda item: -item[1])
    return ", ".join(f"{kind} {total / len(spent):.2f}" for kind, total in ranked)
