"""Complaints to the conciliation board and the Rent Disputes Tribunal."""

from __future__ import annotations

from collections.abc import Callable

from collector_desk.api.deps import Call, Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.service import suit_events, suit_sheet, suits
from collector_desk.service.database import Work
from collector_desk.wire.debtors import DocumentBytes
from collector_desk.wire.suits import FileSuit, NewSuit, NewSuitEvent, Suits, SuitStep

router = DeskRouter()


@router.deed("suits.list")
def listed(debtor_id: Key, call: Called) -> Suits:
    with call.read() as work:
        return suit_sheet.show(work, debtor_id)


@router.deed("suits.make")
def make(debtor_id: Key, order: NewSuit, call: Called) -> Suits:
    return _done(call, lambda work: suits.make(work, debtor_id, order)[0].debtor_id)


@router.deed("suits.open")
def opened(suit_id: Key, call: Called) -> DocumentBytes:
    with call.write() as work:
        return suit_sheet.opened(work, suit_id)


@router.deed("suits.filed")
def filed(suit_id: Key, order: FileSuit, call: Called) -> Suits:
    return _done(call, lambda work: suits.filed(work, suit_id, order).debtor_id)


@router.deed("suits.discard")
def discard(suit_id: Key, order: SuitStep, call: Called) -> Suits:
    return _done(call, lambda work: suits.discard(work, suit_id, version=order.version).debtor_id)


@router.deed("suits.event")
def event(suit_id: Key, order: NewSuitEvent, call: Called) -> Suits:
    return _done(call, lambda work: suit_events.register(work, suit_id, order).debtor_id)


def _done(call: Call, do: Callable[[Work], int]) -> Suits:
    """Carry an order out once, and show the complaints of its debtor as they stand after it."""
    return call.once(Suits, lambda work: suit_sheet.show(work, do(work)))
