"""The matrix of a measure: role, deed, kind, rules and stage; each deed succeeds where it leads on, alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from collector_desk.domain.access import DEEDS
from collector_desk.service.database import Database
from tests.api.matrix import NOWHERE, fields_of
from tests.api.measure_stages import (
    CHANGING,
    NEW,
    OVER,
    STATES,
    WHO,
    K,
    S,
    State,
    World,
    at,
    case_of,
    signed_in,
)
from tests.kit import open_db, running

# What must be done first at the same stage: only what was made can be filed, and be answered.
_FIRST = {"requests.filed": "requests.make", "requests.event": "requests.make"}
_PREPARED = {S.DRAFT, S.WAITING}


def _tried(state: State, *more: str) -> Any:
    """A cell, kept for the long run where it is the same code as one that is tried every time."""
    alike = more and state.stage in _PREPARED and state.kind is not K.WITHHOLDING
    quick = state.told_apart and not alike
    marks = () if quick else (pytest.mark.long,)
    return pytest.param(state, *more, id="-".join((str(state), *more)), marks=marks)


_STATES = [_tried(state) for state in STATES]
_LEADING = [_tried(state, name) for state in STATES for name in sorted(state.leads_on)]


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    opened = open_db(sqlite_url)
    yield opened
    opened.close()


@pytest.mark.parametrize("state", _STATES)
def test_no_deed_succeeds_at_a_stage_that_does_not_lead_there(db: Database, state: State) -> None:
    case = case_of(db, state)
    sheet = at(case, state)
    leads = state.leads_on
    assert {each.name for each in sheet.deeds if each.lawful} <= leads
    with running(db) as url:
        world = World(case, sheet.measure_id, url, signed_in(url))
        before = world.stands()
        faults = []
        for name in CHANGING:
            for who, role in WHO.items():
                if name in leads and role in DEEDS[name].roles:
                    continue
                status, code = world.tried(name, who)
                nothing = "approval_id" in fields_of(name) and world.proposal()["id"] == NOWHERE
                expected = (404 if nothing else 409) if role in DEEDS[name].roles else 403
                if status != expected or code == "stale":
                    faults.append((name, who, status, code))
        assert not faults, faults
        assert world.stands() == before


@pytest.mark.parametrize(("state", "name"), _LEADING)
def test_each_deed_succeeds_at_a_stage_that_leads_there(
    db: Database, state: State, name: str
) -> None:
    case = case_of(db, state)
    number = at(case, state).measure_id
    who = next(one for one, role in WHO.items() if role in DEEDS[name].roles)
    with running(db) as url:
        world = World(case, number, url, signed_in(url))
        if _FIRST.get(name) in state.leads_on:
            assert world.tried(_FIRST[name], who)[0] == 200
        before = world.stands()
        assert world.tried(name, who) == (200, "")
        assert world.stands() != before


def test_the_matrix_has_every_deed_on_a_measure_and_each_stage_leads_on_or_is_over() -> None:
    named = set().union(*(state.leads_on for state in STATES))
    assert named <= set(CHANGING)
    assert set(CHANGING) - named == {"measures.write_again"}  # only where a letter did not come
    for state in STATES:
        told = state.had and (
            state.kind is K.REQUEST or (state.kind is K.WITHHOLDING and state.regime is NEW)
        )
        assert bool(state.leads_on) == (state.stage not in OVER or told)
