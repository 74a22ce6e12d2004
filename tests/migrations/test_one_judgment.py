"""Judgments from before it was kept which rows are one."""

from __future__ import annotations

from collector_desk import migrations
from tests.kit import TODAY, open_db
from tests.postgres import as_owner
from tests.service.suing import Suing

BEFORE = "2026_11_28_withdrawn"


def test_the_claims_of_a_judgment_from_before_are_one(database_url: str) -> None:
    url = as_owner(database_url)
    case = Suing(open_db(url))
    case.judged(case.make_and_file(), TODAY)
    groups = [one.group for one in case.shown().judgments]
    assert len(groups) == 2
    case.db.close()
    migrations.downgrade(url, revision=BEFORE)
    migrations.upgrade(url)
    case.db = open_db(url)
    assert [one.group for one in case.shown().judgments] == groups == [groups[0]] * 2
    case.db.close()
