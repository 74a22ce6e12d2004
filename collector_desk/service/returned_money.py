"""A payment by somebody who never owed: unplaced until a second person lets it go back whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from collector_desk.domain.accounts import check_account, format_account
from collector_desk.domain.approval import Subject
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import kroner
from collector_desk.domain.work import WorkKind
from collector_desk.errors.parties import ReturnNotOpen
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import (
    Approval,
    Claim,
    Payment,
    PaymentState,
    Release,
    ReturnedPayment,
)
from collector_desk.service import (
    approvals,
    asking,
    forced,
    gate,
    held_money,
    letter_keep,
    refunds,
    sent_back,
)
from collector_desk.service.approvals import Draft, Handler
from collector_desk.service.database import Work
from collector_desk.wire.approvals import Change
from collector_desk.wire.parties import PayBack

_WHY = "Tilbakebetaling krever to personer (kommuneloven § 25-1, internkontroll)"
_ASKED = "Kontonummer for tilbakebetaling av {amount} kr mangler. Det er spurt i brev."
_STATES: Mapping[str, str] = {
    refunds.NO_ACCOUNT: "Venter på kontonummer",
    refunds.PROPOSED: "Til godkjenning",
    refunds.PAID: "Utbetalt",
    refunds.ENDED: "Sendt tilbake eller bortfalt",
}


def start(work: Work, release: Release, payment_id: int, amount: Money) -> ReturnedPayment:
    """Propose that a payment goes back to the account it came from.

    Where the file named no account, or the money was forced, a task asks for one: the letter of the
    release does too.
    """
    payment = work.get_one(Payment, payment_id)
    payer = forced.account_of(work, release.claim_id, payment)
    row = ReturnedPayment(
        release_id=release.id, debtor_id=release.debtor_id, payment_id=payment_id,
        amount=amount, payer=payer, account=payer, reason=release.reasons[:300],
        state=refunds.PROPOSED if payer else refunds.NO_ACCOUNT, made_by=work.who.name,
        made_at=work.clock.now(),
    )  # fmt: skip
    work.add(row)
    work.flush()
    if payer:
        _propose(work, row)
        return row
    task = letter_keep.task(work, release.debtor_id, None, _ASKED.format(amount=kroner(amount)))
    today = work.clock.today()
    task.due_on = today + timedelta(days=work.rates["refund_account_days"].on(today).whole)
    return row


def pay_back(work: Work, returned_id: int, order: PayBack) -> ReturnedPayment:
    """Propose it to an account: one that was not known, or after it was sent back.

    Raises:
        Unknown, NotOpened, OwnCase, Stale, AccountWrong.
        AccountIsPayers: it is that of the payer of a trekk.
        AccountNotAskedFor: money came from it under a request, and the debtor was not asked.
        ReturnNotOpen: it waits for approval, is paid, or was undone with its release.
    """
    row = work.get(ReturnedPayment, returned_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise Unknown(what="returned_payment", id=returned_id)
    gate.opened(work, row.debtor_id)
    if row.version != order.version:
        raise Stale
    undone = work.get_one(Release, row.release_id).undone_on is not None
    if undone or row.state not in {refunds.NO_ACCOUNT, refunds.ENDED}:
        raise ReturnNotOpen(state="Angret" if undone else label(row))
    to = check_account(order.account)
    forced.must_be_the_debtors(work, _claim(work, row).id, to, of=row.debtor_id)
    if row.payer:  # else the letter of the release asked for it
        forced.must_be_asked_for(work, _claim(work, row).id, to)
    row.account, row.state = to, refunds.PROPOSED
    work.flush()
    _propose(work, row)
    details = {"returned": row.id, "payment": row.payment_id, "amount": row.amount}
    work.note("parties.pay_back", stream=f"debtor:{row.debtor_id}", details=details)
    return row


def drop(work: Work, release: Release) -> None:
    """Let nothing of a release go back: what was proposed lapses, and nobody is asked about it."""
    query = select(ReturnedPayment).where(ReturnedPayment.release_id == release.id)
    for row in work.scalars(query.order_by(ReturnedPayment.id)).all():
        if row.approval_id is not None:
            approvals.void(work, row.approval_id)
        sent_back.settled(work, Subject.RETURNED, row.id, row.debtor_id)
        asking.done(
            work, row.debtor_id, WorkKind.FOLLOW_UP, _ASKED.format(amount=kroner(row.amount))
        )


def label(row: ReturnedPayment) -> str:
    """How far it has come, in Bokmål."""
    return _STATES[row.state]


def _propose(work: Work, row: ReturnedPayment) -> None:
    draft = Draft(
        subject=Subject.RETURNED,
        subject_id=row.id,
        debtor_id=row.debtor_id,
        title=f"Tilbakebetaling {kroner(row.amount)} kr, {_claim(work, row).number}",
        amount=row.amount,
        why=_WHY,
        reasons=row.reason,
    )
    row.approval_id = approvals.propose(work, draft).id
    work.flush()


def _claim(work: Work, row: ReturnedPayment) -> Claim:
    return work.get_one(Claim, work.get_one(Release, row.release_id).claim_id)


def _frozen(work: Work, returned_id: int) -> Mapping[str, Any]:
    """The payment, what of it is unplaced, where it goes, and that the release stands."""
    row = work.get_one(ReturnedPayment, returned_id)
    state = work.get_one(PaymentState, row.payment_id, with_for_update=True, populate_existing=True)
    release = work.get_one(Release, row.release_id)
    return {
        "subject": Subject.RETURNED.value,
        "returned": row.id,
        "amount": row.amount,
        "payer": row.payer,
        "account": row.account,
        "payment": row.payment_id,
        "unplaced": state.unplaced,
        "release": [release.id, release.ground, release.undone_on is not None],
    }


def _changes(work: Work, approval: Approval) -> Sequence[Change]:
    row = work.get_one(ReturnedPayment, approval.subject_id)
    amount, claim = f"{kroner(row.amount)} kr", _claim(work, row)
    unknown = forced.by(work, claim.id, work.get_one(Payment, row.payment_id)).words
    came = f"betalt fra {format_account(row.payer)}" if row.payer else unknown
    goes = f"{format_account(row.account)}{refunds.came_back(work, claim.id, row.account)}"
    return (
        Change(field="Uplassert innbetaling", before=amount, after="0,00 kr"),
        Change(field="Utbetaling", before="ingen", after=f"{amount} fra bankkontoen"),
        Change(field="Konto", before=came, after=goes),
        Change(field=claim.number, before="uendret", after="uendret"),
    )


def _carry_out(work: Work, approval: Approval) -> None:
    """The money leaves the bank, and is no longer unplaced."""
    row = work.get_one(ReturnedPayment, approval.subject_id, with_for_update=True)
    state = work.get_one(PaymentState, row.payment_id)
    state.unplaced -= row.amount
    state.why = "" if not state.unplaced else state.why
    source = f"tilbakebetaling av innbetaling {row.payment_id}, godkjent av {approval.decided_by}"
    row.paid_by = refunds.pay_out(work, row.amount, row.account, source[:120])
    row.state = refunds.PAID
    work.flush()
    held_money.settle(work, [row.payment_id])


def _put_back(work: Work, approval: Approval) -> None:
    work.get_one(ReturnedPayment, approval.subject_id).state = refunds.ENDED


approvals.handles(
    Subject.RETURNED,
    Handler(frozen=_frozen, changes=_changes, carry_out=_carry_out, put_back=_put_back),
)
