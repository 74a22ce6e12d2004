"""Money that goes back to a payer: proposed with its reason, paid when a second person approved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, insert, select

from collector_desk.domain.approval import Subject
from collector_desk.domain.facts import FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import kroner
from collector_desk.errors.refunds import NothingToRefund
from collector_desk.models import Approval, Claim, FactRow, Payment, PaymentState, Refund
from collector_desk.service import approvals, booking, matters, money_in
from collector_desk.service.approvals import Draft, Handler
from collector_desk.service.database import Work
from collector_desk.service.money_in import Arrived
from collector_desk.wire.approvals import Change

_WHY = "Tilbakebetaling krever to personer (kommuneloven § 25-1, internkontroll)"
_RULE = "inkassoloven § 17, tilbakebetaling av det som er betalt for mye"
_PROPOSED, _PAID, _ENDED = "proposed", "paid", "ended"


def propose(work: Work, *, debtor_id: int, claim: Claim, reason: str) -> Refund:
    """Propose that what stands to the debtor's credit on a claim is paid back.

    Raises:
        NothingToRefund: nothing does, or all of it is proposed already.
        WaitingAlready: as ``approvals.propose``.
    """
    left = credit_left(work, claim)
    if left <= 0:
        raise NothingToRefund(claim=claim.number)
    row = Refund(
        debtor_id=debtor_id,
        claim_id=claim.id,
        amount=left,
        reason=reason,
        state=_PROPOSED,
        made_by=work.who.name,
        made_at=work.clock.now(),
    )
    work.add(row)
    work.flush()
    draft = Draft(
        subject=Subject.REFUND,
        subject_id=row.id,
        debtor_id=debtor_id,
        title=f"Tilbakebetaling {kroner(left)} kr, {claim.number}",
        amount=left,
        why=_WHY,
        reasons=reason,
    )
    row.approval_id = approvals.propose(work, draft).id
    return row


def credit_left(work: Work, claim: Claim) -> Money:
    """Øre to the debtor's credit on a claim today that no refund has asked for yet."""
    (statement,) = booking.statements(work, [claim], on=work.clock.today()).values()
    asked = work.scalar(
        select(func.coalesce(func.sum(Refund.amount), 0)).where(
            Refund.claim_id == claim.id, Refund.state == _PROPOSED
        )
    )
    return statement.balance.credit - int(asked or 0)


def _frozen(work: Work, refund_id: int) -> Mapping[str, Any]:
    row = work.get_one(Refund, refund_id)
    on = matters.proposed_on(work, Subject.REFUND, refund_id)
    return {
        "subject": Subject.REFUND.value,
        "refund": row.id,
        "amount": row.amount,
        "reason": row.reason,
        "account": row.account,
        "claims": matters.claims(work, row.debtor_id, [row.claim_id], on=on),
    }


def _changes(work: Work, approval: Approval) -> Sequence[Change]:
    row = work.get_one(Refund, approval.subject_id)
    claim = work.get_one(Claim, row.claim_id)
    amount = f"{kroner(row.amount)} kr"
    return (
        Change(field=f"Til gode på {claim.number}", before=amount, after="0,00 kr"),
        Change(field="Utbetaling", before="ingen", after=f"{amount} fra bankkontoen"),
    )


def _carry_out(work: Work, approval: Approval) -> None:
    """The money leaves by the bank, and the claim's credit with it."""
    row = work.get_one(Refund, approval.subject_id, with_for_update=True)
    claim = work.get_one(Claim, row.claim_id)
    source = f"tilbakebetaling {row.id}, godkjent av {approval.decided_by}"[:120]
    payment_id = _payment(work, row, source)
    fact = FactRow(
        claim_id=claim.id,
        kind=FactKind.PAYBACK.value,
        amount=row.amount,
        value_date=work.clock.today(),
        known_at=work.clock.now(),
        rule=_RULE,
        source=source,
        payment_id=payment_id,
        made_by=work.who.name,
        reason=row.reason,
    )
    work.add(fact)
    work.flush()
    row.state, row.paid_at, row.fact_id = _PAID, work.clock.now(), fact.id
    booking.book(work, [claim.id])


def _payment(work: Work, row: Refund, source: str) -> int:
    today = work.clock.today()
    payment = Payment(
        amount=-row.amount,
        settlement_date=today,
        value_date=today,
        source=source,
        known_at=work.clock.now(),
    )
    work.add(payment)
    work.flush()
    work.execute(insert(PaymentState).values(payment_id=payment.id, unplaced=0, why="", version=1))
    arrived = Arrived(payment_id=payment.id, amount=-row.amount, day=today, source=source)
    money_in.receive(work, [arrived])
    return payment.id


def _put_back(work: Work, approval: Approval) -> None:
    row = work.get_one(Refund, approval.subject_id)
    row.state = _ENDED


approvals.handles(
    Subject.REFUND,
    Handler(frozen=_frozen, changes=_changes, carry_out=_carry_out, put_back=_put_back),
)
