"""The matrix of a measure: role, deed, kind and stage; what a stage does not lead to is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import requests
from sqlalchemy import text

from collector_desk.client.connection import new_key
from collector_desk.domain.access import DEEDS, Role
from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.models import Measure
from collector_desk.service import (
    approvals,
    measure_night,
    measure_run,
    measures,
    request_events,
    requests_out,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.enforcement_requests import FileRequest, NewRequestEvent
from collector_desk.wire.measures import MeasureSheet, StopMeasure, ToldPayer
from tests.api.matrix import NOWHERE, fields_of
from tests.kit import PASSWORD, add_user, open_db, path_of, running
from tests.service.casework import opens
from tests.service.enforcing import TODAY, Enforcement
from tests.service.requesting import Requesting

K, S = MeasureKind, MeasureStage
OVER = (S.ENDED, S.STOPPED, S.LAPSED, S.DISCARDED)
_DRAFT = {"measures.save", "measures.propose", "measures.discard"}
_WAITING = {"approvals.approve", "approvals.send_back", "approvals.withdraw"}
_AMENDED = {"measures.amend"}
_REQUESTED = {"requests.make", "requests.filed", "requests.event"}
# What may succeed at each stage; whatever is not here is refused, by whomever it is tried.
LEADS_ON: dict[MeasureKind, dict[MeasureStage, set[str]]] = {
    K.WITHHOLDING: {
        S.DRAFT: _DRAFT,
        S.WAITING: _WAITING,
        S.DECIDED: {"measures.told", "measures.stop"},
        S.IN_FORCE: {"measures.stop"} | _AMENDED,
    },
    K.ACCOUNT_LIEN: {
        S.DRAFT: _DRAFT,
        S.WAITING: _WAITING,
        S.DECIDED: {"measures.told", "measures.stop"},
        S.IN_FORCE: {"measures.stop"},
    },
    K.REQUEST: {
        S.DRAFT: _DRAFT,
        S.WAITING: _WAITING,
        S.DECIDED: {"measures.stop", *_REQUESTED},
        S.IN_FORCE: {"measures.stop", *_REQUESTED},
    },
}
# The deeds that change a measure, or the proposal of one.
CHANGING = sorted(
    name
    for name, deed in DEEDS.items()
    if deed.changes
    and (set(fields_of(name)) & {"measure_id", "approval_id"} or name == "measures.save")
)
WHO = {"kari": Role.CASEWORKER, "per": Role.SUPERVISOR}


@dataclass(frozen=True)
class World:
    """A measure of a kind at a stage, and the service on it."""

    case: Enforcement
    number: int
    url: str
    tokens: dict[str, str]

    def tried(self, name: str, who: str) -> tuple[int, str]:
        """A whole order for a deed, good but for the stage."""
        deed, numbers = DEEDS[name], {"measure_id": self.number, "debtor_id": self.case.debtor}
        if "approval_id" in fields_of(name):
            numbers["approval_id"] = self.proposal()["id"]
        answer = requests.request(
            deed.method,
            self.url + path_of(name, 1, **numbers),
            json=self.order(name),
            headers={
                "Authorization": f"Bearer {self.tokens[who]}",
                "Idempotency-Key": new_key(),
            },
            timeout=60,
        )
        return answer.status_code, str(answer.json().get("code", ""))

    def order(self, name: str) -> dict[str, Any]:
        row, day = self.case.row(self.number), TODAY.isoformat()
        if name.startswith("approvals."):
            asked = self.proposal()
            more = {"digest": asked["digest"]} if name == "approvals.approve" else {}
            more = {"comment": "Se på det igjen."} if name == "approvals.send_back" else more
            return {"version": asked["version"]} | more
        terms = self.case.sheet(self.number).terms.model_dump(mode="json")
        kind = RequestEventKind.RECEIPT.value
        orders: dict[str, dict[str, Any]] = {
            "measures.save": {"measure_id": self.number, "terms": terms},
            "measures.told": {"day": day},
            "measures.stop": {"why": "Skyldneren har betalt arbeidsgiveren."},
            "requests.filed": {"day": day},
            "requests.event": {"kind": kind, "day": day},
        }
        return {"version": row.version} | orders.get(name, {})

    def proposal(self) -> dict[str, Any]:
        """The proposal of it, or one that there is not."""
        with self.case.db.read() as work:
            row = work.execute(text("SELECT id, version, digest FROM approval")).mappings().first()
        nothing: dict[str, Any] = {"id": NOWHERE, "version": 1, "digest": "0" * 64}
        return nothing if row is None else dict(row)

    def stands(self) -> list[tuple[Any, ...]]:
        """Every row that a deed on a measure writes."""
        tables = (
            "measure",
            "measure_claim",
            "approval",
            "enforcement_book",
            "letter",
            "request_version",
        )
        with self.case.db.read() as work:
            return [
                tuple(row)
                for table in tables
                for row in work.execute(text(f"SELECT * FROM {table} ORDER BY 1, 2"))
            ]


def _at(case: Enforcement, kind: MeasureKind, stage: MeasureStage) -> MeasureSheet:
    """A measure that has come to a stage, by the deeds that lead there."""
    if isinstance(case, Requesting):
        case.answered(Regime.OLD)
    filled = case.request if isinstance(case, Requesting) else case.terms
    filled = case.lien if kind is K.ACCOUNT_LIEN else filled
    sheet = case.save(filled())
    if stage is S.DISCARDED:
        with case.db.write(case.kari) as work:
            measures.discard(work, sheet.measure_id, version=sheet.version)
    elif stage is not S.DRAFT:
        sheet = case.propose(sheet)
    if stage in {S.DECIDED, S.IN_FORCE, S.STOPPED, S.ENDED}:
        case.approve()
    if stage in {S.IN_FORCE, S.ENDED}:
        _told(case, case.sheet(sheet.measure_id))
    if stage is S.STOPPED:
        with case.db.write(case.kari) as work:
            version = case.row(sheet.measure_id).version
            measure_run.stop(
                work, sheet.measure_id, StopMeasure(version=version, why="Betalt til arbeidsgiver.")
            )
    if stage in {S.ENDED, S.LAPSED}:
        _over(case, sheet, stage)
    assert case.row(sheet.measure_id).stage == stage.value
    return case.sheet(sheet.measure_id)


def _over(case: Enforcement, sheet: MeasureSheet, stage: MeasureStage) -> None:
    """A proposal lapses as with the year; a request has its result; all of the others is paid."""
    number = sheet.measure_id
    if stage is S.LAPSED:
        with case.db.write(SYSTEM) as work:
            approvals.lapse(work, case.proposal().id)
            measures.move(work.get_one(Measure, number), S.LAPSED)
        return
    if sheet.kind is K.REQUEST:
        nothing, version = RequestEventKind.NOTHING, case.row(number).version
        with case.db.write(case.kari) as work:
            order = NewRequestEvent(version=version, kind=nothing, day=TODAY)
            request_events.register(work, number, order)
        return
    for claim in case.claims:
        case.books.pays(claim, 1_200_000, TODAY)
    with case.db.write(SYSTEM) as work:
        measure_night.check(work, number)


def _told(case: Enforcement, sheet: MeasureSheet) -> None:
    number = sheet.measure_id
    with case.db.write(case.kari) as work:
        if sheet.kind is K.REQUEST:
            requests_out.make(work, number, version=sheet.version)
        else:
            measure_run.told(work, number, ToldPayer(version=sheet.version, day=TODAY))
    if sheet.kind is K.REQUEST:
        with case.db.write(case.kari) as work:
            requests_out.filed(
                work, number, FileRequest(version=case.row(number).version, day=TODAY)
            )


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    opened = open_db(sqlite_url)
    yield opened
    opened.close()


@pytest.mark.parametrize("stage", list(MeasureStage))
@pytest.mark.parametrize("kind", list(MeasureKind))
def test_no_deed_succeeds_at_a_stage_that_does_not_lead_there(
    db: Database, kind: MeasureKind, stage: MeasureStage
) -> None:
    case = Requesting(db) if kind is K.REQUEST else Enforcement(db)
    sheet = _at(case, kind, stage)
    add_user(db, "ola", role="auditor", name="Ola Hansen")
    leads = LEADS_ON[kind].get(stage, set())
    offered = {each.name for each in sheet.deeds if each.lawful}
    assert offered <= leads
    with running(db) as url:
        tokens = {who: _token(url, who) for who in (*WHO, "ola")}
        opens(db, case.kari, case.debtor)
        world = World(case, sheet.measure_id, url, tokens)
        before = world.stands()
        faults = []
        for name in CHANGING:
            for who, role in {**WHO, "ola": Role.AUDITOR}.items():
                if name in leads and role in DEEDS[name].roles:
                    continue
                status, code = world.tried(name, who)
                nothing = "approval_id" in fields_of(name) and world.proposal()["id"] == NOWHERE
                expected = (404 if nothing else 409) if role in DEEDS[name].roles else 403
                if status != expected or code == "stale":
                    faults.append((name, who, status, code))
        assert not faults, faults
        assert world.stands() == before


def _token(url: str, username: str) -> str:
    order = {"username": username, "password": PASSWORD}
    token = str(requests.post(f"{url}/session", json=order, timeout=60).json()["token"])
    if username == "per":
        requests.post(
            f"{url}/session/confirm",
            json={"password": PASSWORD},
            headers={"Authorization": f"Bearer {token}", "Idempotency-Key": new_key()},
            timeout=60,
        )
    return token


def test_the_matrix_has_every_deed_on_a_measure_and_each_stage_leads_on_or_is_over() -> None:
    named = set().union(*(deeds for stages in LEADS_ON.values() for deeds in stages.values()))
    assert named <= set(CHANGING)
    assert set(CHANGING) - named == {"measures.write_again"}  # only where a letter did not come
    for stages in LEADS_ON.values():
        assert set(stages) | set(OVER) == set(MeasureStage)
