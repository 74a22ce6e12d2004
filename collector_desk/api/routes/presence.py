"""Who has a debtor open just now."""

from __future__ import annotations

from collector_desk.api.deps import Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.service import presence
from collector_desk.wire.presence import Present
from collector_desk.wire.session import Nothing

router = DeskRouter()


@router.deed("presence.look")
def look(debtor_id: Key, call: Called) -> Present:
    with call.write() as work:
        return presence.look(work, debtor_id)


@router.deed("presence.leave")
def leave(debtor_id: Key, call: Called) -> Nothing:
    with call.write() as work:
        presence.leave(work, debtor_id)
    return Nothing()
