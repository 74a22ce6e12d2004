"""Practice desks for the tests: a large one that is filled once, and what stands in a database."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import select

from collector_desk.domain.rates import Rates
from collector_desk.models import Row
from collector_desk.paths import NEW_SIDE, OLD_SIDE
from collector_desk.service import practice
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.practice_desk import DAY, NEW_DAY
from tests.kit import open_db

DAYS = {OLD_SIDE: DAY, NEW_SIDE: NEW_DAY}

# What differs between two fills of one seed: passwords, ciphertexts, and what seals the audit.
NEVER_TWICE_THE_SAME = {
    "account": {"password_hash"},
    "identity": {"ciphertext"},
    "protected_address": {"ciphertext"},
    "audit": {"salt", "digest", "previous", "hash"},
    "audit_head": {"hash"},
}


@contextmanager
def filled(url: str, *, debtors: int, seed: int = 7, side: str = OLD_SIDE) -> Iterator[Database]:
    """A practice desk on its day. How long the filling took is printed."""
    empty = open_db(url)
    began = time.perf_counter()
    lines = list(practice.fill(empty, debtors=debtors, seed=seed, side=side))
    print(f"\n{debtors} debtors in {time.perf_counter() - began:.1f} s")
    empty.close()
    assert "ovelse-ovelse-2026" in lines[-1]
    db = open_db(url, today=DAYS[side], rates=Rates.practice())
    yield db
    db.close()


def contents(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, without what is never twice the same."""
    found = {}
    with db.read(SYSTEM) as work:
        for table in Row.metadata.sorted_tables:
            left_out = NEVER_TWICE_THE_SAME.get(table.name, set())
            columns = [column for column in table.c if column.name not in left_out]
            rows: Sequence[Any] = work.execute(select(*columns)).all()
            found[table.name] = sorted((tuple(row) for row in rows), key=repr)
    return found
