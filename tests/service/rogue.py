"""A database with a full history, to be changed in one place by one who may do anything."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from collector_desk.domain.facts import Bucket, FactKind
from collector_desk.models import triggers
from collector_desk.service import audit_root
from collector_desk.service.database import SYSTEM, Database, Work
from tests.databases import BOTH
from tests.kit import open_db
from tests.pool import Pool
from tests.postgres import OWNER
from tests.service.books import DUE, Books, receive

VECTOR, LOWERED, RETURNED, WITHOUT = 1, 2, 3, 4


def day(text_: str) -> date:
    return date.fromisoformat(text_)


def fill(db: Database) -> None:
    """Five claims with everything that can happen to one, unplaced money, notes and a root."""
    books = Books(db)
    claim = books.claim(1_000_000)
    books.pays(claim, 500_000, day("2025-03-10"))
    books.pays(claim, 200_000, day("2024-06-27"))
    books.happens(claim, FactKind.FEE, 3_800, day("2026-02-01"))
    books.happens(claim, FactKind.WAIVER, 10_000, day("2026-03-01"), bucket=Bucket.INTEREST)
    claim = books.claim(800_000, due=day("2025-01-15"), interest_from=day("2025-01-15"))
    books.happens(claim, FactKind.COSTS, 120_000, day("2025-05-01"))
    books.happens(claim, FactKind.CREDIT, 100_000, day("2025-06-01"))
    books.pays(claim, 900_000, day("2026-01-10"))
    books.happens(claim, FactKind.WAIVER, 900_000, day("2026-01-11"), bucket=Bucket.FEES)
    claim = books.claim(400_000, due=day("2026-01-15"), interest_from=day("2026-01-15"))
    taken = books.pays(claim, 150_000, day("2026-02-01"))
    books.pays(claim, 50_000, day("2026-03-01"))
    books.pays_back(claim, 20_000, day("2026-03-05"))
    books.takes_back(claim, taken)
    claim = books.claim(90_000, due=day("2025-10-01"), interest_from=None, kind="parking_fine")
    books.happens(claim, FactKind.SURCHARGE, 45_000, day("2025-10-23"))
    books.pays(claim, 200_000, day("2026-04-01"))
    claim = books.claim(300_000, due=day("2026-01-15"), interest_from=day("2026-01-15"))
    books.happens(claim, FactKind.FEE, 3_800, day("2026-02-20"))
    books.pays(claim, 3_800, day("2026-04-15"), order=(Bucket.FEES,))
    with db.write(SYSTEM) as work:
        receive(work, 77_700, DUE)
    for number in range(4):
        with db.write(SYSTEM) as work:
            work.note("notes.add", stream="debtor:1", details={"note": number})
            work.note("search.find", details={"found": number})
    with db.write(SYSTEM) as work:
        audit_root.sign(work)
    with db.write(SYSTEM) as work:
        work.note("notes.add", stream="debtor:1", details={"note": 5})


@pytest.fixture(scope="module", params=BOTH)
def owned(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """The full database, opened by its owner; each test leaves it as it was."""
    if request.param == "sqlite":
        path: Path = tmp_path_factory.mktemp("owned") / "desk.db"
        shutil.copyfile(request.getfixturevalue("migrated_file"), path)
        db = open_db(f"sqlite:///{path}")
        fill(db)
        yield db
        db.close()
        return
    server = request.getfixturevalue("postgres_server")
    pool: Pool = request.getfixturevalue("postgres_pool")
    with pool.database() as name:
        db = open_db(server.url(name, user=OWNER))
        fill(db)
        yield db
        db.close()


@contextmanager
def changed(db: Database, *statements: str) -> Iterator[Work]:
    """The database with the triggers gone and the statements done; afterwards as it was."""
    with db.write(SYSTEM) as work:
        triggers.drop(work.connection())
        for statement in statements:
            done = work.execute(text(statement))
            assert done.rowcount != 0, "the statement changed nothing"  # type: ignore[attr-defined]
        work.expire_all()
        try:
            yield work
        finally:
            work.rollback()
