"""What a request to the namsmann does to limitation, for its debtor on each of its claims."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select

from collector_desk.domain.limitation_steps import Outcome, Step
from collector_desk.models import LimitationEvent, Measure, MeasureClaim
from collector_desk.service import last_days
from collector_desk.service.database import Work


def interrupt(work: Work, row: Measure, day: date) -> None:
    """It was filed: limitation is interrupted from that day (foreldelsesloven § 17 no. 1)."""
    _enter(work, row, Step.ENFORCEMENT_REQUEST, day, f"begjæring {row.number}")


def withheld(work: Work, row: Measure, day: date) -> None:
    """It ended in a trekk, in which the claims take part (§ 21 no. 1)."""
    _enter(work, row, Step.WITHHOLDING, day, f"utleggstrekk etter begjæring {row.number}")


def close(
    work: Work, row: Measure, day: date, outcome: Outcome, *, only: int | None = None
) -> None:
    """The case at the namsmann is over, and how it ended decides the time that follows.

    ``only`` is the claim it is over for, where it goes on for the others.
    """
    claim_ids = _claims(work, row) if only is None else [only]
    steps = select(LimitationEvent).where(
        LimitationEvent.claim_id.in_(claim_ids),
        LimitationEvent.debtor_id == row.debtor_id,
        LimitationEvent.step == Step.ENFORCEMENT_REQUEST.value,
        LimitationEvent.source == f"begjæring {row.number}",
        LimitationEvent.outcome == Outcome.PENDING.value,
    )
    for step in work.scalars(steps):
        step.ended, step.outcome = day, outcome.value
    _reckon(work, claim_ids)


def _enter(work: Work, row: Measure, step: Step, day: date, source: str) -> None:
    claim_ids = _claims(work, row)
    work.add_all(
        LimitationEvent(
            claim_id=number, debtor_id=row.debtor_id, step=step.value, day=day, source=source
        )
        for number in claim_ids
    )
    _reckon(work, claim_ids)


def _claims(work: Work, row: Measure) -> list[int]:
    query = select(MeasureClaim.claim_id).where(MeasureClaim.measure_id == row.id)
    return list(work.scalars(query.order_by(MeasureClaim.claim_id)))


def _reckon(work: Work, claim_ids: Collection[int]) -> None:
    work.flush()
    last_days.keep(work, claim_ids)
