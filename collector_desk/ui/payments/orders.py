"""Orders about a payment on their way to the service, and how to know one that arrived."""

from __future__ import annotations

from collections import Counter
from typing import TypeAlias

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Payments
from collector_desk.wire.payments import Move, PaymentSheet, Place, Preview, TakeBack

Order: TypeAlias = Place | Move | TakeBack


def tried(pay: Payments, number: int, order: Order) -> Preview:
    """What an order would change; belongs on a worker thread."""
    if isinstance(order, Place):
        return pay.preview(number, order)
    if isinstance(order, Move):
        return pay.preview_move(number, order)
    return pay.preview_take_back(number, order)


def carried_out(pay: Payments, number: int, order: Order, key: str) -> PaymentSheet:
    """Do it; belongs on a worker thread."""
    if isinstance(order, Place):
        return pay.place(number, order, key=key)
    if isinstance(order, Move):
        return pay.move(number, order, key=key)
    return pay.take_back(number, order, key=key)


def unreasoned(order: Order) -> Order:
    """The order without its reason, which changes no balance."""
    return order.model_copy(update={"reason": ""})


class Keys:
    """The idempotency key of each order that has no answer yet."""

    def __init__(self) -> None:
        self._waiting: dict[int, tuple[Order, str]] = {}

    def of(self, number: int, order: Order) -> str:
        """The key of an order about a payment; the same again for the very same order."""
        kept = self._waiting.get(number)
        if kept is None or kept[0] != order:
            kept = self._waiting[number] = (order, new_key())
        return kept[1]

    def answered(self, number: int) -> None:
        """An answer has come: the next order is another, even if it reads the same."""
        self._waiting.pop(number, None)

    def open_order(self, number: int) -> Order | None:
        """The order about a payment that may or may not have arrived."""
        kept = self._waiting.get(number)
        return kept[0] if kept else None


def arrived(order: Order, before: PaymentSheet, now: PaymentSheet) -> bool:
    """Whether the newer sheet shows that a lost order was carried out after all."""
    if isinstance(order, TakeBack):
        return order.placement_id not in {each.placement_id for each in now.placements}
    known = {each.placement_id for each in before.placements}
    new = [each for each in now.placements if each.placement_id not in known]
    wanted = Counter((part.claim_id, part.amount) for part in order.parts)
    return not wanted - Counter((each.claim_id, abs(each.amount)) for each in new)
