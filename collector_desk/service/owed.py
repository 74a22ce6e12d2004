"""What is owed today, for lists: the kept balance and the interest since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute

from collector_desk.domain import interest
from collector_desk.domain.money import Money
from collector_desk.domain.rates import Rates
from collector_desk.models import ClaimBalance, ClaimDebtor
from collector_desk.service.database import Work


class Kept(Protocol):
    """A row of ``claim_balance``."""

    @property
    def principal(self) -> int: ...
    @property
    def costs(self) -> int: ...
    @property
    def fees(self) -> int: ...
    @property
    def interest(self) -> int: ...
    @property
    def credit(self) -> int: ...
    @property
    def bearing(self) -> int: ...
    @property
    def accrues_from(self) -> date | None: ...
    @property
    def accrued(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Sum:
    """What is owed together, in øre, and on how many claims it is not nil."""

    claims: int = 0
    owed: Money = 0


_COLUMNS = (
    ClaimBalance.principal,
    ClaimBalance.costs,
    ClaimBalance.fees,
    ClaimBalance.interest,
    ClaimBalance.credit,
    ClaimBalance.bearing,
    ClaimBalance.accrues_from,
    ClaimBalance.accrued,
)


def owed(kept: Kept, *, on: date, rates: Rates) -> Money:
    """What a claim comes to on a day, in øre: what is posted, and interest of the open line.

    Raises NoRate where interest would run from before the first rate.
    """
    posted = kept.principal + kept.costs + kept.fees + kept.interest - kept.credit
    if kept.accrues_from is None or not kept.bearing:
        return posted
    lines = interest.lines(
        [(kept.accrues_from, kept.bearing)],
        start=kept.accrues_from,
        until=on,
        table=rates["late_interest"],
    )
    return posted + interest.total(lines) - kept.accrued


def of_debtors(work: Work, ids: Collection[int]) -> Mapping[int, Sum]:
    """What each of these debtors owes today on all claims they are liable for."""
    return _sums(work, ClaimDebtor.debtor_id, ids)


def of_cases(work: Work, ids: Collection[int]) -> Mapping[int, Sum]:
    """What is owed today in each of these cases."""
    return _sums(work, ClaimDebtor.case_id, ids)


def of_claims(work: Work, ids: Collection[int]) -> Mapping[int, Sum]:
    """What is owed today on each of these claims."""
    return _sums(work, ClaimDebtor.claim_id, ids)


def _sums(work: Work, key: InstrumentedAttribute[int], ids: Collection[int]) -> Mapping[int, Sum]:
    found: dict[int, Sum] = defaultdict(Sum)
    if not ids:
        return found
    group: ColumnElement[int] = key.label("group_id")
    rows = work.execute(
        select(group, ClaimBalance.claim_id, *_COLUMNS)
        .join(ClaimBalance, ClaimBalance.claim_id == ClaimDebtor.claim_id)
        .where(key.in_(sorted(ids)))
        .distinct()
    )
    today = work.clock.today()
    for row in rows:
        amount = owed(row, on=today, rates=work.rates)
        before = found[row.group_id]
        found[row.group_id] = Sum(before.claims + bool(amount), before.owed + amount)
    return found
