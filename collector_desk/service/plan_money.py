"""Money that came with the KID of a plan that was over, and runs again: it is placed by night."""

from __future__ import annotations

from sqlalchemy import select

from collector_desk.models import Payment, PaymentState
from collector_desk.service import kid_matching, placing
from collector_desk.service.database import Work
from collector_desk.service.kid_matching import PLAN_OVER
from collector_desk.wire.payments import Part, Place


def place_all(work: Work) -> int:
    """Place what waits for its plan where the KID would place it today; how many payments it was.

    Such is money that came after a plan ended which is given back: its instalments were paid.
    What somebody has placed a part of, or taken back, is left to people.
    """
    query = (
        select(Payment, PaymentState)
        .join(PaymentState, PaymentState.payment_id == Payment.id)
        .where(
            PaymentState.why == PLAN_OVER,
            PaymentState.unplaced == Payment.amount,
            PaymentState.unplaced > 0,
        )
        .order_by(Payment.value_date, Payment.id)
    )
    waits = work.execute(query).all()
    arrived = [kid_matching.Money(one.kid, one.amount, one.value_date) for one, _ in waits]
    taken = 0
    for (payment, state), verdict in zip(waits, kid_matching.match(work, arrived), strict=True):
        if not verdict.parts:
            continue
        parts = tuple(Part(claim_id=one.claim_id, amount=one.amount) for one in verdict.parts)
        order = Place(version=state.version, parts=parts)
        placing.place_by_rule(work, payment.id, order, verdict.parts[0].rule)
        taken += 1
    return taken
