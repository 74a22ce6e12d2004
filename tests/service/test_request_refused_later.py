"""A request that fell out in part, or was stopped, before it was told that the receiver refused it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.errors.enforcement import MeasureWrongStage
from collector_desk.errors.requests import RequestNotMade
from collector_desk.models import Claim, ClaimDebtor, LimitationEvent, Task
from collector_desk.service import measure_without, measures
from collector_desk.service.database import Database
from tests.service.enforcing import TODAY
from tests.service.requesting import Requesting
from tests.service.test_request_refused import (
    AFTER,
    TOMORROW,
    comes,
    day,
    file,
    last_days,
    make,
    refused,
    sent,
    steps,
    stop,
)
from tests.service.test_request_taken_back import taken_back

REFUSED = RequestEventKind.REFUSED
WITHDRAWN = ("enforcement_request", TODAY, TOMORROW, "withdrawn")


@pytest.fixture
def case(db: Database) -> Requesting:
    made = Requesting(db)
    made.answered()
    return made


def falls_out(case: Requesting, measure: int, claim: int) -> None:
    with case.db.write(case.kari) as work:
        row, one = measures.locked(work, measure), work.get_one(Claim, claim)
        measure_without.drop(work, row, [one], "trukket", words="kravet er trukket")


def of(case: Requesting, claim: int) -> list[tuple[date, date | None, str]]:
    with case.db.read() as work:
        query = select(LimitationEvent).where(LimitationEvent.claim_id == claim)
        found = work.scalars(query.order_by(LimitationEvent.day))
        return [(one.day, one.ended, one.outcome) for one in found]


def kinds(case: Requesting, measure: int) -> tuple[RequestEventKind, ...]:
    """What may be registered of it now."""
    answering = case.sheet(measure).answering
    assert answering is not None
    return answering.kinds


def last_day(case: Requesting, claim: int) -> date | None:
    with case.db.read() as work:
        return work.scalar(select(ClaimDebtor.last_day).where(ClaimDebtor.claim_id == claim))


def test_a_claim_that_fell_out_before_has_no_time_from_what_never_came_in(
    case: Requesting,
) -> None:
    gone, other = case.claims
    before = last_day(case, gone)
    measure = sent(case)
    falls_out(case, measure, gone)
    withdrawn = last_day(case, gone)
    day(case, AFTER)
    refused(case, measure)
    assert of(case, gone) == [(TODAY, TOMORROW, "refused")]
    assert last_day(case, gone) == before
    taken_back(case, measure, REFUSED)
    assert of(case, gone) == [(TODAY, TOMORROW, "withdrawn")]
    assert of(case, other) == [(TODAY, None, "pending")]
    assert (last_day(case, gone), last_day(case, other)) == (withdrawn, None)


def test_what_was_in_a_later_one_counts_from_that_as_it_ended(case: Requesting) -> None:
    gone, other = case.claims
    measure = sent(case)
    make(case, measure)
    file(case, measure)
    day(case, AFTER)
    falls_out(case, measure, gone)
    refused(case, measure, refused_version=1)
    assert of(case, gone) == [(TODAY, AFTER, "refused"), (TOMORROW, AFTER, "withdrawn")]
    assert of(case, other) == [(TODAY, AFTER, "refused"), (TOMORROW, None, "pending")]
    assert case.row(measure).effect_on == TOMORROW
    taken_back(case, measure, REFUSED)
    assert of(case, gone) == [(TODAY, AFTER, "withdrawn")]
    assert of(case, other) == [(TODAY, None, "pending")]


def test_that_it_was_refused_is_entered_also_after_it_was_stopped(case: Requesting) -> None:
    before = last_days(case)
    measure = sent(case)
    stop(case, measure)
    assert steps(case) == {WITHDRAWN}
    withdrawn = last_days(case)
    day(case, AFTER)
    assert REFUSED in kinds(case, measure)
    refused(case, measure)
    assert {one[3] for one in steps(case)} == {"refused"}
    assert last_days(case) == before
    assert kinds(case, measure) == (REFUSED,)  # the namsmann has nothing else to answer
    with pytest.raises(RequestNotMade):
        refused(case, measure)
    assert case.row(measure).stage == MeasureStage.STOPPED
    with case.db.read() as work:  # nobody sends it again
        assert not list(work.scalars(select(Task.id).where(Task.text.contains("Rett og send"))))
    with pytest.raises(MeasureWrongStage):
        comes(case, measure, RequestEventKind.COSTS, amount=50_000)
    taken_back(case, measure, REFUSED)
    assert (steps(case), last_days(case)) == ({WITHDRAWN}, withdrawn)
    assert case.row(measure).stage == MeasureStage.STOPPED


def test_where_a_later_one_came_it_was_withdrawn_from_there(case: Requesting) -> None:
    measure = sent(case)
    make(case, measure)
    file(case, measure)
    day(case, AFTER)
    stop(case, measure)
    refused(case, measure, refused_version=1)
    refused_first = ("enforcement_request", TODAY, AFTER, "refused")
    assert steps(case) == {refused_first, ("enforcement_request", TOMORROW, AFTER, "withdrawn")}
    refused(case, measure)
    assert {one[3] for one in steps(case)} == {"refused"}


def test_nothing_is_refused_of_what_ended_otherwise(case: Requesting) -> None:
    measure = sent(case)
    comes(case, measure, RequestEventKind.NOTHING)
    with pytest.raises(MeasureWrongStage):
        refused(case, measure)
