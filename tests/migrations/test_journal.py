"""What came in before there was a journal is numbered in its order, and the series goes on."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select, update

from collector_desk import migrations
from collector_desk.models import Inquiry
from collector_desk.service import numbers
from collector_desk.service.clock import Clock
from collector_desk.service.database import SYSTEM
from tests.kit import TODAY, open_db
from tests.postgres import as_owner
from tests.service.work_world import inquiry

BEFORE = "2026_11_27_outages"


def test_older_mail_is_numbered_by_the_year_it_came_in(database_url: str) -> None:
    url = as_owner(database_url)
    db = open_db(url)
    with db.write(SYSTEM) as work:
        rows = [inquiry(None, kind) for kind in ("mail", "question", "mail")]
        work.add_all(rows)
        work.flush()
        for row, hour in zip(
            rows, (22, 23), strict=False
        ):  # 23:59 in Oslo, and 00:59 of the new year
            at = datetime(2025, 12, 31, hour, 59, tzinfo=UTC)
            work.execute(update(Inquiry).where(Inquiry.id == row.id).values(registered_at=at))
    db.close()
    migrations.downgrade(url, revision=BEFORE)
    migrations.upgrade(url)
    db = open_db(url)
    db.clock = Clock(fixed=TODAY)
    with db.write(SYSTEM) as work:
        given = list(work.scalars(select(Inquiry.journal).order_by(Inquiry.id)))
        after = numbers.journalled(work)
    db.close()
    assert given == ["J-2025-000001", "J-2026-000001", "J-2026-000002"]
    assert after == "J-2026-000003"
