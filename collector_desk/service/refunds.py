"""Money that goes back to a payer: proposed with its reason, paid when a second person approved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import insert, select

from collector_desk.domain import refund as law
from collector_desk.domain.accounts import check_account, format_account
from collector_desk.domain.approval import Subject
from collector_desk.domain.facts import FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import kroner
from collector_desk.domain.refund import Moved, Paid, Share
from collector_desk.domain.work import WorkKind
from collector_desk.errors.refunds import AccountUnknown, NothingToRefund
from collector_desk.models import Approval, Claim, FactRow, Payment, PaymentState, Refund
from collector_desk.service import (
    approvals,
    asking,
    booking,
    forced,
    matters,
    money_in,
    placed,
    refund_asking,
)
from collector_desk.service.approvals import Draft, Handler
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work
from collector_desk.service.money_in import Arrived
from collector_desk.wire.approvals import Change
from collector_desk.wire.refunds import Propose

_WHY = "Tilbakebetaling krever to personer (kommuneloven § 25-1, internkontroll)"
_RULE = "inkassoloven § 17, tilbakebetaling av det som er betalt for mye"
NO_ACCOUNT, PROPOSED, PAID, ENDED = "no_account", "proposed", "paid", "ended"
"""The states of a refund: where it goes is not known, it waits, it is paid, it came back."""


def propose_all(work: Work, *, debtor_id: int, claim: Claim, reason: str) -> list[Refund]:
    """Propose that each payer gets back what stands to credit on a claim.

    Money goes back to the account it came from. Where the file named none, or the money was
    forced (``forced``), the debtor is asked for one by letter, and a task follows it up.

    Raises:
        NothingToRefund: nothing does, or all of it is proposed already.
    """
    found = open_shares(work, claim)
    if not found:
        raise NothingToRefund(claim=claim.number)
    return [
        _one(
            work,
            claim,
            Refund(
                debtor_id=debtor_id,
                amount=share.amount,
                payer=share.payer,
                account=share.payer,
                reason=reason,
            ),
        )
        for share in found
    ]


def propose(work: Work, *, debtor_id: int, claim: Claim, order: Propose) -> Refund:
    """Propose that one payer gets back what is theirs, to an account (empty: not known).

    Takes the place of a proposal that waited for its account; one without an account only where
    what was asked about was other money, so that it is asked about anew.

    Raises:
        AccountIsPayers: it is that of the payer of a trekk, and nobody else can have paid.
        AccountNotAskedFor: money was forced from it, and the debtor has not been asked.
        AccountWrong: not an account number.
        NothingToRefund: nothing is this payer's, or it is proposed already.
    """
    to = check_account(order.account) if order.account.strip() else law.NOBODY
    asked = _asked(work, claim)
    for earlier in _of(work, claim, NO_ACCOUNT):
        if earlier.payer == order.payer and (to or not asked):
            earlier.state = ENDED
    work.flush()
    share = next((one for one in open_shares(work, claim) if one.payer == order.payer), None)
    if share is None:
        raise NothingToRefund(claim=claim.number)
    if not forced.may_be_anothers(work, claim.id, share.amount, gone=_gone(work, claim)):
        forced.must_be_the_debtors(work, claim.id, to)
    if not asked:
        forced.must_be_asked_for(work, claim.id, to)
    row = Refund(
        debtor_id=debtor_id,
        amount=share.amount,
        payer=share.payer,
        account=to,
        reason=order.reason.strip(),
    )
    return _one(work, claim, row)


def open_shares(work: Work, claim: Claim) -> tuple[Share, ...]:
    """What stands to credit on a claim today that no refund has asked for yet, by payer."""
    return shares_of(work, claim, credit_of(work, claim))


def credit_of(work: Work, claim: Claim) -> Money:
    """Øre that stand to credit on a claim today, whoever paid them."""
    (statement,) = booking.statements(work, [claim], on=work.clock.today()).values()
    return statement.balance.credit


def ask_of_more(work: Work, debtor_id: int, claim: Claim, *, before: Money, why: str) -> None:
    """Ask to propose it where more øre stand to credit than ``before``.

    A task and no proposal: what was taken back is often entered anew with another sum.
    """
    more = credit_of(work, claim) - max(0, before)
    if more > 0:
        text = f"{kroner(more)} kr er betalt for mye på {claim.number}: {why}. Foreslå tilbakebetaling."
        asking.task(work, debtor_id, WorkKind.FOLLOW_UP, text)


def shares_of(work: Work, claim: Claim, credit: Money) -> tuple[Share, ...]:
    """The same where ``credit`` øre stood to credit on the claim."""
    asked = _of(work, claim, PROPOSED, NO_ACCOUNT)
    given: dict[str, Money] = defaultdict(int)
    for row in (*asked, *_of(work, claim, PAID)):
        given[row.payer] += row.amount
    left = credit - sum(row.amount for row in asked)
    return law.shares(_paid(work, claim), left, given=given)


def _paid(work: Work, claim: Claim) -> list[Paid]:
    facts = [
        fact
        for fact in placed.of_claims(work, [claim.id])
        if fact.kind == FactKind.PAYMENT.value
        and fact.payment_id is not None
        and fact.value_date <= work.clock.today()
    ]
    told = work.scalars(select(Payment).where(Payment.id.in_({fact.payment_id for fact in facts})))
    accounts = forced.accounts(work, claim.id, told)
    return [
        Paid(
            account=accounts.get(fact.payment_id or 0, law.NOBODY),
            amount=fact.amount,
            day=fact.value_date,
        )
        for fact in facts
    ]


def _asked(work: Work, claim: Claim) -> bool:
    """Whether the debtor has been asked for an account since forced money came last."""
    asked = select(Refund).where(Refund.claim_id == claim.id, Refund.account == law.NOBODY)
    came = forced.last_came(work, claim.id)
    return any(came is None or oslo_day(row.made_at) >= came for row in work.scalars(asked))


def _gone(work: Work, claim: Claim) -> list[Moved]:
    """What of a claim goes back or is to, of which nobody knew the payer, oldest first."""
    return [
        Moved(day=oslo_day(row.made_at), amount=row.amount)
        for row in _of(work, claim, NO_ACCOUNT, PROPOSED, PAID)
        if row.payer == law.NOBODY
    ]


def _of(work: Work, claim: Claim, *states: str) -> Sequence[Refund]:
    query = select(Refund).where(Refund.claim_id == claim.id, Refund.state.in_(states))
    return work.scalars(query.order_by(Refund.id)).all()


def _one(work: Work, claim: Claim, row: Refund) -> Refund:
    """Propose a refund, or ask for its account where nobody knows it."""
    gone = _gone(work, claim)
    row.claim_id, row.state = claim.id, PROPOSED if row.account else NO_ACCOUNT
    row.made_by, row.made_at = work.who.name, work.clock.now()
    work.add(row)
    work.flush()
    if not row.account:
        refund_asking.ask(work, row, claim, gone=gone)
        return row
    draft = Draft(
        subject=Subject.REFUND,
        subject_id=row.id,
        debtor_id=row.debtor_id,
        title=f"Tilbakebetaling {kroner(row.amount)} kr, {claim.number}",
        amount=row.amount,
        why=_WHY,
        reasons=row.reason,
    )
    row.approval_id = approvals.propose(work, draft).id
    return row


def _frozen(work: Work, refund_id: int) -> Mapping[str, Any]:
    row = work.get_one(Refund, refund_id)
    on = matters.proposed_on(work, Subject.REFUND, refund_id)
    claims = matters.claims(work, row.debtor_id, [row.claim_id], on=on)
    return {
        "subject": Subject.REFUND.value,
        "refund": row.id,
        "amount": row.amount,
        "reason": row.reason,
        "payer": row.payer,
        "account": row.account,
        "claims": _without_others(work, row, claims),
    }


def _without_others(work: Work, row: Refund, claims: matters.Frozen) -> matters.Frozen:
    """The claim as if no other payer had got theirs: one refund does not make the next void."""
    others = [one for one in _of(work, work.get_one(Claim, row.claim_id), PAID) if one.id != row.id]
    gone = {one.fact_id for one in others}
    back = sum(one.amount for one in others)
    return [
        one | {"facts": [n for n in one["facts"] if n not in gone], "credit": one["credit"] + back}
        if "facts" in one
        else one
        for one in claims
    ]


def _changes(work: Work, approval: Approval) -> Sequence[Change]:
    row = work.get_one(Refund, approval.subject_id)
    claim = work.get_one(Claim, row.claim_id)
    amount = f"{kroner(row.amount)} kr"
    unknown = forced.of_claim(work, claim.id).words
    if not row.payer and forced.taken_of(work, claim.id) - {row.debtor_id}:
        unknown += ", ved tiltak mot en annen som skylder eller skyldte kravet"
    came = f"betalt fra {format_account(row.payer)}" if row.payer else unknown
    goes = format_account(row.account) if row.account else "ukjent"
    other = (
        ", en annen konto enn den det ble betalt fra" if row.payer not in {"", row.account} else ""
    )
    other += came_back(work, claim.id, row.account)
    return (
        Change(field=f"Til gode på {claim.number}", before=amount, after="0,00 kr"),
        Change(field="Utbetaling", before="ingen", after=f"{amount} fra bankkontoen"),
        Change(field="Konto", before=came, after=f"{goes}{other}"),
    )


def came_back(work: Work, claim_id: int, account: str) -> str:
    """What an approver must see of an account that forced money came from; empty: it did not."""
    by = forced.came_from(work, claim_id, account)
    return f", en konto det ble betalt fra ({by.words})" if by else ""


def _carry_out(work: Work, approval: Approval) -> None:
    """The money leaves by the bank, and the claim's credit with it."""
    row = work.get_one(Refund, approval.subject_id, with_for_update=True)
    claim = work.get_one(Claim, row.claim_id)
    _payable(work, row, claim)
    source = f"tilbakebetaling {row.id}, godkjent av {approval.decided_by}"[:120]
    payment_id = pay_out(work, row.amount, row.account, source)
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
    row.state, row.paid_at, row.fact_id = PAID, work.clock.now(), fact.id
    booking.book(work, [claim.id])


def _payable(work: Work, row: Refund, claim: Claim) -> None:
    """Raises AccountUnknown, and NothingToRefund where less stands to credit than goes out."""
    if not row.account:
        raise AccountUnknown(claim=claim.number)
    (statement,) = booking.statements(work, [claim], on=work.clock.today()).values()
    if statement.balance.credit < row.amount:
        raise NothingToRefund(claim=claim.number)


def pay_out(work: Work, amount: Money, account: str, source: str) -> int:
    """Let ``amount`` øre leave the bank for an account; the payment it is, placed nowhere."""
    today = work.clock.today()
    payment = Payment(
        amount=-amount,
        settlement_date=today,
        value_date=today,
        text=f"til konto {format_account(account)}",
        source=source,
        known_at=work.clock.now(),
    )
    work.add(payment)
    work.flush()
    work.execute(insert(PaymentState).values(payment_id=payment.id, unplaced=0, why="", version=1))
    arrived = Arrived(payment_id=payment.id, amount=-amount, day=today, source=source)
    money_in.receive(work, [arrived])
    return payment.id


def _put_back(work: Work, approval: Approval) -> None:
    row = work.get_one(Refund, approval.subject_id)
    row.state = ENDED


approvals.handles(
    Subject.REFUND,
    Handler(frozen=_frozen, changes=_changes, carry_out=_carry_out, put_back=_put_back),
)
