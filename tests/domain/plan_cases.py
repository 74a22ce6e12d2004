"""Claims and requests for the tests of plans."""

from __future__ import annotations

from datetime import date

from collector_desk.domain.covering import Order
from collector_desk.domain.facts import Bucket
from collector_desk.domain.plan import Plan, PlanRequest, calculate
from collector_desk.domain.plan_run import PlanClaim
from collector_desk.domain.plan_schedule import Interval
from collector_desk.domain.rates import Rates

TABLE = Rates.shipped()["late_interest"]
START = date(2026, 11, 23)
FIRST = date(2026, 12, 25)
ORDER = (Bucket.PRINCIPAL, Bucket.COSTS, Bucket.FEES, Bucket.INTEREST)
INTEREST_FIRST = (Bucket.INTEREST, Bucket.PRINCIPAL, Bucket.COSTS, Bucket.FEES)


def claim(  # the parts of a claim are its arguments
    principal: int = 1_000_000,
    *,
    number: int = 1,
    due: date = date(2026, 6, 1),
    costs: int = 0,
    fees: int = 0,
    interest: int = 0,
    runs_from: date | None = START,
) -> PlanClaim:
    return PlanClaim(
        claim_id=number,
        title=f"Krav {number}",
        due=due,
        principal=principal,
        costs=costs,
        fees=fees,
        interest=interest,
        runs_from=runs_from,
    )


def plan(
    *claims: PlanClaim,
    amount: int | None = None,
    count: int | None = None,
    end: date | None = None,
    first: date = FIRST,
    interval: Interval = Interval.MONTHLY,
    order: Order = ORDER,
) -> Plan:
    request = PlanRequest(
        start=START,
        first_due=first,
        order=order,
        interval=interval,
        amount=amount,
        count=count,
        end=end,
    )
    return calculate(claims or (claim(),), request, table=TABLE)
