"""The oracle of the machines sees by itself all that stops a measure, and nothing where nothing does."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desk.models import Claim, ClaimDebtor, Measure
from collector_desk.service.database import SYSTEM, Database
from tests.service import inbox_stops, what_stops
from tests.service.enforcing import TODAY
from tests.service.mail import Mail
from tests.service.requesting import Requesting
from tests.service.test_request_keeps import STOPS


def _found(case: Requesting, measure: int, day: date = TODAY) -> list[str]:
    with case.db.read() as work:
        return what_stops.of_measure(work, work.get_one(Measure, measure), on=day)


@pytest.mark.parametrize("stop", STOPS)
def test_each_stop_is_seen(db: Database, stop: str) -> None:
    case = Requesting(db)
    case.answered()
    sheet = case.decided(case.request())
    assert _found(case, sheet.measure_id) == []
    STOPS[stop](case, sheet)
    assert _found(case, sheet.measure_id)


def test_so_are_the_time_the_unit_and_the_inbox(db: Database) -> None:
    case = Requesting(db)
    case.answered()
    sheet = case.decided(case.request())
    with case.db.write(SYSTEM) as work:
        row = work.get_one(ClaimDebtor, (case.claims[0], case.debtor))
        last = row.last_day
        row.last_day = date(2026, 11, 22)
    assert _found(case, sheet.measure_id) == ["it is time-barred"]
    with case.db.write(SYSTEM) as work:
        work.get_one(ClaimDebtor, (case.claims[0], case.debtor)).last_day = last
        work.get_one(Claim, case.claims[1]).state = "withdrawn"
    assert _found(case, sheet.measure_id) == ["its unit took it back"]


def test_what_lies_in_the_inbox_is_seen(db: Database) -> None:
    mail = Mail(db)
    inbox_stops.objected(mail)
    with mail.db.read() as work:
        found = list(what_stops.of_claim(work, mail.claim, mail.debtor_id, on=TODAY))
    assert found == ["in the inbox: objection"]
