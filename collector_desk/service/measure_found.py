"""What the reckoning of a measure goes by: the debt it is for, and what its kind comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from collector_desk.domain.affordability import Line as LawLine
from collector_desk.domain.enforcement.own_fee import OwnFee
from collector_desk.domain.enforcement.withholding_run import Run
from collector_desk.domain.ledger import Statement
from collector_desk.domain.plan_run import PlanClaim, plan_claim
from collector_desk.service import plan_claims
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.wire.approvals import Result
from collector_desk.wire.measures import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """The claims as they stand, and the fee that the decision lays on one of them."""

    claims: tuple[KeptClaim, ...]
    statements: Mapping[int, Statement]
    fee: OwnFee
    bears: int | None = None

    @property
    def owed(self) -> int:
        """Øre owed before the decision."""
        return sum(max(0, self.statements[claim.id].balance.total) for claim in self.claims)

    @property
    def whole(self) -> int:
        """Øre owed when it is decided."""
        return self.owed + self.fee.amount

    def going(self) -> list[PlanClaim]:
        """The claims that owe when it is decided."""
        owing = [
            plan_claim(
                self.statements[claim.id],
                title=plan_claims.title(claim), due=claim.due_date, kid=claim.kid,
            )
            for claim in self.claims
            if self.statements[claim.id].balance.total > 0
        ]  # fmt: skip
        return [
            replace(one, fees=one.fees + self.fee.amount) if one.claim_id == self.bears else one
            for one in owing
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one kind of measure comes to."""

    amount: int | None = None
    largest: int | None = None
    left: int | None = None  # øre that must be left in an account
    fees_percent: int | None = None  # the most of each payout, where the rule of fees holds
    sentence: str = ""
    lines: tuple[LawLine, ...] = ()
    run: Run | None = None
    why_not: str = ""
    warnings: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    results: tuple[Result, ...] = ()
    findings: tuple[Finding, ...] = ()
