"""The rehearsal of a rate: which running cases it moves, and by how much, before it is approved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import func, select

from collector_desk.domain.enforcement.measure import APPROVED
from collector_desk.domain.plan_stage import RUNNING
from collector_desk.domain.rates import Rates
from collector_desk.models import Debtor, Measure, MeasureClaim, Notice, Plan, PlanClaim
from collector_desk.service import gate, rate_looks
from collector_desk.service.database import Work
from collector_desk.service.rate_looks import NOTHING, Looked
from collector_desk.wire.rates import RateCase, RateMoved, RateRehearsal

CHUNK = 400  # debtors at a time
MOST = 20_000
"""Debtors that are tried at most: some four seconds of a processor for each thousand of them."""

SHOWN = 20
"""How many moved figures are shown one by one, and kept with the proposal."""


@dataclass(slots=True)
class _Count:
    """What has been found so far."""

    tried: int = 0
    moved: int = 0
    letters: int = 0
    plans: set[int] = field(default_factory=set)
    measures: set[int] = field(default_factory=set)
    groups: dict[tuple[str, str], list[int]] = field(
        default_factory=lambda: defaultdict(lambda: [0, 0, 0])
    )
    cases: list[RateCase] = field(default_factory=list)


def rehearse(work: Work, then: Rates, *, since: date) -> RateRehearsal:
    """Everything that runs, reckoned by the rates as they are and as they would be.

    On the first day of the new row (today, where that is past), and what is owed the days of the
    house after it. Nothing is kept. Every debtor is counted, also whom this person may not know;
    shown one by one are those only whom anybody at the desk may see.
    """
    today = work.clock.today()
    on = max(since, today)
    ahead = on + timedelta(days=work.rates["rehearsal_days"].on(today).whole)
    now, count, seen = work.rates, _Count(), 0
    for debtors in _debtors(work):
        with rate_looks.by(work, now, on):
            before = rate_looks.look(work, debtors, on=on, ahead=ahead)
        with rate_looks.by(work, then, on):
            after = rate_looks.look(work, debtors, on=on, ahead=ahead)
        listed = _listed(work, [debtor.id for debtor in debtors])
        claims = list(_compare(before, after, listed, count))
        _touched(work, claims, on, count)
        seen += len(debtors)
    return RateRehearsal(
        on=on,
        ahead=ahead,
        made_on=today,
        tried=count.tried,
        moved=count.moved,
        groups=tuple(
            RateMoved(what=what, kind=kind, count=many, before=old, after=new)
            for (what, kind), (many, old, new) in sorted(count.groups.items())
        ),
        cases=tuple(count.cases),
        plans=len(count.plans),
        measures=len(count.measures),
        letters=count.letters,
        debtors=seen,
        whole=seen < MOST,
    )


def _debtors(work: Work) -> Iterator[Sequence[Debtor]]:
    last = 0
    for _ in range(MOST // CHUNK):
        query = select(Debtor).where(Debtor.id > last).order_by(Debtor.id).limit(CHUNK)
        some = work.scalars(query).all()
        if not some:
            return
        yield some
        last = some[-1].id


def _listed(work: Work, debtor_ids: Collection[int]) -> frozenset[int]:
    """Whom the list may name: never one with a protected address, for others read it too."""
    query = select(Debtor.id).where(
        Debtor.id.in_(debtor_ids), Debtor.protection == "open", gate.listed(work.who)
    )
    return frozenset(work.scalars(query))


def _compare(
    before: Looked, after: Looked, listed: Collection[int], count: _Count
) -> Iterator[int]:
    """Count what differs; gives the claims that do."""
    for key, old in before.items():
        new, moved = after[key], False
        count.tried += 1
        for what in {**old.figures, **new.figures}:
            was, becomes = (seen.figures.get(what, NOTHING) for seen in (old, new))
            if becomes == was:
                continue
            moved = True
            group = count.groups[what, old.kind]
            group[0] += 1
            group[1] += was.amount or 0
            group[2] += becomes.amount or 0
            if len(count.cases) < SHOWN and old.debtor_id in listed:
                count.cases.append(
                    RateCase(
                        number=old.number, kind=old.kind, debtor_id=old.debtor_id, what=what,
                        before=was.words, after=becomes.words,
                    )
                )  # fmt: skip
        count.moved += moved
        if moved and old.claim_id is not None:
            yield old.claim_id


def _touched(work: Work, claims: Collection[int], on: date, count: _Count) -> None:
    """What was promised, decided or written already about the claims that move."""
    if not claims:
        return
    plans = select(PlanClaim.plan_id).join(Plan, Plan.id == PlanClaim.plan_id)
    count.plans |= set(
        work.scalars(plans.where(PlanClaim.claim_id.in_(claims), Plan.state.in_(RUNNING)))
    )
    measures = select(MeasureClaim.measure_id).join(Measure, Measure.id == MeasureClaim.measure_id)
    count.measures |= set(
        work.scalars(measures.where(MeasureClaim.claim_id.in_(claims), Measure.stage.in_(APPROVED)))
    )
    letters = select(func.count()).select_from(Notice)
    count.letters += (
        work.scalar(
            letters.where(
                Notice.claim_id.in_(claims),
                Notice.returned_on.is_(None),
                Notice.waits.is_(False),
                Notice.deadline >= on,
            )
        )
        or 0
    )
