"""Who has a debtor open just now, as it crosses the wire."""

from __future__ import annotations

from collector_desk.wire.base import Wire


class Present(Wire):
    """The others who look at the debtor, by name and in its order."""

    names: tuple[str, ...]
