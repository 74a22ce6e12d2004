"""Holds: put, ended and listed."""

from __future__ import annotations

from collector_desk.api.deps import Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.service import holding
from collector_desk.wire.holds import EndHold, HoldRow, Holds, NewHold

router = DeskRouter()


@router.deed("holds.list")
def listed(call: Called) -> Holds:
    with call.read() as work:
        return holding.listed(work)


@router.deed("holds.put")
def put(debtor_id: Key, order: NewHold, call: Called) -> HoldRow:
    return call.once(HoldRow, lambda work: holding.put(work, debtor_id, order))


@router.deed("holds.end")
def end(hold_id: Key, order: EndHold, call: Called) -> HoldRow:
    return call.once(HoldRow, lambda work: holding.end(work, hold_id, order))
