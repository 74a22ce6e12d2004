"""What of a debtor's claim is to be paid now, and what is named apart and not asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from collector_desk.domain.demandable import NotNow
from collector_desk.domain.money import Money
from collector_desk.domain.status import STATUSES, Status
from collector_desk.service import last_days, stops
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim

_STATUSES = {
    Status.DEBT_SETTLEMENT: NotNow.DEBT_SETTLEMENT,
    Status.BANKRUPTCY: NotNow.BANKRUPTCY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Øre of a claim that are not demanded now, and why; nothing where all of it is."""

    why: NotNow | None = None
    amount: Money = 0


def apart(rows: Folder, claim: KeptClaim, *, total: Money, today: date) -> Apart:
    """What of the ``total`` øre of a claim is not demanded of this debtor today."""
    if total <= 0:
        return Apart()
    if (why := _whole(rows, claim, today)) is not None:
        return Apart(why=why, amount=total)
    found = stops.open_objection(rows, claim)
    if found is not None and found.stops and found.disputed is not None:
        return Apart(why=NotNow.PARTLY_DISPUTED, amount=min(found.disputed, total))
    return Apart()


def _whole(rows: Folder, claim: KeptClaim, today: date) -> NotNow | None:
    limit = last_days.limitation_of(claim, rows.limitation.get(claim.id, ()), today=today)
    if limit.barred_on(today):
        return NotNow.TIME_BARRED
    standing = tuple(stops.stops_on(rows, claim, limit, today))
    for status, why in _STATUSES.items():
        if STATUSES[status].stop in standing:
            return why
    disputed = stops.contested(rows, claim) or stops.unregistered(rows, claim)
    return NotNow.DISPUTED if disputed else None
