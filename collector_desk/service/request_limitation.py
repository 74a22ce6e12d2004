"""What a request to the namsmann does to limitation, for its debtor on each of its claims."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import Select, select

from collector_desk.domain.enforcement.measure import MeasureStage
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


def refused(work: Work, row: Measure, on: date, *, filed: date, later: date | None) -> None:
    """What was filed on a day never came in, also for a claim that fell out or was withdrawn since.

    ``later`` is the day a later version came, which counts for each that was in it until then.
    """
    steps = _by_claim(work, row, filed, refused=False)
    for step in steps.values():
        if later is not None and (step.ended is None or step.ended >= later):
            work.add(
                LimitationEvent(
                    claim_id=step.claim_id,
                    debtor_id=step.debtor_id,
                    step=step.step,
                    day=later,
                    ended=step.ended,
                    outcome=step.outcome,
                    source=step.source,
                )
            )
        # the day it had ended stays, for ``came``
        step.ended, step.outcome = step.ended or on, Outcome.REFUSED.value
    _reckon(work, steps)


def came(work: Work, row: Measure, *, filed: date, later: date | None) -> None:
    """What was filed on a day came in after all; what a ``later`` one interrupted goes back to it.

    A claim that fell out, or a request that was stopped, is withdrawn as it was.
    """
    steps = _by_claim(work, row, filed, refused=True)
    meanwhile = {} if later is None else _by_claim(work, row, later, refused=False)
    running = set(_claims(work, row)) if row.stage != MeasureStage.STOPPED.value else set()
    for number, step in steps.items():
        if number in meanwhile:
            step.ended, step.outcome = meanwhile[number].ended, meanwhile[number].outcome
        elif number in running:
            step.ended, step.outcome = None, Outcome.PENDING.value
        else:
            step.outcome = Outcome.WITHDRAWN.value
    _forget(work, list(meanwhile.values()))
    _reckon(work, steps)


def _by_claim(
    work: Work, row: Measure, filed: date, *, refused: bool
) -> Mapping[int, LimitationEvent]:
    """What was filed on a day and never came in, or what did; by its claim."""
    steps = _of(row, Step.ENFORCEMENT_REQUEST, _REQUEST).where(LimitationEvent.day == filed)
    found = work.scalars(steps.order_by(LimitationEvent.id))
    return {one.claim_id: one for one in found if (one.outcome == Outcome.REFUSED.value) is refused}


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
