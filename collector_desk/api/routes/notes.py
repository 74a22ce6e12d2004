"""Notes and drafts."""

from __future__ import annotations

from collector_desk.api.deps import Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.service import notes
from collector_desk.wire.debtors import Event, NewNote, SaveDraft
from collector_desk.wire.notes import Saved

router = DeskRouter()


@router.deed("notes.add")
def add(debtor_id: Key, order: NewNote, call: Called) -> Event:
    return call.once(Event, lambda work: notes.add(work, debtor_id, order))


@router.deed("notes.save_draft")
def save_draft(debtor_id: Key, order: SaveDraft, call: Called) -> Saved:
    with call.write() as work:
        draft = notes.save_draft(work, debtor_id, order.text)
    return Saved(at=draft.saved_at)
