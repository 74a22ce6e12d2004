"""Outages: the days on which debtors could not reach us."""

from __future__ import annotations

from collector_desk.api.deps import Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.service import outages
from collector_desk.wire.outages import EndOutage, NewOutage, OutageLine, Outages, WithdrawOutage

router = DeskRouter()


@router.deed("outages.list")
def list_outages(call: Called) -> Outages:
    with call.read() as work:
        return outages.listed(work)


@router.deed("outages.register")
def register(order: NewOutage, call: Called) -> OutageLine:
    return call.once(OutageLine, lambda work: outages.shown(outages.register(work, order)))


@router.deed("outages.end")
def end(outage_id: Key, order: EndOutage, call: Called) -> OutageLine:
    return call.once(OutageLine, lambda work: outages.shown(outages.end(work, outage_id, order)))


@router.deed("outages.withdraw")
def withdraw(outage_id: Key, order: WithdrawOutage, call: Called) -> OutageLine:
    return call.once(
        OutageLine, lambda work: outages.shown(outages.withdraw(work, outage_id, order))
    )
