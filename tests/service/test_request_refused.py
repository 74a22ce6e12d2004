"""A version that the receiver refused is as never filed: the next one is the first to arrive."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.errors.enforcement import MeasureDayWrong, MeasureGateClosed
from collector_desk.errors.requests import RequestEventLacks, RequestNotMade
from collector_desk.errors.service import Unknown
from collector_desk.exchange.enforcement.json_in import read_request
from collector_desk.models import ClaimDebtor, LimitationEvent, RequestVersion, Task
from collector_desk.service import (
    measure_run,
    request_continued,
    request_drop,
    request_events,
    requests_out,
)
from collector_desk.service.database import Database
from collector_desk.wire.enforcement_requests import FileRequest, NewRequestEvent
from collector_desk.wire.measures import StopMeasure
from tests.service.casework import objects
from tests.service.enforcing import TODAY
from tests.service.mail import text_of
from tests.service.requesting import Requesting
from tests.service.test_own_limitation import limitation

TOMORROW, AFTER = date(2026, 11, 24), date(2026, 11, 25)
OLD_RULES = "SAKSOEKT_GAMMELT_REGELVERK"
PENDING = ("enforcement_request", TODAY, None, "pending")
REFUSED = ("enforcement_request", TODAY, TOMORROW, "refused")


@pytest.fixture
def case(db: Database) -> Requesting:
    made = Requesting(db)
    made.answered()
    return made


def sent(case: Requesting) -> int:
    """A request that was filed today; gives the measure, and it is the day after."""
    measure = case.decided(case.request()).measure_id
    make(case, measure)
    file(case, measure)
    day(case, TOMORROW)
    return measure


def day(case: Requesting, on: date, regime: Regime = Regime.NEW) -> None:
    case.day(on)
    case.opened()
    case.answered(regime, on)


def make(case: Requesting, measure: int) -> None:
    with case.db.write(case.kari) as work:
        requests_out.make(work, measure, version=case.row(measure).version)


def file(case: Requesting, measure: int) -> None:
    with case.db.write(case.kari) as work:
        order = FileRequest(version=case.row(measure).version, day=case.db.clock.today())
        requests_out.filed(work, measure, order)


def comes(case: Requesting, measure: int, kind: RequestEventKind, **more: Any) -> None:
    more = {"day": case.db.clock.today()} | more
    with case.db.write(case.kari) as work:
        order = NewRequestEvent(version=case.row(measure).version, kind=kind, **more)
        request_events.register(work, measure, order)


def refused(case: Requesting, measure: int, **more: Any) -> None:
    comes(case, measure, RequestEventKind.REFUSED, **({"code": OLD_RULES} | more))


def stop(case: Requesting, measure: int) -> None:
    with case.db.write(case.kari) as work:
        order = StopMeasure(version=case.row(measure).version, why="Under et annet regelverk.")
        measure_run.stop(work, measure, order)


def steps(case: Requesting) -> set[tuple[str, date, date | None, str]]:
    with case.db.read() as work:
        found = work.scalars(select(LimitationEvent))
        return {(one.step, one.day, one.ended, one.outcome) for one in found}


def last_days(case: Requesting) -> set[date | None]:
    with case.db.read() as work:
        return set(work.scalars(select(ClaimDebtor.last_day)))


def versions(case: Requesting) -> list[RequestVersion]:
    with case.db.read() as work:
        return list(work.scalars(select(RequestVersion).order_by(RequestVersion.number)))


def test_the_first_that_was_refused_interrupted_nothing_and_waits_to_be_sent(
    case: Requesting,
) -> None:
    before = last_days(case)
    measure = sent(case)
    assert last_days(case) == {None}
    refused(case, measure)
    assert steps(case) == {REFUSED}
    assert last_days(case) == before
    sheet = case.sheet(measure)
    assert (sheet.stage, sheet.effect_on) == (MeasureStage.DECIDED, None)
    (shown,) = sheet.versions
    assert shown.status == (
        "Levert 23.11.2026, ført av Kari Nordmann. Avvist av mottakeren 24.11.2026:"
        " regnes som ikke levert"
    )
    assert sheet.events[0].text.startswith(f"Versjon 1 · {OLD_RULES}: ")
    (made,) = versions(case)
    assert made.content  # what was sent is kept
    with case.db.read() as work:
        (task,) = work.scalars(select(Task)).all()
        assert task.text.startswith(
            "T-2026-000001: Rett og send på nytt innen 24.11.2026. Regnes som ikke levert:"
            " foreldelsen er ikke avbrutt."
        )


def test_the_claim_tells_that_it_had_no_effect(case: Requesting) -> None:
    measure = sent(case)
    refused(case, measure)
    told = [line.text for line in limitation(case.db, case.claims[0], TOMORROW).lines]
    assert "Begjæring om utlegg: avvist av mottakeren, ingen virkning 24.11.2026" in told


@pytest.mark.parametrize("gate", ["objection", "regime", "six_months"])
def test_the_next_is_held_to_all_that_the_first_to_arrive_is(case: Requesting, gate: str) -> None:
    measure = sent(case)
    refused(case, measure)
    if gate == "objection":
        objects(case.db, case.kari, case.debtor, case.claims[0], ground="paid")
    elif gate == "regime":
        case.answered(Regime.OLD, TOMORROW)
    else:
        day(case, date(2027, 6, 1))
    with pytest.raises(MeasureGateClosed):
        make(case, measure)


def test_under_other_rules_it_is_stopped_and_proposed_anew(case: Requesting) -> None:
    measure = sent(case)
    refused(case, measure)
    case.answered(Regime.OLD, TOMORROW)
    with pytest.raises(MeasureGateClosed, match="Stans tiltaket, og foreslå det på nytt"):
        make(case, measure)
    stop(case, measure)
    assert steps(case) == {REFUSED}
    again = case.decided(case.request()).measure_id
    make(case, again)
    file(case, again)
    assert [one.form for one in versions(case) if one.measure_id == again] == ["paper"]
    assert steps(case) == {REFUSED, ("enforcement_request", TOMORROW, None, "pending")}


def test_the_next_is_of_its_own_day_and_interrupts_from_there(case: Requesting) -> None:
    measure = sent(case)
    refused(case, measure)
    make(case, measure)
    file(case, measure)
    _, second = versions(case)
    assert read_request(second.source).day == TOMORROW
    assert "Kommer i stedet for" not in second.content.decode()
    assert steps(case) == {REFUSED, ("enforcement_request", TOMORROW, None, "pending")}
    sheet = case.sheet(measure)
    assert (sheet.stage, sheet.effect_on) == (MeasureStage.IN_FORCE, TOMORROW)


def test_it_may_be_corrected_and_sent_the_same_day(case: Requesting) -> None:
    measure = case.decided(case.request()).measure_id
    make(case, measure)
    file(case, measure)
    refused(case, measure)
    make(case, measure)
    file(case, measure)
    assert ("enforcement_request", TODAY, None, "pending") in steps(case)


def test_one_that_was_made_to_change_it_is_not_sent(case: Requesting, tmp_path: Any) -> None:
    """It tells of a change of what the namsmann never had."""
    measure = sent(case)
    case.books.pays(case.claims[0], 100_000, TOMORROW)
    make(case, measure)
    list(request_drop.run(case.db, tmp_path))
    assert (tmp_path / "T-2026-000001-v2").exists()
    with pytest.raises(RequestEventLacks, match="hvilken versjon"):
        refused(case, measure)
    refused(case, measure, refused_version=1)
    list(request_drop.run(case.db, tmp_path))
    assert not (tmp_path / "T-2026-000001-v2").exists()
    assert case.sheet(measure).versions[-1].status == "Skal ikke sendes: lag en ny versjon"
    with pytest.raises(RequestNotMade):
        file(case, measure)
    make(case, measure)
    file(case, measure)
    assert case.row(measure).effect_on == TOMORROW


def test_a_later_one_that_was_refused_leaves_the_first_as_it_is(case: Requesting) -> None:
    measure = sent(case)
    case.books.pays(case.claims[0], 100_000, TOMORROW)
    make(case, measure)
    file(case, measure)
    refused(case, measure)
    assert steps(case) == {PENDING}
    assert case.row(measure).stage == MeasureStage.IN_FORCE
    with case.db.read() as work:
        first = request_continued.first_filed(work, measure)
        last = request_continued.last_filed(work, measure)
        assert first is not None
        assert last is not None
        assert (first.number, last.number) == (1, 1)
    make(case, measure)  # the change is told again, as of the first day
    assert read_request(versions(case)[-1].source).day == TODAY


def test_the_first_is_refused_after_a_later_one_came(case: Requesting) -> None:
    """The namsmann has the later one, from its own day."""
    measure = sent(case)
    case.books.pays(case.claims[0], 100_000, TOMORROW)
    make(case, measure)
    file(case, measure)
    refused(case, measure, refused_version=1)
    assert steps(case) == {REFUSED, ("enforcement_request", TOMORROW, None, "pending")}
    row = case.row(measure)
    assert (row.stage, row.effect_on) == (MeasureStage.IN_FORCE, TOMORROW)
    refused(case, measure)
    assert case.row(measure).stage == MeasureStage.DECIDED
    assert {one[3] for one in steps(case)} == {"refused"}


def test_one_refused_at_the_door_while_another_is_there_takes_nothing_back(
    case: Requesting,
) -> None:
    measure = sent(case)
    case.books.pays(case.claims[0], 100_000, TOMORROW)
    make(case, measure)
    refused(case, measure, refused_version=2)
    assert steps(case) == {PENDING}
    with pytest.raises(RequestNotMade):
        file(case, measure)


def test_no_version_is_refused_twice_or_before_it_was_sent(case: Requesting) -> None:
    measure = sent(case)
    make(case, measure)
    file(case, measure)
    with pytest.raises(MeasureDayWrong):
        refused(case, measure, day=TODAY)
    refused(case, measure, refused_version=2)
    for number in (2, 7):
        with pytest.raises(Unknown):
            refused(case, measure, refused_version=number)


def test_on_paper_the_next_speaks_of_no_other(db: Database) -> None:
    case = Requesting(db)
    case.answered(Regime.OLD)
    measure = case.decided(case.request()).measure_id
    make(case, measure)
    file(case, measure)
    day(case, TOMORROW, Regime.OLD)
    refused(case, measure, code="SAKSOEKT_MANGLER_I_REGISTERET")
    make(case, measure)
    assert "Kommer i stedet for" not in text_of(versions(case)[-1].content)
