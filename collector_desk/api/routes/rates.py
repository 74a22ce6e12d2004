"""The rates and rules the house works by."""

from __future__ import annotations

from collector_desk.api.deps import Called
from collector_desk.api.routing import DeskRouter
from collector_desk.service import rate_changes, rate_list
from collector_desk.service.database import Work
from collector_desk.wire.rates import RateProposal, RateProposed, RateRehearsal, RateTables

router = DeskRouter()


@router.deed("rates.list")
def list_rates(call: Called) -> RateTables:
    with call.read() as work:
        return rate_list.listed(work)


@router.deed("rates.preview")
def preview(order: RateProposal, call: Called) -> RateRehearsal:
    with call.read() as work:
        return rate_changes.preview(work, order)


@router.deed("rates.propose")
def propose(order: RateProposal, call: Called) -> RateProposed:
    # In a snapshot of its own: to try every case would keep all others from writing meanwhile.
    with call.read() as work:
        rehearsed = rate_changes.preview(work, order)

    def step(work: Work) -> RateProposed:
        row = rate_changes.propose(work, order, rehearsed)
        return RateProposed(change_id=row.id, approval_id=row.approval_id or 0)

    return call.once(RateProposed, step)
