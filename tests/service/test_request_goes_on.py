"""After the board has judged there is a month to ask the namsmann to go on (§ 7-7), and then a new request."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.request.values import OrdinaryKind
from collector_desk.errors.requests import RequestTooLate
from collector_desk.exchange.enforcement.json_in import read_request
from collector_desk.models import RequestVersion, Task
from collector_desk.service import measure_run, requests_out
from collector_desk.service.database import Database
from collector_desk.wire.enforcement_requests import FileRequest
from collector_desk.wire.measures import StopMeasure
from tests.service.mail import text_of
from tests.service.requesting import Requesting
from tests.service.test_request_paper import filed, judged, made

LAST, LATE = date(2027, 1, 14), date(2027, 1, 15)  # judged on 14 December
ANEW = date(2027, 2, 1)
OPEN = "Om måneden regnes fra dommen eller fra forkynnelsen, er ikke bekreftet."


@pytest.fixture
def case(db: Database) -> Requesting:
    return Requesting(db)


def measure_of(case: Requesting, regime: Regime = Regime.OLD) -> int:
    measure = filed(case, regime)
    judged(case, measure)
    return measure


def files(case: Requesting, measure: int, day: date) -> None:
    with case.db.write(case.kari) as work:
        order = FileRequest(version=case.row(measure).version, day=day)
        requests_out.filed(work, measure, order)


def versions(case: Requesting) -> list[tuple[int, date | None]]:
    with case.db.read() as work:
        rows = work.scalars(select(RequestVersion).order_by(RequestVersion.number))
        return [(row.number, row.filed_on) for row in rows]


@pytest.mark.parametrize("regime", Regime)
def test_on_the_last_day_it_still_goes_on(case: Requesting, regime: Regime) -> None:
    measure = measure_of(case, regime)
    case.day(LAST)
    made(case, measure, case.per)
    files(case, measure, LAST)
    assert versions(case)[-1] == (2, LAST)


@pytest.mark.parametrize("regime", Regime)
def test_the_day_after_it_is_not_made(case: Requesting, regime: Regime) -> None:
    measure = measure_of(case, regime)
    case.day(LATE)
    with pytest.raises(RequestTooLate) as refused:
        made(case, measure, case.per)
    assert str(refused.value).startswith(
        "T-2026-000001 kan ikke kreves tatt under behandling igjen for K-2026-000001: dommen er av"
        f" 14.12.2026, og fristen gikk ut 14.01.2027. {OPEN} Her regnes den fra dommen."
    )
    assert len(versions(case)) == 1


def test_nor_filed_what_was_made_in_time_but_by_its_day_it_may_be_entered_later(
    case: Requesting,
) -> None:
    measure = measure_of(case)
    case.day(LAST)
    made(case, measure, case.per)
    case.day(LATE)
    with pytest.raises(RequestTooLate):
        files(case, measure, LATE)
    files(case, measure, LAST)  # it was filed yesterday, and entered today
    assert versions(case)[-1] == (2, LAST)


def test_what_was_taken_up_in_time_is_changed_at_any_time(case: Requesting) -> None:
    measure = measure_of(case)
    made(case, measure, case.per)
    files(case, measure, date(2026, 12, 15))
    case.day(LATE)
    made(case, measure, case.per)
    files(case, measure, LATE)
    assert versions(case)[-1] == (3, LATE)


def test_after_the_month_it_is_withdrawn_and_asked_for_anew_on_the_judgment(
    case: Requesting,
) -> None:
    measure = measure_of(case)
    case.day(LATE)
    with pytest.raises(RequestTooLate, match="ny begjæring") as refused:
        made(case, measure, case.per)
    assert "Trekk begjæringen" in str(refused.value.what_now)
    with case.db.write(case.kari) as work:
        order = StopMeasure(version=case.row(measure).version, why="Fristen etter § 7-7 er ute.")
        measure_run.stop(work, measure, order)
    case.demanded(case.claims, LATE, date(2027, 1, 29))
    case.day(ANEW)
    case.answered(Regime.OLD, ANEW)
    anew = case.decided(case.request())
    assert anew.measure_id != measure
    version = made(case, anew.measure_id)
    files(case, anew.measure_id, ANEW)
    told = [one.ordinary and one.ordinary.kind for one in read_request(version.source).bases]
    assert told == [OrdinaryKind.JUDGMENT, OrdinaryKind.JUDGMENT]
    assert "under behandling igjen" not in text_of(version.content)


def test_that_the_first_day_of_the_month_is_open_is_said_before_and_with_the_judgment(
    case: Requesting,
) -> None:
    told = case.save(case.request()).reckoned.unconfirmed
    assert sum(OPEN in one for one in told) == 1
    measure_of(case)
    with case.db.read() as work:
        (task,) = [one.text for one in work.scalars(select(Task)) if "§ 7-7" in one.text]
    assert OPEN in task
