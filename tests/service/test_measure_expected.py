"""Whoever agrees a plan or puts claims off sees first what that does to the measures (ruling 21)."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from collector_desk.domain.enforcement.event_rows import SALE, Thing
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.service import deferrals, plans
from collector_desk.service.database import Database
from tests.service.eventful import STAGES, World, deferral, plan, plan_terms, put_off

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
