"""The amount of a trekk that runs is changed: by a trekk of its own, decided by two, that takes over.

Old rules only (ruling 3). The trekk that is changed runs on until the payer has the new order, so
that there is never a month without one, nor one with both; the two years are those of the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import OPEN, MeasureKind, MeasureStage
from collector_desk.domain.phrases import dotted
from collector_desk.errors.enforcement import AmendedAlready, AmendNotOurs, MeasureWrongStage
from collector_desk.models import Measure
from collector_desk.service import (
    approvals,
    enforcement_book,
    gate,
    measure_facts,
    measures,
    own_limitation,
)
from collector_desk.service.database import Work
from collector_desk.wire.measures import SaveMeasure

_ANEW = {"reasons": "", "considered": "", "deviation": "", "amount": None}
"""What is written for each change by itself; the household and the payer stand until corrected."""

_NAMSMANN = "etter nytt regelverk fastsetter namsmannen den"
_TOO_LARGE = "Er trekket for stort, still det i bero eller stans det"


def amend(work: Work, measure_id: int, *, version: int) -> Measure:
    """Begin a change: a draft of the same claims, household and payer, with its own reasons.

    Raises:
        Unknown, NotOpened, OwnCase, Stale: as ``measures.propose``.
        MeasureWrongStage: it does not run.
        AmendNotOurs: its size is not the municipality's to set, or is no more.
        AmendedAlready: a change of it is under way.
    """
    row = measures.locked(work, measure_id, version)
    gate.opened(work, row.debtor_id)
    may_begin(work, row)
    terms = measures.standing_terms(work, row).model_copy(update=_ANEW | {"amends": row.id})
    made = measures.save(work, row.debtor_id, SaveMeasure(terms=terms))
    details = {"measure": row.id, "number": row.number, "change": made.number}
    work.note("measures.amend", stream=f"debtor:{row.debtor_id}", details=details)
    return made


def may_begin(work: Work, row: Measure) -> None:
    """Refuse a change that may not begin. Raises as ``amend``."""
    if row.kind != MeasureKind.WITHHOLDING.value:
        raise AmendNotOurs(number=row.number, why="bare et trekk endres slik")
    if row.regime != Regime.OLD.value:
        raise AmendNotOurs(number=row.number, why=_NAMSMANN)
    if row.stage != MeasureStage.IN_FORCE.value:
        raise MeasureWrongStage(number=row.number, stage=MeasureStage(row.stage).is_now)
    rule = measure_facts.ruling(work, row.debtor_id, MeasureKind.WITHHOLDING, on=work.clock.today())
    if rule.regime is Regime.NEW:
        raise AmendNotOurs(number=row.number, why=f"{_NAMSMANN}. {_TOO_LARGE}")
    for other in _changes_of(work, row):
        raise AmendedAlready(number=row.number, change=other.number)


def amended(work: Work, row: Measure) -> Measure | None:
    """The trekk that a measure changes; None: it changes none."""
    number = measures.terms_of(row).amends
    return None if number is None else work.get_one(Measure, number)


def held(work: Work, measure_id: int) -> Measure | None:
    """The trekk that a measure changes, locked before the measure itself, as who ends it locks them."""
    row = work.get(Measure, measure_id)
    number = None if row is None else measures.terms_of(row).amends
    return None if number is None else measures.locked(work, number)


def first_of(work: Work, row: Measure) -> Measure:
    """The trekk that a row of changes began with: its day is that of the rank in time."""
    while (before := amended(work, row)) is not None:
        row = before
    return row


def took_over(work: Work, row: Measure, day: date) -> None:
    """The payer has the new order: the trekk that it changes is over from that day, without letters."""
    old = amended(work, row)
    if old is None:
        return
    measures.move(old, MeasureStage.ENDED)
    old.ended_on, old.ended_why = day, f"avløst av {row.number}"
    work.flush()
    text = f"Avløst av {row.number}, som trekkpliktig fikk {dotted(day)}"
    enforcement_book.enter(work, old, "ended", text)
    own_limitation.ended(work, old)


def was_taken_over(work: Work, row: Measure) -> bool:
    """Whether the payer has the order of a change of it, and so knows that it is over."""
    query = select(Measure).where(
        Measure.debtor_id == row.debtor_id, Measure.id > row.id, Measure.effect_on.is_not(None)
    )
    return any(measures.terms_of(other).amends == row.id for other in work.scalars(query))


def lapse(work: Work, row: Measure) -> Sequence[Measure]:
    """Let the changes of a trekk that is over lapse; gives those that are decided, to be stopped."""
    decided = []
    for found in _changes_of(work, row):
        other = measures.locked(work, found.id)
        if other.stage == MeasureStage.DECIDED.value:
            decided.append(other)
            continue
        if other.stage == MeasureStage.WAITING.value and other.approval_id is not None:
            approvals.lapse(work, other.approval_id)
        measures.move(other, MeasureStage.LAPSED)
        other.ended_on, other.ended_why = work.clock.today(), f"{row.number} løper ikke lenger"
    work.flush()
    return decided


def _changes_of(work: Work, row: Measure) -> list[Measure]:
    """The changes of a trekk that have not taken over yet, and are not over."""
    begun = [stage.value for stage in OPEN if stage is not MeasureStage.IN_FORCE]
    query = select(Measure).where(
        Measure.debtor_id == row.debtor_id,
        Measure.kind == row.kind,
        Measure.stage.in_(begun),
        Measure.id > row.id,
    )
    found = work.scalars(query.order_by(Measure.id)).all()
    return [other for other in found if measures.terms_of(other).amends == row.id]
