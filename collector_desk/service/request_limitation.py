"""What a request to the namsmann does to limitation, for its debtor on each of its claims."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Select, select

from collector_desk.domain.limitation_steps import Outcome, Step
from collector_desk.models import LimitationEvent, Measure, MeasureClaim
from collector_desk.service import last_days
from collector_desk.service.database import Work

_REQUEST, _TREKK = "begjæring {}", "utleggstrekk etter begjæring {}"


def interrupt(work: Work, row: Measure, day: date) -> None:
    """It was filed: limitation is interrupted from that day (foreldelsesloven § 17 no. 1)."""
    _enter(work, row, Step.ENFORCEMENT_REQUEST, day, _REQUEST.format(row.number))


def withheld(work: Work, row: Measure, day: date) -> None:
    """It ended in a trekk, in which the claims take part (§ 21 no. 1)."""
    _enter(work, row, Step.WITHHOLDING, day, _TREKK.format(row.number))


def close(
    work: Work, row: Measure, day: date, outcome: Outcome, *, only: int | None = None
) -> None:
    """The case at the namsmann is over, and how it ended decides the time that follows.

    ``only`` is the claim it is over for, where it goes on for the others.
    """
    claim_ids = _claims(work, row) if only is None else [only]
    steps = _of(row, Step.ENFORCEMENT_REQUEST, _REQUEST).where(
        LimitationEvent.claim_id.in_(claim_ids),
        LimitationEvent.outcome == Outcome.PENDING.value,
    )
    for step in work.scalars(steps):
        step.ended, step.outcome = day, outcome.value
    _reckon(work, claim_ids)


def reopen(work: Work, row: Measure, ended: date, *outcomes: Outcome, day: date) -> None:
    """It is not over: what ended on a day with one of these outcomes, and was filed on ``day``."""
    claim_ids = _claims(work, row)
    steps = _of(row, Step.ENFORCEMENT_REQUEST, _REQUEST)
    for step in work.scalars(steps.where(LimitationEvent.claim_id.in_(claim_ids))):
        if (step.day, step.ended) == (day, ended) and Outcome(step.outcome) in outcomes:
            step.ended, step.outcome = None, Outcome.PENDING.value
    _reckon(work, claim_ids)


def not_withheld(work: Work, row: Measure) -> None:
    """It ended in no trekk."""
    _forget(work, work.scalars(_of(row, Step.WITHHOLDING, _TREKK)).all())


def not_filed(work: Work, row: Measure, day: date) -> None:
    """It interrupted nothing on this day: it had on an earlier one."""
    steps = work.scalars(_of(row, Step.ENFORCEMENT_REQUEST, _REQUEST)).all()
    pending = [step for step in steps if step.outcome == Outcome.PENDING.value]
    _forget(work, [step for step in pending if step.day == day])


def _of(row: Measure, step: Step, source: str) -> Select[LimitationEvent]:
    return select(LimitationEvent).where(
        LimitationEvent.debtor_id == row.debtor_id,
        LimitationEvent.step == step.value,
        LimitationEvent.source == source.format(row.number),
    )


def _forget(work: Work, steps: Sequence[LimitationEvent]) -> None:
    claim_ids = {step.claim_id for step in steps}
    for step in steps:
        work.delete(step)
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
