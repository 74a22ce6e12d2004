"""A judgment that was registered by mistake: a leader takes it back, on all that it was entered for.

It stays in the book, marked with why and by whom, and what it led to is undone: it is a basis no
more, its costs are reversed, limitation stands as before it, and a complaint that it ended runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Select, select

from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.facts import Bucket
from collector_desk.domain.limitation_steps import Outcome, Step
from collector_desk.errors.judgments import JudgmentCostsWaived, JudgmentInUse, JudgmentTakenBack
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import Claim, FactRow, Judgment, LimitationEvent
from collector_desk.service import (
    booking,
    gate,
    judgment_rows,
    judgment_served,
    judgments,
    last_days,
    liable,
    measures,
    placed,
    plan_lowered,
    refunds,
    suit_events,
)
from collector_desk.service.database import Work
from collector_desk.wire.enforcement_requests import TakeBackJudgment

_RULE = "registrert ved en feil"
_STEPS = (Step.COURT.value, Step.BOARD.value)


def take_back(work: Work, debtor_id: int, order: TakeBackJudgment) -> Judgment:
    """Take back a judgment or settlement, for each claim and debtor that it was registered for.

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor, or no such judgment.
        Stale: it was changed since it was shown.
        JudgmentTakenBack: it was taken back before.
        JudgmentInUse: a measure waits, is decided or in force for a claim of it.
        JudgmentCostsWaived: costs were given up since, which might be these.
    """
    gate.opened(work, debtor_id)
    shown = work.get(Judgment, order.judgment_id)
    if shown is None or shown.debtor_id != debtor_id:
        raise Unknown(what="judgment", id=order.judgment_id)
    with_it = judgment_rows.together(work, shown)
    ids = sorted({row.claim_id for row in with_it})
    claims = liable.lock_all(work, ids)
    rows = judgment_rows.together(work, shown)
    if shown.version != order.version:
        raise Stale
    if shown.taken_back_on is not None:
        raise JudgmentTakenBack(board=shown.board, day=shown.decided_on.isoformat())
    costs = _costs(work, rows)
    _must_be_free(work, rows, claims, costs)
    plans = plan_lowered.standing(work, claims)  # while it says who answers for its costs
    credit = {claim.id: refunds.credit_of(work, claim) for claim in claims}
    _mark(work, rows, order.why)
    for number in dict.fromkeys(row.debtor_id for row in rows):
        judgment_served.asked_no_more(work, next(row for row in rows if row.debtor_id == number))
    source = f"{shown.board} {shown.decided_on.isoformat()}, tatt tilbake"[:120]
    placed.reverse(work, costs, rule=_RULE, source=source, reason=order.why)
    for number in dict.fromkeys(row.debtor_id for row in rows):
        suit_events.not_judged(work, number, ids)
    for row in rows:
        _not_interrupted(work, row)
    work.flush()
    last_days.keep(work, ids)
    booking.book(work, ids)
    why = f"kostnader fra {shown.board} er tatt tilbake"
    plan_lowered.lowered(work, plans, why)
    for claim in claims:
        refunds.ask_of_more(work, debtor_id, claim, before=credit[claim.id], why=why)
    return shown


def _costs(work: Work, rows: Sequence[Judgment]) -> Sequence[FactRow]:
    """What it awarded and nobody else was ordered to pay by another that stands."""
    own = {row.fact_id for row in rows if row.fact_id is not None}
    besides = select(Judgment.fact_id).where(
        Judgment.fact_id.in_(own),
        Judgment.id.not_in([row.id for row in rows]),
        judgment_rows.standing(),
    )
    fall = own - set(work.scalars(besides))
    query = select(FactRow).where(FactRow.id.in_(fall), placed.standing())
    return work.scalars(query.order_by(FactRow.id)).all()


def _must_be_free(
    work: Work, rows: Sequence[Judgment], claims: Sequence[Claim], costs: Sequence[FactRow]
) -> None:
    """Raises JudgmentInUse, JudgmentCostsWaived."""
    numbers = {claim.id: claim.number for claim in claims}
    for debtor_id in sorted({row.debtor_id for row in rows}):
        for kind in MeasureKind:
            for claim_id, row in measures.taken(work, debtor_id, list(numbers), kind.value).items():
                raise JudgmentInUse(claim=numbers[claim_id], number=row.number)
    for fact in costs:
        if placed.given_up_since(work, fact, Bucket.COSTS):
            raise JudgmentCostsWaived(claim=numbers[fact.claim_id])


def _mark(work: Work, rows: Sequence[Judgment], why: str) -> None:
    for row in rows:
        row.taken_back_on, row.taken_back_by = work.clock.today(), work.who.name
        row.taken_back_why = why
        details = {
            "judgment": row.id, "claim": row.claim_id, "what": row.what, "costs": row.costs,
            "day": row.decided_on.isoformat(), "why": why,
        }  # fmt: skip
        work.note("judgments.take_back", stream=f"debtor:{row.debtor_id}", details=details)
    work.flush()


def _not_interrupted(work: Work, row: Judgment) -> None:
    """What it entered for limitation is gone; a complaint from before it ended as it did otherwise."""
    step = next(_decided(work, row), None)
    if step is None:
        return
    if step.source == judgments.source_of(row):
        work.delete(step)
        return
    other = work.scalar(_others(row).where(Judgment.decided_on >= step.day).limit(1))
    if other is not None:
        step.ended = other.decided_on
        return
    step.ended, outcome = suit_events.end_of(work, row.debtor_id, step.source)
    step.outcome = outcome.value


def _decided(work: Work, row: Judgment) -> Iterator[LimitationEvent]:
    """What it may have decided, that which it entered itself first."""
    query = select(LimitationEvent).where(
        LimitationEvent.claim_id == row.claim_id,
        LimitationEvent.debtor_id == row.debtor_id,
        LimitationEvent.step.in_(_STEPS),
        LimitationEvent.outcome == Outcome.DECIDED.value,
        LimitationEvent.ended == row.decided_on,
    )
    found = work.scalars(query.order_by(LimitationEvent.id)).all()
    own = judgments.source_of(row)
    yield from (one for one in found if one.source == own)
    of_others = {judgments.source_of(other) for other in work.scalars(_others(row))}
    yield from (one for one in found if one.source not in of_others)


def _others(row: Judgment) -> Select[Judgment]:
    """The other judgments on the same claim that stand, the newest first."""
    query = select(Judgment).where(
        Judgment.claim_id == row.claim_id,
        Judgment.debtor_id == row.debtor_id,
        Judgment.id != row.id,
        judgment_rows.standing(),
    )
    return query.order_by(Judgment.id.desc())
