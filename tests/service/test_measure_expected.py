"""Whoever agrees a plan or puts claims off sees first what that does to the measures (ruling 21)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from collector_desk.domain.enforcement.event_rows import SALE, Event, Thing
from collector_desk.domain.enforcement.events import TABLE
from collector_desk.domain.enforcement.measure import APPROVED, MeasureStage
from collector_desk.domain.status import STATUSES, Reach, Status
from collector_desk.service import deferrals, plans, statuses
from collector_desk.service.database import Database
from collector_desk.wire.statuses import StatusEffect
from tests.kit import open_db
from tests.service.eventful import (
    BRINGS,
    STAGES,
    World,
    deferral,
    plan,
    plan_terms,
    put_off,
    status,
)

_ASKED = "fortsetter til noen har avgjort det. Du får en oppgave"
_EARLY = ["utkastet venter", "forslaget faller, og utkastet venter", "stilles i bero"]
_SHOWN = {
    (Thing.WITHHOLDING, False): "fortsetter som før",
    (Thing.WITHHOLDING, True): "stilles i bero",
    (Thing.ACCOUNT_LIEN, False): "fortsetter som før",
    (Thing.ACCOUNT_LIEN, True): "fortsetter som før",
    (Thing.REQUEST, False): _ASKED,
    (Thing.REQUEST, True): _ASKED,
}


def _told(world: World, effects: Sequence[str]) -> list[str]:
    """What is told of the measure at each stage."""
    numbers = [world.sheets[stage].number for stage in STAGES]
    lines = [next(line for line in effects if number in line) for number in numbers]
    return [line.rpartition(": ")[2] for line in lines]


@pytest.mark.parametrize("pauses", [False, True])
@pytest.mark.parametrize("thing", [thing for thing in Thing if thing is not SALE])
def test_a_plan_tells_what_it_does_to_each_measure_and_does_that(
    db: Database, thing: Thing, pauses: bool
) -> None:
    world = World(db, thing)
    with db.read(world.case.kari) as work:
        shown = plans.calculate(work, world.case.debtor, plan_terms(world, pauses=pauses))
    assert _told(world, shown.effects) == [*_EARLY, _SHOWN[thing, pauses]]
    plan(world, pauses=pauses)
    book = world.case.sheet(world.sheets[MeasureStage.IN_FORCE].measure_id).book
    assert any("Stilt i bero" in line for line in book) is (
        _SHOWN[thing, pauses] == "stilles i bero"
    )
    assert world.row(world.sheets[MeasureStage.WAITING].measure_id).stage == MeasureStage.DRAFT


def test_a_deferral_tells_it_too(db: Database) -> None:
    world = World(db, Thing.WITHHOLDING)
    with db.read(world.case.kari) as work:
        shown = deferrals.preview(work, world.case.debtor, deferral(world))
    assert _told(world, shown.effects) == [*_EARLY, "fortsetter som før"]
    put_off(world)
    assert world.row(world.sheets[MeasureStage.WAITING].measure_id).stage == MeasureStage.DRAFT


_EVENTS = {
    Event.DEATH: Status.DECEASED,
    Event.BANKRUPTCY: Status.BANKRUPTCY,
    Event.DEBT_SETTLEMENT: Status.DEBT_SETTLEMENT,
    Event.PROTECTED: Status.STRICTLY_CONFIDENTIAL,
    Event.MINOR: Status.MINOR,
}
_NOTED = {
    "fortsetter som før": "", "utkastet venter": "", "stilles i bero": "rests",
    "forslaget faller, og utkastet venter": "put_back",
    "stanses for disse kravene": "stopped", "pantet slettes for disse kravene": "given_up",
    _ASKED.rstrip("."): "asked",
}  # fmt: skip


def _shown(world: World, kind: Status) -> dict[MeasureStage, StatusEffect]:
    """What is told of a status before it is registered, by the stage of the measure."""
    with world.db.read(world.case.kari) as work:
        told = statuses.show(work, world.case.debtor).effects
    rows = [one for one in told if one.kind is kind]
    assert len(rows) == len(STAGES)
    return {
        stage: next(one for one in rows if world.sheets[stage].number in one.text)
        for stage in STAGES
    }


@pytest.mark.parametrize("thing", [thing for thing in Thing if thing is not SALE])
@pytest.mark.parametrize("event", _EVENTS)
def test_a_status_tells_what_it_does_to_each_measure_and_does_that(
    sqlite_url: str, event: Event, thing: Thing
) -> None:
    world = World(open_db(sqlite_url), thing)
    kind = _EVENTS[event]
    told = _shown(world, kind)
    BRINGS[event](world)
    noted = {measure: happens for measure, _, happens in world.noted()}
    for stage, one in told.items():
        words, unsure = one.text.partition(": ")[2], TABLE[event, thing, stage].unconfirmed
        does, _, doubt = words.partition(" Ikke bekreftet: ")
        assert _NOTED[does.rstrip(".")] == noted.get(world.sheets[stage].measure_id, "")
        assert doubt == (unsure if stage in APPROVED else "")
        assert (one.after is None) == (STATUSES[kind].reach is Reach.EVERY)
    world.db.close()


def test_an_opening_tells_the_day_after_which_it_touches_the_measure(db: Database) -> None:
    world = World(db, Thing.WITHHOLDING)
    (after,) = {one.after for one in _shown(world, Status.BANKRUPTCY).values()}
    assert after is not None
    status(world, Status.BANKRUPTCY, from_day=after)  # the claims arose that day: they are newer
    assert world.noted() == []
    status(world, Status.DEBT_SETTLEMENT, from_day=after + timedelta(days=1))
    assert {event for _, event, _ in world.noted()} == {"debt_settlement"}
