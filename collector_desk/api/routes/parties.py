"""Who owes a claim: shown, let out, put back, and joined by another."""

from __future__ import annotations

from collector_desk.api.deps import Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.service import release_preview, release_undo, releasing
from collector_desk.service.database import Work
from collector_desk.wire.parties import (
    NewJoint,
    NewRelease,
    Parties,
    PayBack,
    ReleasePreview,
    ReleaseRow,
    TryRelease,
    UndoRelease,
)

router = DeskRouter()


@router.deed("parties.show")
def show(debtor_id: Key, call: Called) -> Parties:
    with call.read() as work:
        return release_undo.show(work, debtor_id)


@router.deed("parties.preview")
def preview(debtor_id: Key, order: TryRelease, call: Called) -> ReleasePreview:
    with call.read() as work:
        return release_preview.preview(work, debtor_id, order)


@router.deed("parties.release")
def release(debtor_id: Key, order: NewRelease, call: Called) -> ReleaseRow:
    def do(work: Work) -> ReleaseRow:
        return release_undo.row_of(work, releasing.release(work, debtor_id, order))

    return call.once(ReleaseRow, do)


@router.deed("parties.undo_release")
def undo(release_id: Key, order: UndoRelease, call: Called) -> ReleaseRow:
    def do(work: Work) -> ReleaseRow:
        return release_undo.row_of(work, release_undo.undo(work, release_id, order))

    return call.once(ReleaseRow, do)


@router.deed("parties.pay_back")
def pay_back(returned_id: Key, order: PayBack, call: Called) -> ReleaseRow:
    return call.once(ReleaseRow, lambda work: release_undo.pay_back(work, returned_id, order))


@router.deed("parties.join")
def join(debtor_id: Key, order: NewJoint, call: Called) -> Parties:
    def do(work: Work) -> Parties:
        releasing.join(work, debtor_id, order)
        return release_undo.show(work, debtor_id)

    return call.once(Parties, do)
