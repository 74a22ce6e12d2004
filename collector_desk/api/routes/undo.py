"""Taking back the last deed: shown before it is done."""

from __future__ import annotations

from collector_desk.api.deps import Called
from collector_desk.api.routing import DeskRouter
from collector_desk.service import undo
from collector_desk.wire.undo import Undone, UndoOrder, UndoShown

router = DeskRouter()


@router.deed("undo.show")
def show(call: Called) -> UndoShown:
    with call.write() as work:  # it is tried, and taken back
        return undo.show(work)


@router.deed("undo.last")
def last(order: UndoOrder, call: Called) -> Undone:
    return call.once(Undone, lambda work: undo.last(work, order))
