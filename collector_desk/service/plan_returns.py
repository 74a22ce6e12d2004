"""Which payment for a plan the bank takes back: a return names only the KID and the sum."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import or_, select, union

from collector_desk.domain.money import Money
from collector_desk.models import FactRow, Payment, PaymentState
from collector_desk.service.database import Work


def payment_of(
    work: Work, claim_ids: Collection[int], kid: str, amount: Money, *, earlier: int
) -> int | None:
    """The newest payment of this KID and sum that no return has taken back; None: there is none.

    Each return took the newest that had come before it. It is looked for among what was ever
    placed on the claims and what lies unplaced, so that an older instalment of the same sum is
    not taken for one that lies elsewhere now. ``earlier`` returns are not kept yet.
    """
    query = (
        select(Payment.id, Payment.amount)
        .where(
            Payment.id.in_(
                union(
                    select(FactRow.payment_id).where(
                        FactRow.claim_id.in_(claim_ids), FactRow.payment_id.is_not(None)
                    ),
                    select(PaymentState.payment_id).where(
                        or_(PaymentState.unplaced > 0, PaymentState.unplaced < 0)
                    ),
                )
            ),
            Payment.kid == kid,
            Payment.amount.in_((amount, -amount)),
        )
        .order_by(Payment.id)
    )
    left: list[int] = []
    for number, moved in work.execute(query):
        if moved > 0:
            left.append(number)
        elif left:
            left.pop()
    return left[-1 - earlier] if earlier < len(left) else None
