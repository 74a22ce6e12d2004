"""Unplaced money: seen, previewed, placed, moved and taken back."""

from __future__ import annotations

from collector_desk.api.deps import Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.service import dismissing, payable, placing, placing_plan, unplaced
from collector_desk.service.previewing import preview as preview_of
from collector_desk.wire.payments import (
    AskClaims,
    ClaimsOf,
    Dismiss,
    Move,
    PaymentSheet,
    Place,
    Preview,
    TakeBack,
    Unplaced,
)

router = DeskRouter()


@router.deed("payments.unplaced")
def listed(call: Called) -> Unplaced:
    with call.write() as work:
        return unplaced.look_through(work)


@router.deed("payments.show")
def show(payment_id: Key, call: Called) -> PaymentSheet:
    with call.write() as work:
        return unplaced.look(work, payment_id)


@router.deed("payments.claims_of")
def claims_of(payment_id: Key, order: AskClaims, call: Called) -> ClaimsOf:
    with call.write() as work:
        return payable.look(work, payment_id, order.debtor_id)


@router.deed("payments.preview")
def preview(payment_id: Key, order: Place, call: Called) -> Preview:
    with call.read() as work:
        return preview_of(work, placing_plan.to_place(work, payment_id, order))


@router.deed("payments.preview_move")
def preview_move(payment_id: Key, order: Move, call: Called) -> Preview:
    with call.read() as work:
        return preview_of(work, placing_plan.to_move(work, payment_id, order))


@router.deed("payments.preview_take_back")
def preview_take_back(payment_id: Key, order: TakeBack, call: Called) -> Preview:
    with call.read() as work:
        return preview_of(work, placing_plan.to_take_back(work, payment_id, order))


@router.deed("payments.place")
def place(payment_id: Key, order: Place, call: Called) -> PaymentSheet:
    return call.once(PaymentSheet, lambda work: placing.place(work, payment_id, order))


@router.deed("payments.move")
def move(payment_id: Key, order: Move, call: Called) -> PaymentSheet:
    return call.once(PaymentSheet, lambda work: placing.move(work, payment_id, order))


@router.deed("payments.take_back")
def take_back(payment_id: Key, order: TakeBack, call: Called) -> PaymentSheet:
    return call.once(PaymentSheet, lambda work: placing.take_back(work, payment_id, order))


@router.deed("payments.dismiss")
def dismiss(payment_id: Key, order: Dismiss, call: Called) -> PaymentSheet:
    return call.once(PaymentSheet, lambda work: dismissing.dismiss(work, payment_id, order))
