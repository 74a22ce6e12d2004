"""Placing money on claims, moving it and taking it back: by new facts and reversals only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from collector_desk.models import ClaimDebtor, FactRow, PaymentState
from collector_desk.service import booking, held_money, liable, placed, unplaced
from collector_desk.service.bulk_notes import note_debtors
from collector_desk.service.database import Work
from collector_desk.service.facts import covering
from collector_desk.service.keys import fill
from collector_desk.service.kid_matching import VOLUNTARY, last_days
from collector_desk.service.placing_plan import (
    Plan,
    Was,
    to_move,
    to_place,
    to_take_back,
    to_undo,
)
from collector_desk.wire.payments import Move, PaymentSheet, Place, TakeBack

_LONGEST_WHY = 200


def place(work: Work, payment_id: int, order: Place) -> PaymentSheet:
    """Place unplaced money on claims. Raises as ``placing_plan.to_place``."""
    return _carry_out(
        work, payment_id, lambda: to_place(work, payment_id, order), deed="payments.place"
    )


def place_by_rule(work: Work, payment_id: int, order: Place, rule: str) -> None:
    """Place unplaced money that its KID says all about. Raises as ``placing_plan.to_place``."""
    _carry_out(
        work,
        payment_id,
        lambda: replace(to_place(work, payment_id, order), rule=rule),
        deed="payments.place",
    )


def move(work: Work, payment_id: int, order: Move) -> PaymentSheet:
    """Move placed money to other claims. Raises as ``placing_plan.to_move``."""
    return _carry_out(
        work, payment_id, lambda: to_move(work, payment_id, order), deed="payments.move"
    )


def take_back(work: Work, payment_id: int, order: TakeBack) -> PaymentSheet:
    """Let placed money be unplaced again. Raises as ``placing_plan.to_take_back``."""
    return _carry_out(
        work, payment_id, lambda: to_take_back(work, payment_id, order), deed="payments.take_back"
    )


def undo(work: Work, payment_id: int, was: Was) -> PaymentSheet:
    """Take one of these back by its counter-entries. Raises as ``placing_plan.to_undo``."""
    return _carry_out(
        work, payment_id, lambda: to_undo(work, payment_id, was), deed="payments.undo"
    )


def _carry_out(
    work: Work, payment_id: int, plan_of: Callable[[], Plan], *, deed: str
) -> PaymentSheet:
    _lock(work, payment_id)
    liable.lock_all(work, plan_of().claim_ids)
    plan = plan_of()  # as things stand now that nothing else can change
    source = plan.payment.source
    placed.reverse(work, plan.undone, rule=placed.TAKEN_BACK, source=source, reason=plan.reason)
    fill(work, FactRow, _rows(work, plan))
    plan.state.why, plan.state.unplaced = _why(plan), plan.unplaced
    work.flush()
    held_money.settle(work, [payment_id])
    booking.book(work, plan.claim_ids)
    _note(work, plan, deed)
    return unplaced.show(work, payment_id)


def _lock(work: Work, payment_id: int) -> None:
    """One deed on a payment at a time; the one that waited then finds its version stale."""
    query = select(PaymentState).where(PaymentState.payment_id == payment_id)
    work.scalars(
        query.with_for_update(key_share=True).execution_options(populate_existing=True)
    ).all()


def _rows(work: Work, plan: Plan) -> list[dict[str, Any]]:
    last = last_days(work, [claim.id for claim, _ in plan.parts])
    return [
        {
            "claim_id": claim.id,
            "kind": plan.kind.value,
            "amount": amount,
            "value_date": plan.payment.value_date,
            "known_at": work.clock.now(),
            "rule": VOLUNTARY
            if plan.payment.value_date > last.get(claim.id, date.max)
            else plan.rule,
            "source": plan.payment.source,
            "covering": covering(plan.orders[claim.id]),
            "payment_id": plan.payment.id,
            "made_by": work.who.name,
            "reason": plan.reason,
        }
        for claim, amount in plan.parts
    ]


def _why(plan: Plan) -> str:
    if not plan.unplaced:
        return ""
    if plan.undone and not plan.parts:
        return f"{placed.TAKEN_BACK}: {plan.reason}"[:_LONGEST_WHY]
    return plan.state.why or "resten er ikke plassert"


def _note(work: Work, plan: Plan, deed: str) -> None:
    """The deed in the stream of every debtor whose claim it touched."""
    details = {
        "payment": plan.payment.id,
        "undone": [fact.id for fact in plan.undone],
        "placed": [[claim.id, amount] for claim, amount in plan.parts],
        "unplaced": plan.state.unplaced,
        "reason": plan.reason,
    }
    rows = work.scalars(
        select(ClaimDebtor.debtor_id).where(ClaimDebtor.claim_id.in_(plan.claim_ids)).distinct()
    )
    note_debtors(work, deed, dict.fromkeys(rows, details))
