"""Four eyes: the queue, one proposal, and what is decided about it."""

from __future__ import annotations

from collections.abc import Callable

from collector_desk.api.deps import Call, Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.errors.approvals import ProposalChanged
from collector_desk.models import Approval
from collector_desk.service import approval_sheet, approvals, deciding, rate_changes, refunds
from collector_desk.service.database import Work
from collector_desk.wire.approvals import (
    Approvals,
    ApprovalSheet,
    Approve,
    SendBack,
    Withdraw,
)

router = DeskRouter()
SUBJECTS = (
    deciding,
    rate_changes,
    refunds,
)  # each tells the machinery what it does with its proposals


@router.deed("approvals.list")
def listed(call: Called) -> Approvals:
    with call.read() as work:
        return approval_sheet.listed(work)


@router.deed("approvals.show")
def show(approval_id: Key, call: Called) -> ApprovalSheet:
    with call.write() as work:
        return approval_sheet.show(work, approval_id)


@router.deed("approvals.approve")
def approve(approval_id: Key, order: Approve, call: Called) -> ApprovalSheet:
    try:
        return _done(
            call,
            lambda work: approvals.approve(
                work, approval_id, version=order.version, seen=order.digest
            ),
        )
    except ProposalChanged:
        # The refusal has undone its transaction; that the proposal is void must be kept.
        with call.write() as work:
            approvals.void(work, approval_id)
        raise


@router.deed("approvals.send_back")
def send_back(approval_id: Key, order: SendBack, call: Called) -> ApprovalSheet:
    return _done(
        call,
        lambda work: approvals.send_back(
            work, approval_id, version=order.version, comment=order.comment
        ),
    )


@router.deed("approvals.withdraw")
def withdraw(approval_id: Key, order: Withdraw, call: Called) -> ApprovalSheet:
    return _done(call, lambda work: approvals.withdraw(work, approval_id, version=order.version))


def _done(call: Call, do: Callable[[Work], Approval]) -> ApprovalSheet:
    def step(work: Work) -> ApprovalSheet:
        row = do(work)
        work.flush()
        return approval_sheet.sheet(work, row)

    return call.once(ApprovalSheet, step)
