"""The namsmann's own id of a claim is registered from his answers, and sent back with the claim."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.request.document import Request
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.errors.requests import RegisterIdNotValid
from collector_desk.errors.service import Unknown
from collector_desk.exchange.enforcement.json_in import read_request
from collector_desk.exchange.enforcement.schema import schema_faults
from collector_desk.models import Audit, RequestVersion
from collector_desk.service import request_events
from collector_desk.service.database import Database
from collector_desk.wire.enforcement_requests import NewRequestEvent, RegisterId
from tests.service.enforcing import TODAY
from tests.service.requesting import Requesting
from tests.service.test_request_paper import filed, made

FIRST, SECOND = "K-2026-000001", "K-2026-000002"


@pytest.fixture
def case(db: Database) -> Requesting:
    return Requesting(db)


def comes(
    case: Requesting,
    measure: int,
    ids: dict[int, str],
    kind: RequestEventKind = RequestEventKind.RECEIPT,
) -> None:
    told = tuple(RegisterId(claim_id=claim, register_id=text) for claim, text in ids.items())
    order = NewRequestEvent(
        version=case.row(measure).version, kind=kind, day=TODAY, register_ids=told
    )
    with case.db.write(case.kari) as work:
        request_events.register(work, measure, order)


def sent(version: RequestVersion) -> dict[str, str]:
    """The id on each line that has one, by the line's reference."""
    lines = read_request(version.source).lines
    return {one.reference: one.register_id for one in lines if one.register_id}


def known(case: Requesting, measure: int) -> list[tuple[str, str]]:
    by = case.sheet(measure).answering
    assert by is not None
    return [(one.number, one.register_id) for one in by.claims]


def test_a_receipt_names_the_claims_and_a_later_version_brings_it_back(case: Requesting) -> None:
    measure = filed(case, Regime.NEW)
    assert known(case, measure) == [(FIRST, ""), (SECOND, "")]
    comes(case, measure, {case.claims[0]: "KG-417"})
    assert known(case, measure) == [(FIRST, "KG-417"), (SECOND, "")]
    assert [one.text for one in case.sheet(measure).events] == [f"{FIRST}: KG-417"]
    version = made(case, measure)
    assert sent(version) == {f"{FIRST}-H": "KG-417"}  # on the principal alone
    assert schema_faults(Request, version.content) == ()
    assert named(json.loads(version.content)) == ["KG-417"]


def named(tree: Any) -> list[str]:
    """Every such id in a file, by its published name."""
    if isinstance(tree, list):
        return [one for each in tree for one in named(each)]
    if not isinstance(tree, dict):
        return []
    here = [tree["kravgrunnlagsidentifikator"]] if "kravgrunnlagsidentifikator" in tree else []
    return here + [one for each in tree.values() for one in named(each)]


def test_so_does_a_new_request_for_the_same_claim(case: Requesting) -> None:
    measure = filed(case, Regime.NEW)
    comes(case, measure, {case.claims[1]: "KG-418"}, RequestEventKind.NOTHING)
    anew = case.decided(case.request()).measure_id
    assert anew != measure
    version = made(case, anew)
    assert version.number == 1
    assert sent(version) == {f"{SECOND}-H": "KG-418"}


def test_what_is_registered_last_holds_and_an_answer_without_it_takes_nothing_away(
    case: Requesting,
) -> None:
    measure = filed(case, Regime.NEW)
    comes(case, measure, {case.claims[0]: "KG-714", case.claims[1]: "KG-418"})
    comes(case, measure, {case.claims[0]: "KG-417"})
    comes(case, measure, {}, RequestEventKind.JUDGMENT)
    assert known(case, measure) == [(FIRST, "KG-417"), (SECOND, "KG-418")]
    with case.db.read() as work:
        rows = work.scalars(select(Audit).where(Audit.deed == "requests.event").order_by(Audit.id))
        told = [(row.details or {})["register_ids"] for row in rows]
    assert told == [{FIRST: "KG-714", SECOND: "KG-418"}, {FIRST: "KG-417"}, {}]


def test_one_that_was_put_on_the_wrong_claim_is_taken_back_and_sent_no_more(
    case: Requesting,
) -> None:
    measure = filed(case, Regime.NEW)
    comes(case, measure, {case.claims[0]: "KG-418"})
    comes(case, measure, {case.claims[0]: "", case.claims[1]: "KG-418"})
    assert known(case, measure) == [(FIRST, ""), (SECOND, "KG-418")]
    told = case.sheet(measure).events[-1].text
    assert told == f"{FIRST}: gjelder ikke dette kravet · {SECOND}: KG-418"
    assert sent(made(case, measure)) == {f"{SECOND}-H": "KG-418"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "den er tom"),
        ("KG\n417", "tegn som ikke kan skrives ut"),
        (" KG-417", "mellomrom foran eller bak"),
        ("K" * 4001, "lengre enn 4000 tegn"),
        ("KG-418", f"den står på {SECOND}"),
    ],
)
def test_one_that_cannot_be_sent_back_is_refused_and_nothing_is_kept(
    case: Requesting, text: str, why: str
) -> None:
    measure = filed(case, Regime.NEW)
    comes(case, measure, {case.claims[1]: "KG-418"})
    with pytest.raises(RegisterIdNotValid, match=f"{FIRST} kan ikke føres: .*{why}"):
        comes(case, measure, {case.claims[0]: text})
    assert len(case.sheet(measure).events) == 1


def test_the_longest_of_the_contract_is_kept(case: Requesting) -> None:
    measure = filed(case, Regime.NEW)
    comes(case, measure, {case.claims[0]: "K" * 4000})
    version = made(case, measure)
    assert schema_faults(Request, version.content) == ()
    assert sent(version) == {f"{FIRST}-H": "K" * 4000}


def test_a_claim_that_was_not_asked_for_has_none(case: Requesting) -> None:
    measure = filed(case, Regime.NEW)
    other = case.owes("kindergarten", 100_000)
    with pytest.raises(Unknown):
        comes(case, measure, {other: "KG-419"})
