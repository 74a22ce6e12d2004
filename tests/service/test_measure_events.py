"""Ruling 21 through the services: every cell of the table, on both databases.

A new event without a way to bring it about fails here, and so does a cell that is not obeyed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from sqlalchemy import select

from collector_desk.domain.enforcement.event_rows import SALE, Event, Happens, Thing
from collector_desk.domain.enforcement.events import TABLE, Cell
from collector_desk.domain.enforcement.measure import APPROVED, MeasureStage
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.domain.status import Status
from collector_desk.errors.enforcement import MeasureGateClosed, MeasureRests
from collector_desk.errors.parties import ClaimAwaitsApproval, MergeAwaits
from collector_desk.models import Claim, Hold, LetterRow, Measure, MeasureClaim, Plan
from collector_desk.service import measure_night, plans, request_events
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.enforcement_requests import NewRequestEvent
from collector_desk.wire.plans import EndPlan
from tests.service.enforcing import TODAY
from tests.service.eventful import BRINGS, FIRST, STAGES, World, plan, status

_ENDS = frozenset({MeasureStage.STOPPED, MeasureStage.ENDED})


@pytest.mark.cells
@pytest.mark.parametrize("thing", [thing for thing in Thing if thing is not SALE])
@pytest.mark.parametrize("event", Event)
def test_what_the_table_says_happens_at_every_stage(
    db: Database, event: Event, thing: Thing
) -> None:
    world = World(db, thing)
    before = {stage: len(sheet.book) for stage, sheet in world.sheets.items()}
    if event in FIRST:
        with pytest.raises((ClaimAwaitsApproval, MergeAwaits)):
            FIRST[event](world)
        assert world.noted() == []
    BRINGS[event](world)
    world.stopped = TABLE[event, thing, MeasureStage.DRAFT].happens is Happens.RESTS
    for stage in STAGES:
        rule = TABLE[event, thing, stage]
        _CHECKS[rule.happens](world, stage, rule)
        sheet = world.sheets[stage]
        told = [found for found in world.noted() if found[0] == sheet.measure_id]
        waits = rule.happens is Happens.RESTS and stage not in APPROVED
        untold = waits or rule.happens in _UNTOLD
        noted = [] if untold else [(sheet.measure_id, event, rule.happens)]
        assert told == noted, (stage, told)
        if rule.happens not in {Happens.STOPPED, Happens.GIVEN_UP, Happens.RESTS}:
            assert len(world.case.sheet(sheet.measure_id).book) == before[stage]


_UNTOLD = frozenset({Happens.GOES_ON, Happens.FIRST})


def _goes_on(world: World, stage: MeasureStage, _: Cell) -> None:
    sheet = world.sheets[stage]
    assert world.row(sheet.measure_id).stage == stage
    assert [hold for hold in _holds(world, sheet.measure_id) if hold.reason != "other"] == []
    assert world.tasks(sheet.number) == []


def _rests(world: World, stage: MeasureStage, _: Cell) -> None:
    """The next step is refused, and nothing is taken meanwhile."""
    sheet = world.sheets[stage]
    assert world.row(sheet.measure_id).stage == stage
    if stage is MeasureStage.DRAFT:
        with pytest.raises(MeasureGateClosed):
            world.propose(sheet)
    elif stage is MeasureStage.WAITING:
        with pytest.raises(MeasureGateClosed):
            world.approve(sheet)
    elif stage is MeasureStage.DECIDED:
        with pytest.raises((MeasureRests, MeasureGateClosed)):
            world.takes_effect(sheet)
    else:
        (hold,) = _holds(world, sheet.measure_id)
        assert hold.from_day == TODAY
        assert "Stilt i bero" in world.case.sheet(sheet.measure_id).book[-1]


def _put_back(world: World, stage: MeasureStage, _: Cell) -> None:
    """The proposal fell; its draft is proposed anew only where nothing stops it."""
    sheet = world.sheets[stage]
    row = world.row(sheet.measure_id)
    assert (row.stage, row.approval_id) == (MeasureStage.DRAFT, None)
    assert world.approval(sheet).state == "void"
    if world.stopped:
        with pytest.raises(MeasureGateClosed):
            world.propose(sheet)
    else:
        world.propose(sheet)


def _over(world: World, stage: MeasureStage, rule: Cell) -> None:
    sheet = world.sheets[stage]
    row = world.row(sheet.measure_id)
    assert row.stage in _ENDS
    assert row.ended_on == TODAY
    if world.thing is not Thing.REQUEST:
        assert row.ended_why in world.case.sheet(sheet.measure_id).book[-1]
        # Its letters tell, and no task beside them.
        assert not any("Gi beskjed" in text for text in world.tasks(sheet.number))
    if world.thing is not Thing.REQUEST and stage is MeasureStage.IN_FORCE:
        assert "order_ended" in _letters(world, sheet.measure_id)
    if rule.happens is Happens.GIVEN_UP:
        registered = world.tasks(f"{sheet.number}: få pantet slettet")
        assert len(registered) == (stage is MeasureStage.IN_FORCE)
        assert all("senest 23.12.2026" in text for text in registered)
    assert not rule.task or any(rule.task in text for text in world.tasks(sheet.number))


def _asked(world: World, stage: MeasureStage, rule: Cell) -> None:
    sheet = world.sheets[stage]
    assert world.row(sheet.measure_id).stage == stage
    if rule.task:
        (task,) = world.tasks(sheet.number)
        assert rule.task in task
    else:
        assert world.tasks("Be namsmannen stille begjæringen")


def _loses(world: World, stage: MeasureStage, _: Cell) -> None:
    sheet = world.case.sheet(world.sheets[stage].measure_id)
    assert (sheet.stage, sheet.terms.claim_ids) == (stage, ())


def _first(world: World, stage: MeasureStage, _: Cell) -> None:
    """It was refused before; now the proposal may have been taken back, never decided."""
    assert world.row(world.sheets[stage].measure_id).stage in {stage, MeasureStage.DRAFT}


_CHECKS: Mapping[Happens, Callable[[World, MeasureStage, Cell], None]] = {
    Happens.GOES_ON: _goes_on,
    Happens.RESTS: _rests,
    Happens.PUT_BACK: _put_back,
    Happens.STOPPED: _over,
    Happens.GIVEN_UP: _over,
    Happens.ASKED: _asked,
    Happens.LOSES: _loses,
    Happens.FIRST: _first,
}


def _letters(world: World, measure_id: int) -> list[str]:
    with world.db.read() as work:
        return list(work.scalars(select(LetterRow.kind).where(LetterRow.measure_id == measure_id)))


def _holds(world: World, measure_id: int) -> list[Hold]:
    with world.db.read() as work:
        query = select(Hold).where(Hold.measure_id == measure_id, Hold.ended_on.is_(None))
        return list(work.scalars(query))


@pytest.mark.parametrize("kind", [Status.BANKRUPTCY, Status.DEBT_SETTLEMENT])
def test_what_arose_after_the_opening_goes_on(db: Database, kind: Status) -> None:
    """The trekk is for an old and a newer claim: it goes on for the newer alone (ruling 22)."""
    world = World(db, Thing.WITHHOLDING)
    old, newer = (world.case.owes("parking_fine", 300_000) for _ in range(2))
    with db.write(SYSTEM) as work:
        claim = work.get_one(Claim, newer)
        claim.invoice_date = claim.limitation_start = TODAY
    sheet = world.case.decided(world.terms(old, newer))
    world.takes_effect(sheet)
    proposal = world.case.propose(world.case.save(world.case.lien(claim_ids=(newer,))))
    status(world, kind)
    assert world.row(sheet.measure_id).stage == MeasureStage.IN_FORCE
    with db.read() as work:
        query = select(MeasureClaim.claim_id).where(MeasureClaim.measure_id == sheet.measure_id)
        assert list(work.scalars(query)) == [newer]
    assert "Gjelder ikke" in world.case.sheet(sheet.measure_id).book[-1]
    told = _letters(world, sheet.measure_id)  # the order had not gone: it is written anew
    assert told.count("withholding_order") == 2
    assert not any("Gi beskjed" in text for text in world.tasks(sheet.number))
    assert world.row(proposal.measure_id).stage == MeasureStage.WAITING
    world.withdraw(proposal)  # what was frozen knew of no opening (ruling 32): proposed anew
    world.case.propose(world.case.sheet(proposal.measure_id))
    world.case.approve()
    assert world.row(proposal.measure_id).stage == MeasureStage.DECIDED


def test_a_lien_that_a_request_ended_in_is_deleted_once_all_is_paid(db: Database) -> None:
    world = World(db, Thing.REQUEST)
    sheet, claim = world.sheets[MeasureStage.IN_FORCE], world.claims[MeasureStage.IN_FORCE]
    with db.write(world.case.kari) as work:
        version = work.get_one(Measure, sheet.measure_id).version
        order = NewRequestEvent(
            version=version, kind=RequestEventKind.LIEN, day=TODAY, text="Bil AB 12345"
        )
        request_events.register(work, sheet.measure_id, order)
    about = f"{sheet.number}: få pantet slettet"
    measure_night.check_all(db)
    assert world.tasks(about) == []
    world.case.books.pays(claim, 1_200_000, TODAY)
    for _night in range(2):
        measure_night.check_all(db)
        (asked,) = world.tasks(about)
        assert "senest 23.12.2026 (panteloven § 5-14)" in asked


def test_a_trekk_rests_as_long_as_the_plan_that_says_so(db: Database) -> None:
    world = World(db, Thing.WITHHOLDING)
    sheet = world.sheets[MeasureStage.IN_FORCE]
    plan(world, pauses=True)
    with db.write(world.case.kari) as work:
        row = work.scalars(select(Plan)).one()
        plans.end(work, row.id, EndPlan(version=row.version, why="fikk arbeid"))
    assert _holds(world, sheet.measure_id) == []
    kept = world.case.sheet(sheet.measure_id)
    assert kept.stage is MeasureStage.IN_FORCE
    assert [line.split(" ", 1)[1] for line in kept.book[-2:]] == [
        "Stilt i bero: nedbetalingsavtale A-2026-000001",
        "Gjelder igjen: Etter ønske: fikk arbeid",
    ]
