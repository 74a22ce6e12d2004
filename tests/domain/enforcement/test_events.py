"""Ruling 21 as a table: every cell is written, with its source, and none contradicts the others."""

from __future__ import annotations

from itertools import product

import pytest

from collector_desk.domain.enforcement.event_rows import SALE, Event, Happens, Thing
from collector_desk.domain.enforcement.events import COLUMNS, TABLE, cell
from collector_desk.domain.enforcement.measure import APPROVED, OPEN, MeasureKind, MeasureStage

_ASK_THEMSELVES = {Event.PLAN, Event.PLAN_PAUSES}  # for the recall of a request, with a deadline


def test_the_table_holds_every_cell() -> None:
    running = set(product((Thing(kind.value) for kind in MeasureKind), OPEN))
    assert set(COLUMNS) == running | {(SALE, MeasureStage.IN_FORCE)}
    assert set(TABLE) == {(event, *column) for event in Event for column in COLUMNS}


@pytest.mark.parametrize("event", Event)
def test_every_cell_has_its_source_and_says_what_it_asks(event: Event) -> None:
    for thing, stage in COLUMNS:
        found = TABLE[event, thing, stage]
        assert found.source
        assert found.words
        if found.happens is Happens.ASKED and event not in _ASK_THEMSELVES:
            assert found.task, (thing, stage)


@pytest.mark.parametrize("event", Event)
def test_what_happens_fits_the_stage(event: Event) -> None:
    late = {Happens.STOPPED, Happens.GIVEN_UP, Happens.ASKED}
    fits = {
        MeasureStage.DRAFT: {Happens.GOES_ON, Happens.RESTS, Happens.LOSES},
        MeasureStage.WAITING: {Happens.RESTS, Happens.PUT_BACK, Happens.FIRST},
        MeasureStage.DECIDED: late | {Happens.GOES_ON, Happens.RESTS},
        MeasureStage.IN_FORCE: late | {Happens.GOES_ON, Happens.RESTS},
    }
    for thing, stage in COLUMNS:
        found = TABLE[event, thing, stage].happens
        assert found in fits[stage], (thing, stage)
        assert found is not Happens.GIVEN_UP or thing is Thing.ACCOUNT_LIEN
        assert found is not Happens.ASKED or stage in APPROVED


def test_what_ruling_21_says_itself() -> None:
    trekk, lien, force = MeasureKind.WITHHOLDING, MeasureKind.ACCOUNT_LIEN, MeasureStage.IN_FORCE
    assert cell(Event.PLAN, trekk, force).happens is Happens.GOES_ON
    assert cell(Event.PLAN_PAUSES, trekk, force).happens is Happens.RESTS
    for event in (Event.PLAN, Event.PLAN_PAUSES, Event.DEFERRAL):
        assert cell(event, lien, force).happens is Happens.GOES_ON
        assert TABLE[event, SALE, force].happens is Happens.RESTS
    assert cell(Event.OBJECTION, trekk, force).happens is Happens.ASKED
    for event in (Event.CLAIM_PAID, Event.CLAIM_GONE):
        assert cell(event, trekk, force).happens is Happens.STOPPED
        assert cell(event, lien, force).happens is Happens.GIVEN_UP
    with pytest.raises(KeyError):
        cell(Event.DEATH, trekk, MeasureStage.ENDED)


@pytest.mark.parametrize("event", Event)
def test_nobody_is_asked_to_tell_the_namsmann_of_a_request_he_does_not_have(event: Event) -> None:
    task = cell(event, MeasureKind.REQUEST, MeasureStage.DECIDED).task
    assert "namsmannen" not in task
    if cell(event, MeasureKind.REQUEST, MeasureStage.DECIDED).happens is Happens.ASKED:
        assert task
