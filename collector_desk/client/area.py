"""What every area of the desk shares: the connection."""

from __future__ import annotations

from collector_desk.client.connection import Connection


class Area:
    """Deeds of one area, each a call to the service."""

    def __init__(self, connection: Connection) -> None:
        self._to = connection
