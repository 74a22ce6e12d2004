"""What filing a claim does to its limitation, and what the end of the proceedings does (§ 18)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from collector_desk.domain.limitation_steps import WORDS, AfterFiling, Outcome, Step
from collector_desk.domain.phrases import dotted
from collector_desk.domain.status import STATUSES, Status
from collector_desk.domain.status_flow import FLOWS
from collector_desk.models import DebtorStatus, LetterClaim, LetterRow, LimitationEvent, Task
from collector_desk.service import last_days, letter_keep
from collector_desk.service.database import Work

_STEPS: Mapping[Status, Step] = {
    Status.BANKRUPTCY: Step.BANKRUPTCY,
    Status.DEBT_SETTLEMENT: Step.DEBT_SETTLEMENT,
}


def counts_on(row: DebtorStatus, *, filed: date) -> date:
    """The day that counts for being in time: the opening, where filed by its deadline (§ 18 no. 2)."""
    last = row.filing_deadline
    in_time = last is not None and filed <= last
    return row.from_day if Status(row.kind) in _STEPS and in_time else filed


def went(work: Work, letter: LetterRow) -> None:
    """Let the claims of a filing not run out from today, the day its letter has gone (§§ 18, 29).

    Nothing counts before: one that goes after the proklama's deadline was none (arveloven § 102),
    and so was one that goes when the proceedings are over. In a bankruptcy or a debt settlement
    that it goes to too late, the opening counts no more, and somebody is asked to look.

    An estate that is not under public administration interrupts nothing: a claim filed in time
    under its proklama has a year from the deadline (§ 13); without a proklama nothing follows.
    """
    row, today = _filed_by(work, letter), work.clock.today()
    if row is None or row.filed_on is None:
        return
    first = f"Meldingen gikk først {dotted(today)}"
    if row.to_day is not None:
        label = STATUSES[Status(row.kind)].label
        over = f"da statusen var avsluttet {dotted(row.to_day)}"
        _lost(work, row, letter, f"{label}: {first}, {over}: den teller ikke. Foreldelsen løper.")
        return
    last = row.filing_deadline
    late = last is not None and last < today
    if late and Status(row.kind) not in _STEPS:
        _lost(work, row, letter, f"{_again(row, today)} {first}.")
        return
    _forget(work, row)  # of a filing from before it counted from this day
    row.filed_on = today
    query = select(LetterClaim.claim_id).where(LetterClaim.letter_id == letter.id)
    _begin(work, row, work.scalars(query.order_by(LetterClaim.claim_id)).all())
    done(work, row)
    if late and last is not None:
        text = f"{STATUSES[Status(row.kind)].label}: meldingen gikk først {dotted(today)}, etter"
        text = f"{text} fristen {dotted(last)}: se om kravene er i behold"
        letter_keep.task(work, row.debtor_id, None, text)


def end(work: Work, row: DebtorStatus, day: date, outcome: AfterFiling | None) -> None:
    """Let the period that follows begin, where the claims were filed (§§ 21 no. 3 and 22)."""
    if row.filed_on is None:
        return
    events = [
        event for event in _begun(work, row, row.filed_on) if event.outcome == Outcome.PENDING.value
    ]
    for event in events:
        event.ended, event.outcome = day, (outcome or Outcome.UNTOLD).value
    last_days.keep(work, [event.claim_id for event in events])


def taken_back(work: Work, letter: LetterRow) -> None:
    """Let a filing whose letter did not come be none: nothing is interrupted by it (§ 18).

    The claims can be filed again, and a task asks for it by the filing deadline.
    """
    row = _filed_by(work, letter)
    if row is not None and row.filed_on is not None:
        why = f"Meldingen {dotted(row.filed_on)} kom ikke fram."
        _lost(work, row, letter, f"{_again(row, work.clock.today())} {why}")


def done(work: Work, row: DebtorStatus) -> None:
    """Close what was asked about a status."""
    task = work.get(Task, row.task_id) if row.task_id else None
    if task is not None and task.state == "open":
        task.state, task.done_by, task.done_on = "done", work.who.name, work.clock.today()


def _begin(work: Work, row: DebtorStatus, claim_ids: Sequence[int]) -> None:
    step, today = _step(row), work.clock.today()
    if step is Step.PROKLAMA and row.filing_deadline is None:
        return
    filed = step is Step.PROKLAMA
    for claim_id in claim_ids:
        work.add(
            LimitationEvent(
                claim_id=claim_id,
                debtor_id=row.debtor_id,
                step=step.value,
                day=counts_on(row, filed=today),
                ended=row.filing_deadline if filed else None,
                outcome=(Outcome.FILED if filed else Outcome.PENDING).value,
                source=_source(row, today, step),
            )
        )
    last_days.keep(work, claim_ids)


def _filed_by(work: Work, letter: LetterRow) -> DebtorStatus | None:
    query = select(DebtorStatus).where(DebtorStatus.filed_letter_id == letter.id)
    return work.scalar(query.with_for_update())


def _lost(work: Work, row: DebtorStatus, letter: LetterRow, asked: str) -> None:
    claims = _forget(work, row)
    done(work, row)
    row.filed_on = row.filed_letter_id = None
    row.task_id = letter_keep.task(work, row.debtor_id, None, asked).id
    details = {"status": row.id, "letter": letter.id, "claims": claims}
    work.note("statuses.filing_lost", stream=f"debtor:{row.debtor_id}", details=details)


def _forget(work: Work, row: DebtorStatus) -> list[int]:
    """Take away the steps that the filing is; the claims they were of."""
    assert row.filed_on is not None  # all callers have looked
    events = _begun(work, row, row.filed_on)
    claims = [event.claim_id for event in events]
    for event in events:
        work.delete(event)
    last_days.keep(work, claims)
    return claims


def _again(row: DebtorStatus, today: date) -> str:
    flow, label = FLOWS[Status(row.kind)], STATUSES[Status(row.kind)].label
    last = row.filing_deadline
    if last is None:
        return f"{label}: meld kravene på nytt. Foreldelsen løper."
    if last < today:
        return f"{label}: Fristen for å melde kravene gikk ut {dotted(last)}. ({flow.rule})"
    return f"{label}: meld kravene på nytt senest {dotted(last)}, {flow.files_by}. ({flow.rule})"


def _begun(work: Work, row: DebtorStatus, filed: date) -> Sequence[LimitationEvent]:
    """The steps that the filing is."""
    every = (*_STEPS.values(), Step.ESTATE, Step.PROKLAMA)
    query = select(LimitationEvent).where(
        LimitationEvent.debtor_id == row.debtor_id,
        LimitationEvent.source.in_([_source(row, filed, step) for step in every]),
    )
    return work.scalars(query.order_by(LimitationEvent.id)).all()


def _step(row: DebtorStatus) -> Step:
    return _STEPS.get(Status(row.kind)) or (Step.ESTATE if row.filed_public else Step.PROKLAMA)


def _source(row: DebtorStatus, filed: date, step: Step) -> str:
    return f"status {row.id}: kravet er meldt {dotted(filed)} (foreldelsesloven {WORDS[step][1]})"
