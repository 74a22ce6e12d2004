"""From a hand-over and a payment file to placed, moved and withdrawn money, over the wire."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.errors.payments import TooMuch
from collector_desk.errors.service import Stale
from collector_desk.errors.session import NotAllowed
from collector_desk.service.database import Database
from collector_desk.wire.imports import FileIn, Withdraw
from collector_desk.wire.payments import Move, Part, PaymentSheet, Place, TakeBack
from tests.exchange.claim_files import document, to_csv
from tests.service.desks import Paid, invoice, ocr, practise

SignIn = Callable[..., Desk]


def _file(name: str, content: bytes) -> FileIn:
    return FileIn(name=name, content=base64.b64encode(content).decode("ascii"))


def _two_claims(desk: Desk, db: Database) -> list[tuple[int, str]]:
    practise(db)
    file = _file("bunt-17.csv", to_csv(document(invoice("9001"), invoice("9002"))))
    assert desk.imports.check_claims(file).accepted == 2
    assert desk.imports.claims(file, key=new_key()).committed
    found = [desk.search(invoice_number).claims for invoice_number in ("9001", "9002")]
    return [(hits[0].claim_id or 0, hits[0].number) for hits in found]


def _money(desk: Desk, *paid: Paid) -> PaymentSheet:
    """A payment file read in; its first unplaced payment."""
    report = desk.imports.ocr(_file("ocr.txt", ocr(*paid)), key=new_key())
    assert report.committed
    return desk.payments.show(desk.payments.unplaced().rows[0].payment_id)


def test_money_finds_its_claim_and_leaves_it_again_with_the_batch(
    sign_in: SignIn, db: Database
) -> None:
    desk = sign_in("per", role="supervisor", name="Per Dahl")
    (first, number), (second, _) = _two_claims(desk, db)
    sheet = _money(desk, Paid(amount=100_000, text=f"Krav {number}"))
    payment = sheet.payment
    assert (payment.suggestions[0].claim_id, payment.suggestions[0].strong) == (first, True)

    order = Place(version=payment.version, parts=(Part(claim_id=first, amount=60_000),))
    preview = desk.payments.preview(payment.payment_id, order)
    sheet = desk.payments.place(payment.payment_id, order, key=new_key())
    assert (preview.unplaced_after, sheet.payment.unplaced) == (40_000, 40_000)
    assert desk.search(number).claims[0].owed == preview.claims[0].after

    moved = Move(
        version=sheet.payment.version,
        placement_id=sheet.placements[0].placement_id,
        parts=(Part(claim_id=second, amount=60_000),),
        reason="feil krav",
    )
    sheet = desk.payments.move(payment.payment_id, moved, key=new_key())
    assert [(p.claim_id, p.amount) for p in sheet.placements] == [(second, 60_000)]

    (batch,) = desk.imports.batches().rows
    withdraw = Withdraw(version=batch.version, reason="sendt to ganger")
    done = desk.imports.withdraw(batch.batch_id, withdraw, key=new_key())
    assert (done.state, len(done.later)) == ("withdrawn", 2)
    assert desk.payments.unplaced().total == 100_000


def test_an_order_sent_twice_under_one_key_places_once(sign_in: SignIn, db: Database) -> None:
    desk = sign_in("kari")
    ((first, _), _) = _two_claims(desk, db)
    sheet, key = _money(desk, Paid(amount=100_000)), new_key()
    parts = (Part(claim_id=first, amount=50_000),)
    order = Place(version=sheet.payment.version, parts=parts, reason="ringte")
    number = sheet.payment.payment_id
    answers = [desk.payments.place(number, order, key=key) for _ in range(2)]
    assert answers[0] == answers[1]
    assert desk.payments.show(number).payment.unplaced == 50_000
    with pytest.raises(Stale):
        desk.payments.place(number, order, key=new_key())
    again = order.model_copy(
        update={
            "version": answers[0].payment.version,
            "parts": (Part(claim_id=first, amount=50_001),),
        }
    )
    with pytest.raises(TooMuch) as refusal:
        desk.payments.preview(number, again)
    assert refusal.value.params == {"amount": 50_001, "left": 50_000}


def test_money_is_taken_back_and_waits_again(sign_in: SignIn, db: Database) -> None:
    desk = sign_in("kari")
    ((first, number), _) = _two_claims(desk, db)
    owed = desk.search(number).claims[0].owed
    sheet = _money(desk, Paid(amount=100_000))
    parts = (Part(claim_id=first, amount=100_000),)
    order = Place(version=sheet.payment.version, parts=parts, reason="ringte")
    sheet = desk.payments.place(sheet.payment.payment_id, order, key=new_key())
    back = TakeBack(
        version=sheet.payment.version,
        placement_id=sheet.placements[0].placement_id,
        reason="gjaldt en annen",
    )
    preview = desk.payments.preview_take_back(sheet.payment.payment_id, back)
    sheet = desk.payments.take_back(sheet.payment.payment_id, back, key=new_key())
    assert (sheet.payment.unplaced, sheet.placements) == (100_000, ())
    assert preview.claims[0].after == desk.search(number).claims[0].owed == owed


def test_an_auditor_reads_the_list_and_places_nothing(sign_in: SignIn, db: Database) -> None:
    ((first, _), _) = _two_claims(sign_in("kari"), db)
    desk = sign_in("rune", role="auditor", name="Rune Revisor")
    assert desk.payments.unplaced().rows == ()
    order = Place(version=1, parts=(Part(claim_id=first, amount=1),))
    with pytest.raises(NotAllowed):
        desk.payments.preview(1, order)
