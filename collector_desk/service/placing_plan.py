"""What an order about a payment would do, tried against every rule before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from collector_desk.domain.covering import Order
from collector_desk.domain.facts import FactKind
from collector_desk.domain.money import Money
from collector_desk.errors.payments import (
    ClaimIsWithdrawn,
    ClaimTwice,
    MovesNothing,
    NotPlacedThere,
    PaybackTooMuch,
    TooMuch,
)
from collector_desk.errors.service import Stale, Unknown
from collector_desk.errors.undo import UndoMeanwhile
from collector_desk.models import Claim, FactRow, Payment, PaymentState
from collector_desk.service import placed, plan_orders, receipt
from collector_desk.service.database import Work
from collector_desk.service.names import shown_on
from collector_desk.wire.payments import Move, Part, Place, TakeBack

BY_HAND = "plassert av saksbehandler"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One payment, what falls away of its placings, and what is placed anew (øre > 0).

    ``orders`` are the covering orders that payment plans state for it, by claim.
    """

    payment: Payment
    state: PaymentState
    undone: tuple[FactRow, ...]
    parts: tuple[tuple[Claim, Money], ...]
    orders: Mapping[int, Order | None]
    reason: str
    rule: str = BY_HAND

    @property
    def kind(self) -> FactKind:
        """Money that the bank took back is placed as a payback."""
        return FactKind.PAYMENT if self.payment.amount > 0 else FactKind.PAYBACK

    @property
    def unplaced(self) -> Money:
        """Øre that will be unplaced afterwards; below zero where the bank took money back."""
        sign = 1 if self.payment.amount > 0 else -1
        freed = sum(placed.signed(fact) for fact in self.undone)
        return self.state.unplaced + freed - sign * sum(amount for _, amount in self.parts)

    @property
    def claim_ids(self) -> list[int]:
        """Every claim whose balance changes."""
        return sorted({f.claim_id for f in self.undone} | {claim.id for claim, _ in self.parts})


@dataclass(frozen=True, slots=True, kw_only=True)
class Was:
    """What an order did: claims and øre it ``placed``, and the facts that ``fell`` away by it."""

    placed: tuple[tuple[int, Money], ...]
    fell: tuple[int, ...]
    reason: str


def to_place(work: Work, payment_id: int, order: Place) -> Plan:
    """Place unplaced money on one or more claims.

    Raises:
        Unknown: no such payment or claim, or a claim this person may not know of.
        Stale: the payment was changed since it was shown.
        TooMuch, PaybackTooMuch, ClaimTwice, ClaimIsWithdrawn, NotReceived.
    """
    payment, state = _payment(work, payment_id, order.version)
    _refuse_more(order.parts, abs(state.unplaced))
    parts = _parts(work, payment, order.parts, ())
    return Plan(
        payment=payment,
        state=state,
        undone=(),
        parts=parts,
        orders=_orders(work, payment, parts),
        reason=order.reason,
    )


def to_move(work: Work, payment_id: int, order: Move) -> Plan:
    """Move money from one claim to others; what is not placed anew becomes unplaced.

    Raises as ``to_place``, and NotPlacedThere and MovesNothing.
    """
    payment, state = _payment(work, payment_id, order.version)
    old = _placement(work, payment_id, order.placement_id)
    _refuse_more(order.parts, old.amount)
    parts = _parts(work, payment, order.parts, (old,))
    if [(claim.id, amount) for claim, amount in parts] == [(old.claim_id, old.amount)]:
        raise MovesNothing(claim=parts[0][0].number)
    return Plan(
        payment=payment,
        state=state,
        undone=(old,),
        parts=parts,
        orders=_orders(work, payment, parts),
        reason=order.reason,
    )


def to_take_back(work: Work, payment_id: int, order: TakeBack) -> Plan:
    """Let placed money be unplaced again.

    Raises:
        Unknown, Stale, NotPlacedThere.
    """
    payment, state = _payment(work, payment_id, order.version)
    old = _placement(work, payment_id, order.placement_id)
    return Plan(
        payment=payment, state=state, undone=(old,), parts=(), orders={}, reason=order.reason
    )


def to_undo(work: Work, payment_id: int, was: Was) -> Plan:
    """Let what an order placed fall away again, and place anew what it took from its claim.

    Raises:
        Unknown: a claim that this person may not know of.
        UndoMeanwhile: what it placed is moved, or the money is placed elsewhere.
        ClaimIsWithdrawn, NotReceived: it may not lie there any more.
    """
    payment, state = work.get_one(Payment, payment_id), work.get_one(PaymentState, payment_id)
    undone = tuple(_standing(work, payment_id, was.placed))
    old = [work.get_one(FactRow, number) for number in was.fell]
    back = [Part(claim_id=fact.claim_id, amount=fact.amount) for fact in old]
    parts = _parts(work, payment, back, undone)
    orders = _orders(work, payment, parts)
    plan = Plan(
        payment=payment, state=state, undone=undone, parts=parts, orders=orders, reason=was.reason
    )
    if plan.unplaced * payment.amount < 0:
        raise UndoMeanwhile
    return plan


def _standing(
    work: Work, payment_id: int, placed_on: Sequence[tuple[int, Money]]
) -> Iterator[FactRow]:
    """The facts by which it was placed so, the newest where two are alike."""
    left = placed.of_payment(work, payment_id)
    for claim_id, amount in placed_on:
        alike = [fact for fact in left if (fact.claim_id, fact.amount) == (claim_id, amount)]
        if not alike or not shown_on(work, [claim_id]):
            raise UndoMeanwhile
        left.remove(alike[-1])
        yield alike[-1]


def _payment(work: Work, payment_id: int, version: int) -> tuple[Payment, PaymentState]:
    payment, state = placed.known(work, payment_id)
    if state.version != version:
        raise Stale
    return payment, state


def _placement(work: Work, payment_id: int, placement_id: int) -> FactRow:
    fact = work.get(FactRow, placement_id)
    kinds = (FactKind.PAYMENT, FactKind.PAYBACK)
    if fact is None or fact.payment_id != payment_id or fact.kind not in kinds:
        raise Unknown(what="placement", id=placement_id)
    if not shown_on(work, [fact.claim_id]):
        raise Unknown(what="placement", id=placement_id)
    if fact.id not in {standing.id for standing in placed.of_payment(work, payment_id)}:
        raise NotPlacedThere(placement_id=placement_id)
    return fact


def _refuse_more(parts: Sequence[Part], left: Money) -> None:
    amount = sum(part.amount for part in parts)
    if amount > left:
        raise TooMuch(amount=amount, left=left)


def _parts(
    work: Work, payment: Payment, parts: Sequence[Part], undone: Sequence[FactRow]
) -> tuple[tuple[Claim, Money], ...]:
    found: dict[int, tuple[Claim, Money]] = {}
    for part in parts:
        claim = work.get(Claim, part.claim_id)
        if claim is None or not shown_on(work, [claim.id]):
            raise Unknown(what="claim", id=part.claim_id)
        if claim.id in found:
            raise ClaimTwice(claim=claim.number)
        if claim.state != "open":
            raise ClaimIsWithdrawn(claim=claim.number)
        if payment.amount < 0:
            _refuse_payback(work, claim, part.amount, undone)
        else:
            receipt.refuse(work, claim, payment.value_date)
        found[claim.id] = (claim, part.amount)
    return tuple(found.values())


def _orders(
    work: Work, payment: Payment, parts: Sequence[tuple[Claim, Money]]
) -> dict[int, Order | None]:
    money = [(claim.id, payment.value_date) for claim, _ in parts]
    return {claim_id: order for (claim_id, _), order in plan_orders.stated(work, money).items()}


def _refuse_payback(work: Work, claim: Claim, amount: Money, undone: Sequence[FactRow]) -> None:
    """The bank takes back what was paid; more than that would be a debt that nobody owes."""
    money = (FactKind.PAYMENT.value, FactKind.PAYBACK.value)
    gone = {fact.id for fact in undone}
    facts = placed.of_claims(work, [claim.id])
    paid = sum(placed.signed(f) for f in facts if f.kind in money and f.id not in gone)
    if amount > paid:
        raise PaybackTooMuch(amount=amount, paid=paid, claim=claim.number)
