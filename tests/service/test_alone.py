"""What the night looks at row by row: one that cannot be looked at keeps no other from its end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import update

from collector_desk.models import Relief
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.reliefs import ReliefPart
from tests.service.agreements import DUE, Agreement
from tests.service.test_reliefs import granted, night, offer


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def test_a_fault_in_one_settlement_is_noted_and_the_others_are_looked_at(
    case: Agreement, expect_log: Callable[[str], None]
) -> None:
    other = case.books.claim(300_000, due=DUE, interest_from=DUE)
    broken = granted(case, offer(case))
    late = granted(case, offer(case, parts=(ReliefPart(claim_id=other),), pay=100_000))
    with case.db.write(SYSTEM) as work:  # a day after which there is none
        work.execute(update(Relief).where(Relief.id == broken).values(pay_by=date.max))
    expect_log("was not looked at")
    night(case, date(2026, 12, 24))
    with case.db.read() as work:
        states = [work.get_one(Relief, one).state for one in (broken, late)]
    assert states == ["offered", "lapsed"]
    told = f"Oppgjøret, sak {broken}, er ikke gjennomgått (OverflowError): se på tilbudet"
    assert told in case.tasks("follow_up")
