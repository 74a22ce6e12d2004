"""A request to the namsmann over the wire: made once, filed once, answered, refused by class."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.errors.requests import RegisterIdNotValid, RequestFiledBefore
from collector_desk.service.database import Database
from collector_desk.wire.enforcement_requests import FileRequest, NewRequestEvent, RegisterId
from collector_desk.wire.measures import MakeVersion
from tests.service.enforcing import TODAY
from tests.service.requesting import Requesting


def test_a_request_from_the_approval_to_its_end(db: Database, sign_in: Callable[..., Desk]) -> None:
    case = Requesting(db)
    case.answered()
    decided = case.decided(case.request())
    desk = sign_in("ola")
    desk.debtors.open(case.debtor, reason="henvendelse fra skyldneren")
    key, step = new_key(), MakeVersion(version=decided.version)
    made = desk.requests.make(decided.measure_id, step, key=key)
    assert desk.requests.make(decided.measure_id, step, key=key) == made
    assert [(one.number, one.form, one.filed_on) for one in made.versions] == [(1, "json", None)]
    order = FileRequest(version=made.version, day=TODAY, reference="NM-1")
    filed = desk.requests.filed(made.measure_id, order, key=new_key())
    assert (filed.stage, filed.versions[0].reference) == (MeasureStage.IN_FORCE, "NM-1")
    (row,) = desk.measures.list().rows
    assert (row.next_step, row.next_day) == ("Venter på svar fra namsmannen", None)
    again = FileRequest(version=filed.version, day=TODAY, reference="NM-1")
    with pytest.raises(RequestFiledBefore):
        desk.requests.filed(made.measure_id, again, key=new_key())
    ids = (RegisterId(claim_id=case.claims[0], register_id="KG-417"),)
    receipt = NewRequestEvent(
        version=filed.version, kind=RequestEventKind.RECEIPT, day=TODAY, register_ids=ids
    )
    wrong = RegisterId(claim_id=case.claims[0], register_id="KG\t417")
    unreadable = receipt.model_copy(update={"register_ids": (wrong,)})
    with pytest.raises(RegisterIdNotValid, match="K-2026-000001"):
        desk.requests.event(made.measure_id, unreadable, key=new_key())
    filed = desk.requests.event(made.measure_id, receipt, key=new_key())
    assert filed.answering is not None
    assert [one.register_id for one in filed.answering.claims] == ["KG-417", ""]
    event = NewRequestEvent(version=filed.version, kind=RequestEventKind.NOTHING, day=TODAY)
    ended = desk.requests.event(made.measure_id, event, key=new_key())
    assert (ended.stage, ended.events[-1].label) == (MeasureStage.ENDED, "Intet til utlegg")
    assert {deed.name for deed in ended.deeds if deed.lawful} == {
        "requests.event",  # the costs
        "requests.take_back",
    }
