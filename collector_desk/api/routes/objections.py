"""Objections: listed, registered, put before the unit, decided."""

from __future__ import annotations

from collections.abc import Callable

from collector_desk.api.deps import Call, Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.models import Objection, UnitQuestion
from collector_desk.service import deciding, objection_list, objection_sheet, objections
from collector_desk.service.database import Work
from collector_desk.wire.letters import LetterPreview
from collector_desk.wire.objections import (
    Answer,
    Ask,
    Decide,
    NewObjection,
    Objections,
    ObjectionSheet,
    Preview,
    Step,
)

router = DeskRouter()


@router.deed("objections.list")
def listed(call: Called) -> Objections:
    with call.read() as work:
        return objection_list.listed(work)


@router.deed("objections.show")
def show(objection_id: Key, call: Called) -> ObjectionSheet:
    with call.read() as work:
        return objection_sheet.show(work, objection_id)


@router.deed("objections.register")
def register(debtor_id: Key, order: NewObjection, call: Called) -> ObjectionSheet:
    return _done(call, lambda work: objections.register(work, debtor_id, order))


@router.deed("objections.acknowledge")
def acknowledge(objection_id: Key, order: Step, call: Called) -> ObjectionSheet:
    return _done(call, lambda work: objections.acknowledge(work, objection_id, order.version))


@router.deed("objections.ask_unit")
def ask_unit(objection_id: Key, order: Ask, call: Called) -> ObjectionSheet:
    return _done(call, lambda work: objections.ask_unit(work, objection_id, order))


@router.deed("objections.remind_unit")
def remind_unit(objection_id: Key, order: Step, call: Called) -> ObjectionSheet:
    return _done(call, lambda work: objections.remind_unit(work, objection_id, order.version))


@router.deed("objections.answered")
def answered(objection_id: Key, order: Answer, call: Called) -> ObjectionSheet:
    return _done(call, lambda work: objections.answered(work, objection_id, order))


@router.deed("objections.preview")
def preview(objection_id: Key, order: Decide, call: Called) -> Preview:
    with call.read() as work:
        return objection_sheet.preview(work, objection_id, order)


@router.deed("objections.preview_letter")
def preview_letter(objection_id: Key, order: Decide, call: Called) -> LetterPreview:
    with call.write() as work:
        return deciding.letter(work, objection_id, order)


@router.deed("objections.decide")
def decide(objection_id: Key, order: Decide, call: Called) -> ObjectionSheet:
    return _done(call, lambda work: deciding.decide(work, objection_id, order))


def _done(call: Call, do: Callable[[Work], Objection | UnitQuestion]) -> ObjectionSheet:
    """Carry an order out once, and show the objection as it stands after it."""

    def step(work: Work) -> ObjectionSheet:
        found = do(work)
        number = found.id if isinstance(found, Objection) else found.objection_id or 0
        work.flush()
        return objection_sheet.show(work, number)

    return call.once(ObjectionSheet, step)
