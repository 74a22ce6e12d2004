"""What had come back before such proposals were tasks is asked about still, once."""

from __future__ import annotations

from sqlalchemy import delete, select

from collector_desk import migrations
from collector_desk.domain.work import WorkKind
from collector_desk.models import Task
from collector_desk.service.database import SYSTEM
from tests.kit import open_db
from tests.postgres import as_owner
from tests.service.agreements import DUE, Agreement
from tests.service.test_sent_back import COMMENT, plan, send_back

BEFORE = "2026_11_27_rate_changes"


def test_older_proposals_that_came_back_are_asked_about(database_url: str) -> None:
    url = as_owner(database_url)
    db = open_db(url)
    case = Agreement(db)
    plan(case)
    send_back(db, case.per, "plan")
    plan(case, case.books.claim(900_000, due=DUE, interest_from=None))  # this one waits
    with db.write(SYSTEM) as work:
        work.execute(delete(Task))
    db.close()
    migrations.downgrade(url, revision=BEFORE)
    migrations.upgrade(url)
    db = open_db(url)
    with db.read() as work:
        (task,) = work.scalars(select(Task))
        assert (task.kind, task.state, task.approval_id) == (WorkKind.SENT_BACK, "open", 1)
        assert task.text.endswith(f": «{COMMENT}»")
        assert (task.person_id, task.done_by, task.claim_id) == (case.kari.person_id, "", None)
    db.close()
