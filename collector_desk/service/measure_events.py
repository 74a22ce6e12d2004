"""The one place that obeys ruling 21: what an event does to the measures of a debtor.

Each deed that is an event tells it here, once what it rests on stands (holds, status, objection).
What happens is the table's (``domain.enforcement.events``), noted in the audit with the event.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from collector_desk.domain.enforcement.event_rows import Event, Happens
from collector_desk.domain.enforcement.events import Cell, cell
from collector_desk.domain.enforcement.measure import (
    APPROVED,
    OPEN,
    MeasureKind,
    MeasureStage,
)
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter_measure import Changed
from collector_desk.domain.work import WorkKind
from collector_desk.errors.parties import ClaimAwaitsApproval
from collector_desk.errors.undo import UndoMeanwhile
from collector_desk.models import Claim, Debtor, Hold, Measure, Task
from collector_desk.service import (
    approvals,
    asking,
    enforcement_book,
    folder,
    forced_sale,
    letter_measures,
    measure_changes,
    measure_run,
    measure_without,
    measures,
    stops,
    suit_asking,
)
from collector_desk.service.asking import LONGEST_TASK
from collector_desk.service.database import Work

_NOT_OURS = "Namsmannen bes om at trekket hviler"
"""Of a trekk that he set: nobody else lets it rest (§ 7-21, ruling 3)."""

_OWN_REASON = {Event.NOTICE_LOST: Reason.NOTICE_LOST}
"""What a measure rests for also where it rests already: it outlasts that, and ends with the measure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """An event with what it touches; ``claim_ids`` None: all that the debtor owes.

    ``why`` is told in the enforcement book, ``words`` in tasks where the table's are too general.
    ``going`` are claims that fall out in the same deed. ``plan_id`` is the plan that pauses;
    ``measure_id`` is the only measure it happens to, ``until`` the day a rest is over by itself.
    """

    event: Event
    why: str
    claim_ids: Collection[int] | None = None
    words: str = ""
    going: Collection[int] = ()
    plan_id: int | None = None
    measure_id: int | None = None
    until: date | None = None


def happened(work: Work, debtor_id: int, what: Happened) -> list[tuple[int, str]]:
    """Do to each measure what the table says; gives the approved ones that changed, as they stood.

    Raises:
        ClaimAwaitsApproval: a proposal must be decided or withdrawn first.
    """
    changed = []
    suit_asking.heard(work, debtor_id, what.event, what.claim_ids)
    for found in of(work, debtor_id, what.claim_ids):
        if what.measure_id not in {None, found.id}:
            continue
        _lapse(work, found, what.event)  # before the measure, as who approves it locks them
        row = work.get_one(Measure, found.id, with_for_update=True, populate_existing=True)
        stage, claims = MeasureStage(row.stage), _touched(work, row, what.claim_ids)
        if stage not in OPEN or not claims:
            continue
        forced_sale.heard(work, row, what.event)
        rule = cell(what.event, MeasureKind(row.kind), stage)
        waits = rule.happens is Happens.RESTS and stage not in APPROVED  # at its gate
        if rule.happens is Happens.GOES_ON or waits:
            continue
        others = measure_without.left(work, row, [claim.id for claim in claims])
        _DO[rule.happens](work, row, claims, what, rule)
        if stage in APPROVED:
            changed.append((row.id, stage.value))
            _ask(work, row, rule, rule.part if others else "")
        _note(work, row, claims, what, rule)
    work.flush()
    return changed


def goes_on(work: Work, measure_id: int, why: str) -> None:
    """Enter that a measure in force rests no more, once no hold on it runs."""
    row = work.get_one(Measure, measure_id, with_for_update=True, populate_existing=True)
    rows = folder.read(work, work.get_one(Debtor, row.debtor_id))
    rests = next(stops.of_measure(rows, row.id, (), work.clock.today()), None) is not None
    trekk = row.kind == MeasureKind.WITHHOLDING.value
    if trekk and not rests and row.stage == MeasureStage.IN_FORCE.value:
        entry = enforcement_book.enter(work, row, "goes_on", f"Gjelder igjen: {why}")
        work.flush()
        measure_changes.tell(work, row, Changed.GOES_ON, entry, why, until=None)


def carried(work: Work, measure_id: int) -> None:
    """Ask no more what to do about a notice that came back: it had come after all."""
    row = work.get_one(Measure, measure_id, with_for_update=True, populate_existing=True)
    rule = cell(Event.NOTICE_LOST, MeasureKind(row.kind), MeasureStage(row.stage))
    for text in (_asked(row, rule, rule.task), forced_sale.asks(row, Event.NOTICE_LOST)):
        asking.done(work, row.debtor_id, WorkKind.FOLLOW_UP, text)


def never_was(work: Work, debtor_id: int, event: Event, since: datetime) -> None:
    """Ask no more what an event of a moment asked of the measures, for it is taken back.

    What another deferral asks too is still asked. Raises UndoMeanwhile: somebody has done it.
    """
    for row in work.scalars(select(Measure).where(Measure.debtor_id == debtor_id)).all():
        if _deferred(work, row):
            continue
        rules = (cell(event, MeasureKind(row.kind), stage) for stage in APPROVED)
        asked = {_asked(row, rule, rule.task)[:LONGEST_TASK] for rule in rules if rule.task}
        asked.add(forced_sale.asks(row, event)[:LONGEST_TASK])
        query = select(Task).where(Task.debtor_id == debtor_id, Task.text.in_(asked))
        for task in work.scalars(query.order_by(Task.id)).all():
            if task.state == "open":  # also asked by one that was taken back before
                asking.done(work, debtor_id, WorkKind.FOLLOW_UP, task.text)
            elif task.made_at >= since:
                raise UndoMeanwhile


def _deferred(work: Work, row: Measure) -> bool:
    """Whether a claim of it waits for a deferral."""
    query = select(Hold.id).where(
        Hold.debtor_id == row.debtor_id,
        Hold.claim_id.in_(measures.claims_of(work, row)),
        Hold.deferral_id.is_not(None),
        Hold.ended_on.is_(None),
    )
    return work.scalar(query.limit(1)) is not None


def rests_by(work: Work, row: Measure, reason: Reason) -> bool:
    """Whether a measure rests for a reason, until somebody ends it."""
    query = select(Hold.id).where(
        Hold.measure_id == row.id, Hold.reason == reason.value, Hold.ended_on.is_(None)
    )
    return work.scalar(query.limit(1)) is not None


def of(work: Work, debtor_id: int, claim_ids: Collection[int] | None) -> Sequence[Measure]:
    """The debtor's measures that are not over and have one of the claims."""
    open_ = select(Measure).where(
        Measure.debtor_id == debtor_id, Measure.stage.in_([stage.value for stage in OPEN])
    )
    found = work.scalars(open_.order_by(Measure.id)).all()
    return [
        row
        for row in found
        if claim_ids is None or not set(claim_ids).isdisjoint(measures.claims_of(work, row))
    ]


def decidable(row: Measure, claim: Claim) -> None:
    """Refuse what would take a claim out of a proposal. Raises ClaimAwaitsApproval."""
    what = f"{MeasureKind(row.kind).label.lower()} {row.number}"
    raise ClaimAwaitsApproval(claim=claim.number, what=what)


def _touched(work: Work, row: Measure, claim_ids: Collection[int] | None) -> Sequence[Claim]:
    ids = [one for one in measures.claims_of(work, row) if claim_ids is None or one in claim_ids]
    return work.scalars(select(Claim).where(Claim.id.in_(ids)).order_by(Claim.id)).all()


def _lapse(work: Work, row: Measure, event: Event) -> None:
    rule = cell(event, MeasureKind(row.kind), MeasureStage(row.stage))
    if rule.happens is Happens.PUT_BACK and row.approval_id is not None:
        approvals.lapse(work, row.approval_id)


def _first(_work: Work, row: Measure, claims: Sequence[Claim], _what: Happened, _: Cell) -> None:
    decidable(row, claims[0])


def _put_back(
    _work: Work, row: Measure, _claims: Sequence[Claim], _what: Happened, _: Cell
) -> None:
    measures.move(row, MeasureStage.DRAFT)
    row.approval_id = None


def _loses(work: Work, row: Measure, claims: Sequence[Claim], _what: Happened, _: Cell) -> None:
    measure_without.loses(work, row, claims)


def _drop(work: Work, row: Measure, claims: Sequence[Claim], what: Happened, rule: Cell) -> None:
    words = what.words or rule.words
    if what.event is Event.CLAIM_PAID and row.kind != MeasureKind.REQUEST.value:
        measure_run.end(work, row, MeasureStage.ENDED, what.why)  # its letters tell everybody
        return
    measure_without.drop(work, row, claims, what.why, words=words, going=what.going)


def _rest(work: Work, row: Measure, claims: Sequence[Claim], what: Happened, rule: Cell) -> None:
    """Let an approved own measure rest; a request waits at its gate.

    A trekk cannot rest for some of its claims: where it has a reason of its own for those alone, it
    goes on without them. What is decided and not told of waits for the holds of its claims by itself.
    """
    if row.kind == MeasureKind.REQUEST.value:
        return
    if what.event in _OWN_REASON and measure_without.left(work, row, [one.id for one in claims]):
        _drop(work, row, claims, what, rule)
        return
    in_force = row.stage == MeasureStage.IN_FORCE.value
    today, rows = work.clock.today(), folder.read(work, work.get_one(Debtor, row.debtor_id))
    reached = [] if in_force else [claim.id for claim in claims]
    rests = next(stops.of_measure(rows, row.id, reached, today), None) is not None
    own = _OWN_REASON.get(what.event)
    if not rests or (own is not None and not rests_by(work, row, own)):
        work.add(_hold(work, row, what, what.words or rule.words))
    if in_force:
        done = "Stilt i bero" if letter_measures.tells_other(row) else _NOT_OURS
        entry = enforcement_book.enter(work, row, "rests", f"{done}: {what.why}")
        work.flush()
        measure_changes.tell(work, row, Changed.RESTS, entry, what.why, until=what.until)


def _hold(work: Work, row: Measure, what: Happened, words: str) -> Hold:
    today = work.clock.today()
    reason = Reason.EXAMINATION if what.plan_id is None else Reason.PLAN
    reason = _OWN_REASON.get(what.event, reason)
    return Hold(
        debtor_id=row.debtor_id,
        measure_id=row.id,
        reason=reason.value,
        text=f"{row.number} hviler, for {words}"[:300],
        owner_id=work.who.person_id,
        from_day=today,
        review_on=today,
        plan_id=what.plan_id,
        made_by=work.who.name,
        made_at=work.clock.now(),
    )


def _nothing(_work: Work, _row: Measure, _: Sequence[Claim], _what: Happened, _rule: Cell) -> None:
    """What is asked about goes on meanwhile."""


_DO: Mapping[Happens, Callable[[Work, Measure, Sequence[Claim], Happened, Cell], None]] = {
    Happens.RESTS: _rest,
    Happens.PUT_BACK: _put_back,
    Happens.LOSES: _loses,
    Happens.FIRST: _first,
    Happens.STOPPED: _drop,
    Happens.GIVEN_UP: _drop,
    Happens.ASKED: _nothing,
}


def _ask(work: Work, row: Measure, rule: Cell, instead: str) -> None:
    if task := instead or rule.task:
        asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, _asked(row, rule, task))


def _asked(row: Measure, rule: Cell, task: str) -> str:
    return f"{row.number}: {task} ({rule.source})"


def _note(work: Work, row: Measure, claims: Sequence[Claim], what: Happened, rule: Cell) -> None:
    details = {
        "measure": row.id,
        "number": row.number,
        "event": what.event.value,
        "happens": rule.happens.value,
        "claims": [claim.id for claim in claims],
    }
    work.note("measures.event", stream=f"debtor:{row.debtor_id}", details=details)
