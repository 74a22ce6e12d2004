"""A leader takes back what came on a request by mistake: the case is open again at its stage."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.errors.enforcement import MeasureWrongStage
from collector_desk.errors.requests import (
    RequestCostsKnown,
    RequestEventStands,
    RequestNotMade,
)
from collector_desk.errors.service import Unknown
from collector_desk.models import Audit, RequestEvent, Task
from collector_desk.service import (
    disputed_before,
    measure_night,
    measure_run,
    request_taken_back,
)
from collector_desk.service.database import Database
from collector_desk.wire.enforcement_requests import RegisterId, TakeBackEvent
from collector_desk.wire.measures import StopMeasure
from tests.service.enforcing import TODAY
from tests.service.requesting import Requesting
from tests.service.test_request_refused import (
    PENDING,
    TOMORROW,
    comes,
    file,
    last_days,
    make,
    refused,
    sent,
    steps,
)

LIEN, WITHHOLDING = RequestEventKind.LIEN, RequestEventKind.WITHHOLDING
NOTHING, DISMISSED = RequestEventKind.NOTHING, RequestEventKind.DISMISSED
CONTESTED = RequestEventKind.CONTESTED
WHY = "Svaret gjaldt en annen sak."


@pytest.fixture
def case(db: Database) -> Requesting:
    made = Requesting(db)
    made.answered()
    return made


def events(case: Requesting, kind: RequestEventKind) -> list[RequestEvent]:
    with case.db.read() as work:
        query = select(RequestEvent).where(RequestEvent.kind == kind.value)
        return list(work.scalars(query.order_by(RequestEvent.id)))


def taken_back(
    case: Requesting, measure: int, kind: RequestEventKind, *, number: int | None = None
) -> None:
    """The last of its kind, or the refusal of that version."""
    of = [one for one in events(case, kind) if number in {None, one.refused_version}]
    with case.db.write(case.per) as work:
        order = TakeBackEvent(version=case.row(measure).version, event_id=of[-1].id, why=WHY)
        request_taken_back.take_back(work, measure, order)


@pytest.mark.parametrize("kind", [LIEN, WITHHOLDING, NOTHING, DISMISSED, CONTESTED])
def test_the_case_is_open_again_and_limitation_as_before(
    case: Requesting, kind: RequestEventKind
) -> None:
    measure = sent(case)
    comes(case, measure, kind, text="Bil AB 12345")
    assert {one[3] for one in steps(case)} != {"pending"} or kind is WITHHOLDING
    assert case.row(measure).stage == MeasureStage.ENDED
    taken_back(case, measure, kind)
    row = case.row(measure)
    assert (row.stage, row.ended_on, row.ended_why) == (MeasureStage.IN_FORCE, None, "")
    assert (row.effect_on, steps(case), last_days(case)) == (TODAY, {PENDING}, {None})
    (shown,) = case.sheet(measure).events
    assert f"Tatt tilbake 24.11.2026 av Per Leder: {WHY}" in shown.text
    with case.db.read() as work:
        assert disputed_before.undecided(work, case.debtor) == {}
        assert "open" not in set(work.scalars(select(Task.state)))
        (noted,) = work.scalars(select(Audit).where(Audit.deed == "requests.take_back"))
        details = noted.details or {}
        assert (details["kind"], details["why"]) == (kind.value, WHY)


def test_what_is_right_is_registered_after_it(case: Requesting) -> None:
    measure = sent(case)
    comes(case, measure, NOTHING)
    with pytest.raises(MeasureWrongStage):
        comes(case, measure, LIEN, text="Bil AB 12345")
    taken_back(case, measure, NOTHING)
    comes(case, measure, DISMISSED, text="Hevet")
    assert steps(case) == {("enforcement_request", TODAY, TOMORROW, "dismissed")}
    assert case.row(measure).ended_why == f"{DISMISSED.label} 24.11.2026"


def test_of_two_results_the_other_stands(case: Requesting) -> None:
    measure = sent(case)
    comes(case, measure, LIEN, text="Innskudd")
    comes(case, measure, WITHHOLDING)
    taken_back(case, measure, LIEN)
    row = case.row(measure)
    assert (row.stage, row.ended_on) == (MeasureStage.ENDED, TOMORROW)
    assert row.ended_why == "Utleggstrekk 24.11.2026"
    ended = ("enforcement_request", TODAY, TOMORROW, "not_covered")
    assert steps(case) == {ended, ("withholding", TOMORROW, None, "pending")}
    comes(case, measure, LIEN, text="Bil AB 12345")
    taken_back(case, measure, WITHHOLDING)
    assert steps(case) == {ended}
    assert case.row(measure).ended_why == "Utleggspant 24.11.2026"
    comes(case, measure, WITHHOLDING)


def test_no_lien_that_was_taken_back_is_asked_to_be_deleted(case: Requesting) -> None:
    measure = sent(case)
    comes(case, measure, LIEN, text="Bil AB 12345")
    for claim in case.claims:
        case.books.pays(claim, 1_500_000, TOMORROW)
    about = "T-2026-000001: få pantet slettet"
    asked = select(Task.state).where(Task.text.startswith(about)).order_by(Task.id)
    measure_night.check_all(case.db)
    taken_back(case, measure, LIEN)
    with case.db.read() as work:
        assert list(work.scalars(asked)) == ["done"]
    comes(case, measure, LIEN, text="Båt")
    for _night in range(2):
        measure_night.check_all(case.db)
        with case.db.read() as work:
            assert list(work.scalars(asked)) == ["done", "open"]


def test_that_one_lien_is_asked_to_be_deleted_hides_no_other(case: Requesting) -> None:
    for claim in case.claims:
        measure = case.decided(case.request(claim_ids=(claim,))).measure_id
        make(case, measure)
        file(case, measure)
        comes(case, measure, LIEN, text="Bil AB 12345")
    for claim in case.claims:
        case.books.pays(claim, 1_500_000, TODAY)
        measure_night.check_all(case.db)
    with case.db.read() as work:
        asked = list(work.scalars(select(Task.text).where(Task.text.contains("få pantet"))))
    assert sorted(text[:13] for text in asked) == ["T-2026-000001", "T-2026-000002"]


def test_the_ids_in_it_are_not_the_namsmanns(case: Requesting) -> None:
    measure = sent(case)
    told = (RegisterId(claim_id=case.claims[0], register_id="KG-417"),)
    comes(case, measure, NOTHING, register_ids=told)
    taken_back(case, measure, NOTHING)
    answering = case.sheet(measure).answering
    assert answering is not None
    assert {one.register_id for one in answering.claims} == {""}


def test_a_refusal_that_was_none_leaves_it_filed_as_it_was(case: Requesting) -> None:
    measure = sent(case)
    refused(case, measure)
    taken_back(case, measure, RequestEventKind.REFUSED)
    row = case.row(measure)
    assert (row.stage, row.effect_on) == (MeasureStage.IN_FORCE, TODAY)
    assert (steps(case), last_days(case)) == ({PENDING}, {None})
    (shown,) = case.sheet(measure).versions
    assert shown.status == "Levert 23.11.2026, ført av Kari Nordmann"


def test_one_that_was_made_as_the_first_is_made_anew_then(case: Requesting) -> None:
    measure = sent(case)
    refused(case, measure)
    make(case, measure)
    taken_back(case, measure, RequestEventKind.REFUSED)
    with pytest.raises(RequestNotMade):
        file(case, measure)
    make(case, measure)
    file(case, measure)


def test_no_version_claims_costs_again_that_the_namsmann_fixed(case: Requesting) -> None:
    measure = sent(case)
    comes(case, measure, NOTHING)
    paper = case.kept("avgjoerelse.pdf")
    comes(case, measure, RequestEventKind.COSTS, amount=50_000, document_id=paper)
    taken_back(case, measure, NOTHING)
    with pytest.raises(RequestCostsKnown):
        make(case, measure)


def test_so_it_is_where_a_later_one_was_filed_meanwhile(case: Requesting) -> None:
    measure = sent(case)
    refused(case, measure)
    make(case, measure)
    file(case, measure)
    taken_back(case, measure, RequestEventKind.REFUSED)
    assert (case.row(measure).effect_on, steps(case)) == (TODAY, {PENDING})


@pytest.mark.parametrize("kind", [RequestEventKind.RECEIPT, RequestEventKind.JUDGMENT])
def test_nothing_else_is_taken_back_nor_anything_twice(
    case: Requesting, kind: RequestEventKind
) -> None:
    measure = sent(case)
    comes(case, measure, kind)
    with pytest.raises(RequestEventStands):
        taken_back(case, measure, kind)
    comes(case, measure, NOTHING)
    with pytest.raises(RequestEventStands):
        taken_back(case, measure, kind)
    order = TakeBackEvent(version=case.row(measure).version, event_id=10**6, why=WHY)
    with pytest.raises(Unknown), case.db.write(case.per) as work:
        request_taken_back.take_back(work, measure, order)
    taken_back(case, measure, NOTHING)
    with pytest.raises(RequestEventStands):
        taken_back(case, measure, NOTHING)


def test_a_refusal_stands_once_the_request_is_stopped(case: Requesting) -> None:
    measure = sent(case)
    refused(case, measure)
    with case.db.write(case.kari) as work:
        order = StopMeasure(version=case.row(measure).version, why="Under andre regler nå.")
        measure_run.stop(work, measure, order)
    with pytest.raises(RequestEventStands):
        taken_back(case, measure, RequestEventKind.REFUSED)
