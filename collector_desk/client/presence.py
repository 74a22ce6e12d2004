"""Who has a debtor open, as the window sees it: one method per deed, named as the deed."""

from __future__ import annotations

from collector_desk.client.area import Area
from collector_desk.wire.presence import Present
from collector_desk.wire.session import Nothing


class Presence(Area):
    """Telling that a debtor is looked at, and by whom else."""

    def look(self, debtor_id: int) -> Present:
        return self._to.call("presence.look", Present, debtor_id=debtor_id)

    def leave(self, debtor_id: int) -> None:
        self._to.call("presence.leave", Nothing, debtor_id=debtor_id)
