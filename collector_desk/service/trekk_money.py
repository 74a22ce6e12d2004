"""Money with the KID of a decision on trekk: shared among its claims, the oldest due first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from collector_desk.domain.money import Money
from collector_desk.models import Claim
from collector_desk.service import own_fees
from collector_desk.service.database import Work
from collector_desk.service.plan_shares import Part


class TrekkMoney:
    """Follows what one file gives to each claim, so that no claim gets more than it owes."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._given: dict[int, Money] = defaultdict(int)

    def parts(
        self, debtor_id: int, claim_ids: Sequence[int], amount: Money, day: date, rule: str
    ) -> tuple[Part, ...]:
        """What each claim gets of ``amount`` øre of a day; less in all where this debtor owes less.

        What another who owes a claim has in fees is not withheld from this one (decision 18).
        """
        query = select(Claim).where(Claim.id.in_(claim_ids), Claim.state == "open")
        claims = self._work.scalars(query.order_by(Claim.due_date, Claim.id)).all()
        folded = own_fees.statements(self._work, debtor_id, claims, on=day)
        found = []
        for claim in claims:
            owed = folded[claim.id].balance.total - self._given[claim.id]
            part = max(0, min(owed, amount))
            if part:
                found.append(Part(claim.id, part, rule))
                self._given[claim.id] += part
                amount -= part
        return tuple(found)
