"""What the proof of the house found."""

from __future__ import annotations

from collector_desk.wire.base import Wire


class Finding(Wire):
    """Whether log, ledger and balances are whole, line by line; the first break of each kind."""

    whole: bool
    lines: tuple[str, ...]
