"""The matrix of files: role, file and what its debtor is to who asks, by path, list and attachment."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests
from sqlalchemy import select, update

import collector_desk
from collector_desk.domain.access import DEEDS, Role
from collector_desk.models import (
    Debtor,
    DebtorMerge,
    Disqualification,
    Identity,
    Inquiry,
    Opening,
    Person,
)
from collector_desk.service import inquiries
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.inquiries import Match
from tests.api.files import WORKBOOKS, Files, Line, Way, given, lists
from tests.api.matrix import MOMENT, NOWHERE, Orders
from tests.kit import add_user, open_db, running
from tests.service.requesting import NUMBER

USERS = {"kari": Role.CASEWORKER, "per": Role.SUPERVISOR, "ola": Role.AUDITOR} | {
    role.value: role for role in (Role.ADMINISTRATOR, Role.INTEGRATION)
}
# What is about no debtor of the case: each has a test of its own, here or where it is named.
_ELSEWHERE = {
    "imports.check_claims",  # test_canaries
    "imports.claims",
    "inquiries.document",
    "portal.letter",
    "rates.preview",
}


class World(Files):
    """The debtor's files, the service on them, and somebody of each role."""

    def __init__(self, db: Database, url: str) -> None:
        super().__init__(db)
        self.url = url
        for who in USERS.keys() - {"kari", "per", "ola"}:
            add_user(db, who, role=USERS[who].value)
        self.lines = {who: Line.of(url, who) for who in USERS}
        for who in ("kari", "per", "ola"):
            self.lines[who].ask("debtors.open", self.opening())

    def opening(self) -> Way:
        return Way({"debtor_id": self.debtor}, {"reason": "henvendelse fra skyldneren"})

    def readers(self, name: str) -> Iterator[str]:
        return (who for who, role in USERS.items() if role in DEEDS[name].roles)


@pytest.fixture
def world(sqlite_url: str) -> Iterator[World]:
    db = open_db(sqlite_url)
    with running(db) as url:
        yield World(db, url)
    db.close()


def protected(world: World) -> None:
    with world.db.write(SYSTEM) as work:
        work.get_one(Debtor, world.debtor).protection = "confidential"


def own(world: World) -> None:
    """Each of them is the debtor: no two at once, so each is tried in a row of their own."""
    with world.db.write(SYSTEM) as work:
        mine = select(Identity.blind_index).where(Identity.debtor_id == world.debtor)
        work.execute(update(Person).values(blind_index=None))
        index = work.scalars(mine).one()
        for who in (world.kari, world.per, world.ola):
            work.get_one(Person, who.person_id).blind_index = index


def inhabil(world: World) -> None:
    with world.db.write(SYSTEM) as work:
        for who in (world.kari, world.per, world.ola):
            assert who.person_id is not None
            work.add(
                Disqualification(
                    person_id=who.person_id, debtor_id=world.debtor, reason="Nabo",
                    declared_at=MOMENT,
                )
            )  # fmt: skip


def closed(world: World) -> None:
    """Nobody has opened the debtor today."""
    with world.db.write(SYSTEM) as work:
        for row in work.scalars(select(Opening)):
            work.delete(row)


def merged(world: World) -> None:
    """The debtor is another's now."""
    with world.db.write(SYSTEM) as work:
        other = Debtor(name="Lykt, Fager M", search_name="lykt fager m", kind="person")
        work.add(other)
        work.flush()
        work.add(
            DebtorMerge(
                kept_id=other.id, gone_id=world.debtor, reasons="Samme person", moved={},
                former={}, merged_on=MOMENT.date(), made_by="Per", made_at=MOMENT,
            )
        )  # fmt: skip


_UNSEEN = (404, "unknown")
STATES: dict[str, tuple[Callable[[World], None], tuple[int, str]]] = {
    "protected": (protected, _UNSEEN),
    "own": (own, (403, "access.own_case")),
    "inhabil": (inhabil, (403, "approvals.disqualified")),
    "closed": (closed, (409, "access.not_opened")),
    "merged": (merged, (409, "debtors.merged")),
}


def test_every_file_of_the_service_has_its_row(world: World) -> None:
    assert given().keys() == world.ways().keys() | _ELSEWHERE
    root = Path(collector_desk.__file__).parent
    made = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if " Book(title=" in path.read_text(encoding="utf-8")
    }
    assert made == WORKBOOKS.keys()


def test_each_file_comes_to_who_may_read_it_and_to_nobody_else(world: World) -> None:
    faults = []
    for name, way in world.ways().items():
        for who, role in USERS.items():
            answer = world.lines[who].ask(name, way)
            if role in DEEDS[name].roles:
                body = answer.json()
                if answer.status_code != 200 or not body.get("content", body.get("claims")):
                    faults.append((name, who, answer.status_code, answer.text[:200]))
            elif (answer.status_code, answer.json()["code"]) != (403, "access.role"):
                faults.append((name, who, answer.status_code, answer.text[:200]))
    assert not faults, faults


@pytest.mark.parametrize("state", STATES)
def test_no_file_comes_of_a_debtor_who_must_not_be_read(world: World, state: str) -> None:
    ways = world.ways()
    to_state, (status, code) = STATES[state]
    to_state(world)
    faults = []
    for name, way in ways.items():
        for who in world.readers(name):
            answer = world.lines[who].ask(name, way)
            said = (answer.status_code, answer.json().get("code"))
            if said not in {(status, code), _UNSEEN}:
                faults.append((name, who, *said))
    assert not faults, faults


def test_a_file_of_the_protected_answers_as_one_that_there_is_not(world: World) -> None:
    ways = world.ways()
    protected(world)
    for name, way in ways.items():
        nowhere = Way(dict.fromkeys(way.numbers, NOWHERE), way.order)
        for who in world.readers(name):
            hidden, missing = (world.lines[who].ask(name, one) for one in (way, nowhere))
            assert _shape(hidden.text) == _shape(missing.text), (name, who)


def _shape(text: str) -> str:
    return "".join(sign for sign in text if not sign.isdigit())


@pytest.mark.parametrize("state", ["protected", "own", "inhabil"])
def test_no_list_tells_of_the_debtor_or_of_what_is_kept(world: World, state: str) -> None:
    shown = {mark for who in USERS for mark, _ in _told(world, who)}
    assert shown == set(world.marks()), "the lists tell of it to those who may know"
    STATES[state][0](world)
    for who in ("kari", "per", "ola", Role.ADMINISTRATOR.value, Role.INTEGRATION.value):
        assert list(_told(world, who)) == [], who


def _told(world: World, who: str) -> Iterator[tuple[str, str]]:
    """What marks the debtor in the lists somebody reads, and in which."""
    for name in lists():
        if USERS[who] not in DEEDS[name].roles:
            continue
        for order in (
            ({"text": "lykt"}, {"text": "T-2026-000001"}) if name == "search.find" else ({},)
        ):
            text = world.lines[who].ask(name, Way({}, order)).text
            typed = str(order.get("text", "-"))
            for mark in world.marks():
                if mark in text.replace(f'"{typed}"', ""):
                    yield mark, name


def test_mail_of_nobody_is_read_until_it_has_its_debtor(world: World) -> None:
    way = Way({"inquiry_id": world.mail, "document_id": world.mailed})
    other = Way({"inquiry_id": world.mail, "document_id": world.paper})
    for who in world.readers("inquiries.document"):
        answer = world.lines[who].ask("inquiries.document", way)
        assert base64.b64decode(answer.json()["content"]) == b"%PDF-1.4 kvittering"
        assert world.lines[who].ask("inquiries.document", other).status_code == 404
    assert world.lines["ola"].ask("inquiries.document", way).status_code == 403
    with world.db.write(world.kari) as work:
        version = work.get_one(Inquiry, world.mail).version
        inquiries.match(work, world.mail, Match(version=version, debtor_id=world.debtor))
    for who in world.readers("inquiries.document"):
        assert world.lines[who].ask("inquiries.document", way).status_code == 404


def test_the_portal_gets_the_letters_of_its_own_debtor_alone(world: World) -> None:
    letter = world.letter_document()
    machine = world.lines[Role.INTEGRATION.value]
    mine = machine.ask("portal.letter", Way({"document_id": letter}, {"debtor": NUMBER}))
    assert (mine.status_code, bool(mine.json()["content"])) == (200, True)
    for number, order in (
        (letter, {"debtor": "01819012345"}),  # another's number
        (world.paper, {"debtor": NUMBER}),  # the debtor's own paper, which is no letter of ours
        (world.mailed, {"debtor": NUMBER}),
        (NOWHERE, {"debtor": NUMBER}),
    ):
        answer = machine.ask("portal.letter", Way({"document_id": number}, order))
        assert (answer.status_code, answer.json()["code"]) == _UNSEEN


def test_a_paper_of_another_debtor_is_not_reached_as_an_attachment(world: World) -> None:
    """Whoever may not read it can name it in an order on a debtor who may be read: it is not there."""
    hidden = world.papers_of_another()
    attaching = world.attaching()
    described = requests.get(f"{world.url}/openapi.json", timeout=30).json()
    orders = Orders(described)
    named = {
        name for name, deed in DEEDS.items() if deed.changes and orders.names(name, "document_id")
    }
    assert attaching.keys() == named
    for name, way in attaching.items():
        assert way.order is not None
        answers = [
            world.lines["kari"].ask(name, Way(way.numbers, way.order | {"document_id": number}))
            for number in (hidden, NOWHERE, world.paper)
        ]
        theirs, missing, mine = answers
        assert (theirs.status_code, theirs.json()["code"]) == _UNSEEN, name
        assert _shape(theirs.text) == _shape(missing.text), name
        assert mine.status_code == 200, (name, mine.text)
