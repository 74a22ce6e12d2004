"""Money with the KID of a decision on trekk: shared among its claims by rank, then by its rules."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.enforcement.trekk_shares import InTrekk, shared
from collector_desk.domain.money import Money
from collector_desk.models import Claim, Measure, MeasureClaim
from collector_desk.service import own_fees
from collector_desk.service.database import Work
from collector_desk.service.plan_shares import Part


class TrekkMoney:
    """Follows what one file gives to each claim, so that no claim gets more than it owes."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._given: dict[int, Money] = defaultdict(int)

    def parts(self, measure_id: int, amount: Money, day: date, rule: str) -> tuple[Part, ...]:
        """What each claim gets of ``amount`` øre of a day; less in all where its debtor owes less.

        What another who owes a claim has in fees is not withheld from this one (decision 18).
        """
        row = self._work.get_one(Measure, measure_id)
        found = self._claims(row, day)
        given = shared(amount, found, Regime(row.regime))
        for claim_id, part in given.items():
            self._given[claim_id] += part
        return tuple(Part(claim_id, part, rule) for claim_id, part in given.items())

    def by_namsmann(self, measure_id: int) -> bool:
        """Whether the KID is that of a request."""
        return self._work.get_one(Measure, measure_id).kind == MeasureKind.REQUEST.value

    def _claims(self, row: Measure, day: date) -> list[InTrekk]:
        """The open claims of a trekk, the oldest due first."""
        query = (
            select(Claim, MeasureClaim.rank)
            .join(MeasureClaim, MeasureClaim.claim_id == Claim.id)
            .where(MeasureClaim.measure_id == row.id, Claim.state == "open")
            .order_by(Claim.due_date, Claim.id)
        )
        ranked = list(self._work.execute(query))
        claims = [claim for claim, _ in ranked]
        then = own_fees.statements(self._work, row.debtor_id, claims, on=row.decided_on or day)
        folded = own_fees.statements(self._work, row.debtor_id, claims, on=day)
        return [
            InTrekk(
                claim_id=claim.id,
                rank=rank,
                size=max(0, then[claim.id].balance.total),
                owed=max(0, folded[claim.id].balance.total - self._given[claim.id]),
            )
            for claim, rank in ranked
        ]
