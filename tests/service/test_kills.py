"""Killed at any moment, the service has lost nothing it acknowledged and doubled nothing."""

from __future__ import annotations

import base64
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, select

from collector_desk.client.connection import Connection
from collector_desk.client.desk import Desk
from collector_desk.models import Note, Payment, Posting
from collector_desk.service import verify
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.debtors import NewNote
from collector_desk.wire.imports import FileIn
from tests.exchange import ocr_lines
from tests.kit import PASSWORD, add_user, open_db
from tests.service.killed import Caller, Order, Victim, kill_many
from tests.service.one_debtor import debtor_with_a_claim

KILLS = 40
ORE = 12_300


def _note(debtor_id: int, who: str) -> Order:
    def order(desk: Desk, key: str, number: int) -> None:
        desk.notes.add(debtor_id, NewNote(text=f"{who} {number}"), key=key)

    return order


def _payment_file(series: int) -> Order:
    def order(desk: Desk, key: str, number: int) -> None:
        lines = ocr_lines.transmission(
            [ocr_lines.assignment(ocr_lines.payment(1, amount=ORE, kid=""), total=ORE)],
            total=ORE,
            number=series * 100_000 + number,
        )
        content = base64.b64encode(ocr_lines.to_bytes(lines)).decode()
        desk.imports.ocr(FileIn(name=f"ocr-{series}-{number}.txt", content=content), key=key)

    return order


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_forty_kills_lose_nothing_acknowledged_and_double_nothing(
    database_url: str, tmp_path: Path
) -> None:
    db = open_db(database_url)
    key_file = tmp_path / "desk.key"
    key_file.write_bytes(b"k" * 32)
    key_file.chmod(0o600)
    add_user(db, "kari", team=None)
    debtor_id = debtor_with_a_claim(db)
    db.close()
    victim = Victim(database_url, tmp_path, key_file)
    with victim.alive():
        desk = Desk(Connection(victim.address))
        desk.session.sign_in("kari", PASSWORD)
        desk.debtors.open(debtor_id, reason="prøve av tjenesten")
    orders = [_note(debtor_id, "a"), _note(debtor_id, "b"), _payment_file(1), _payment_file(2)]
    callers = [
        Caller(victim.address, desk.connection.token, order, f"caller {place}")
        for place, order in enumerate(orders)
    ]
    kill_many(victim, callers, kills=KILLS, seed=1)
    assert [fault for caller in callers for fault in caller.faults] == []
    db = open_db(database_url)
    _compare(db, callers)
    db.close()


def _compare(db: Database, callers: list[Caller]) -> None:
    with db.read(SYSTEM) as work:
        notes = Counter(work.scalars(select(Note.text)))
        payments = work.scalar(select(func.count()).select_from(Payment))
        arrived = work.scalar(select(func.sum(Posting.amount)).where(Posting.debit == "bank"))
        finding = verify.verify(work)
    wanted = Counter(
        f"{who} {number}"
        for who, caller in zip("ab", callers, strict=False)
        for number in caller.acknowledged
    )
    files = sum(len(caller.acknowledged) for caller in callers[2:])
    assert notes == wanted
    assert payments == files
    assert arrived == files * ORE
    assert files > KILLS // 4
    assert finding.whole, list(finding.lines)
