"""Each day's root covers the ends of all streams, and the root before it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, text

from collector_desk.models import AuditRoot, triggers
from collector_desk.service import audit_root, verify_audit
from collector_desk.service.clock import Clock
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.vault import Vault
from tests.kit import TODAY


def _note(db: Database, *streams: str) -> None:
    for stream in streams:
        with db.write(SYSTEM) as work:
            work.note("notes.add", stream=stream, details={"note": 1})


def _sign(db: Database, day: date) -> bool:
    db.clock = Clock(day)
    with db.write(SYSTEM) as work:
        return audit_root.sign(work) is not None


def _roots(db: Database) -> list[AuditRoot]:
    with db.read() as work:
        return list(work.scalars(select(AuditRoot).order_by(AuditRoot.day)))


def _broken(db: Database) -> set[str]:
    with db.read() as work:
        return set(verify_audit.roots(work).broken)


def test_a_root_names_the_ends_that_moved_and_counts_all_streams(db: Database) -> None:
    _note(db, "debtor:1", "debtor:2", "debtor:2")
    assert _sign(db, TODAY)
    _note(db, "debtor:2", "debtor:3")
    assert _sign(db, TODAY + timedelta(days=1))
    first, second = _roots(db)
    assert {name: seq for name, (seq, _) in audit_root.ends_of(first).items()} == {
        "debtor:1": 1,
        "debtor:2": 2,
    }
    assert {name: seq for name, (seq, _) in audit_root.ends_of(second).items()} == {
        "debtor:2": 3,
        "debtor:3": 1,
    }
    assert (first.streams, second.streams) == (2, 3)
    assert _broken(db) == set()


def test_a_quiet_day_is_signed_too(db: Database) -> None:
    _note(db, "debtor:1")
    assert _sign(db, TODAY)
    assert _sign(db, TODAY + timedelta(days=1))
    assert audit_root.ends_of(_roots(db)[1]) == {}
    assert _broken(db) == set()


def test_a_day_is_signed_once_and_never_backwards(db: Database) -> None:
    _note(db, "debtor:1")
    assert _sign(db, TODAY)
    _note(db, "debtor:1")
    assert not _sign(db, TODAY)
    assert not _sign(db, TODAY - timedelta(days=1))
    assert len(_roots(db)) == 1


def test_a_root_removed_breaks_those_that_follow(sqlite_url: str) -> None:
    from tests.kit import open_db

    db = open_db(sqlite_url)
    for number in range(3):
        _note(db, f"debtor:{number}")
        assert _sign(db, TODAY + timedelta(days=number))
    with db.connection() as connection:
        triggers.drop(connection)
        connection.execute(text("DELETE FROM audit_root WHERE id = 2"))
    assert _broken(db) == {"Roten er endret eller en tidligere mangler", "Roten mangler kjeder"}
    db.close()


def test_a_root_signed_with_another_key_is_not_ours(db: Database) -> None:
    _note(db, "debtor:1")
    ours = db.vault
    db.vault = Vault(b"x" * 32)
    assert _sign(db, TODAY)
    db.vault = ours
    assert _broken(db) == {"Rotsignaturen er ugyldig"}


@pytest.mark.parametrize("heads", ["[]", "null", '{"a": 1}', '{"a": [1]}', "x"])
def test_ends_that_cannot_be_read_are_refused(heads: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        audit_root.ends_of(AuditRoot(heads=heads))
