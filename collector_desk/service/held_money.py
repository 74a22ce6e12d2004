"""Money held while debt settlement is negotiated: an account of its own and a task (ruling 22).

A payment whose KID says a claim, or a plan of claims, that may not receive it is transferred
from «uplassert» to «holdt utenfor» (gjeldsordningsloven § 3-4). What is placed or paid back of it
leaves by counter-posting, and the task is done when nothing is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased

from collector_desk.domain.accounts_chart import Account
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.work import WorkKind
from collector_desk.models import Payment, PaymentState, Posting, Task
from collector_desk.service import kid_matching
from collector_desk.service.database import Work
from collector_desk.service.keys import chunks, fill
from collector_desk.service.kid_matching import HELD, PLAN_OVER, Held

_RULE = "gjeldsordningsloven § 3-4"
_RELEASED = "gjeldsforhandlingen hindrer ikke lenger at den plasseres"


@dataclass(frozen=True, slots=True)
class HeldMoney:
    """``amount`` øre of a payment that are held: when they came, by which line of the file."""

    payment_id: int
    amount: Money
    day: date
    source: str
    held: Held


def hold(work: Work, every: Sequence[HeldMoney]) -> None:
    """Set money aside, with a task for each payment."""
    fill(work, Posting, [_row(work, one) for one in every])
    _add_tasks(work, every)


def settle(work: Work, payment_ids: Iterable[int]) -> None:
    """Let what is held of these payments be what of them is unplaced and may not be received.

    The one transfer is undone and another made for the rest, so that nothing is ever changed.
    """
    for some in chunks(sorted(set(payment_ids))):
        query = (
            select(Payment, PaymentState)
            .join(PaymentState, PaymentState.payment_id == Payment.id)
            .where(Payment.id.in_(some))
            .order_by(Payment.id)
        )
        for payment, state in work.execute(query).all():
            _settle(work, payment, state)
    work.flush()


def settle_all(work: Work) -> int:
    """``settle`` every payment that is said to be held, or waits for its plan; how many it was.

    Negotiations may be told of after the money came with the KID of a plan that was over.
    """
    waits = and_(PaymentState.why == PLAN_OVER, PaymentState.unplaced > 0)
    query = select(PaymentState.payment_id).where(or_(PaymentState.why == HELD, waits))
    ids = list(work.scalars(query.with_for_update(key_share=True)))
    settle(work, ids)
    return len(ids)


def _settle(work: Work, payment: Payment, state: PaymentState) -> None:
    held = _hindrance(work, payment) if state.unplaced else None
    if held is not None:
        state.why = HELD
    elif state.why == HELD:
        state.why = _RELEASED
    before = _standing(work, payment.id)
    wanted = state.unplaced if held is not None else 0
    if sum(old.amount for old in before) == wanted:
        return
    fill(work, Posting, [_undone(work, old) for old in before])
    if held is None:
        _done(work, payment)
        return
    rest = HeldMoney(payment.id, wanted, payment.settlement_date, payment.source, held)
    fill(work, Posting, [_row(work, rest)])
    if not before:
        _add_tasks(work, [rest])


def _hindrance(work: Work, payment: Payment) -> Held | None:
    """What hinders that the claim of the payment's KID receives it, whatever day it is now."""
    money = kid_matching.Money(payment.kid, payment.amount, payment.value_date)
    (verdict,) = kid_matching.match(work, [money])
    return verdict.held


def _standing(work: Work, payment_id: int) -> Sequence[Posting]:
    undone = aliased(Posting)
    query = (
        select(Posting)
        .outerjoin(undone, undone.reverses == Posting.id)
        .where(
            Posting.payment_id == payment_id,
            Posting.credit == Account.HELD.value,
            Posting.reverses.is_(None),
            undone.id.is_(None),
        )
    )
    return work.scalars(query.order_by(Posting.id)).all()


def _row(work: Work, one: HeldMoney) -> dict[str, Any]:
    return {
        "payment_id": one.payment_id,
        "key": f"held:{one.payment_id}",
        "debit": Account.UNPLACED.value,
        "credit": Account.HELD.value,
        "amount": one.amount,
        "value_date": one.day,
        "booked_at": work.clock.now(),
        "rule": _RULE,
        "source": one.source,
        "reverses": None,
    }


def _undone(work: Work, old: Posting) -> dict[str, Any]:
    return {
        "payment_id": old.payment_id,
        "key": old.key,
        "debit": old.credit,
        "credit": old.debit,
        "amount": old.amount,
        "value_date": old.value_date,
        "booked_at": work.clock.now(),
        "rule": old.rule,
        "source": old.source,
        "reverses": old.id,
    }


def _add_tasks(work: Work, every: Iterable[HeldMoney]) -> None:
    """A task for each payment: due when the negotiations end, else as the house table says.

    Where the known end is over when the file is read in, the money can be placed by hand at once:
    its task is due today.
    """
    today = work.clock.today()
    unknown = today + timedelta(days=work.rates["held_money_days"].on(today).whole)
    for one in every:
        held = one.held
        task = Task(
            debtor_id=held.debtor_id,
            claim_id=held.claim_id,
            kind=WorkKind.HELD_MONEY.value,
            text=_text(one),
            due_on=max(held.until, today) if held.until else unknown,
            made_by=work.who.name,
            made_at=work.clock.now(),
        )
        work.add(task)
    work.flush()


def _text(one: HeldMoney) -> str:
    until = one.held.until
    ends = f"Perioden er over {dotted(until)}" if until else "Finn ut når perioden er over"
    return (
        f"{kroner(one.amount)} kr for {one.held.number} ({one.source}) kan ikke mottas:"
        f" gjeldsforhandling. {ends}; plasser eller betal tilbake etter utfallet."
    )


def _done(work: Work, payment: Payment) -> None:
    """Nothing of it is held any more: the task that names its claim and its line is done."""
    query = select(Task).where(
        Task.kind == WorkKind.HELD_MONEY.value,
        Task.state == "open",
        Task.claim_id.in_(kid_matching.claims_of(payment.kid)),
        Task.text.contains(f"({payment.source})", autoescape=True),
    )
    for task in work.scalars(query):
        task.state, task.done_by, task.done_on = "done", work.who.name, work.clock.today()
