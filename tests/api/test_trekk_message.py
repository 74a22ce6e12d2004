"""The decision on trekk over the wire: Ola prepares, Dag approves, and the namsmann is told."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable

import pytest
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.facts import FactKind
from collector_desk.errors.enforcement import GrownNeedsPassword, MeasureGrown, MeasureWrongStage
from collector_desk.errors.requests import ChangeNone
from collector_desk.errors.service import Unknown
from collector_desk.models import Audit
from collector_desk.service.database import Database
from collector_desk.wire.approvals import Approve
from collector_desk.wire.measures import MakeVersion, MeasureStep, SaveMeasure, ToldPayer
from tests.kit import PASSWORD
from tests.service.enforcing import TODAY, Enforcement
from tests.service.test_measure_grown import Grown
from tests.service.test_measure_letters import new_rules

REASON = "tvangsinnkreving"


def test_from_the_draft_to_the_day_the_namsmann_has_it(
    db: Database, sign_in: Callable[..., Desk]
) -> None:
    case = Enforcement(db)
    new_rules(case)
    ola = sign_in("ola")
    ola.debtors.open(case.debtor, reason=REASON)
    order = SaveMeasure(terms=case.terms())
    draft = ola.measures.save(case.debtor, order, key=new_key())
    waits = ola.measures.propose(
        draft.measure_id, MeasureStep(version=draft.version), key=new_key()
    )
    assert (waits.stage, waits.versions) == (MeasureStage.WAITING, ())
    with pytest.raises(MeasureWrongStage):
        ola.requests.make(waits.measure_id, MakeVersion(version=waits.version), key=new_key())

    dag = sign_in("dag", role="supervisor", name="Dag Leder")
    dag.debtors.open(case.debtor, reason=REASON)
    dag.session.confirm(PASSWORD)
    proposal = case.proposal()
    key = new_key()
    approve = Approve(version=proposal.version, digest=proposal.digest)
    dag.approvals.approve(proposal.id, approve, key=key)
    dag.approvals.approve(proposal.id, approve, key=key)  # sent twice: one decision, one message

    decided = ola.measures.show(draft.measure_id)
    assert [one.status for one in decided.versions] == ["Ligger klar til sending"]
    lawful = {deed.name for deed in decided.deeds if deed.lawful}
    assert lawful == {"measures.told", "measures.stop", "requests.make"}
    file = ola.requests.open(decided.measure_id, 1)
    content = base64.b64decode(file.content)
    assert hashlib.sha256(content).hexdigest() == file.sha256 == decided.versions[0].digest
    assert json.loads(content)["innsendersReferanse"] == decided.number
    assert file.name == f"{decided.number}-v1.json"
    with pytest.raises(Unknown):
        ola.requests.open(decided.measure_id, 2)
    with db.read() as work:
        looked = work.scalars(
            select(Audit).where(Audit.deed == "requests.open", Audit.outcome == "done")
        ).all()
    assert [(one.details or {})["version"] for one in looked] == [1]

    again = ola.requests.make(
        decided.measure_id, MakeVersion(version=decided.version), key=new_key()
    )
    assert [one.status for one in again.versions] == [
        "Erstattet av en nyere versjon", "Ligger klar til sending",
    ]  # fmt: skip
    told = ToldPayer(version=again.version, day=TODAY)
    running = ola.measures.told(again.measure_id, told, key=new_key())
    assert running.stage is MeasureStage.IN_FORCE
    assert running.versions[1].status == "Mottatt av namsmannen 23.11.2026, ført av Kari Nordmann"
    lawful = {deed.name for deed in running.deeds if deed.lawful}
    assert lawful == {"measures.stop", "requests.filed"}
    step = MakeVersion(version=running.version)
    with pytest.raises(ChangeNone):
        ola.requests.make(running.measure_id, step, key=new_key())
    case.books.pays(case.claims[0], 100_000, TODAY)
    assert ola.requests.make(running.measure_id, step, key=new_key()).versions[2].form == "paper"


def test_more_than_two_persons_approved_is_asked_by_a_second_leader_over_the_wire(
    db: Database, sign_in: Callable[..., Desk]
) -> None:
    grown = Grown(Enforcement(db))
    running = grown.told()
    grown.back()
    ola, dag = sign_in("ola"), sign_in("dag", role="supervisor", name="Dag Leder")
    step, key = MakeVersion(version=running.version), new_key()
    for desk in (ola, dag):
        desk.debtors.open(grown.case.debtor, reason=REASON)
    with pytest.raises(MeasureGrown) as refused:
        ola.requests.make(running.measure_id, step, key=key)
    assert (refused.value.status, refused.value.params["owed"]) == (403, 970_000)
    with pytest.raises(GrownNeedsPassword) as asked:
        dag.requests.make(running.measure_id, step, key=new_key())
    read = MakeVersion(version=running.version, seen=str(asked.value.params["seen"]))
    with pytest.raises(GrownNeedsPassword):  # read, and the password is not given
        dag.requests.make(running.measure_id, read, key=new_key())
    dag.session.confirm(PASSWORD)
    with pytest.raises(GrownNeedsPassword):  # given for something else, and not read
        dag.requests.make(running.measure_id, step, key=new_key())
    grown.case.books.happens(grown.case.claims[0], FactKind.COSTS, 1, TODAY)
    with pytest.raises(GrownNeedsPassword, match="Kostnader") as asked:  # it has grown since
        dag.requests.make(running.measure_id, read, key=new_key())
    read = MakeVersion(version=running.version, seen=str(asked.value.params["seen"]))
    made = dag.requests.make(running.measure_id, read, key=new_key())
    assert [one.made_by for one in made.versions] == ["Per Leder", "Dag Leder"]
    with db.read() as work:
        outcomes = work.scalars(select(Audit.outcome).where(Audit.deed == "requests.make")).all()
    unread = "refused:enforcement.grown_needs_password"
    assert outcomes == ["done", "refused:enforcement.grown", *[unread] * 4, "done"]
