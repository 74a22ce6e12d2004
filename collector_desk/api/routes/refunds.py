"""Refunds: what stands to whose credit, and proposing that it is paid back."""

from __future__ import annotations

from collector_desk.api.deps import Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.service import refund_form
from collector_desk.wire.refunds import Propose, RefundForm

router = DeskRouter()


@router.deed("refunds.form")
def form(debtor_id: Key, claim_id: Key, call: Called) -> RefundForm:
    with call.read() as work:
        return refund_form.form(work, debtor_id, claim_id)


@router.deed("refunds.propose")
def propose(debtor_id: Key, claim_id: Key, order: Propose, call: Called) -> RefundForm:
    return call.once(RefundForm, lambda work: refund_form.propose(work, debtor_id, claim_id, order))
