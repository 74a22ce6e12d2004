"""Four eyes on a rate, tried over the wire: every way round the second person."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
import requests
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.domain.rates import Rates
from collector_desk.models import Account, Approval, Audit
from collector_desk.service.database import SYSTEM, Database, Who
from tests.kit import PASSWORD, add_user, path_of
from tests.service.casework import proposal
from tests.service.test_rate_changes import order

Answer = tuple[int, str]
DONE = (200, "")


class Wire:
    """The interest of 2027, proposed by Kari; Per is a leader."""

    def __init__(self, db: Database, url: str) -> None:
        self.db, self.url = db, url
        self.kari = add_user(db)
        self.per = add_user(db, "per", role="supervisor", name="Per Leder")
        assert self.propose() == DONE

    def propose(self, username: str = "kari", **more: Any) -> Answer:
        given = order(**more).model_dump(mode="json")
        return self.post("rates.propose", self.token(username, confirmed=False), given)

    def row(self) -> Approval:
        return proposal(self.db, "rates")

    def token(self, username: str = "per", *, confirmed: bool = True) -> str:
        who = {"username": username, "password": PASSWORD}
        token = str(
            requests.post(f"{self.url}/session", json=who, timeout=30).json().get("token", "")
        )
        if confirmed:
            self.post("session.confirm", token, {"password": PASSWORD})
        return token

    def post(self, deed: str, token: str, given: object, *, key: str = "") -> Answer:
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key or new_key()}
        path = path_of(deed, self.row().id or 0)
        answer = requests.post(self.url + path, json=given, headers=headers, timeout=60)
        return answer.status_code, str(answer.json().get("code", ""))

    def approve(self, token: str, *, key: str = "", **more: object) -> Answer:
        row = self.row()
        given = {"version": row.version, "digest": row.digest} | more
        return self.post("approvals.approve", token, given, key=key)

    def rates(self) -> Rates:
        with self.db.read() as work:
            return work.rates


@pytest.fixture
def wire(db: Database, service: str) -> Wire:
    return Wire(db, service)


def _same_person(wire: Wire) -> Answer:
    add_user(wire.db, "kari2", role="supervisor", name="Kari N", person_id=wire.kari.person_id)
    return wire.approve(wire.token("kari2"))


def _new_role(wire: Wire) -> Answer:
    with wire.db.write(SYSTEM) as work:
        work.get_one(Account, wire.kari.account_id).role = "supervisor"
    return wire.approve(wire.token("kari"))


def _as(role: str) -> Callable[[Wire], Answer]:
    def attempt(wire: Wire) -> Answer:
        add_user(wire.db, role, role=role, name="Anne Berg")
        return wire.approve(wire.token(role))

    return attempt


def _withdrawn(wire: Wire) -> Answer:
    given = {"version": wire.row().version}
    assert wire.post("approvals.withdraw", wire.token("kari"), given) == DONE
    return wire.approve(wire.token())


def _sent_back(wire: Wire) -> Answer:
    given = {"version": wire.row().version, "comment": "Kilden er feil."}
    assert wire.post("approvals.send_back", wire.token(), given) == DONE
    return wire.approve(wire.token())


WAYS: dict[str, tuple[Callable[[Wire], Answer], Answer]] = {
    "the proposer under another account": (_same_person, (403, "approvals.same_person")),
    "the proposer in a new role": (_new_role, (403, "approvals.same_person")),
    "a caseworker": (_as("caseworker"), (403, "access.role")),
    "an auditor": (_as("auditor"), (403, "access.role")),
    "an administrator": (_as("administrator"), (403, "access.role")),
    "a machine": (_as("integration"), (403, "access.role")),
    "without the password": (
        lambda wire: wire.approve(wire.token(confirmed=False)),
        (403, "approvals.needs_password"),
    ),
    "another content": (
        lambda wire: wire.approve(wire.token(), digest="0" * 64),
        (409, "approvals.other_content"),
    ),
    "withdrawn": (_withdrawn, (409, "approvals.already_decided")),
    "sent back": (_sent_back, (409, "approvals.already_decided")),
    "an old page": (lambda wire: wire.approve(wire.token(), version=9), (409, "stale")),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_way_round_the_second_person(wire: Wire, way: str) -> None:
    attempt, answer = WAYS[way]
    assert attempt(wire) == answer
    assert wire.rates() is wire.db.rates


def test_who_holds_no_office_proposes_nothing(wire: Wire) -> None:
    for role in ("auditor", "administrator", "integration"):
        add_user(wire.db, role, role=role, name="Anne Berg")
        assert wire.propose(role, table="plan_months", next_due=None) == (403, "access.role")


def test_another_person_puts_it_in_force_once_and_the_audit_names_both(wire: Wire) -> None:
    token, key, version = wire.token(), new_key(), wire.row().version
    assert wire.approve(token, key=key, version=version) == DONE
    assert wire.approve(token, key=key, version=version) == DONE
    assert wire.approve(token, version=version) == (409, "approvals.already_decided")
    assert len(wire.rates()["late_interest"].values) == len(
        wire.db.rates["late_interest"].values
    ) + 1  # fmt: skip
    with wire.db.read() as work:
        noted = work.execute(
            select(Audit.actor, Audit.deed).where(
                Audit.stream == "house", Audit.outcome == "done"
            ).order_by(Audit.seq)
        ).all()  # fmt: skip
    assert {("Kari Nordmann", "rates.propose"), ("Per Leder", "approvals.approve")} <= {
        (actor, deed) for actor, deed in noted
    }


def test_exactly_one_of_ten_at_once_is_answered_with_yes(wire: Wire) -> None:
    leaders: list[Who] = [
        add_user(wire.db, f"leder{n}", role="supervisor", name=f"Leder {n}") for n in range(10)
    ]
    tokens = [wire.token(f"leder{n}") for n in range(len(leaders))]
    start, answers = threading.Barrier(len(tokens)), list[Answer]()
    row = wire.row()
    given = {"version": row.version, "digest": row.digest}

    def attempt(token: str) -> None:
        start.wait()
        answers.append(wire.post("approvals.approve", token, given))

    tries = [threading.Thread(target=attempt, args=(token,)) for token in tokens]
    for each in tries:
        each.start()
    for each in tries:
        each.join()
    assert [status for status, _ in answers].count(200) == 1
    assert all(status in {200, 409, 503} for status, _ in answers)


@pytest.mark.parametrize("field", ["state", "number", "approval_id", "made_by", "rehearsed"])
def test_fields_of_the_service_are_not_taken_from_an_order(wire: Wire, field: str) -> None:
    given = order(table="plan_months", next_due=None).model_dump(mode="json") | {field: 1}
    assert wire.post("rates.propose", wire.token("kari"), given)[0] == 422
