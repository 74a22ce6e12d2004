"""Deferrals that were ended before it was kept on them when and why."""

from __future__ import annotations

from datetime import date

from collector_desk import migrations
from collector_desk.models import Deferral
from collector_desk.service import deferral_end
from collector_desk.wire.deferrals import EndDeferral
from tests.kit import TODAY, open_db
from tests.postgres import as_owner
from tests.service.agreements import Agreement

BEFORE = "2026_11_28_one_judgment"
WHY = "Skyldneren har fått pengene og ber om å gjøre opp."


def test_what_ended_it_is_found_on_what_rested_by_it(database_url: str) -> None:
    url = as_owner(database_url)
    case = Agreement(open_db(url))
    number = case.put_off(date(2026, 12, 18))
    with case.db.write(case.kari) as work:
        deferral_end.end(work, number, EndDeferral(why=WHY))
    case.db.close()
    migrations.downgrade(url, revision=BEFORE)
    migrations.upgrade(url)
    db = open_db(url)
    with db.read() as work:
        row = work.get_one(Deferral, number)
        assert (row.ended_on, row.ended_why) == (TODAY, WHY)
    db.close()
