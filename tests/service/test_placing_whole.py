"""Whatever is done to a payment, no øre is lost: withdrawn batches, any order of deeds, the proof."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from collector_desk.errors import DeskError
from collector_desk.errors.payments import (
    ClaimIsWithdrawn,
    ClaimTwice,
    MovesNothing,
    TooMuch,
)
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import (
    Audit,
    ClaimBalance,
    Payment,
    PaymentState,
)
from collector_desk.service import booking, placing, unplaced
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.service.verify import verify
from collector_desk.service.withdrawing import withdraw
from collector_desk.wire.imports import Withdraw
from collector_desk.wire.payments import PaymentSheet, TakeBack
from tests.exchange.claim_files import document
from tests.service.desks import (
    Paid,
    balance,
    claims_of,
    invoice,
    move_order,
    parents,
    place_order,
    practise,
    read_in,
    take_in,
)


@pytest.fixture(autouse=True)
def _desk(db: Database) -> None:
    practise(db)
    take_in(db, document(invoice("1001"), invoice("1002"), parents("1003")))
    read_in(db, Paid(amount=100_000, text="For to krav"))


def _place(db: Database, *parts: tuple[int, int], version: int = 1, who: Who = SYSTEM) -> PaymentSheet:  # fmt: skip
    with db.write(who) as work:
        return placing.place(work, 1, place_order(*parts, version=version))


def test_withdrawing_a_batch_gives_placed_money_back(db: Database) -> None:
    kid = claims_of(db)[1].kid
    read_in(db, Paid(amount=7_000, kid=kid), number=2)
    _place(db, (1, 60_000), (3, 10_000))
    with db.write(SYSTEM) as work:
        row = withdraw(work, 1, Withdraw(version=1, reason="feil sats i alle krav"))
    assert (row.state, row.reason, row.withdrawn_by) == (
        "withdrawn",
        "feil sats i alle krav",
        "System",
    )
    assert row.later == ("K-2026-000001", "K-2026-000002", "K-2026-000003")
    with db.read() as work:
        states = work.execute(
            select(PaymentState.unplaced, PaymentState.why).order_by(PaymentState.payment_id)
        ).all()
        kept = work.scalars(select(ClaimBalance)).all()
        for account in ("principal", "fees", "interest", "credit", "creditor_claims"):
            assert balance(work, account) == 0
        assert balance(work, "unplaced") == -107_000
        notes = work.scalars(select(Audit.stream).where(Audit.deed == "imports.withdraw")).all()
    assert [tuple(state) for state in states] == [
        (100_000, "kravet er trukket"),
        (7_000, "kravet er trukket"),
    ]
    assert {(k.principal, k.fees, k.interest, k.credit) for k in kept} == {(0, 0, 0, 0)}
    assert {claim.state for claim in claims_of(db)} == {"withdrawn"}
    assert set(notes) == {"house", "debtor:1", "debtor:2", "debtor:3"}
    with pytest.raises(ClaimIsWithdrawn):
        _place(db, (1, 10), version=3)


def test_a_withdrawal_needs_the_version_that_was_shown_and_happens_once(db: Database) -> None:
    with pytest.raises(Unknown), db.write(SYSTEM) as work:
        withdraw(work, 99, Withdraw(version=1, reason="feil bunt"))
    with pytest.raises(Stale), db.write(SYSTEM) as work:
        withdraw(work, 1, Withdraw(version=2, reason="feil bunt"))
    with db.write(SYSTEM) as work:
        assert withdraw(work, 1, Withdraw(version=1, reason="feil bunt")).later == ()
    with pytest.raises(DeskError, match="alt trukket"), db.write(SYSTEM) as work:
        withdraw(work, 1, Withdraw(version=2, reason="feil bunt"))


_STEP = st.tuples(
    st.sampled_from(["place", "move", "back"]),
    st.lists(st.tuples(st.integers(1, 3), st.integers(1, 70_000)), min_size=1, max_size=3),
    st.integers(0, 4),
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(_STEP, min_size=1, max_size=6))
def test_no_oere_of_a_payment_is_ever_lost(
    db: Database, steps: list[tuple[str, list[tuple[int, int]], int]]
) -> None:
    for step in steps:
        try:
            _do(db, *step)
        except (TooMuch, ClaimTwice, MovesNothing):
            continue
    with db.read() as work:
        payment, state = work.get_one(Payment, 1), work.get_one(PaymentState, 1)
        standing = unplaced.show(work, 1).placements
        assert balance(work, "bank") == payment.amount
        assert -balance(work, "unplaced") == state.unplaced
        assert sum(row.amount for row in standing) + state.unplaced == payment.amount
        assert 0 <= state.unplaced <= payment.amount
        ids = [claim.id for claim in claims_of(db)]
    with db.write(SYSTEM) as work:
        assert booking.book(work, ids) == 0


def _do(db: Database, deed: str, parts: list[tuple[int, int]], which: int) -> None:
    with db.write(SYSTEM) as work:
        sheet = unplaced.show(work, 1)
        if deed == "place":
            placing.place(work, 1, place_order(*parts, version=sheet.payment.version))
        elif sheet.placements:
            place = which % len(sheet.placements)
            move = move_order(sheet, *parts, place=place)
            if deed == "move":
                placing.move(work, 1, move)
            else:
                kept = move.model_dump(exclude={"parts"})
                placing.take_back(work, 1, TakeBack.model_validate(kept))


def test_everything_done_here_stands_up_to_the_proof_of_the_house(db: Database) -> None:
    kid = claims_of(db)[1].kid
    read_in(db, Paid(amount=7_000, kid=kid), Paid(amount=2_000, kid=kid, kind=18), number=2)
    sheet = _place(db, (1, 60_000), (3, 10_000))
    with db.write(SYSTEM) as work:
        sheet = placing.move(work, 1, move_order(sheet, (1, 20_000), (2, 30_000)))
        back = TakeBack(
            version=3, placement_id=sheet.placements[0].placement_id, reason="feil krav"
        )
        placing.take_back(work, 1, back)
    take_in(db, document(parents("5001")) | {"buntnummer": 19})
    with db.write(SYSTEM) as work:
        withdraw(work, 2, Withdraw(version=1, reason="feil bunt"))
    with db.read(SYSTEM) as work:
        finding = verify(work)
    assert finding.whole, finding.lines
