"""Money held while debt settlement is negotiated has an account of its own, until it is placed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from collector_desk.models import ClaimDebtor, DebtorStatus, Posting, Task
from collector_desk.service import nightly, placing, unplaced
from collector_desk.service.clock import Clock
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.verify import verify
from collector_desk.wire.payments import TakeBack
from tests.exchange.claim_files import document
from tests.service.desks import (
    Paid,
    balance,
    claims_of,
    invoice,
    place_order,
    practise,
    read_in,
    take_in,
)

OPENED, CLOSED = date(2026, 8, 4), date(2026, 12, 4)
OLDER, NEWER = 1, 2


@pytest.fixture(autouse=True)
def _desk(db: Database) -> None:
    """A debtor who negotiates with an older and a newer claim, and 1 000 kr for the older."""
    practise(db)
    newer = invoice(
        "1002", fakturadato="2026-08-04", forfallsdato="2026-08-18", rente_fra="2026-09-03"
    )
    take_in(db, document(invoice("1001"), newer))
    with db.write(SYSTEM) as work:
        owner = work.scalars(select(ClaimDebtor.debtor_id)).first()
        work.add(
            DebtorStatus(
                debtor_id=owner, kind="debt_settlement", from_day=OPENED, to_day=CLOSED,
                source="kunngjøring",
            )
        )  # fmt: skip
    read_in(db, Paid(amount=100_000, kid=claims_of(db)[0].kid), Paid(amount=700))


def _stands(db: Database) -> tuple[int, int]:
    """Øre on the account of unplaced money, and on that of held money."""
    with db.read() as work:
        finding = verify(work)
        assert finding.whole, "\n".join(finding.lines)
        return balance(work, "unplaced"), balance(work, "held")


def _tasks(db: Database) -> list[tuple[str, str]]:
    with db.read() as work:
        query = select(Task.state, Task.done_by).where(Task.kind == "held_money")
        return [(row.state, row.done_by) for row in work.execute(query.order_by(Task.id))]


def test_it_is_set_aside_when_it_comes_and_the_list_says_so(db: Database) -> None:
    assert _stands(db) == (-700, -100_000)
    with db.read(SYSTEM) as work:
        found = unplaced.listed(work)
    assert (found.total, found.held) == (100_700, 100_000)
    assert [(row.unplaced, row.held) for row in found.rows] == [(100_000, 100_000), (700, 0)]
    assert _tasks(db) == [("open", "")]


def test_when_it_is_placed_it_leaves_by_counter_posting_and_the_task_is_done(db: Database) -> None:
    db.clock = Clock(CLOSED)
    with db.write(SYSTEM) as work:
        placing.place(work, 1, place_order((OLDER, 100_000)))
    assert _stands(db) == (-700, 0)
    assert _tasks(db) == [("done", "System")]
    with db.read() as work:
        rows = work.scalars(select(Posting).where(Posting.key == "held:1").order_by(Posting.id))
        there, back = rows.all()
    assert (there.debit, there.credit, there.amount) == ("unplaced", "held", 100_000)
    assert (back.debit, back.credit, back.amount) == ("held", "unplaced", 100_000)
    assert (back.reverses, back.value_date) == (there.id, there.value_date)


def test_what_is_left_of_it_stays_held_with_its_task(db: Database) -> None:
    with db.write(SYSTEM) as work:
        sheet = placing.place(work, 1, place_order((NEWER, 30_000)))
    assert (sheet.payment.unplaced, sheet.payment.held) == (70_000, 70_000)
    assert _stands(db) == (-700, -70_000)
    assert _tasks(db) == [("open", "")]


def test_what_was_placed_and_is_taken_back_is_held_again_with_a_new_task(db: Database) -> None:
    with db.write(SYSTEM) as work:
        sheet = placing.place(work, 1, place_order((NEWER, 100_000)))
    assert _stands(db) == (-700, 0)
    (placement,) = sheet.placements
    back = TakeBack(
        version=sheet.payment.version, placement_id=placement.placement_id, reason="feil krav"
    )
    with db.write(SYSTEM) as work:
        assert placing.take_back(work, 1, back).payment.held == 100_000
    assert _stands(db) == (-700, -100_000)
    assert _tasks(db) == [("done", "System"), ("open", "")]


def test_the_night_lets_go_of_what_nothing_hinders_and_keeps_the_rest(
    db: Database, tmp_path: Path
) -> None:
    list(nightly.run(db, tmp_path))
    assert _stands(db) == (-700, -100_000)
    with db.write(SYSTEM) as work:
        for status in work.scalars(select(DebtorStatus)):
            work.delete(status)
    assert "Penger holdt utenfor: 1 innbetalinger gjennomgått" in nightly.run(db, tmp_path)
    assert _stands(db) == (-100_700, 0)
    assert _tasks(db) == [("done", "System")]


def test_money_that_nothing_hinders_any_more_is_unplaced_like_other_money(db: Database) -> None:
    """The negotiations were registered by mistake: the next deed on the payment lets it go."""
    with db.write(SYSTEM) as work:
        for status in work.scalars(select(DebtorStatus)):
            work.delete(status)
    with db.write(SYSTEM) as work:
        sheet = placing.place(work, 1, place_order((OLDER, 40_000)))
    assert (sheet.payment.held, _stands(db)) == (0, (-60_700, 0))
    assert "hindrer ikke lenger" in sheet.payment.why
    assert _tasks(db) == [("done", "System")]
