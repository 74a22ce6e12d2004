"""What the night does row by row: a fault in one is asked about, and the others are done."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from collector_desk.domain.work import WorkKind
from collector_desk.models import Deferral, Measure, Plan, Relief
from collector_desk.service import asking
from collector_desk.service.database import SYSTEM, Database, Work

_Row = TypeVar("_Row", Deferral, Measure, Plan, Relief)
_log = logging.getLogger(__name__)


def look(
    db: Database,
    table: type[_Row],
    key: int,
    do: Callable[[Work, int], object],
    called: Callable[[_Row], tuple[str, str]],
) -> bool:
    """Do something to one row in a transaction of its own; whether that did anything.

    Where it fails nothing of it is kept, and a task asks somebody to look: ``called`` tells what
    the row is called, and what is to be looked at.
    """
    try:
        with db.write(SYSTEM) as work:
            return bool(do(work, key))
    except Exception as fault:  # noqa: BLE001  the other rows are looked at all the same
        _log.exception("%s %d was not looked at", table.__tablename__, key)
        with db.write(SYSTEM) as work:
            row = work.get_one(table, key)
            name, what = called(row)
            text = f"{name} er ikke gjennomgått ({type(fault).__name__}): se på {what}"
            asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, text)
        return False
