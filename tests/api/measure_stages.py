"""The world of the stage matrix: a measure of each way at each stage, and a good order for each deed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import requests
from sqlalchemy import func, select, text

from collector_desk.client.connection import new_key
from collector_desk.domain.access import DEEDS, Role
from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.account import SaleStep
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.enforcement.regime import Question
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.models import Measure, RequestEvent
from collector_desk.service import (
    approvals,
    debtor_statements,
    measure_night,
    measure_run,
    measures,
    request_events,
    requests_out,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.enforcement_requests import FileRequest, NewRequestEvent
from collector_desk.wire.measures import MeasureSheet, NewRegimeAnswer, StopMeasure, ToldPayer
from tests.api.matrix import NOWHERE, fields_of
from tests.kit import PASSWORD, add_user, path_of
from tests.service.casework import opens
from tests.service.enforcing import TODAY, Enforcement
from tests.service.requesting import Requesting

K, S, OLD, NEW = MeasureKind, MeasureStage, Regime.OLD, Regime.NEW
OVER = (S.ENDED, S.STOPPED, S.LAPSED, S.DISCARDED)
_DRAFT = {"measures.save", "measures.propose", "measures.discard"}
_WAITING = {"approvals.approve", "approvals.send_back", "approvals.withdraw"}
_REQUESTED = {"requests.make", "requests.filed", "requests.event"}
_CHANGED = {"requests.make", "requests.filed"}  # the namsmann is told what changed
SOLD = TODAY + timedelta(days=14)  # tvangsdekning may be requested from this day
WHO = {"kari": Role.CASEWORKER, "per": Role.SUPERVISOR, "ola": Role.AUDITOR}


@dataclass(frozen=True)
class State:
    """A kind of measure under some rules at a stage; ``had``: over after the receiver had it."""

    kind: MeasureKind
    regime: Regime
    stage: MeasureStage
    had: bool = False

    def __str__(self) -> str:
        return f"{self.kind}-{self.regime}-{self.stage}{'-had' if self.had else ''}"

    @property
    def told_apart(self) -> bool:
        """Whether the rules of 2027 make another stage of it than those before."""
        return self.regime is OLD or (
            self.kind is not K.ACCOUNT_LIEN and (self.had or self.stage in {S.DECIDED, S.IN_FORCE})
        )

    @property
    def leads_on(self) -> set[str]:
        """What may succeed here; whatever is not in it is refused, by whomever it is tried."""
        trekk = self.kind is K.WITHHOLDING
        if trekk and self.regime is NEW and self.had:
            return _CHANGED
        if self.kind is K.REQUEST and self.had:
            # The court fee and the costs alone; how it ended is taken back by a leader.
            return {"requests.event", *(["requests.take_back"] if self.stage is S.ENDED else ())}
        more: set[str] = set()
        if self.stage is S.IN_FORCE and trekk:
            more = {"measures.amend"} if self.regime is OLD else _CHANGED
        if self.stage is S.DECIDED and trekk and self.regime is NEW:
            more = {"requests.make"}
        if self.kind is K.REQUEST:
            more = _REQUESTED
        if self.stage is S.IN_FORCE and self.kind is K.ACCOUNT_LIEN:
            more = {"measures.sale"}
        told = set() if self.kind is K.REQUEST else {"measures.told"}
        return {
            S.DRAFT: _DRAFT,
            S.WAITING: _WAITING,
            S.DECIDED: {"measures.stop"} | told | more,
            S.IN_FORCE: {"measures.stop"} | more,
        }.get(self.stage, set())


WAYS = [(kind, regime) for kind in MeasureKind for regime in Regime]
STATES = [
    State(kind, regime, stage, had=stage is S.ENDED) for kind, regime in WAYS for stage in S
] + [State(kind, regime, S.STOPPED, had=True) for kind, regime in WAYS]


# The deeds that change a measure, or the proposal of one.
CHANGING = sorted(
    name
    for name, deed in DEEDS.items()
    if deed.changes
    and (set(fields_of(name)) & {"measure_id", "approval_id"} or name == "measures.save")
)


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
        terms["reasons"] += " Arbeidsgiveren er ringt."
        orders: dict[str, dict[str, Any]] = {
            "measures.save": {"measure_id": self.number, "terms": terms},
            "measures.told": {"day": day},
            "measures.sale": {"step": SaleStep.REQUESTED.value, "day": SOLD.isoformat()},
            "measures.stop": {"why": "Skyldneren har betalt arbeidsgiveren."},
            "requests.filed": {"day": day},
            "requests.event": _answer(row.stage) | {"day": day},
            "requests.take_back": {"event_id": self.event(), "why": "Gjaldt en annen sak."},
        }
        return {"version": row.version} | orders.get(name, {})

    def event(self) -> int:
        """What came back on it last, or what there is not."""
        with self.case.db.read() as work:
            found = work.scalar(select(func.max(RequestEvent.id)))
        return NOWHERE if found is None else int(found)

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
            "request_event",
        )
        with self.case.db.read() as work:
            return [
                tuple(row)
                for table in tables
                for row in work.execute(text(f"SELECT * FROM {table} ORDER BY 1, 2"))
            ]


def _answer(stage: str) -> dict[str, Any]:
    """What can come back: a refusal at the door is answered before it counts as filed."""
    if stage == S.DECIDED:
        return {"kind": RequestEventKind.REFUSED.value, "code": "XX"}
    if stage in OVER:
        day = TODAY.isoformat()
        return {"kind": RequestEventKind.COURT_FEE.value, "amount": 92_805, "deadline": day}
    return {"kind": RequestEventKind.RECEIPT.value}


def case_of(db: Database, state: State) -> Enforcement:
    """The debtor of such a measure, and an auditor who reads with the two others."""
    case = Requesting(db) if state.kind is K.REQUEST else Enforcement(db)
    add_user(db, "ola", role="auditor", name="Ola Hansen")
    request = state.kind is K.REQUEST
    order = NewRegimeAnswer(
        question=Question.REQUEST if request else Question.OWN,
        answer=state.regime, asked_on=TODAY, source="oppslag",
        one_trekk_since=None if request or state.regime is OLD else date(2026, 11, 1),
    )  # fmt: skip
    with db.write(case.kari) as work:
        debtor_statements.answered(work, case.debtor, order)
    opens(db, case.kari, case.debtor)
    return case


def at(case: Enforcement, state: State) -> MeasureSheet:
    """A measure that has come to a stage, by the deeds that lead there."""
    stage = state.stage
    filled = case.request if isinstance(case, Requesting) else case.terms
    sheet = case.save((case.lien if state.kind is K.ACCOUNT_LIEN else filled)())
    if stage is S.DISCARDED:
        with case.db.write(case.kari) as work:
            measures.discard(work, sheet.measure_id, version=sheet.version)
    elif stage is not S.DRAFT:
        sheet = case.propose(sheet)
    if stage in {S.DECIDED, S.IN_FORCE, S.STOPPED, S.ENDED}:
        case.approve()
    if stage is S.IN_FORCE or state.had:
        _told(case, case.sheet(sheet.measure_id))
    if stage is S.IN_FORCE:
        case.books.pays(case.claims[0], 100_000, TODAY)  # so that there is a change to tell of
        if state.kind is K.ACCOUNT_LIEN:
            case.day(SOLD)
    if stage is S.STOPPED:
        _stopped(case, sheet.measure_id)
    if stage in {S.ENDED, S.LAPSED}:
        _over(case, sheet, stage)
    row = case.row(sheet.measure_id)
    assert (row.stage, row.regime) == (stage.value, state.regime.value)
    return case.sheet(sheet.measure_id)


def _stopped(case: Enforcement, number: int) -> None:
    with case.db.write(case.kari) as work:
        order = StopMeasure(version=case.row(number).version, why="Betalt til arbeidsgiver.")
        measure_run.stop(work, number, order)


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


def signed_in(url: str) -> dict[str, str]:
    """The token of each, that of the supervisor with the password given again."""
    return {who: _token(url, who) for who in WHO}


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
