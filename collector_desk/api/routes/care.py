"""A debtor's special situation: read with a reason, registered, reviewed, weighed and ended."""

from __future__ import annotations

from collector_desk.api.deps import Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.service import care
from collector_desk.wire.care import (
    CareDone,
    CareRows,
    EndCare,
    NewCare,
    OfCare,
    ReadCare,
    ReviewCare,
)

router = DeskRouter()


@router.deed("care.read")
def read(debtor_id: Key, order: ReadCare, call: Called) -> CareRows:
    with call.write() as work:
        return care.read(work, debtor_id, order)


@router.deed("care.register")
def register(debtor_id: Key, order: NewCare, call: Called) -> CareDone:
    return call.once(CareDone, lambda work: care.register(work, debtor_id, order))


@router.deed("care.review")
def review(care_id: Key, order: ReviewCare, call: Called) -> CareDone:
    return call.once(CareDone, lambda work: care.review(work, care_id, order))


@router.deed("care.withdraw")
def withdraw(care_id: Key, order: OfCare, call: Called) -> CareDone:
    return call.once(CareDone, lambda work: care.withdraw(work, care_id, order))


@router.deed("care.end")
def end(care_id: Key, order: EndCare, call: Called) -> CareDone:
    return call.once(CareDone, lambda work: care.end(work, care_id, order))


@router.deed("care.weigh")
def weigh(care_id: Key, order: OfCare, call: Called) -> CareDone:
    return call.once(CareDone, lambda work: care.weigh(work, care_id, order))
