"""What the municipality's own notice, decision, trekk and lien do to limitation (ruling 8).

For their debtor on each of their claims. Under the new rules the notice interrupts
(foreldelsesloven § 17 no. 4) and gives ten years from the day it went (§ 21 no. 4). Under the old
rules nothing is known to: the step is entered, and its line says that it has no effect and is not
confirmed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import select

from collector_desk.domain.claim import Regime, own_regime
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.limitation_steps import WORDS, Step
from collector_desk.models import (
    LetterRow,
    LimitationEvent,
    Measure,
    MeasureClaim,
    Notice,
)
from collector_desk.service import last_days, one_trekk
from collector_desk.service.database import Work


def noticed(work: Work, letter: LetterRow) -> None:
    """A «varsel om utlegg» has gone today, to all it is for: entered once for each claim."""
    source = _of_letter(letter)
    debtor_id = letter.debtor_id
    if letter.kind != LetterKind.OWN_NOTICE.value or debtor_id is None:
        return
    if _entered(work, debtor_id, source):
        return
    query = select(Notice.claim_id).where(
        Notice.letter_id == (letter.with_id or letter.id), Notice.returned_on.is_(None)
    )
    claims = work.scalars(query.order_by(Notice.claim_id)).all()
    today = work.clock.today()
    regime = _regime(work, debtor_id, today)
    _enter(work, debtor_id, claims, Step.OWN_NOTICE, today, source, regime)


def not_given(work: Work, letter: LetterRow) -> None:
    """It came back, could not be delivered or was taken back: it interrupted nothing."""
    if letter.kind == LetterKind.OWN_NOTICE.value and letter.debtor_id is not None:
        _forget(work, _entered(work, letter.debtor_id, _of_letter(letter)))


def decided(work: Work, row: Measure) -> None:
    """An own measure is decided today.

    Under the new rules its notice has interrupted already; the decision does where the notice
    went while the old rules held (§ 17 no. 4, cf. no. 3).
    """
    claims = _claims(work, row)
    if row.regime == Regime.NEW.value:
        interrupted = _interrupted(work, row.debtor_id, claims)
        claims = [claim for claim in claims if claim not in interrupted]
    source = _of_measure(row)
    day, regime = row.decided_on or work.clock.today(), Regime(row.regime)
    _enter(work, row.debtor_id, claims, Step.OWN_DECISION, day, source, regime)


def in_force(work: Work, row: Measure) -> None:
    """The payer, the namsmann or the bank has it: from that day a trekk or a lien stands."""
    assert row.effect_on is not None  # written before
    lien, regime = row.kind == MeasureKind.ACCOUNT_LIEN.value, Regime(row.regime)
    if not lien and regime is Regime.OLD:
        return  # § 21 no. 1 speaks of a trekk under the new rules
    step, claims = Step.LIEN if lien else Step.WITHHOLDING, _claims(work, row)
    _enter(work, row.debtor_id, claims, step, row.effect_on, _of_measure(row), regime)


def ended(work: Work, row: Measure) -> None:
    """It is over: a trekk leaves a year (§ 22 no. 4); what never took effect is as if undone."""
    _over(work, row, _entered(work, row.debtor_id, _of_measure(row)), row.ended_on)


def _over(work: Work, row: Measure, events: Sequence[LimitationEvent], day: date | None) -> None:
    if row.effect_on is None:
        _forget(work, events)
        return
    for event in events:
        if event.step in {Step.WITHHOLDING.value, Step.LIEN.value}:
            event.ended = day
    work.flush()
    last_days.keep(work, {event.claim_id for event in events})


def fell_out(work: Work, row: Measure, claim_id: int) -> None:
    """It is over for one of its claims today, as ``ended`` says, and goes on for the others."""
    found = _entered(work, row.debtor_id, _of_measure(row))
    _over(work, row, [event for event in found if event.claim_id == claim_id], work.clock.today())


def _regime(work: Work, debtor_id: int, day: date) -> Regime:
    return own_regime(day, one_trekk_since=work.scalar(one_trekk.since(debtor_id)))


def _claims(work: Work, row: Measure) -> list[int]:
    query = select(MeasureClaim.claim_id).where(MeasureClaim.measure_id == row.id)
    return list(work.scalars(query.order_by(MeasureClaim.claim_id)))


def _interrupted(work: Work, debtor_id: int, claims: Collection[int]) -> set[int]:
    """The claims whose notice interrupted by the new rules."""
    query = select(LimitationEvent.claim_id).where(
        LimitationEvent.claim_id.in_(claims),
        LimitationEvent.debtor_id == debtor_id,
        LimitationEvent.step == Step.OWN_NOTICE.value,
        LimitationEvent.regime == Regime.NEW.value,
    )
    return set(work.scalars(query))


def _enter(  # noqa: PLR0913, PLR0917
    work: Work,
    debtor_id: int,
    claims: Sequence[int],
    step: Step,
    day: date,
    source: str,
    regime: Regime,
) -> None:
    work.add_all(
        LimitationEvent(
            claim_id=claim,
            debtor_id=debtor_id,
            step=step.value,
            day=day,
            regime=regime.value,
            source=source,
        )
        for claim in claims
    )
    work.flush()
    last_days.keep(work, claims)


def _entered(work: Work, debtor_id: int, source: str) -> Sequence[LimitationEvent]:
    query = select(LimitationEvent).where(
        LimitationEvent.debtor_id == debtor_id, LimitationEvent.source == source
    )
    return work.scalars(query.order_by(LimitationEvent.id)).all()


def _forget(work: Work, events: Sequence[LimitationEvent]) -> None:
    claims = {event.claim_id for event in events}
    for event in events:
        work.delete(event)
    work.flush()
    last_days.keep(work, claims)


def _of_letter(letter: LetterRow) -> str:
    return f"{WORDS[Step.OWN_NOTICE][0].lower()}, brev {letter.with_id or letter.id}"


def _of_measure(row: Measure) -> str:
    return f"{MeasureKind(row.kind).label.lower()} {row.number}"
