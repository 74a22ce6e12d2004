"""What a debtor who is kept lacks, and is lent by the one merged into it until they are split."""

from __future__ import annotations

from typing import Any

from collector_desk.models import Debtor

_LENT = ("birth_date", "org_number")


def lend(kept: Debtor, gone: Debtor) -> dict[str, Any]:
    """Give who is kept what only the other had; what stood there before, by column.

    A child stays one (ruling 24). An address or a telephone is not lent: were they two after all,
    letters would have gone to a stranger's home, and it would be hidden with the wrong person.
    """
    names = [name for name in _LENT if getattr(gone, name) and not getattr(kept, name)]
    before = {name: getattr(kept, name) for name in names}
    for name in names:
        setattr(kept, name, getattr(gone, name))
    return before


def take_back(kept: Debtor, gone: Debtor, before: dict[str, Any]) -> None:
    """Let who is kept have what it had; what was registered anew meanwhile stays."""
    for name, value in before.items():
        if getattr(kept, name) == getattr(gone, name):
            setattr(kept, name, value)
