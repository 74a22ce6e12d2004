"""The deed of proposing a refund, and what its box shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from collector_desk.domain.refund import Forced, Share
from collector_desk.models import Approval, Claim, Refund
from collector_desk.service import forced, gate, liable, objections, refunds
from collector_desk.service.database import Work
from collector_desk.wire.refunds import Payee, Propose, RefundForm, RefundRow

_STATES: Mapping[str, str] = {
    refunds.NO_ACCOUNT: "Venter på kontonummer",
    refunds.PROPOSED: "Til godkjenning",
    refunds.PAID: "Utbetalt",
    refunds.ENDED: "Sendt tilbake eller bortfalt",
}


def form(work: Work, debtor_id: int, claim_id: int) -> RefundForm:
    """What stands to whose credit on a claim of an open debtor.

    Raises:
        Unknown: the claim is not this debtor's.
        NotOpened, OwnCase: as for every deed on a debtor.
    """
    gate.opened(work, debtor_id)
    return _form(work, objections.claim_of(work, debtor_id, claim_id))


def propose(work: Work, debtor_id: int, claim_id: int, order: Propose) -> RefundForm:
    """Propose a refund to one payer. Raises as ``form`` and ``refunds.propose``."""
    gate.opened(work, debtor_id)
    claim = objections.claim_of(work, debtor_id, claim_id)
    liable.lock(work, claim.id)
    row = refunds.propose(work, debtor_id=debtor_id, claim=claim, order=order)
    details = {"refund": row.id, "claim": claim.id, "amount": row.amount, "state": row.state}
    work.note("refunds.propose", stream=f"debtor:{debtor_id}", details=details)
    work.flush()
    return _form(work, claim)


def words(work: Work, claim_id: int) -> list[RefundRow]:
    """Every refund of a claim, oldest first, with what its approver wrote."""
    found = work.execute(
        select(Refund, Approval.comment)
        .join(Approval, Approval.id == Refund.approval_id, isouter=True)
        .where(Refund.claim_id == claim_id)
        .order_by(Refund.id)
    )
    return [
        RefundRow(
            refund_id=row.id,
            payer=row.payer,
            account=row.account,
            amount=row.amount,
            state=row.state,
            state_label=_STATES[row.state],
            comment=comment or "",
        )
        for row, comment in found
    ]


def payees(work: Work, claim: Claim, shares: Iterable[Share]) -> tuple[Payee, ...]:
    """Shares of a claim as they cross the wire."""
    by = forced.of_claim(work, claim.id)
    return tuple(
        Payee(payer=one.payer, amount=one.amount, forced=Forced.NOT if one.payer else by)
        for one in shares
    )


def _form(work: Work, claim: Claim) -> RefundForm:
    rows = words(work, claim.id)
    sums = {one.payer: one.amount for one in refunds.open_shares(work, claim)}
    for row in rows:
        if row.state == refunds.NO_ACCOUNT:
            sums[row.payer] = sums.get(row.payer, 0) + row.amount
    return RefundForm(
        claim_id=claim.id,
        claim_number=claim.number,
        payees=payees(
            work, claim, [Share(payer=payer, amount=amount) for payer, amount in sums.items()]
        ),
        rows=tuple(rows),
    )
