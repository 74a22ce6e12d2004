"""The trekk that we have of a debtor already, by the old rules: each takes its sum of the same income."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import func, select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import APPROVED, MeasureKind
from collector_desk.domain.enforcement.withholding import LAST_RANK, Other
from collector_desk.domain.phrases import dotted
from collector_desk.models import Measure, MeasureClaim
from collector_desk.service.database import Work
from collector_desk.wire.measures import MeasureTerms


def of(work: Work, debtor_id: int, *, besides: Collection[int | None]) -> tuple[Other, ...]:
    """Each that is decided or runs, the best rank and then the oldest first, but ``besides``.

    One that rests counts too, for it goes on again. A merge brings along those of whom it merged.
    """
    ranks = select(func.max(MeasureClaim.rank)).where(MeasureClaim.measure_id == Measure.id)
    query = (
        select(Measure, ranks.scalar_subquery())
        .where(
            Measure.debtor_id == debtor_id,
            Measure.kind == MeasureKind.WITHHOLDING.value,
            Measure.regime == Regime.OLD.value,
            Measure.stage.in_([stage.value for stage in APPROVED]),
            Measure.id.not_in([number for number in besides if number is not None]),
        )
        .order_by(Measure.decided_on, Measure.id)
        .execution_options(populate_existing=True)
    )
    found = {row.id: (row, rank or LAST_RANK) for row, rank in work.execute(query)}
    others = [
        _other(row, found[row.id][1]) for row in _once([row for row, _rank in found.values()])
    ]
    return tuple(sorted(others, key=lambda other: (other.rank, other.since, other.own)))


def numbers(work: Work, debtor_id: int) -> frozenset[str]:
    """The numbers of every trekk of ours that was decided, also of what is over: it is no other's."""
    query = select(Measure.number).where(
        Measure.debtor_id == debtor_id,
        Measure.kind == MeasureKind.WITHHOLDING.value,
        Measure.regime == Regime.OLD.value,
        Measure.decided_on.is_not(None),
    )
    return frozenset(work.scalars(query))


def _once(rows: Sequence[Measure]) -> list[Measure]:
    """One of a trekk and the change that is to take over from it: the one that takes more."""
    kept = {row.id: row for row in rows}
    for change in rows:
        first = kept.get(MeasureTerms.model_validate(change.terms).amends or 0)
        if first is not None:
            del kept[min((first, change), key=lambda row: row.monthly or 0).id]
    return list(kept.values())


def _other(row: Measure, rank: str) -> Other:
    assert row.decided_on is not None
    return Other(
        title=row.number,
        rank=rank,
        amount=row.monthly or 0,
        since=row.decided_on,
        document=f"egne bøker: besluttet {dotted(row.decided_on)}",
        own=row.number,
    )
