"""What is owed today, for lists: the kept balance and the interest since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from collector_desk.domain import interest
from collector_desk.domain.money import Money
from collector_desk.domain.objection import CLOSED, State
from collector_desk.domain.rates import Rates
from collector_desk.models import Claim, ClaimBalance, ClaimDebtor, Objection, Release
from collector_desk.service import own_fees
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
    """What is owed together, in øre, and on how many claims it is not nil.

    ``credit`` is what stands to the debtor's credit on other claims: nothing is set off.
    """

    claims: int = 0
    owed: Money = 0
    credit: Money = 0

    def with_claim(self, balance: Money) -> Sum:
        """This and one claim more, which comes to ``balance``."""
        return Sum(
            self.claims + bool(balance),
            self.owed + max(balance, 0),
            self.credit + max(-balance, 0),
        )


# Rates have at most four decimals of a percent; years have 365 or 366 days.
_WHOLE: Money = 100 * 10_000 * 365 * 366

_MOST_KNOWN = 20_000
_KNOWN: dict[tuple[int, date, date], tuple[Rates, tuple[Money, ...]]] = {}

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


def posted(row: Mapping[str, int]) -> Money:
    """What the columns of a balance row sum to, in øre."""
    return row["principal"] + row["costs"] + row["fees"] + row["interest"] - row["credit"]


def owed(kept: Kept, *, on: date, rates: Rates) -> Money:
    """What a claim comes to on a day, in øre: what is posted, and interest of the open line.

    Raises NoRate where interest would run from before the first rate.
    """
    posted = kept.principal + kept.costs + kept.fees + kept.interest - kept.credit
    if kept.accrues_from is None or not kept.bearing:
        return posted
    running = sum(
        (2 * kept.bearing * share + _WHOLE) // (2 * _WHOLE)
        for share in _shares(rates, kept.accrues_from, on)
    )
    return posted + running - kept.accrued


def _shares(rates: Rates, start: date, until: date) -> tuple[Money, ...]:
    """The interest lines of a principal of ``_WHOLE``, of which every share is exact.

    Lists hold many claims that run from the same few days, so each is worked out once.
    """
    key = (id(rates), start, until)
    if key not in _KNOWN:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        lines = interest.lines(
            [(start, _WHOLE)], start=start, until=until, table=rates["late_interest"]
        )
        # The rates are kept with it, so that no others can come to have the same id.
        _KNOWN[key] = (rates, tuple(line.amount for line in lines))
    return _KNOWN[key][1]


def of_debtors(work: Work, ids: Collection[int]) -> Mapping[int, Sum]:
    """What each of these debtors owes today on all claims they are liable for."""
    return _sums(work, ClaimDebtor.debtor_id, ids)


def of_cases(work: Work, ids: Collection[int]) -> Mapping[int, Sum]:
    """What is owed today in each of these cases."""
    return _sums(work, ClaimDebtor.case_id, ids)


def of_claims(work: Work, ids: Collection[int]) -> Mapping[int, Sum]:
    """What is owed today on each of these claims."""
    return _sums(work, ClaimDebtor.claim_id, ids)


def contested(work: Work, ids: Collection[int]) -> frozenset[int]:
    """Those of these debtors who owe on a claim with an open objection."""
    if not ids:
        return frozenset()
    rows = work.connection().execute(_contested(), {"ids": sorted(ids)})
    today = work.clock.today()
    return frozenset(row.group_id for row in rows if owed(row, on=today, rates=work.rates) > 0)


def _sums(work: Work, key: InstrumentedAttribute[int], ids: Collection[int]) -> Mapping[int, Sum]:
    found: dict[int, Sum] = defaultdict(Sum)
    if not ids:
        return found
    rows = work.connection().execute(_statement(key), {"ids": sorted(ids)})
    today = work.clock.today()
    off = {} if key is ClaimDebtor.claim_id else _off(work, key, ids)
    for row in rows:
        amount = owed(row, on=today, rates=work.rates)
        if amount > 0:
            amount = max(0, amount - off.get((row.group_id, row.claim_id), 0))
        found[row.group_id] = found[row.group_id].with_claim(amount)
    return found


def _off(
    work: Work, key: InstrumentedAttribute[int], ids: Collection[int]
) -> Mapping[tuple[int, int], Money]:
    """What of claims with several debtors is for another one's letters, by group and claim."""
    other = aliased(ClaimDebtor)
    beside = exists().where(
        other.claim_id == ClaimDebtor.claim_id, other.debtor_id != ClaimDebtor.debtor_id
    )
    let_go = exists().where(Release.claim_id == ClaimDebtor.claim_id, Release.undone_on.is_(None))
    query = select(key, ClaimDebtor.debtor_id, ClaimDebtor.claim_id).where(
        key.in_(ids), or_(ClaimDebtor.joined_on.is_not(None), beside, let_go)
    )
    owes = work.execute(query).all()
    found = own_fees.left_out(work, [(debtor_id, claim_id) for _, debtor_id, claim_id in owes])
    return {(group, claim): found.get((debtor, claim), 0) for group, debtor, claim in owes}


@cache
def _contested() -> Select[*tuple[Any, ...]]:
    return (
        _statement(ClaimDebtor.debtor_id)
        .join(Claim, Claim.id == ClaimBalance.claim_id)
        .where(Claim.state == "open", or_(_unclassified(), _objected()))
    )


def _unclassified() -> ColumnElement[bool]:
    """An objection came with the claim, and nobody has registered it by its ground yet."""
    known = exists().where(Objection.claim_id == Claim.id, Objection.state != State.VOID.value)
    return and_(Claim.objection_on.is_not(None), ~known)


def _objected() -> ColumnElement[bool]:
    return exists().where(
        Objection.claim_id == Claim.id,
        Objection.debtor_id == ClaimDebtor.debtor_id,
        Objection.state.not_in(CLOSED),
    )


@cache
def _statement(key: InstrumentedAttribute[int]) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(
        key.label("group_id"), ClaimBalance.claim_id, *_COLUMNS
    )
    return (
        query.join(ClaimDebtor, ClaimDebtor.claim_id == ClaimBalance.claim_id)
        .where(key.in_(bindparam("ids", expanding=True)))
        .distinct()  # a joint claim is one claim
    )
