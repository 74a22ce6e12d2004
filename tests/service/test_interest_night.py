"""Later interest that is time-barred by itself, or soon will be, stands in the worklist."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from collector_desk.domain.work import WorkKind
from collector_desk.models import LimitationEvent, Task
from collector_desk.service import interest_night
from collector_desk.service.database import SYSTEM, Database
from tests.service.enforcing import TODAY
from tests.service.suing import Suing
from tests.service.test_own_time import barred, judged
from tests.service.work_world import rows


@pytest.fixture
def case(db: Database) -> Suing:
    return judged(db)


def asked(case: Suing) -> list[Task]:
    with case.db.read() as work:
        query = select(Task).where(Task.text.contains("renter foreldes for seg selv"))
        return list(work.scalars(query.order_by(Task.id)))


def night(case: Suing, day: date = TODAY) -> int:
    case.books.today_is(day)
    return interest_night.ask_all(case.db)


def test_what_is_barred_and_what_soon_will_be_is_asked_about_with_its_sums(case: Suing) -> None:
    assert night(case) == 2
    first, second = (one.text.replace("\u00a0", " ") for one in asked(case))
    assert first.startswith("K-2026-")
    gone = f"{barred(case) / 100:,.2f}".replace(",", " ").replace(".", ",")
    assert f"Foreldet: {gone} kr, som skrives av." in first
    assert f"de eldste {TODAY:%d.%m.%Y}" in first
    assert first.split(": ", 1)[1] == second.split(": ", 1)[1]


def test_it_stands_in_the_worklist_and_is_asked_once(case: Suing) -> None:
    assert (night(case), night(case)) == (2, 0)
    found = rows(case.db, case.kari, kinds=[WorkKind.FOLLOW_UP])
    assert len([row for row in found if "renter foreldes for seg selv" in row.why]) == 2


def test_what_was_looked_at_is_asked_about_anew_half_a_year_later(case: Suing) -> None:
    night(case)
    with case.db.write(SYSTEM) as work:
        for task in work.scalars(select(Task)):
            task.state = "done"
    assert night(case, TODAY + timedelta(days=180)) == 0
    assert night(case, TODAY + timedelta(days=190)) == 2


def test_nothing_is_asked_while_the_interest_follows_the_claim_or_is_young(case: Suing) -> None:
    with case.db.write(SYSTEM) as work:
        for step in work.scalars(select(LimitationEvent)):
            step.day, step.ended = date(2026, 1, 5), date(2026, 3, 2)
    assert night(case) == 0


def test_what_is_barred_with_its_whole_claim_within_the_half_year_is_not_taken_off(
    case: Suing,
) -> None:
    """The judgment is ten years old in February: the worklist has the claim by its last day."""
    assert night(case, date(2029, 12, 1)) == 2
    texts = [one.text for one in asked(case)]
    assert all("Foreldet: " in text and "Innen" not in text for text in texts)
    assert not any("\N{MINUS SIGN}" in text for text in texts)
