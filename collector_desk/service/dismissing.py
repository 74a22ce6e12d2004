"""Dismissing a match: somebody looked at unplaced money and says why it is not a debtor's."""

from __future__ import annotations

from collections.abc import Sequence

from collector_desk.domain.access import Role
from collector_desk.errors.payments import MatchGone, MatchStrong
from collector_desk.models import DismissedMatch
from collector_desk.service import gate, unplaced, unplaced_match
from collector_desk.service.database import Work
from collector_desk.service.names import shown_on
from collector_desk.service.unplaced_match import Match
from collector_desk.wire.payments import Dismiss, PaymentSheet


def dismiss(work: Work, payment_id: int, order: Dismiss) -> PaymentSheet:
    """Let a payment stop no demand of a debtor any more; who, when and why are kept.

    It stops none of those who owe the same claim either, where it points at that claim for them
    too; what points at another claim of theirs goes on stopping.

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
    rows = [
        DismissedMatch(
            payment_id=payment_id,
            debtor_id=debtor_id,
            reason=order.reason,
            dismissed_at=work.clock.now(),
            dismissed_on=work.clock.today(),
            dismissed_by=work.who.name,
        )
        for debtor_id in (order.debtor_id, *_with_same(work, match, order.debtor_id))
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


def _with_same(work: Work, match: Match, debtor_id: int) -> Sequence[int]:
    """The others who owe the claim and whom the payment points at by it, as strongly."""
    claim_id = match.weighed.claim_id
    others = [one.debtor_id for one in shown_on(work, [claim_id])[claim_id]]
    same = (match.payment.id, claim_id)
    return [
        other
        for other in others
        if other != debtor_id
        and same
        in {(one.payment.id, one.weighed.claim_id) for one in unplaced_match.matches(work, other)}
    ]
