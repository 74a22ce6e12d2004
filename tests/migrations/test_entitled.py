"""Approvals given before the database asked who gives them: they stand, and are given no more."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from collector_desk import migrations
from collector_desk.models import triggers
from collector_desk.service import ready
from collector_desk.service.database import SYSTEM
from tests.kit import add_user, open_db
from tests.postgres import as_owner
from tests.service.enforcing import Enforcement

BEFORE = "2026_11_28_agreed"
APPROVED = (
    "UPDATE approval SET state = 'approved', decided_at = proposed_at, decided_by_person ="
    " (SELECT person_id FROM account WHERE username = 'anne') WHERE state = 'waiting'"
)


def test_what_an_auditor_approved_then_stands_and_no_more_is(database_url: str) -> None:
    url = as_owner(database_url)
    case = Enforcement(open_db(url))
    add_user(case.db, "anne", role="auditor", name="Anne Berg")
    case.propose(case.save(case.terms(claim_ids=case.claims[:1])))
    case.db.close()
    migrations.downgrade(url, revision=BEFORE)
    with (db := open_db(url)).connection() as connection:
        triggers.drop(connection)  # the seals of that time let it through
        connection.execute(text(APPROVED))
    db.close()
    migrations.upgrade(url)
    case.db = open_db(url)
    ready.check(case.db)
    assert case.proposal().state == "approved"
    case.propose(case.save(case.terms(claim_ids=case.claims[1:])))
    with pytest.raises(DBAPIError, match="four-eyes"), case.db.write(SYSTEM) as work:
        work.execute(text(APPROVED))
    case.db.close()
