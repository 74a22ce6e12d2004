"""Statuses of a debtor: listed, registered, filed and ended; and a new address."""

from __future__ import annotations

from collector_desk.api.deps import Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.service import addresses, filing, letter_language, statuses
from collector_desk.service.database import Work
from collector_desk.wire.statuses import (
    EndStatus,
    FileClaims,
    NewAddress,
    NewLanguage,
    NewStatus,
    Statuses,
)

router = DeskRouter()


@router.deed("statuses.list")
def listed(debtor_id: Key, call: Called) -> Statuses:
    with call.read() as work:
        return statuses.show(work, debtor_id)


@router.deed("statuses.register")
def register(debtor_id: Key, order: NewStatus, call: Called) -> Statuses:
    return call.once(Statuses, lambda work: statuses.register(work, debtor_id, order))


@router.deed("statuses.file")
def file(status_id: Key, order: FileClaims, call: Called) -> Statuses:
    return call.once(Statuses, lambda work: filing.file(work, status_id, order))


@router.deed("statuses.end")
def end(status_id: Key, order: EndStatus, call: Called) -> Statuses:
    return call.once(Statuses, lambda work: statuses.end(work, status_id, order))


@router.deed("debtors.move")
def move(debtor_id: Key, order: NewAddress, call: Called) -> Statuses:
    def do(work: Work) -> Statuses:
        addresses.move(work, debtor_id, order)
        return statuses.listed(work, debtor_id)

    return call.once(Statuses, do)


@router.deed("debtors.language")
def language(debtor_id: Key, order: NewLanguage, call: Called) -> Statuses:
    def do(work: Work) -> Statuses:
        letter_language.choose(work, debtor_id, order)
        return statuses.listed(work, debtor_id)

    return call.once(Statuses, do)
