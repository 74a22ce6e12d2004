"""The one claim whose balance today is exactly the sum that came."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from collector_desk.domain.money import Money
from collector_desk.models import Claim, ClaimBalance
from collector_desk.service import owed, receipt
from collector_desk.service.database import Work
from collector_desk.service.names import shown_on
from collector_desk.service.suggestions import MOST, SUM, row
from collector_desk.wire.payments import Suggestion

_MOST_TRIED = 20_000  # balances reckoned for one payment; beyond that the sum tells nothing


def with_same_sum(
    work: Work, amount: Money, paid: date, found: tuple[Suggestion, ...]
) -> tuple[Suggestion, ...]:
    """The suggestions, and a weak one for the only claim that owes exactly ``amount`` øre today.

    Where several claims owe just that, the sum points at none of them; nor at one that money
    ``paid`` on that day may not be received on (ruling 22).
    """
    same = _same(work, amount) if amount > 0 else []
    if len(same) != 1 or same[0] in {one.claim_id for one in found}:
        return found
    shown = shown_on(work, same).get(same[0])
    claim = work.get(Claim, same[0])
    if shown is None or claim is None or _is_held(work, same[0], paid):
        return found
    extra = row(claim, shown, amount, [SUM], strong=False)
    return (*found, extra)[:MOST]


def _is_held(work: Work, claim_id: int, paid: date) -> bool:
    return bool(receipt.held(work, receipt.holds(work, [claim_id]).get(claim_id, ()), paid))


def _same(work: Work, amount: Money) -> list[int]:
    """Claims that owe exactly this. Interest not posted yet is at most what bears it."""
    kept = ClaimBalance
    posted = kept.principal + kept.costs + kept.fees + kept.interest - kept.credit
    near = (
        select(kept)
        .where(posted <= amount, posted + func.coalesce(kept.bearing, 0) >= amount)
        .limit(_MOST_TRIED + 1)
    )
    rows = work.scalars(near).all()
    if len(rows) > _MOST_TRIED:
        return []
    today = work.clock.today()
    return [row.claim_id for row in rows if owed.owed(row, on=today, rates=work.rates) == amount]
