"""Who has a debtor open, as the window sees it: one method per deed, named as the deed."""

from __future__ import annotations

from collections import defaultdict

from collector_desk.client.area import Area
from collector_desk.client.connection import Connection
from collector_desk.client.line import Line
from collector_desk.wire.presence import Present
from collector_desk.wire.session import Nothing


class Presence(Area):
    """Telling that a debtor is looked at, and by whom else.

    ``lines`` has one line for each debtor: a look that is on its way when the debtor is left would
    else be heard after the leave, and somebody who has gone would be seen there on.
    """

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.lines: defaultdict[int, Line] = defaultdict(Line)

    def look(self, debtor_id: int) -> Present:
        return self._to.call("presence.look", Present, debtor_id=debtor_id)

    def leave(self, debtor_id: int) -> None:
        self._to.call("presence.leave", Nothing, debtor_id=debtor_id)
