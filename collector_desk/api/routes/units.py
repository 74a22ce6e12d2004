"""What a creditor unit tells later of a claim."""

from __future__ import annotations

from collector_desk.api.deps import Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.service import unit_messages, unit_preview
from collector_desk.wire.units import (
    CreditNote,
    PaidToUnit,
    Recall,
    TryUnitMessage,
    UnitMessageRow,
    UnitPreview,
)

router = DeskRouter()


@router.deed("units.preview")
def preview(debtor_id: Key, order: TryUnitMessage, call: Called) -> UnitPreview:
    with call.read() as work:
        return unit_preview.preview(work, debtor_id, order)


@router.deed("units.credit")
def credit(debtor_id: Key, order: CreditNote, call: Called) -> UnitMessageRow:
    return call.once(UnitMessageRow, lambda work: unit_messages.credit(work, debtor_id, order))


@router.deed("units.paid")
def paid(debtor_id: Key, order: PaidToUnit, call: Called) -> UnitMessageRow:
    return call.once(UnitMessageRow, lambda work: unit_messages.paid(work, debtor_id, order))


@router.deed("units.recall")
def recall(debtor_id: Key, order: Recall, call: Called) -> UnitMessageRow:
    return call.once(UnitMessageRow, lambda work: unit_messages.recall(work, debtor_id, order))
