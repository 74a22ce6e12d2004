"""Waivers, write-offs and settlements: previewed, proposed, accepted, ended and listed."""

from __future__ import annotations

from collections.abc import Callable

from collector_desk.api.deps import Call, Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.models import Relief
from collector_desk.service import letters_ahead, relief_rows, reliefs
from collector_desk.service.database import Work
from collector_desk.wire.letters import LetterPreview
from collector_desk.wire.reliefs import (
    AcceptSettlement,
    EndRelief,
    NewRelief,
    ReliefPreview,
    ReliefRow,
    Reliefs,
)

router = DeskRouter()


@router.deed("reliefs.list")
def listed(debtor_id: Key, call: Called) -> Reliefs:
    with call.read() as work:
        return relief_rows.listed(work, debtor_id)


@router.deed("reliefs.preview")
def preview(debtor_id: Key, order: NewRelief, call: Called) -> ReliefPreview:
    with call.read() as work:
        return reliefs.preview(work, debtor_id, order)


@router.deed("reliefs.preview_letter")
def preview_letter(debtor_id: Key, order: NewRelief, call: Called) -> LetterPreview:
    with call.write() as work:
        return letters_ahead.relief(work, debtor_id, order)


@router.deed("reliefs.propose")
def propose(debtor_id: Key, order: NewRelief, call: Called) -> ReliefRow:
    return _done(call, lambda work: reliefs.propose(work, debtor_id, order))


@router.deed("reliefs.accept")
def accept(relief_id: Key, order: AcceptSettlement, call: Called) -> ReliefRow:
    return _done(call, lambda work: reliefs.accept(work, relief_id, order))


@router.deed("reliefs.end")
def end(relief_id: Key, order: EndRelief, call: Called) -> ReliefRow:
    return _done(call, lambda work: reliefs.end(work, relief_id, order))


def _done(call: Call, do: Callable[[Work], Relief]) -> ReliefRow:
    def step(work: Work) -> ReliefRow:
        row = do(work)
        work.flush()
        return relief_rows.shown(work, row)

    return call.once(ReliefRow, step)
