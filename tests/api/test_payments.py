"""Placing over the wire: once for each key, never on a stale sheet, never from a bad body."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
import requests
from sqlalchemy import select

from collector_desk.client.connection import Connection, new_key
from collector_desk.client.desk import Desk
from collector_desk.errors import DeskError
from collector_desk.errors.payments import TooMuch
from collector_desk.errors.service import KeyReused, Stale
from collector_desk.errors.session import NotAllowed
from collector_desk.models import Audit, FactRow, PaymentState, Posting
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.payments import Move, Part, PaymentSheet, Place, TakeBack
from tests.exchange.claim_files import document
from tests.kit import PASSWORD, add_user
from tests.service.desks import Paid, counted, invoice, practise, read_in, take_in

SignIn = Callable[..., Desk]
_TABLES = (FactRow, Posting, PaymentState)


@pytest.fixture(autouse=True)
def _money(db: Database) -> None:
    practise(db)
    take_in(db, document(invoice("1001"), invoice("1002")))
    read_in(db, Paid(amount=100_000, text="Torgplass"))


def _order(amount: int = 100_000, version: int = 1) -> Place:
    return Place(version=version, parts=(Part(claim_id=1, amount=amount),))


def test_money_goes_from_the_list_to_a_claim_and_back(sign_in: SignIn) -> None:
    desk = sign_in("kari")
    row = desk.payments.unplaced().rows[0]
    seen = desk.payments.preview(row.payment_id, _order())
    assert (seen.unplaced_before, seen.unplaced_after) == (100_000, 0)
    sheet = desk.payments.place(row.payment_id, _order(), key=new_key())
    assert sheet.placements[0].placed_by == "Kari Nordmann"
    assert desk.payments.unplaced().rows == ()
    move = Move(
        version=sheet.payment.version,
        placement_id=sheet.placements[0].placement_id,
        parts=(Part(claim_id=2, amount=100_000),),
        reason="feil krav",
    )
    assert [c.claim_id for c in desk.payments.preview_move(1, move).claims] == [1, 2]
    moved = desk.payments.move(1, move, key=new_key())
    back = TakeBack(
        version=moved.payment.version,
        placement_id=moved.placements[0].placement_id,
        reason="betalt for en annen",
    )
    assert desk.payments.preview_take_back(1, back).unplaced_after == 100_000
    final = desk.payments.take_back(1, back, key=new_key())
    assert (final.payment.unplaced, final.placements) == (100_000, ())
    assert desk.payments.show(1) == final


def test_the_same_key_places_once(db: Database, sign_in: SignIn) -> None:
    desk, key = sign_in("kari"), new_key()
    first = desk.payments.place(1, _order(10), key=key)
    assert desk.payments.place(1, _order(10), key=key) == first
    with pytest.raises(KeyReused):
        desk.payments.place(1, _order(11), key=key)
    assert first.payment.unplaced == 99_990
    assert counted(db, FactRow)["fact"] == 3


def test_the_same_key_sent_twice_at_once_gets_the_same_answer(db: Database, service: str) -> None:
    add_user(db)
    key, answers = new_key(), list[PaymentSheet]()

    def go() -> None:
        desk = Desk(Connection(service))
        desk.session.sign_in("kari", PASSWORD)
        ready.wait(10)
        answers.append(desk.payments.place(1, _order(10), key=key))

    ready = threading.Barrier(3)
    threads = [threading.Thread(target=go) for _ in range(2)]
    for thread in threads:
        thread.start()
    with db.write(SYSTEM) as work:  # so that both have begun before either can end
        ready.wait(10)
        work.execute(select(PaymentState.payment_id).with_for_update())
        time.sleep(0.3)
    for thread in threads:
        thread.join()
    assert len(answers) == 2
    assert answers[0] == answers[1]
    assert counted(db, FactRow)["fact"] == 3


def test_a_sheet_that_is_no_longer_so_is_stale(db: Database, sign_in: SignIn) -> None:
    desk = sign_in("kari")
    desk.payments.place(1, _order(10), key=new_key())
    before = counted(db, *_TABLES)
    for ask in (
        lambda: desk.payments.place(1, _order(10), key=new_key()),
        lambda: desk.payments.preview(1, _order(10)),
    ):
        with pytest.raises(Stale):
            ask()
    assert counted(db, *_TABLES) == before


def test_of_two_at_once_one_places_and_one_is_stale(db: Database, service: str) -> None:
    add_user(db)
    outcomes: list[PaymentSheet | DeskError] = []

    def go() -> None:
        desk = Desk(Connection(service))
        desk.session.sign_in("kari", PASSWORD)
        try:
            outcomes.append(desk.payments.place(1, _order(60_000), key=new_key()))
        except DeskError as refusal:
            outcomes.append(refusal)

    threads = [threading.Thread(target=go) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(type(one).__name__ for one in outcomes) == ["PaymentSheet", "Stale"]
    with db.read() as work:
        assert work.get_one(PaymentState, 1).unplaced == 40_000


def test_too_much_is_refused_in_the_preview_and_in_the_deed(sign_in: SignIn) -> None:
    desk = sign_in("kari")
    for ask in (
        lambda: desk.payments.preview(1, _order(100_001)),
        lambda: desk.payments.place(1, _order(100_001), key=new_key()),
    ):
        with pytest.raises(TooMuch) as refused:
            ask()
        assert refused.value.params == {"amount": 100_001, "left": 100_000}


def test_an_auditor_sees_but_does_not_place(db: Database, sign_in: SignIn) -> None:
    desk = sign_in("revisor", role="auditor")
    assert len(desk.payments.unplaced().rows) == 1
    assert desk.payments.show(1).payment.unplaced == 100_000
    with pytest.raises(NotAllowed):
        desk.payments.place(1, _order(), key=new_key())
    assert counted(db, FactRow)["fact"] == 2


_PART: dict[str, Any] = {"claim_id": 1, "amount": 10}
_GOOD: dict[str, Any] = {"version": 1, "parts": [_PART], "reason": "etter brev"}
_ORDERS: dict[str, object] = {
    "nothing": None,
    "a list": [],
    "no parts": {"version": 1},
    "no version": {"parts": [_PART]},
    "empty parts": _GOOD | {"parts": []},
    "parts as an object": _GOOD | {"parts": _PART},
    "parts as a text": _GOOD | {"parts": "1:10"},
    "null as a part": _GOOD | {"parts": [None]},
    "too many parts": _GOOD | {"parts": [{"claim_id": n, "amount": 1} for n in range(1, 53)]},
    "no amount": _GOOD | {"parts": [{"claim_id": 1}]},
    "no claim": _GOOD | {"parts": [{"amount": 10}]},
    "nothing to place": _GOOD | {"parts": [_PART | {"amount": 0}]},
    "less than nothing": _GOOD | {"parts": [_PART | {"amount": "-10"}]},
    "half an øre": _GOOD | {"parts": [_PART | {"amount": 10.5}]},
    "an amount in words": _GOOD | {"parts": [_PART | {"amount": "ti"}]},
    "an amount in kroner": _GOOD | {"parts": [_PART | {"amount": "10,00"}]},
    "an amount as a list": _GOOD | {"parts": [_PART | {"amount": [10]}]},
    "null as amount": _GOOD | {"parts": [_PART | {"amount": None}]},
    "a huge amount": _GOOD | {"parts": [_PART | {"amount": 2**60}]},
    "more than there is": _GOOD | {"parts": [_PART | {"amount": 100_001}]},
    "more than there is together": _GOOD
    | {"parts": [_PART | {"amount": 60_000}, {"claim_id": 2, "amount": 40_001}]},
    "one claim twice": _GOOD | {"parts": [_PART, _PART]},
    "an unknown claim": _GOOD | {"parts": [_PART | {"claim_id": 99}]},
    "claim nought": _GOOD | {"parts": [_PART | {"claim_id": 0}]},
    "a claim below nought": _GOOD | {"parts": [_PART | {"claim_id": "-1"}]},
    "a claim by its number": _GOOD | {"parts": [_PART | {"claim_id": "K-2026-000001"}]},
    "null as claim": _GOOD | {"parts": [_PART | {"claim_id": None}]},
    "a huge claim": _GOOD | {"parts": [_PART | {"claim_id": 2**53}]},
    "an old version": _GOOD | {"version": 0},
    "a later version": _GOOD | {"version": 2},
    "a version in words": _GOOD | {"version": "siste"},
    "half a version": _GOOD | {"version": 1.5},
    "null as version": _GOOD | {"version": None},
    "a long reason": _GOOD | {"reason": "x" * 301},
    "a reason of a number": _GOOD | {"reason": 5},
    "null as reason": _GOOD | {"reason": None},
    "nul in the reason": _GOOD | {"reason": "a\0b"},
    "an unplaced besides": _GOOD | {"unplaced": 0},
    "a value date besides": _GOOD | {"value_date": "2020-01-01"},
    "a name besides": _GOOD | {"placed_by": "en annen"},
    "a payment besides": _GOOD | {"payment_id": 2},
    "a debtor in a part": _GOOD | {"parts": [_PART | {"debtor_id": 1}]},
    "a rule in a part": _GOOD | {"parts": [_PART | {"rule": "x"}]},
    "an order of covering": _GOOD | {"order": ["interest"]},
}
_BACK: dict[str, object] = {
    "nothing": None,
    "no placing": {"version": 1, "reason": "feil krav"},
    "no version": {"placement_id": 1, "reason": "feil krav"},
    "no reason": {"version": 1, "placement_id": 1},
    "a short reason": {"version": 1, "placement_id": 1, "reason": "f"},
    "a long reason": {"version": 1, "placement_id": 1, "reason": "f" * 301},
    "an unknown placing": {"version": 1, "placement_id": 99, "reason": "feil krav"},
    "a fact that is no placing": {"version": 1, "placement_id": 1, "reason": "feil krav"},
    "a placing in words": {"version": 1, "placement_id": "en", "reason": "feil krav"},
    "a placing below nought": {"version": 1, "placement_id": -1, "reason": "feil krav"},
    "an amount besides": {"version": 1, "placement_id": 1, "reason": "feil", "amount": 1},
    "an old version": {"version": 0, "placement_id": 1, "reason": "feil krav"},
}


def _poster(db: Database, url: str) -> Callable[[str, object], requests.Response]:
    add_user(db)
    order = {"username": "kari", "password": PASSWORD}
    token = requests.post(f"{url}/session", json=order, timeout=10).json()["token"]

    def post(path: str, body: object) -> requests.Response:
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": new_key()}
        return requests.post(f"{url}{path}", json=body, headers=headers, timeout=10)

    return post


def _clear(answer: requests.Response) -> bool:
    body = answer.json()
    told = bool(body.get("code") and body.get("title") and body.get("detail"))
    named = body.get("code") != "input" or bool(body["params"]["field"])
    return 400 <= answer.status_code < 500 and told and named


def test_a_bad_order_to_place_is_refused_and_changes_nothing(db: Database, service: str) -> None:
    post = _poster(db, service)
    before = counted(db, *_TABLES)
    for path in ("/payments/1/place", "/payments/1/preview"):
        for name, body in _ORDERS.items():
            answer = post(path, body)
            assert _clear(answer), (path, name, answer.text)
    assert counted(db, *_TABLES) == before


def test_a_bad_order_to_take_back_or_move_changes_nothing(db: Database, service: str) -> None:
    post = _poster(db, service)
    before = counted(db, *_TABLES)
    for name, body in _BACK.items():
        for path in ("/payments/1/take-back", "/payments/1/preview-take-back"):
            assert _clear(post(path, body)), (path, name)
        moved = body | {"parts": [_PART]} if isinstance(body, dict) else body
        for path in ("/payments/1/move", "/payments/1/preview-move"):
            assert _clear(post(path, moved)), (path, name)
    for payment in ("0", "-1", "x", "99", "1.5", str(2**53), str(2**70), "1%00"):
        assert _clear(post(f"/payments/{payment}/place", _GOOD)), payment
    assert counted(db, *_TABLES) == before


def test_a_refused_placing_is_noted_without_its_money(db: Database, service: str) -> None:
    post = _poster(db, service)
    post("/payments/1/place", _GOOD | {"parts": [_PART | {"amount": 100_001}]})
    from sqlalchemy import select

    for _ in range(200):
        with db.read() as work:
            row = work.scalars(select(Audit).where(Audit.deed == "payments.place")).first()
        if row is not None:
            assert row.outcome == "refused:payments.too_much"
            return
    pytest.fail("the refusal was not noted")
