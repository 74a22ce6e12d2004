"""The checklist of a measure says since when something stands in the way, and who takes it away."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from collector_desk.domain.holds import Reason
from collector_desk.domain.status import Status
from collector_desk.models import Hold
from collector_desk.service import holding, statuses
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.holds import NewHold
from collector_desk.wire.measures import MeasureCondition
from collector_desk.wire.statuses import NewStatus
from tests.service.casework import objects
from tests.service.enforcing import TODAY, Enforcement
from tests.service.parties import PDF

EARLIER = TODAY - timedelta(days=10)


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def stops(case: Enforcement) -> list[MeasureCondition]:
    found = case.save().reckoned
    assert found is not None
    return [one for one in found.conditions if one.code == "stops"]


def told(case: Enforcement) -> tuple[date | None, str, str]:
    (one,) = stops(case)
    assert one.holds is False
    return one.since, one.detail, one.who_clears


def holds(case: Enforcement, claim: int, day: date, reason: Reason = Reason.SAYS_PAID) -> None:
    order = NewHold(reason=Reason.SAYS_PAID, until=TODAY + timedelta(days=7), claim_id=claim)
    with case.db.write(case.kari) as work:
        row = holding.put(work, case.debtor, order)
    with case.db.write(SYSTEM) as work:
        kept = work.get_one(Hold, row.hold_id)
        kept.from_day, kept.reason = day, reason.value


def test_an_objection_stands_in_the_way_since_it_came(case: Enforcement) -> None:
    objects(case.db, case.kari, case.debtor, case.claims[0], ground="paid")
    assert told(case) == (TODAY, "Stanser tvangsinnkreving. Siden 23.11.2026.", "saksbehandler")


def test_of_two_holds_that_are_alike_the_eldest_tells(case: Enforcement) -> None:
    holds(case, case.claims[0], TODAY)
    holds(case, case.claims[1], EARLIER)
    assert told(case) == (EARLIER, "Stanser tvangsinnkreving. Siden 13.11.2026.", "saksbehandler")


def test_what_a_leader_alone_ends_says_so(case: Enforcement) -> None:
    holds(case, case.claims[0], TODAY, Reason.NOTICE_LOST)
    assert told(case)[2] == "leder"


def test_a_status_stands_in_the_way_from_its_day(case: Enforcement) -> None:
    with case.db.write(case.kari) as work:
        order = NewStatus(
            kind=Status.BANKRUPTCY, from_day=EARLIER, source="Konkursregisteret", document=PDF,
            announced_on=EARLIER, filing_deadline=date(2027, 1, 4),
        )  # fmt: skip
        statuses.register(work, case.debtor, order)
    assert EARLIER in [one.since for one in stops(case)]
