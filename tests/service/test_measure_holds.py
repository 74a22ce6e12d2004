"""A hold on a measure stops that measure alone; one on the debtor, case or claim stops it too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.holds import Held, Reason, of_measure
from collector_desk.errors import DeskError
from collector_desk.errors.enforcement import MeasureGateClosed, MeasureRests
from collector_desk.errors.service import Unknown
from collector_desk.models import ClaimDebtor, Hold, Measure
from collector_desk.service import holding, measure_run, possible
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.holds import EndHold, HoldRow, NewHold
from collector_desk.wire.measures import MeasureSheet, ToldPayer
from tests.service.enforcing import TODAY, Enforcement

UNTIL = date(2026, 12, 1)
LEVELS = ("measure", "claim", "case", "debtor")


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def put(case: Enforcement, **reach: int) -> HoldRow:
    order = NewHold(reason=Reason.OTHER, until=UNTIL).model_copy(update=reach)
    with case.db.write(case.kari) as work:
        return holding.put(work, case.debtor, order)


def at(case: Enforcement, level: str, sheet: MeasureSheet) -> HoldRow:
    with case.db.read() as work:
        folder = work.scalars(select(ClaimDebtor.case_id)).first()
    assert folder is not None
    reach = {
        "measure": {"measure_id": sheet.measure_id},
        "claim": {"claim_id": case.claims[0]},
        "case": {"case_id": folder},
        "debtor": {},
    }
    return put(case, **reach[level])


def ends(case: Enforcement, hold: HoldRow) -> None:
    with case.db.write(case.kari) as work:
        holding.end(work, hold.hold_id, EndHold(version=hold.version, why="avklart"))


def tells(case: Enforcement, sheet: MeasureSheet, day: date = TODAY) -> None:
    with case.db.write(case.kari) as work:
        measure_run.told(work, sheet.measure_id, ToldPayer(version=sheet.version, day=day))


def _proposes(case: Enforcement, sheet: MeasureSheet) -> None:
    case.propose(case.sheet(sheet.measure_id))


def _approves(case: Enforcement, _sheet: MeasureSheet) -> None:
    case.approve()


def _tells(case: Enforcement, sheet: MeasureSheet) -> None:
    tells(case, case.sheet(sheet.measure_id))


_STEPS: Mapping[str, tuple[Callable[[Enforcement], MeasureSheet], Callable[..., None]]] = {
    "propose": (lambda case: case.save(), _proposes),
    "approve": (lambda case: case.propose(case.save()), _approves),
    "tell": (lambda case: case.decided(), _tells),
}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("step", _STEPS)
def test_each_step_of_a_measure_waits_for_a_hold_at_every_level(
    case: Enforcement, step: str, level: str
) -> None:
    before, do = _STEPS[step]
    sheet = before(case)
    stage = sheet.stage
    hold = at(case, level, sheet)
    with pytest.raises(DeskError) as refused:
        do(case, sheet)
    if step != "approve" or level == "measure":  # what a proposal rests on has changed: void
        assert isinstance(refused.value, MeasureRests if step == "tell" else MeasureGateClosed)
        assert "01.12.2026" in str(refused.value) or level != "measure"
    assert case.sheet(sheet.measure_id).stage is stage
    if step == "approve" and level != "measure":
        return
    ends(case, hold)
    do(case, sheet)
    assert case.sheet(sheet.measure_id).stage is not stage


def test_it_stops_no_other_measure_and_no_letter(case: Enforcement) -> None:
    one = case.save(case.terms(claim_ids=case.claims[:1]))
    other = case.save(case.lien(claim_ids=case.claims[1:]))
    put(case, measure_id=one.measure_id)
    with pytest.raises(MeasureGateClosed):
        case.propose(case.sheet(one.measure_id))
    assert case.propose(other).stage is MeasureStage.WAITING
    with case.db.read(case.kari) as work:
        told = possible.deeds(work, case.debtor, case.claims[0]).deeds
    assert not any("stilt i bero" in deed.reason for deed in told)


def test_what_was_told_before_the_hold_began_is_registered(case: Enforcement) -> None:
    sheet = case.decided()
    case.day(date(2026, 11, 25))
    put(case, measure_id=sheet.measure_id)
    with pytest.raises(MeasureRests):
        tells(case, sheet, date(2026, 11, 25))
    tells(case, sheet, TODAY)
    assert case.sheet(sheet.measure_id).stage is MeasureStage.IN_FORCE


def test_the_sheet_and_the_list_tell_of_it_by_the_measures_number(case: Enforcement) -> None:
    sheet = case.save()
    assert sheet.rests == ()
    hold = put(case, measure_id=sheet.measure_id)
    assert hold.reach == sheet.number
    assert case.sheet(sheet.measure_id).rests == ("Annet, stilt i bero til 01.12.2026.",)
    with case.db.read(case.kari) as work:
        (row,) = holding.listed(work).rows
    assert (row.reach, row.claim_id) == (sheet.number, None)
    ends(case, hold)
    assert case.sheet(sheet.measure_id).rests == ()


def test_a_measure_of_another_or_one_that_is_over_cannot_rest(case: Enforcement) -> None:
    sheet = case.save()
    for reach in ({"measure_id": 99}, {"measure_id": sheet.measure_id, "claim_id": case.claims[0]}):
        with pytest.raises(Unknown):
            put(case, **reach)
    with case.db.write(SYSTEM) as work:
        work.get_one(Measure, sheet.measure_id).stage = MeasureStage.DISCARDED.value
    with pytest.raises(Unknown):
        put(case, measure_id=sheet.measure_id)


def test_the_database_keeps_no_hold_on_a_measure_and_a_claim(case: Enforcement) -> None:
    sheet = case.save()
    put(case, measure_id=sheet.measure_id)
    with pytest.raises(IntegrityError), case.db.write(SYSTEM) as work:
        work.scalars(select(Hold)).one().claim_id = case.claims[0]


def test_one_on_a_measure_reaches_none_of_its_claims() -> None:
    held = Held(reason=Reason.OTHER, from_day=TODAY, until=UNTIL, measure_id=7)
    assert not held.reaches(claim_id=1, case="2026-000001")
    assert of_measure([held], measure_id=7, on=TODAY)
    assert not of_measure([held], measure_id=8, on=TODAY)
    assert not of_measure([held], measure_id=7, on=UNTIL)
