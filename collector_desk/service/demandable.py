"""What of a debtor's claim is to be paid now, and what is named apart and not asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from collector_desk.domain.demandable import NotNow
from collector_desk.domain.ledger import Statement
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import kroner
from collector_desk.domain.rates import Rates
from collector_desk.domain.status import STATUSES, Status
from collector_desk.service import disputed_part, last_days, own_time, stops
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.wire.debtors import NotDemanded

_STATUSES = {
    Status.DEBT_SETTLEMENT: NotNow.DEBT_SETTLEMENT,
    Status.BANKRUPTCY: NotNow.BANKRUPTCY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Øre of a claim that are not demanded now, and why."""

    why: NotNow
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Øre of a claim that are not demanded by themselves, whatever else is owed on it.

    ``disputed`` is with its interest (``disputed_part``), ``barred`` interest that is time-barred
    by itself (``own_time``).
    """

    disputed: Money
    barred: Money


def parts_of(rows: Folder, claim: KeptClaim, statement: Statement, *, rates: Rates) -> Parts:
    """Those parts on the day of a statement."""
    return Parts(
        disputed=disputed_part.of(rows, claim, rates=rates, on=statement.on),
        barred=own_time.barred_interest(rows, claim, statement),
    )


def apart(
    rows: Folder, claim: KeptClaim, *, total: Money, today: date, parts: Parts
) -> tuple[Apart, ...]:
    """What of the ``total`` øre of a claim is not demanded of this debtor today; empty: all is."""
    if total <= 0:
        return ()
    if (why := _whole(rows, claim, today)) is not None:
        return (Apart(why=why, amount=total),)
    disputed = min(parts.disputed, total)
    found = (
        Apart(why=NotNow.PARTLY_DISPUTED, amount=disputed),
        Apart(why=NotNow.INTEREST_BARRED, amount=min(parts.barred, total - disputed)),
    )
    return tuple(one for one in found if one.amount)


def said(parts: Sequence[Apart]) -> str:
    """Why some of a claim is not demanded, with each sum where there are several; empty: all is."""
    if len(parts) > 1:
        return "; ".join(f"{one.why.label()}: {kroner(one.amount)} kr" for one in parts)
    return "".join(one.why.label() for one in parts)


def of_debtor(
    rows: Folder, found: Mapping[int, Statement], *, rates: Rates, today: date
) -> tuple[NotDemanded, ...]:
    """The øre of what a debtor owes that are not demanded today, by why, in the order of NotNow.

    ``found`` may be of another day: what stands in the way is always of ``today``.
    """
    sums: Counter[NotNow] = Counter()
    for claim in rows.claims:
        if claim.id in found:
            statement = found[claim.id]
            named = apart(
                rows, claim, total=statement.balance.total, today=today,
                parts=parts_of(rows, claim, statement, rates=rates),
            )  # fmt: skip
            for one in named:
                sums[one.why] += one.amount
    return tuple(NotDemanded(why=why.label(), amount=sums[why]) for why in NotNow if sums[why])


def barred(rows: Folder, claim: KeptClaim, *, today: date) -> bool:
    """Whether a claim is time-barred: nothing of it may be demanded (ruling 11)."""
    limit = last_days.limitation_of(claim, rows.limitation.get(claim.id, ()), today=today)
    return limit.barred_on(today)


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
