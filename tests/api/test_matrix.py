"""The authorisation matrix: role, deed, object and what the debtor is to who asks; no way round."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import requests
from sqlalchemy import select, text

from collector_desk.client.connection import new_key
from collector_desk.domain.access import DEEDS, Role
from collector_desk.domain.rates import Rates
from collector_desk.models import Account, Debtor, DebtorMerge, Disqualification, Identity, Person
from collector_desk.service.database import SYSTEM, Database
from tests.api.matrix import (
    MOMENT,
    NOWHERE,
    Orders,
    Thing,
    add_what_practice_lacks,
    fields_of,
    things,
    with_debtor,
)
from tests.kit import PASSWORD, add_user, open_db, path_of, running
from tests.service.practice_desks import filled

_TRIED = (Role.CASEWORKER, Role.SUPERVISOR, Role.AUDITOR)
# What is asked for without a debtor: only these may name one, and only whom the reader may see.
_LISTS = sorted(
    name
    for name, deed in DEEDS.items()
    if not fields_of(name) and not deed.changes and Role.SUPERVISOR in deed.roles
)
_UNKNOWN = (404, "unknown")
_OF_ONESELF = {"presence.leave"}  # takes one's own name away, and answers nothing to anybody
_TAKEN = "inquiries.matched"  # mail that a colleague gave to a debtor meanwhile
# What an order must say beside the least, to be one at all.
_USUAL: dict[str, dict[str, Any]] = {
    "debtors.merge": {"gone_id": NOWHERE + 1},
    "objections.register": {"text": "Jeg har betalt"},
    "portal.letter": {"debtor": "01819012345"},
}


class World:
    """A practice desk with the service on it, and somebody of each role."""

    def __init__(self, db: Database, url: str, found: dict[str, Thing]) -> None:
        self.db, self.url, self.found = db, url, found
        self.orders = Orders(requests.get(f"{url}/openapi.json", timeout=10).json())
        self.tokens: dict[str, str] = {}
        for role in _TRIED:
            self.user(role.value, role=role.value)

    def user(self, name: str, **more: Any) -> None:
        add_user(self.db, f"m_{name}", name=name, **more)
        order = {"username": f"m_{name}", "password": PASSWORD}
        answer = requests.post(f"{self.url}/session", json=order, timeout=10)
        self.tokens[name] = answer.json()["token"]

    def call(
        self, name: str, numbers: Mapping[str, int], *, by: str, given: Mapping[str, Any] = {}
    ) -> requests.Response:
        deed = DEEDS[name]
        return requests.request(
            deed.method,
            self.url + path_of(name, NOWHERE, **numbers),
            json=self.orders.order(name, _USUAL.get(name, {}) | dict(given)),
            headers={"Authorization": f"Bearer {self.tokens[by]}", "Idempotency-Key": new_key()},
            timeout=30,
        )

    def at(self, name: str, numbers: Mapping[str, int], thing: Thing, *, by: str) -> Any:
        """The deed on that object; an order that names a debtor names the object's."""
        has = self.orders.names(name, "debtor_id")
        given = {"debtor_id": thing.debtor_id} if has else {}
        return self.call(name, numbers, by=by, given=given)

    def person(self, name: str) -> int:
        with self.db.read(SYSTEM) as work:
            query = select(Account.person_id).where(Account.username == f"m_{name}")
            return work.scalars(query).one()

    def cases(self) -> Iterator[tuple[str, dict[str, int], Thing, str]]:
        """Each deed on an object of a debtor, by each role that has it."""
        for name, field, thing in with_debtor(self.found):
            if name in _OF_ONESELF:
                continue
            numbers = {field: thing.number}
            if "debtor_id" in fields_of(name):
                numbers["debtor_id"] = thing.debtor_id
            for role in _TRIED:
                if role in DEEDS[name].roles:
                    yield name, numbers, thing, role.value


@pytest.fixture(scope="module")
def desk(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice desk with one object of every sort, to be copied."""
    path = tmp_path_factory.mktemp("matrix") / "desk.db"
    shutil.copyfile(migrated_file, path)
    with filled(f"sqlite:///{path}", debtors=120) as db:
        add_what_practice_lacks(db)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def world(desk: Path, tmp_path: Path) -> Iterator[World]:
    path = tmp_path / "desk.db"
    shutil.copyfile(desk, path)
    db = open_db(f"sqlite:///{path}", rates=Rates.practice())
    with running(db) as url:
        yield World(db, url, things(db))
    db.close()


def shape(answer: requests.Response) -> tuple[int, str]:
    """What one who must not know can read: everything but the number that was asked for."""
    return answer.status_code, re.sub(r"\d+", "#", answer.text)


def code(answer: requests.Response) -> str:
    return str(answer.json().get("code", ""))


def refused(answer: requests.Response, status: int, why: str) -> bool:
    """Refused by that gate, or as if it were not there."""
    return (answer.status_code, code(answer)) in {(status, why), _UNKNOWN}


def protect(world: World) -> None:
    with world.db.write(SYSTEM) as work:
        work.execute(text("UPDATE debtor SET protection = 'confidential'"))


def test_the_protected_and_the_missing_answer_alike(world: World) -> None:
    protect(world)
    faults = []
    for name, numbers, _, role in world.cases():
        hidden = world.call(name, numbers, by=role)
        missing = world.call(name, {}, by=role)
        if shape(hidden) != shape(missing) or (hidden.status_code, code(hidden)) != _UNKNOWN:
            faults.append((name, role, hidden.text, missing.text))
    assert not faults, "\n".join(map(str, faults))


def test_the_cleared_are_let_on_to_the_next_gate(world: World) -> None:
    protect(world)
    world.user("cleared", role="supervisor", clearance=True)
    faults = []
    for name, numbers, _, role in world.cases():
        if role == "supervisor":
            answer = world.call(name, numbers, by="cleared")
            beyond = answer.ok or code(answer) != "unknown"
            if not (beyond or name in _NEEDS_MORE):
                faults.append((name, answer.text))
    assert not faults, "\n".join(map(str, faults))


# What these ask for beside the object is not there: mail of nobody, a placing, another's question.
_NEEDS_MORE = {
    "inquiries.document",
    "inquiries.read",
    "payments.move",
    "payments.preview_move",
    "payments.preview_take_back",
    "payments.take_back",
    "units.answered",
    "units.remind",
}


def test_ones_own_case_is_refused_by_every_deed(world: World) -> None:
    me = world.person("supervisor")
    faults = []
    for name, numbers, thing, role in world.cases():
        if role != "supervisor":
            continue
        with world.db.write(SYSTEM) as work:
            mine = select(Identity.blind_index).where(Identity.debtor_id == thing.debtor_id)
            work.get_one(Person, me).blind_index = work.scalars(mine).first()
        answer = world.at(name, numbers, thing, by=role)
        if not refused(answer, 403, "access.own_case"):
            faults.append((name, answer.text))
    assert not faults, "\n".join(map(str, faults))


def test_the_inhabil_is_refused_by_every_deed(world: World) -> None:
    with world.db.write(SYSTEM) as work:
        for each in _TRIED:
            for debtor in {thing.debtor_id for thing in world.found.values()}:
                work.add(
                    Disqualification(
                        person_id=world.person(each.value), debtor_id=debtor, reason="Nabo",
                        declared_at=MOMENT,
                    )
                )  # fmt: skip
    faults = []
    for name, numbers, thing, role in world.cases():
        answer = world.at(name, numbers, thing, by=role)
        if not refused(answer, 403, "approvals.disqualified"):
            faults.append((name, role, answer.text))
    assert not faults, "\n".join(map(str, faults))


def test_what_was_not_opened_is_refused_where_opening_is_asked(world: World) -> None:
    faults = []
    for name, numbers, _, role in world.cases():
        if DEEDS[name].opening:
            answer = world.call(name, numbers, by=role)
            if not refused(answer, 409, "access.not_opened") and code(answer) != _TAKEN:
                faults.append((name, role, answer.text))
    assert not faults, "\n".join(map(str, faults))


def test_who_was_merged_is_met_as_who_took_over(world: World) -> None:
    with world.db.read(SYSTEM) as work:
        gone = work.scalars(select(DebtorMerge.gone_id)).first()
    assert gone is not None
    faults = []
    for name in sorted(DEEDS):
        on_debtor = fields_of(name)[:1] == ("debtor_id",) and name not in _OF_ONESELF
        if not on_debtor or Role.SUPERVISOR not in DEEDS[name].roles:
            continue
        answer = world.call(name, {"debtor_id": gone}, by="supervisor")
        if (answer.status_code, code(answer)) != (409, "debtors.merged"):
            faults.append((name, answer.text))
    assert not faults, "\n".join(map(str, faults))


def test_an_object_is_not_reached_through_another_debtor(world: World) -> None:
    """The number of another's object behind the path of a debtor that is one's own."""
    protect(world)
    own = _opened_by_all(world)
    faults = []
    for name, numbers, thing, role in world.cases():
        if len(fields_of(name)) < 2 or "debtor_id" not in numbers or thing.debtor_id == own:
            continue
        theirs = world.call(name, numbers | {"debtor_id": own}, by=role)
        missing = world.call(name, {"debtor_id": own}, by=role)
        if shape(theirs) != shape(missing):
            faults.append((name, role, theirs.text, missing.text))
    assert not faults, "\n".join(map(str, faults))


def test_an_object_is_not_reached_through_the_order(world: World) -> None:
    """The numbers of a protected person's objects in the body of an order on one's own debtor."""
    protect(world)
    own = _opened_by_all(world)
    hidden = {field: thing.number for field, thing in world.found.items()}
    named = {
        "claim_ids": [hidden["claim_id"]],
        "gone_id": hidden["debtor_id"],
        "subject_id": hidden["objection_id"],
    }
    tried = 0
    faults = []
    for name, numbers in _on_own(own):
        for field, value in (hidden | named).items():
            if not world.orders.names(name, field):
                continue
            tried += 1
            nowhere: Any = [NOWHERE] if isinstance(value, list) else NOWHERE
            theirs = world.call(name, numbers, by="supervisor", given={field: value})
            missing = world.call(name, numbers, by="supervisor", given={field: nowhere})
            if shape(theirs) != shape(missing):
                faults.append((name, field, theirs.text, missing.text))
    assert not faults, "\n".join(map(str, faults))
    assert tried > 20


def _opened_by_all(world: World) -> int:
    """A debtor nobody else's object belongs to, open and opened by everybody."""
    taken = {thing.debtor_id for thing in world.found.values()}
    with world.db.write(SYSTEM) as work:
        own = work.scalars(
            select(Debtor.id).where(Debtor.id.not_in(taken)).order_by(Debtor.id)
        ).first()
        assert own is not None
        work.get_one(Debtor, own).protection = "open"
    for role in _TRIED:
        answer = world.call("debtors.open", {"debtor_id": own}, by=role.value)
        assert answer.ok, answer.text
    return own


def _on_own(own: int) -> Iterator[tuple[str, dict[str, int]]]:
    for name, deed in sorted(DEEDS.items()):
        if Role.SUPERVISOR in deed.roles and set(fields_of(name)) <= {"debtor_id"}:
            yield name, {"debtor_id": own} if fields_of(name) else {}


@pytest.mark.parametrize("what", ["protected", "own", "inhabil"])
def test_no_list_names_who_must_not_be_seen(world: World, what: str) -> None:
    hidden = {thing.debtor_id for thing in world.found.values()}
    before = {name: _named(world, name) for name in _LISTS}
    assert set().union(*before.values()) & hidden, "the lists name them to others"
    with world.db.write(SYSTEM) as work:
        if what == "protected":
            work.execute(text("UPDATE debtor SET protection = 'confidential'"))
        if what == "inhabil":
            for debtor in hidden:
                work.add(
                    Disqualification(
                        person_id=world.person("supervisor"), debtor_id=debtor, reason="Nabo",
                        declared_at=MOMENT,
                    )
                )  # fmt: skip
    if what == "own":
        for debtor in sorted(hidden):
            with world.db.write(SYSTEM) as work:
                mine = select(Identity.blind_index).where(Identity.debtor_id == debtor)
                person = work.get_one(Person, world.person("supervisor"))
                person.blind_index = work.scalars(mine).first()
            for name in _LISTS:
                assert debtor not in _named(world, name), name
    else:
        for name in _LISTS:
            assert not _named(world, name) & hidden, name


def _named(world: World, name: str) -> set[int]:
    """The debtors that an answer names by number."""
    answer = world.call(name, {}, by="supervisor")
    found: set[int] = set()

    def look(value: Any) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("debtor_id"), int):
                found.add(value["debtor_id"])
            for each in value.values():
                look(each)
        elif isinstance(value, list):
            for each in value:
                look(each)

    if answer.ok and answer.text:
        look(answer.json())
    return found
