"""While debt settlement is negotiated money is not received: not by KID, by hand or by offer."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.errors.payments import NotReceived
from collector_desk.models import (
    Audit,
    ClaimDebtor,
    DebtorStatus,
    FactRow,
    PaymentState,
    Posting,
)
from collector_desk.service import placing, placing_plan, unplaced
from collector_desk.service.clock import Clock
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.owed import of_claims
from collector_desk.service.previewing import preview
from tests.exchange.claim_files import document
from tests.service.desks import (
    Paid,
    claims_of,
    counted,
    invoice,
    move_order,
    parents,
    place_order,
    practise,
    read_in,
    take_in,
)

_TABLES = (FactRow, Posting, PaymentState, Audit)
OPENED, CLOSED = date(2026, 8, 4), date(2026, 12, 4)  # four months
_OLDER, _NEWER, _JOINT = 1, 2, 3
_SINCE = {_OLDER: OPENED, _JOINT: date(2026, 8, 31)}


@pytest.fixture(autouse=True)
def _desk(db: Database) -> None:
    practise(db)
    newer = invoice(
        "1002", fakturadato="2026-08-04", forfallsdato="2026-08-18", rente_fra="2026-09-03"
    )
    take_in(db, document(invoice("1001"), newer, parents("1003")))
    with db.write(SYSTEM) as work:
        for claim_id, since in _SINCE.items():
            owner = work.scalars(
                select(ClaimDebtor.debtor_id)
                .where(ClaimDebtor.claim_id == claim_id)
                .order_by(ClaimDebtor.debtor_id)
            ).first()
            work.add(
                DebtorStatus(
                    debtor_id=owner, kind="debt_settlement", from_day=since, to_day=CLOSED,
                    source="kunngjøring",
                )
            )  # fmt: skip


@pytest.mark.parametrize("claim_id", [_OLDER, _JOINT])
def test_money_paid_meanwhile_is_not_placed_by_hand(db: Database, claim_id: int) -> None:
    read_in(db, Paid(amount=100_000))
    before = counted(db, *_TABLES)
    with pytest.raises(NotReceived) as refused, db.write(SYSTEM) as work:
        placing.place(work, 1, place_order((_NEWER, 10), (claim_id, 10)))
    assert counted(db, *_TABLES) == before
    number, since = f"K-2026-{claim_id:06d}", f"{_SINCE[claim_id]:%d.%m.%Y}"
    assert f"{since}. Innbetalinger på {number} kan ikke mottas" in refused.value.text()
    with pytest.raises(NotReceived), db.read(SYSTEM) as work:
        preview(work, placing_plan.to_place(work, 1, place_order((claim_id, 10))))


def test_a_claim_that_arose_after_the_opening_takes_money(db: Database) -> None:
    read_in(db, Paid(amount=100_000))
    with db.write(SYSTEM) as work:
        sheet = placing.place(work, 1, place_order((_NEWER, 100_000)))
    with pytest.raises(NotReceived), db.write(SYSTEM) as work:
        placing.move(work, 1, move_order(sheet, (_OLDER, 100_000)))


def test_money_paid_before_the_opening_was_received_in_time(db: Database) -> None:
    read_in(db, Paid(amount=100_000, order="030826"))
    with db.write(SYSTEM) as work:
        assert placing.place(work, 1, place_order((_OLDER, 100_000))).payment.unplaced == 0


def test_when_the_negotiations_are_over_the_money_is_placed_by_hand(db: Database) -> None:
    read_in(db, Paid(amount=100_000, text="K-2026-000001"))
    db.clock = Clock(date(2026, 12, 3))
    with pytest.raises(NotReceived), db.write(SYSTEM) as work:
        placing.place(work, 1, place_order((_OLDER, 100_000)))
    db.clock = Clock(CLOSED)
    with db.write(SYSTEM) as work:
        assert [one.claim_id for one in unplaced.show(work, 1).payment.suggestions] == [_OLDER]
        assert placing.place(work, 1, place_order((_OLDER, 100_000))).payment.unplaced == 0


def test_what_the_bank_took_back_is_no_receipt(db: Database) -> None:
    kid = claims_of(db)[0].kid
    read_in(db, Paid(amount=5_000, kid=kid, order="030826"), number=2)
    read_in(db, Paid(amount=5_000, kind=18), number=3)
    with db.write(SYSTEM) as work:
        assert placing.place(work, 2, place_order((_OLDER, 5_000))).payment.unplaced == 0


def test_the_kid_places_on_newer_claims_and_holds_for_older(db: Database) -> None:
    older, newer, joint = (claim.kid for claim in claims_of(db))
    read_in(db, *(Paid(amount=100, kid=kid) for kid in (older, newer, joint)))
    with db.read() as work:
        states = work.execute(
            select(PaymentState.unplaced, PaymentState.why).order_by(PaymentState.payment_id)
        ).all()
    assert [left for left, _ in states] == [100, 0, 100]
    assert "gjeldsordningsloven § 3-4" in states[0].why
    assert states[0].why == states[2].why


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Krav K-2026-000001", []),
        ("Krav K-2026-000002", [_NEWER]),
        ("Fra Åse Østby oktober", []),
    ],
)
def test_a_claim_that_may_not_receive_is_not_offered(
    db: Database, text: str, offered: list[int]
) -> None:
    read_in(db, Paid(amount=300, text=text))
    with db.read(SYSTEM) as work:
        found = unplaced.show(work, 1).payment.suggestions
        assert [one.claim_id for one in found] == offered
        assert [one.claim_id for one in unplaced.listed(work).rows[0].suggestions] == offered


@pytest.mark.parametrize(("order", "offered"), [("191126", []), ("030826", [_JOINT])])
def test_nor_is_it_offered_for_its_sum(db: Database, order: str, offered: list[int]) -> None:
    with db.read(SYSTEM) as work:
        owed = of_claims(work, [_JOINT])[_JOINT].owed
    read_in(db, Paid(amount=owed, order=order))
    with db.read(SYSTEM) as work:
        found = unplaced.show(work, 1).payment.suggestions
    assert [one.claim_id for one in found] == offered
