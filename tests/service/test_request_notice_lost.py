"""A request falls with the notices that it rests on, and with nothing else (§§ 4-18 and 4-19)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.outages import Channel
from collector_desk.models import LetterRow, Notice, OutageRow, Task
from collector_desk.service.database import SYSTEM, Database
from tests.service.casework import objects
from tests.service.enforcing import TODAY
from tests.service.lost_notices import come_back, written
from tests.service.requesting import Requesting

AGAIN, AGAIN_ENDS = date(2026, 10, 20), date(2026, 11, 3)


@pytest.fixture
def case(db: Database) -> Requesting:
    return Requesting(db)


def noticed(case: Requesting, kind: str, sent: date, *, waits: bool = False) -> None:
    with case.db.write(SYSTEM) as work:
        for claim in case.claims:
            work.add(
                Notice(
                    claim_id=claim, debtor_id=case.debtor, kind=kind, sent_on=sent,
                    deadline=sent, way="", fee=0, source="bunt 1", waits=waits,
                )
            )  # fmt: skip


def disputed(case: Requesting) -> None:
    """The debtor objects to each claim, after the decision."""
    for claim in case.claims:
        objects(case.db, case.kari, case.debtor, claim)


def writing(case: Requesting) -> None:
    """A letter is written, and waits to be sent."""
    noticed(case, "enforcement_notice", TODAY, waits=True)


def down(case: Requesting) -> None:
    """It is told late that all was down while the deadlines ran: they are longer now."""
    with case.db.write(SYSTEM) as work:
        work.add(
            OutageRow(
                channel=Channel.ALL.value, from_day=date(2026, 10, 2), to_day=date(2026, 11, 20),
                source="Driftsmelding 41", made_by="test", made_at=datetime(2026, 11, 23, tzinfo=UTC),
            )
        )  # fmt: skip


SINCE: Mapping[str, Callable[[Requesting], None]] = {
    "disputed": disputed,
    "a letter waits": writing,
    "down": down,
}


def stage(case: Requesting, measure_id: int) -> str:
    return case.row(measure_id).stage


def test_a_request_falls_with_the_demand_that_it_rests_on(case: Requesting) -> None:
    sheet = case.decided(case.request())
    come_back(case.db, case.kari, [case.letter])
    row = case.row(sheet.measure_id)
    assert (row.stage, row.ended_why) == ("stopped", "varselet 01.10.2026 kom ikke fram")


@pytest.mark.parametrize("since", SINCE)
def test_what_came_after_the_decision_is_none_of_its_notices(case: Requesting, since: str) -> None:
    """Another demand carried it on its day: that it rests for something new is no lost notice."""
    again = case.demanded(case.claims, AGAIN, AGAIN_ENDS)
    sheet = case.decided(case.request())
    SINCE[since](case)
    come_back(case.db, case.kari, [again])
    assert stage(case, sheet.measure_id) == MeasureStage.DECIDED
    come_back(case.db, case.kari, [case.letter])  # and then none is left
    assert stage(case, sheet.measure_id) == MeasureStage.STOPPED


def test_an_old_notice_of_collection_takes_no_request_with_it(case: Requesting) -> None:
    noticed(case, "collection_notice", date(2026, 9, 1))
    sheet = case.decided(case.request())
    disputed(case)
    letters = written(case.db, case.debtor)
    with case.db.read() as work:
        old = LetterRow.kind == "collection_notice"
        (back,) = work.scalars(select(LetterRow.id).where(LetterRow.id.in_(letters), old))
    come_back(case.db, case.kari, [back])
    assert stage(case, sheet.measure_id) == MeasureStage.DECIDED


def test_a_demand_sent_after_the_decision_takes_no_request_with_it(case: Requesting) -> None:
    sheet = case.decided(case.request())
    with case.db.write(SYSTEM) as work:  # what it rested on is known to be shorter than it was
        for notice in work.scalars(select(Notice)):
            notice.deadline = notice.sent_on
    case.day(date(2026, 11, 24))
    later = case.demanded(case.claims, date(2026, 11, 24), date(2026, 12, 8))
    come_back(case.db, case.kari, [later])
    assert stage(case, sheet.measure_id) == MeasureStage.DECIDED


def test_of_a_request_one_claim_falls_out_and_no_book_is_named(case: Requesting) -> None:
    """A request has no line in the enforcement book: the task says what became of it."""
    case.demanded(case.claims[:1], AGAIN, AGAIN_ENDS)
    sheet = case.decided(case.request())
    come_back(case.db, case.kari, [case.letter])
    assert stage(case, sheet.measure_id) == MeasureStage.DECIDED
    assert case.sheet(sheet.measure_id).book == ()
    with case.db.read() as work:
        query = select(Task.text).where(Task.text.contains("varselet om noen av kravene"))
        (asked,) = work.scalars(query)
    assert asked.startswith(f"{sheet.number}: varselet om noen av kravene kom ikke fram")
    assert "de er ute av begjæringen" in asked
    assert "namsboken" not in asked
