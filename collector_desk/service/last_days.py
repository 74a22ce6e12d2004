"""The last day a claim can be demanded of each debtor: kept in a column, so that lists find it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, select, update

from collector_desk.domain.claim import ClaimKind, Regime, own_regime
from collector_desk.domain.later_interest import LaterInterest, later_interest
from collector_desk.domain.limitation import (
    Interruption,
    Limitation,
    Outcome,
    Step,
    limitation,
    ordinary_end,
)
from collector_desk.models import Claim, ClaimBalance, ClaimDebtor, LimitationEvent, Row
from collector_desk.service.database import Work
from collector_desk.service.facts import chunks
from collector_desk.service.kept_rows import KeptClaim, KeptStep

Key = tuple[int, int]
"""A claim and one who owes it: limitation runs for each by itself (foreldelsesloven § 25)."""

_LIABLE = Row.metadata.tables[ClaimDebtor.__tablename__]
_STEP = tuple(getattr(LimitationEvent, name) for name in KeptStep._fields)
_OWED = (
    ClaimBalance.principal
    + ClaimBalance.costs
    + ClaimBalance.fees
    + ClaimBalance.interest
    - ClaimBalance.credit
)


class LastDay(NamedTuple):
    """The day that is kept for a debtor on a claim, and the day that is right."""

    claim_id: int
    debtor_id: int
    number: str
    kept: date | None
    right: date | None


def limitation_of(
    claim: Claim | KeptClaim, events: Sequence[LimitationEvent | KeptStep], *, today: date
) -> Limitation:
    """The limitation of a claim against one debtor, from the steps taken towards that debtor.

    The rules of ``today`` for own decisions say what would interrupt next.
    """
    steps = _interruptions(events)
    regime = own_regime(today)
    return limitation(ClaimKind(claim.kind), claim.limitation_start, steps, regime=regime)


def later_interest_of(
    claim: Claim | KeptClaim, events: Sequence[LimitationEvent | KeptStep], *, today: date
) -> LaterInterest | None:
    """What is time-barred of a claim's later interest; None where it has no time of its own."""
    if claim.interest_from is None:
        return None
    steps = _interruptions(events)
    return later_interest(ClaimKind(claim.kind), claim.interest_from, steps, day=today)


def steps_of(work: Work, claim_ids: Collection[int]) -> Mapping[Key, Sequence[KeptStep]]:
    """The steps that may have moved limitation on some claims, by claim and debtor."""
    found: dict[Key, list[KeptStep]] = defaultdict(list)
    query = select(LimitationEvent.debtor_id, *_STEP).where(LimitationEvent.claim_id.in_(claim_ids))
    for debtor_id, *values in work.execute(query.order_by(LimitationEvent.id)):
        step = KeptStep(*values)
        found[step.claim_id, debtor_id].append(step)
    return found


def reckoned(work: Work, claim_ids: Collection[int]) -> list[LastDay]:
    """The kept and the right day of everybody who owes one of these claims.

    Where nothing is owed, or the claim was withdrawn, nothing can be time-barred; while a case
    keeps the claim alive it has no last day.
    """
    steps = steps_of(work, claim_ids)
    query = (
        select(
            Claim.id,
            ClaimDebtor.debtor_id,
            Claim.number,
            ClaimDebtor.last_day,
            Claim.kind,
            Claim.limitation_start,
            Claim.state,
            _OWED.label("owed"),
        )
        .join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id)
        .outerjoin(ClaimBalance, ClaimBalance.claim_id == Claim.id)
        .where(Claim.id.in_(claim_ids))
    )
    found = []
    for number, debtor_id, name, kept, kind, start, state, owed in work.execute(query):
        right = None
        if state == "open" and owed is not None and owed > 0:
            right = _last_day(ClaimKind(kind), start, steps.get((number, debtor_id), ()))
        found.append(LastDay(number, debtor_id, name, kept, right))
    return found


def keep(work: Work, claim_ids: Iterable[int]) -> int:
    """Reckon the last days of some claims anew and write those that differ; how many did.

    Whatever moves limitation or lets a claim be paid calls it, in its own transaction. The claims
    are locked first: two deeds on one claim reckon one after the other.
    """
    work.flush()
    changed = 0
    for some in chunks(sorted(set(claim_ids))):
        locked = select(Claim.id).where(Claim.id.in_(some)).order_by(Claim.id)
        work.execute(locked.with_for_update(key_share=True))
        wrong = [each for each in reckoned(work, some) if each.kept != each.right]
        if wrong:
            rows = [
                {"of_claim": each.claim_id, "of_debtor": each.debtor_id, "right": each.right}
                for each in wrong
            ]
            work.connection().execute(_WRITTEN, rows)
        changed += len(wrong)
    return changed


_WRITTEN = (
    update(_LIABLE)
    .where(
        _LIABLE.c.claim_id == bindparam("of_claim"), _LIABLE.c.debtor_id == bindparam("of_debtor")
    )
    .values(last_day=bindparam("right"))
)


def _last_day(kind: ClaimKind, start: date, steps: Sequence[KeptStep]) -> date | None:
    if not steps:
        return ordinary_end(start)
    return limitation(kind, start, _interruptions(steps)).last_day


def _interruptions(events: Iterable[LimitationEvent | KeptStep]) -> list[Interruption]:
    return [
        Interruption(
            step=Step(event.step),
            day=event.day,
            ended=event.ended,
            outcome=Outcome(event.outcome),
            confirmed=event.confirmed,
            regime=Regime(event.regime) if event.regime else None,
        )
        for event in events
    ]
