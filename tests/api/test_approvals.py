"""Four eyes over the wire: who may not, what is not taken, and exactly one of many at once."""

from __future__ import annotations

import threading

import pytest
import requests
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.domain.objection import Outcome
from collector_desk.models import Account, Approval
from collector_desk.service.database import SYSTEM, Database
from tests.kit import PASSWORD, add_user, path_of
from tests.service.casework import decide, proposal
from tests.service.test_objections import Case

Answer = tuple[int, str]


class Wire:
    """A proposal that waits, and people who try to approve it through the real service."""

    def __init__(self, db: Database, url: str) -> None:
        self.db, self.url = db, url
        self.case = Case(db)
        decide(db, self.case.kari, self.case.objects(), Outcome.GROUNDLESS)

    def row(self) -> Approval:
        return proposal(self.db, "objection")

    def token(self, username: str) -> str:
        who = {"username": username, "password": PASSWORD}
        answer = requests.post(f"{self.url}/session", json=who, timeout=30)
        return str(answer.json()["token"])

    def approve(self, token: str, *, key: str = "", **more: object) -> Answer:
        row = self.row()
        path = path_of("approvals.approve", row.id)
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key or new_key()}
        order = {"version": 1, "digest": row.digest} | more
        answer = requests.post(self.url + path, json=order, headers=headers, timeout=60)
        return answer.status_code, str(answer.json().get("code", ""))


@pytest.fixture
def wire(db: Database, service: str) -> Wire:
    return Wire(db, service)


def test_the_proposer_approves_under_no_account(wire: Wire) -> None:
    kari = wire.case.kari
    assert wire.approve(wire.token("kari")) == (403, "access.role")
    add_user(wire.db, "kari2", role="supervisor", name="Kari N", person_id=kari.person_id)
    assert wire.approve(wire.token("kari2"))[1] == "approvals.same_person"
    with wire.db.write(SYSTEM) as work:  # the same person in another role
        work.get_one(Account, kari.account_id).role = "supervisor"
    assert wire.approve(wire.token("kari"))[1] == "approvals.same_person"
    assert wire.row().state == "waiting"


def test_a_role_that_was_taken_a_moment_ago_approves_nothing(wire: Wire) -> None:
    token = wire.token("per")
    with wire.db.write(SYSTEM) as work:
        work.get_one(Account, wire.case.per.account_id).role = "caseworker"
    assert wire.approve(token) == (403, "access.role")
    assert wire.row().state == "waiting"


def test_what_was_not_seen_or_is_marked_approved_already_is_not_taken(wire: Wire) -> None:
    token = wire.token("per")
    assert wire.approve(token, digest="0" * 64)[1] == "approvals.other_content"
    assert wire.approve(token, version=7)[1] == "stale"
    for field in ("state", "decided_by_person", "approved", "frozen"):
        assert wire.approve(token, **{field: "approved"})[0] == 422
    assert wire.row().state == "waiting"


def test_the_same_order_again_is_one_approval_and_another_comes_too_late(wire: Wire) -> None:
    token, key = wire.token("per"), new_key()
    assert wire.approve(token, key=key) == wire.approve(token, key=key) == (200, "")
    assert wire.approve(token)[1] == "approvals.already_decided"


def test_exactly_one_of_fifty_at_once_is_answered_with_yes(wire: Wire) -> None:
    for number in range(50):
        add_user(wire.db, f"leder{number}", role="supervisor", name=f"Leder {number}")
    tokens = [wire.token(f"leder{number}") for number in range(50)]
    gate, answers = threading.Barrier(50), list[Answer]()

    def attempt(token: str) -> None:
        gate.wait()
        answers.append(wire.approve(token))

    tries = [threading.Thread(target=attempt, args=(token,)) for token in tokens]
    for one in tries:
        one.start()
    for one in tries:
        one.join()
    assert [status for status, _ in answers if status == 200] == [200]
    assert len(answers) == len(tokens)
    assert all(status in {200, 409, 503} for status, _ in answers)
    with wire.db.read() as work:
        assert work.scalars(select(Approval.state)).all() == ["approved"]
