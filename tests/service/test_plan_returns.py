"""What the bank takes back is the payment it is about, not an older instalment of the same sum."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.models import Payment, PaymentState
from collector_desk.service import placing, unplaced
from collector_desk.service.database import Database
from collector_desk.wire.payments import Move, Part, TakeBack
from tests.service.agreements import Agreement
from tests.service.desks import Paid
from tests.service.test_plan_payments import FIRST_DUE, OTHER, bank, kid, placed

SUM = 200_000
NEXT, LATER, LAST = date(2026, 12, 29), date(2027, 1, 4), date(2027, 1, 5)


@pytest.fixture
def case(db: Database) -> Agreement:
    made = Agreement(db)
    made.books.claim(300_000, due=date(2026, 9, 1), interest_from=None)
    made.grant(claim_ids=(made.claim, OTHER))
    return made


def came(case: Agreement, day: date, number: int, amount: int = SUM) -> None:
    bank(case, day, Paid(amount=amount, kid=kid(case, OTHER)), number=number)


def gone(case: Agreement, day: date, number: int) -> None:
    bank(case, day, Paid(amount=SUM, kid=kid(case, OTHER), kind=18), number=number)


def payments(case: Agreement) -> list[tuple[int, int, str]]:
    """Signed øre of each payment, what is unplaced of it, and why."""
    with case.db.read() as work:
        rows = work.execute(
            select(Payment.amount, PaymentState.unplaced, PaymentState.why)
            .join(PaymentState, PaymentState.payment_id == Payment.id)
            .order_by(Payment.id)
        )
        return [(amount, left, why) for amount, left, why in rows]


def paybacks(case: Agreement) -> list[tuple[int, int]]:
    return [(claim, amount) for claim, kind, amount in placed(case) if kind == "payback"]


def test_a_payment_that_was_taken_back_before_is_not_taken_back_anew(case: Agreement) -> None:
    came(case, FIRST_DUE, 1)
    gone(case, NEXT, 2)
    came(case, NEXT, 3, amount=250_000)
    came(case, LATER, 4)
    gone(case, LAST, 5)
    assert paybacks(case) == [(OTHER, SUM), (OTHER, 50_000), (case.claim, 150_000)]
    assert case.proved()


@pytest.mark.parametrize("kept", [0, 1])
def test_what_is_not_placed_any_more_is_taken_back_from_no_older_payment(
    case: Agreement, kept: int
) -> None:
    came(case, FIRST_DUE, 1)
    came(case, NEXT, 2)
    opened_on(case, LATER)
    with case.db.write(case.kari) as work:
        for _ in range(2 - kept):
            sheet = unplaced.show(work, 2)
            back = TakeBack(
                version=sheet.payment.version,
                placement_id=sheet.placements[-1].placement_id,
                reason="feil krav",
            )
            placing.take_back(work, 2, back)
    gone(case, LAST, 3)
    assert paybacks(case) == [(OTHER, 100_000)][:kept]
    why = "tilbakeført av banken: innbetalingen den gjelder, er ikke plassert på et krav"
    assert payments(case)[2] == (-SUM, -SUM + kept * 100_000, why)
    assert payments(case)[0][1] == 0
    assert case.proved()


def test_what_was_moved_out_of_the_plan_is_taken_back_from_where_it_is(case: Agreement) -> None:
    outside = case.books.claim(500_000, due=date(2026, 9, 1), interest_from=None)
    came(case, FIRST_DUE, 1)
    came(case, NEXT, 2)
    opened_on(case, LATER)
    with case.db.write(case.kari) as work:
        for _ in range(2):
            sheet = unplaced.show(work, 2)
            first = next(one for one in sheet.placements if one.claim_id != outside)
            order = Move(
                version=sheet.payment.version,
                placement_id=first.placement_id,
                parts=(Part(claim_id=outside, amount=first.amount),),
                reason="feil krav",
            )
            placing.move(work, 2, order)
    gone(case, LAST, 3)
    assert paybacks(case) == [(outside, 100_000), (outside, 100_000)]
    assert payments(case)[2] == (-SUM, 0, "")
    assert case.proved()


def test_what_comes_and_goes_by_one_file_leaves_the_older_payments_alone(case: Agreement) -> None:
    came(case, FIRST_DUE, 1)
    number = kid(case, OTHER)
    both = Paid(amount=SUM, kid=number), Paid(amount=SUM, kid=number, kind=18)
    bank(case, NEXT, *both, number=2)
    assert paybacks(case) == [(OTHER, 100_000), (case.claim, 100_000)]
    gone(case, LATER, 3)
    assert paybacks(case)[2:] == [(OTHER, SUM)]
    assert case.proved()


def opened_on(case: Agreement, day: date) -> None:
    case.books.today_is(day)
    case.opened()
