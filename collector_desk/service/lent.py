"""What a debtor who is kept lacks, and is lent by the one merged into it until they are split."""

from __future__ import annotations

from typing import Any

from collector_desk.models import Debtor
from collector_desk.service.database import Work
from collector_desk.service.search_index import index_debtor

_SINGLE = ("birth_date", "org_number", "phone", "email")
_PLACE = ("street", "postcode", "city", "country")


def lend(work: Work, kept: Debtor, gone: Debtor) -> dict[str, Any]:
    """Give who is kept what only the other had; what stood there before, by column.

    A child stays one (ruling 24), and who had the only address is still reached. An address goes
    whole or not at all.
    """
    names = [name for name in _SINGLE if getattr(gone, name) and not getattr(kept, name)]
    if _lives(gone) and not _lives(kept):
        names += _PLACE
    before = {name: getattr(kept, name) for name in names}
    for name in names:
        setattr(kept, name, getattr(gone, name))
    _index(work, kept, before)
    return before


def take_back(work: Work, kept: Debtor, gone: Debtor, before: dict[str, Any]) -> None:
    """Let who is kept have what it had; what was registered anew meanwhile stays."""
    moved = any(getattr(kept, name) != getattr(gone, name) for name in _PLACE)
    for name, value in before.items():
        stays = name in _PLACE and (moved or kept.protection != "open")
        if not stays and getattr(kept, name) == getattr(gone, name):
            setattr(kept, name, value)
    _index(work, kept, before)


def _lives(debtor: Debtor) -> bool:
    return bool(debtor.street or debtor.city)


def _index(work: Work, kept: Debtor, before: dict[str, Any]) -> None:
    if before.keys() & set(_PLACE):
        index_debtor(work, kept)
