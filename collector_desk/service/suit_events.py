"""What came in a complaint that is filed: kept with its deadline, a task for it, and how it ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import func, select

from collector_desk.domain.enforcement.request_events import EventRule
from collector_desk.domain.enforcement.suit import (
    Board,
    SuitEventKind,
    SuitStage,
    deadline_of,
    may_come,
    rule_of,
)
from collector_desk.domain.limitation_steps import Outcome
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.errors.enforcement import MeasureDayWrong
from collector_desk.errors.suits import SuitEventLacks
from collector_desk.models import Judgment, LimitationEvent, Suit, SuitClaim, SuitEvent
from collector_desk.service import (
    asking,
    attachments,
    judgment_rows,
    last_days,
    said_of,
    suit_asking,
    suits,
)
from collector_desk.service.database import Work
from collector_desk.wire.suits import NewSuitEvent

_FIELDS = {"deadline": "frist", "amount": "beløp", "text": "tekst"}


def register(work: Work, suit_id: int, order: NewSuitEvent) -> Suit:
    """Enter what came, with the day it gives and what it ends.

    Raises:
        Unknown, NotOpened, OwnCase, Stale, SuitWrongStage: as ``suits.locked``.
        EventOfAll, SaidOfOther: as ``said_of.kept``.
        SuitEventLacks: a field that this event needs is empty.
        MeasureDayWrong: before it was filed, or a day to come.
        FileNotReadable, FileRefused: its paper cannot be kept, and nothing is entered.
    """
    stages = [stage for stage in SuitStage if order.kind in may_come(stage)]
    row = suits.locked(work, suit_id, order.version, *stages)
    rule, first = rule_of(order.kind), row.filed_on or order.day
    if not first <= order.day <= work.clock.today():
        raise MeasureDayWrong(first=first.isoformat())
    for field in rule.needs:
        if not getattr(order, field):
            raise SuitEventLacks(event=rule.label, what=_FIELDS[field])
    event = SuitEvent(
        suit_id=row.id,
        kind=order.kind.value,
        day=order.day,
        deadline=deadline_of(order.kind, order.day, order.deadline),
        amount=order.amount,
        text=order.text,
        claim_ids=_claims(work, row, order),
        document_id=_paper(work, row, order),
        made_by=work.who.name,
        made_at=work.clock.now(),
    )
    work.add(event)
    if rule.outcome is not None:
        _end(work, row, order.day, f"{rule.label} {dotted(order.day)}")
        _close(work, row, order.day, rule.outcome)
    if rule.task and event.deadline is not None:
        _task(work, row, event, rule)
    work.flush()
    if order.kind is SuitEventKind.DISPUTED:
        of = event.claim_ids or suits.claims_of(work, row.id)
        said_of.disputed(work, row.number, row.debtor_id, of)
    elif order.kind is SuitEventKind.ACCEPTED:
        said_of.disputed_no_more(work, row.debtor_id)
    details = {"kind": event.kind, "document": event.document_id, "claims": event.claim_ids}
    suits.note(work, row, "suits.event", details)
    return row


def judged(work: Work, debtor_id: int, claim_ids: Sequence[int], day: date, told: str) -> None:
    """A judgment or settlement came: a complaint all of whose claims have one by now is over."""
    decided = said_of.disputed_no_more(work, debtor_id)
    for row in _with(work, debtor_id, claim_ids, SuitStage.FILED):
        if _all_judged(work, row):
            _end(work, row, day, f"{told} {dotted(day)}", also=decided)


def not_judged(work: Work, debtor_id: int, claim_ids: Sequence[int]) -> None:
    """A judgment was taken back: a complaint that has no other end runs again."""
    for row in _with(work, debtor_id, claim_ids, SuitStage.ENDED):
        if _last_end(work, row) is None and not _all_judged(work, row):
            row.stage, row.ended_on, row.ended_why = SuitStage.FILED.value, None, ""
            work.flush()
            suits.note(work, row, "suits.reopened", {"tasks": suit_asking.runs_again(work, row)})
    said_of.disputed_again(work, debtor_id, claim_ids)


def _with(work: Work, debtor_id: int, claim_ids: Sequence[int], stage: SuitStage) -> Sequence[Suit]:
    """The debtor's complaints at a stage in which any of the claims is, locked."""
    query = (
        select(Suit)
        .where(Suit.debtor_id == debtor_id, Suit.stage == stage.value)
        .where(Suit.id.in_(select(SuitClaim.suit_id).where(SuitClaim.claim_id.in_(claim_ids))))
        .order_by(Suit.id)
        .with_for_update()
    )
    return work.scalars(query).all()


def end_of(work: Work, debtor_id: int, source: str) -> tuple[date | None, Outcome]:
    """The day and the way the complaint that interrupted as ``source`` ended, but for a judgment."""
    rows = work.scalars(select(Suit).where(Suit.debtor_id == debtor_id))
    row = next((one for one in rows if suits.source_of(one) == source), None)
    event = None if row is None else _last_end(work, row)
    outcome = None if event is None else rule_of(SuitEventKind(event.kind)).outcome
    if event is None or outcome is None:
        return None, Outcome.PENDING
    return event.day, outcome


def of(work: Work, suit_id: int) -> Iterator[tuple[SuitEvent, str]]:
    """What came in a complaint with its words, oldest first."""
    query = select(SuitEvent).where(SuitEvent.suit_id == suit_id)
    for event in work.scalars(query.order_by(SuitEvent.day, SuitEvent.id)):
        yield event, _words(work, event)


def _all_judged(work: Work, row: Suit) -> bool:
    """Whether each of its claims has a judgment that stands."""
    decided = (
        select(func.count(SuitClaim.claim_id.distinct()))
        .join(Judgment, Judgment.claim_id == SuitClaim.claim_id)
        .where(
            SuitClaim.suit_id == row.id,
            Judgment.debtor_id == row.debtor_id,
            judgment_rows.standing(),
        )
    )
    return work.scalar(decided) == len(suits.claims_of(work, row.id))


def _last_end(work: Work, row: Suit) -> SuitEvent | None:
    """What came that ended it, which is no judgment."""
    ends = [kind.value for kind in SuitEventKind if rule_of(kind).outcome is not None]
    query = select(SuitEvent).where(SuitEvent.suit_id == row.id, SuitEvent.kind.in_(ends))
    return work.scalar(query.order_by(SuitEvent.id.desc()).limit(1))


def _end(work: Work, row: Suit, day: date, why: str, *, also: Sequence[int] = ()) -> None:
    """``also`` are tasks that this closed besides its own."""
    row.stage, row.ended_on, row.ended_why = SuitStage.ENDED.value, day, why
    work.flush()
    tasks = [*suit_asking.ended(work, row), *also]
    suits.note(work, row, "suits.ended", {"why": why, "tasks": tasks})


def _close(work: Work, row: Suit, day: date, outcome: Outcome) -> None:
    """How it ended decides the time that follows for limitation (foreldelsesloven § 22)."""
    steps = select(LimitationEvent).where(
        LimitationEvent.debtor_id == row.debtor_id,
        LimitationEvent.claim_id.in_(suits.claims_of(work, row.id)),
        LimitationEvent.step == Board(row.board).step.value,
        LimitationEvent.source == suits.source_of(row),
        LimitationEvent.outcome == Outcome.PENDING.value,
    )
    found = work.scalars(steps).all()
    for step in found:
        step.ended, step.outcome = day, outcome.value
    work.flush()
    last_days.keep(work, [step.claim_id for step in found])


def _claims(work: Work, row: Suit, order: NewSuitEvent) -> list[int]:
    """What it is of; what is accepted beside a judged claim by its ids, as with the namsmann."""
    of_case, kind = suits.claims_of(work, row.id), order.kind
    kept = said_of.kept(row.number, order.claim_ids, of_case, kind.label, some=kind.of_some)
    if kept or kind is not SuitEventKind.ACCEPTED:
        return kept
    left = said_of.unjudged(work, row.debtor_id, of_case)
    return left if 0 < len(left) < len(of_case) else []


def _paper(work: Work, row: Suit, order: NewSuitEvent) -> int | None:
    """Keep the paper it came on with the debtor; None where there is none."""
    if order.document is None:
        return None
    name = f"{row.number}-{order.kind.value}-{order.day.isoformat()}"
    return attachments.kept(
        work, order.document, debtor_id=row.debtor_id, kind="suit_event", day=order.day, name=name
    ).id


def _task(work: Work, row: Suit, event: SuitEvent, rule: EventRule) -> None:
    assert event.deadline is not None
    text = f"{row.number}: {rule.task} innen {dotted(event.deadline)}. {_words(work, event)}"
    if SuitEventKind(event.kind) is SuitEventKind.MEETING:
        text = (
            f"{row.number}: møte i {Board(row.board).label} {dotted(event.deadline)}. {event.text}"
        )
    asking.follow_up(
        work, row.debtor_id, text.strip(), due=event.deadline, person_id=row.made_by_person
    )


def _words(work: Work, event: SuitEvent) -> str:
    amount = f"{kroner(event.amount)} kr" if event.amount else ""
    parts = [amount, event.text, said_of.told(work, event.claim_ids)]
    return " · ".join(part for part in parts if part)
