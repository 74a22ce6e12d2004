"""Dismissing a match: somebody looked at unplaced money and says why it is not a debtor's."""

from __future__ import annotations

from collector_desk.domain.access import Role
from collector_desk.errors.payments import MatchGone, MatchStrong
from collector_desk.models import DismissedMatch
from collector_desk.service import gate, unplaced, unplaced_match
from collector_desk.service.database import Work
from collector_desk.service.names import shown_on
from collector_desk.service.suggestions import dismissed
from collector_desk.wire.payments import Dismiss, PaymentSheet


def dismiss(work: Work, payment_id: int, order: Dismiss) -> PaymentSheet:
    """Let a payment stop no demand of a debtor any more; who, when and why are kept.

    It stops none of those who owe the same claim either.

    Raises:
        Unknown, OwnCase, Disqualified, MergedAlready: as for every work with a debtor.
        MatchGone: the payment points at nothing of the debtor's, or was dismissed before.
        MatchStrong: the match is strong, and the one at the desk leads nobody (ruling 28).
    """
    gate.known(work, order.debtor_id)
    found = unplaced_match.matches(work, order.debtor_id)
    match = next((one for one in found if one.payment.id == payment_id), None)
    if match is None:
        raise MatchGone
    if match.weighed.strong and work.who.role != Role.SUPERVISOR:
        raise MatchStrong(sign=match.sign)
    owing = [
        one.debtor_id for one in shown_on(work, [match.weighed.claim_id])[match.weighed.claim_id]
    ]
    rows = [
        DismissedMatch(
            payment_id=payment_id,
            debtor_id=debtor_id,
            reason=order.reason,
            dismissed_at=work.clock.now(),
            dismissed_on=work.clock.today(),
            dismissed_by=work.who.name,
        )
        for debtor_id in dict.fromkeys((order.debtor_id, *owing))
        if (payment_id, debtor_id) not in dismissed(work, [payment_id])
    ]
    work.add_all(rows)
    work.flush()
    told = {
        "payment": payment_id, "sign": match.sign, "reason": order.reason,
        "dismissed": [row.id for row in rows],
    }  # fmt: skip
    for row in rows:
        work.note("payments.dismiss", stream=f"debtor:{row.debtor_id}", details=told)
    return unplaced.show(work, payment_id)
