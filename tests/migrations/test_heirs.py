"""Heirs who were put on a claim before it was kept whose part they took over."""

from __future__ import annotations

from sqlalchemy import select

from collector_desk import migrations
from collector_desk.models import ClaimHeir
from tests.kit import TODAY, open_db
from tests.postgres import as_owner
from tests.service.test_heirs_fees import Family

BEFORE = "2026_11_27_suit_papers"


def test_an_heir_from_before_is_the_heir_of_who_is_dead(database_url: str) -> None:
    url = as_owner(database_url)
    case = Family(open_db(url))
    gone = case.let_go(case.heir)
    case.undo(gone)
    fees = case.fees()
    case.mail.db.close()
    migrations.downgrade(url, revision=BEFORE)
    migrations.upgrade(url)
    db = case.mail.db = open_db(url)
    with db.read() as work:
        (row,) = work.scalars(select(ClaimHeir)).all()
    assert (row.debtor_id, row.of_id, row.since) == (case.heir, case.dead, None)
    assert (row.until, row.release_id) == (TODAY, None)
    assert case.fees() == fees
    db.close()
