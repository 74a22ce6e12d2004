"""A claim on its way through a plan: the ledger's own arithmetic on money that has yet to come.

Interest is that of ``interest.lines`` and covering that of ``covering.cover``, applied as the
fold applies them. A payment that comes as planned therefore leaves the claim, to the øre, where
the plan said it would.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from collector_desk.domain import interest
from collector_desk.domain.covering import Order, cover
from collector_desk.domain.facts import Bucket
from collector_desk.domain.interest import InterestLine
from collector_desk.domain.money import Money
from collector_desk.domain.rate_table import Table
from collector_desk.domain.statement import Balance, Statement
from collector_desk.errors.plans import PlanClaimUnsettled

_PRINCIPAL, _INTEREST = Bucket.PRINCIPAL, Bucket.INTEREST


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanClaim:
    """A claim that goes into a plan: what is owed on the start day, in øre, and how interest runs.

    ``interest`` is all that is owed of it on the start day. ``runs_from`` is the first day of the
    interest line that runs on the principal, None where nothing bears interest; ``accrued`` is
    what of that line lies before the start day. ``due`` places the claim among the others: the
    oldest is covered first. An invoice that is not due yet is taken in with its own due date as
    ``due`` and ``runs_from``.
    """

    claim_id: int
    title: str
    due: date
    principal: Money
    costs: Money = 0
    fees: Money = 0
    interest: Money = 0
    runs_from: date | None = None
    accrued: Money = 0
    interest_rule: str = "forsinkelsesrenteloven §§ 2 og 3"
    kid: str = ""

    @property
    def balance(self) -> Balance:
        """What is owed on the start day, by part."""
        return Balance(self.principal, self.costs, self.fees, self.interest)


def plan_claim(statement: Statement, *, title: str, due: date, kid: str = "") -> PlanClaim:
    """The claim of a statement as it goes into a plan that starts on ``statement.on``.

    Raises PlanClaimUnsettled where more was paid back than was ever paid.
    """
    owed, accrual = statement.balance, statement.accrual
    if owed.credit < 0:
        raise PlanClaimUnsettled(claim=statement.terms.claim_id, amount=-owed.credit)
    return PlanClaim(
        claim_id=statement.terms.claim_id,
        title=title,
        due=due,
        principal=owed.principal,
        costs=owed.costs,
        fees=owed.fees,
        interest=owed.interest,
        runs_from=accrual.from_day if accrual else None,
        accrued=accrual.booked + statement.open_accrual if accrual else 0,
        interest_rule=statement.terms.interest_rule,
        kid=kid,
    )


def coming_invoice(
    *, claim_id: int, title: str, amount: Money, due: date, kid: str = ""
) -> PlanClaim:
    """An ordinary invoice that falls due while the plan runs; interest from its own due date."""
    return PlanClaim(
        claim_id=claim_id, title=title, due=due, principal=amount, runs_from=due, kid=kid
    )


class ClaimRun:
    """One claim, day by day: interest is reckoned up to a payment, and money then covers it."""

    def __init__(self, claim: PlanClaim, *, order: Order, table: Table) -> None:
        self.claim = claim
        self.order = order
        self.table = table
        self.owed = {
            Bucket.PRINCIPAL: claim.principal,
            Bucket.COSTS: claim.costs,
            Bucket.FEES: claim.fees,
            Bucket.INTEREST: claim.interest,
        }
        self.start = claim.runs_from
        self.accrued = claim.accrued  # of the line that runs, already counted in owed
        self.lines: list[InterestLine] = []  # those that a change of principal has closed

    def running(self, day: date) -> tuple[InterestLine, ...]:
        """The lines of the present principal up to ``day``."""
        principal = self.owed[_PRINCIPAL]
        if self.start is None or day <= self.start or not principal:
            return ()
        steps = ((self.start, principal),)
        return interest.lines(steps, start=self.start, until=day, table=self.table)

    def accrue(self, day: date) -> Sequence[InterestLine]:
        """Bring the interest up to ``day``; its day itself bears none."""
        lines = self.running(day)
        if lines:
            accrued = sum([line.amount for line in lines])
            self.owed[_INTEREST] += accrued - self.accrued
            self.accrued = accrued
        return lines

    def total(self, day: date) -> Money:
        """All that is owed on ``day``."""
        self.accrue(day)
        return sum(self.owed.values())

    def pay(self, amount: Money, day: date) -> tuple[dict[Bucket, Money], Money]:
        """Lay money on the claim on ``day``: what it covered, and what was left over."""
        lines = self.accrue(day)
        parts, left = cover(amount, self.owed, self.order)
        for bucket, part in parts.items():
            self.owed[bucket] -= part
        if _PRINCIPAL in parts:
            self.lines.extend(lines)
            self.accrued = 0
            if self.start is not None:
                self.start = max(self.start, day)
        return parts, left

    def balance(self) -> Balance:
        """What is owed on the day last reckoned, by part."""
        return balance_of(self.owed)


def balance_of(parts: dict[Bucket, Money]) -> Balance:
    """Parts by bucket as a balance without credit."""
    return Balance(*(parts.get(bucket, 0) for bucket in Bucket))


def runs(claims: Iterable[PlanClaim], *, order: Order, table: Table) -> list[ClaimRun]:
    """The claims ready to run, the oldest due date first."""
    oldest = sorted(claims, key=lambda claim: (claim.due, claim.claim_id))
    return [ClaimRun(claim, order=order, table=table) for claim in oldest]
