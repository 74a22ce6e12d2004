"""What a leader takes back of what came on a request: how it ended, its costs, that one was refused.

It was entered by mistake. It stays in the book, marked with why and by whom, and what it led to is
undone: the case is open again at its stage, and limitation stands as before it. Costs are reversed,
and owed no more; they and the result that they came with are taken back each by itself. So is that
the debtor accepted what was disputed: a case that is over can not be disputed anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.enforcement.request_events import RequestEventKind, rule_of
from collector_desk.domain.limitation_steps import Outcome
from collector_desk.domain.phrases import dotted
from collector_desk.domain.work import WorkKind
from collector_desk.errors.requests import RequestEventStands
from collector_desk.errors.service import Unknown
from collector_desk.models import Claim, Measure, RequestEvent
from collector_desk.service import (
    asking,
    disputed_before,
    gate,
    measure_run,
    measures,
    request_costs,
    request_events,
    request_less,
    request_limitation,
    request_refused,
    requests_out,
    said_of,
)
from collector_desk.service.database import Work
from collector_desk.wire.enforcement_requests import TakeBackEvent

_BY_ITSELF = (RequestEventKind.COSTS.value, RequestEventKind.ACCEPTED.value)
"""What is taken back whatever became of the case, and leaves it where it is."""

_DISPUTED = (
    "{other}: skyldneren godtok ikke kravet i {number} likevel. Si fra til namsmannen, eller trekk"
    " begjæringen"
)
_SAID = (RequestEventKind.CONTESTED, RequestEventKind.ACCEPTED)
_LIVE = {MeasureStage.DECIDED.value, MeasureStage.IN_FORCE.value}


def take_back(work: Work, measure_id: int, order: TakeBackEvent) -> Measure:
    """Take back how a request ended, its costs, that the debtor accepted, or that one was refused.

    Raises:
        Unknown, NotOpened, OwnCase, Stale: as ``measures.propose``, or no such answer.
        RequestEventStands: it is none of those, was taken back, or the request has gone on since.
        MeasureClaimTaken: another request was made meanwhile for a claim of it.
        RequestCostsWaived: costs were given up since, which might be these.
    """
    measures.lock_claims(work, measure_id)
    row = measures.locked(work, measure_id, order.version)
    gate.opened(work, row.debtor_id)
    may_take_back(work, row)
    event = work.get(RequestEvent, order.event_id)
    if event is None or event.measure_id != row.id:
        raise Unknown(what="request_event", id=order.event_id)
    if not takes(row, event):
        raise RequestEventStands(number=row.number)
    event.taken_back_on, event.taken_back_by = work.clock.today(), work.who.name
    event.taken_back_why = order.why
    work.flush()
    posted = _undo(work, row, event)
    _asked_no_more(work, row, event)
    work.flush()
    details = {
        "measure": row.id, "number": row.number, "event": event.id, "kind": event.kind,
        "day": event.day.isoformat(), "why": order.why, "stage": row.stage, **posted,
    }  # fmt: skip
    work.note("requests.take_back", stream=f"debtor:{row.debtor_id}", details=details)
    return row


def may_take_back(work: Work, row: Measure) -> None:
    """Whether anything can be taken back. Raises RequestEventStands."""
    query = select(RequestEvent).where(RequestEvent.measure_id == row.id)
    if not any(takes(row, event) for event in work.scalars(query)):
        raise RequestEventStands(number=row.number)


def takes(row: Measure, event: RequestEvent) -> bool:
    """Whether this is what a leader may take back now."""
    if event.taken_back_on is not None:
        return False
    if event.refused_version is not None:
        stopped = row.stage == MeasureStage.STOPPED.value and row.effect_on is not None
        return stopped or row.stage in _LIVE
    if event.kind in _BY_ITSELF:
        return True
    ended = rule_of(RequestEventKind(event.kind)).outcome is not None
    return ended and row.stage == MeasureStage.ENDED.value


def _undo(work: Work, row: Measure, event: RequestEvent) -> Mapping[str, int]:
    """What it led to is undone; gives the claim and the costs that were reversed, to be noted."""
    kind = RequestEventKind(event.kind)
    if kind is RequestEventKind.COSTS:
        fact = request_costs.take_off(work, row, event)
        return {"claim": fact.claim_id, "fact": fact.id, "amount": fact.amount} if fact else {}
    if kind is RequestEventKind.ACCEPTED:
        _rest_on_it(work, row)
        return {}
    if kind is RequestEventKind.REFUSED:
        request_refused.came(work, row, event)
    else:
        _reopen(work, row, event)
    if row.stage == MeasureStage.IN_FORCE.value:
        _came_meanwhile(work, row)
    return {}


def _rest_on_it(work: Work, row: Measure) -> None:
    """Ask to tell the namsmann in what was filed since, on a claim that is disputed after all."""
    claims = set(disputed_before.undecided(work, row.debtor_id))
    query = select(Measure).where(
        Measure.debtor_id == row.debtor_id,
        Measure.kind == MeasureKind.REQUEST.value,
        Measure.stage == MeasureStage.IN_FORCE.value,
        Measure.id > row.id,
    )
    for other in work.scalars(query.order_by(Measure.id)):
        if claims.intersection(measures.claims_of(work, other)):
            text = _DISPUTED.format(other=other.number, number=row.number)
            asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, text)


def _reopen(work: Work, row: Measure, event: RequestEvent) -> None:
    """The case is not over, but for what else it ended in."""
    if event.kind == RequestEventKind.WITHHOLDING.value:
        request_limitation.not_withheld(work, row)
    assert row.ended_on is not None  # ``takes``
    assert row.effect_on is not None
    outcomes = (Outcome.NOT_COVERED, Outcome.DISMISSED)
    request_limitation.reopen(work, row, row.ended_on, *outcomes, day=row.effect_on)
    others = _standing(work, row)
    if not others:
        measures.free(work, row, _claims(work, row))
    row.stage, row.ended_on, row.ended_why = MeasureStage.IN_FORCE.value, None, ""
    for other in others:
        request_events.end(work, row, RequestEventKind(other.kind), other.day)


def _claims(work: Work, row: Measure) -> Sequence[Claim]:
    query = select(Claim).where(Claim.id.in_(measures.claims_of(work, row)))
    return work.scalars(query.order_by(Claim.id)).all()


def _standing(work: Work, row: Measure) -> Sequence[RequestEvent]:
    """The other results, as they were entered."""
    query = select(RequestEvent).where(
        RequestEvent.measure_id == row.id, RequestEvent.taken_back_on.is_(None)
    )
    rows = work.scalars(query.order_by(RequestEvent.id)).all()
    return [one for one in rows if rule_of(RequestEventKind(one.kind)).outcome is not None]


def _came_meanwhile(work: Work, row: Measure) -> None:
    """Ask to tell him what was paid, fell away or stops it since nobody asked of it."""
    assert row.effect_on is not None  # it runs
    request_less.ask(work, row)
    requests_out.tell_what_stops(work, row, row.effect_on)


def _asked_no_more(work: Work, row: Measure, event: RequestEvent) -> None:
    kind = RequestEventKind(event.kind)
    begins = [f"{row.number}: {task}"] if (task := rule_of(kind).task) else []
    if kind is RequestEventKind.REFUSED:  # what is asked of another version is asked still
        assert event.deadline is not None
        asked = f"{begins[0]} innen {dotted(event.deadline)}. "
        version = f"Versjon {event.refused_version} ·"
        begins = [f"{asked}{before}{version}" for before in request_refused.BEFORE]
    liens = [one for one in _standing(work, row) if one.kind == RequestEventKind.LIEN.value]
    if kind is RequestEventKind.LIEN and not liens:
        begins.append(measure_run.deletion(row))
    if kind in _SAID:
        said_of.disputed_again(work, row.debtor_id, measures.claims_of(work, row))
    for one in begins:
        asking.done_all(work, row.debtor_id, one)
