"""What came back on a request: kept with its deadline, a task for it, and how it ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import select

from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.enforcement.request.codes import sentence_of
from collector_desk.domain.enforcement.request_events import (
    MEANWHILE,
    EventRule,
    RequestEventKind,
    after,
    deadline_of,
    rule_of,
    time_to_go_on,
)
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.errors.enforcement import MeasureDayWrong, MeasureWrongStage
from collector_desk.errors.requests import RequestEventLacks, RequestNotMade
from collector_desk.errors.service import Unknown
from collector_desk.models import Document, Measure, RequestEvent
from collector_desk.service import (
    asking,
    attachments,
    gate,
    measures,
    register_ids,
    request_continued,
    request_costs,
    request_less,
    request_limitation,
    request_refused,
    requests_out,
    said_of,
)
from collector_desk.service.database import Work
from collector_desk.wire.enforcement_requests import NewRequestEvent

_FIELDS = {
    "code": "kode",
    "deadline": "frist",
    "amount": "beløp",
    "text": "tekst",
}
_NOT_ITS = "gjelder ikke dette kravet"  # an id that was put on a claim by mistake
_BACK = "Tatt tilbake {} av {}: {}"
_OVER = {MeasureStage.ENDED.value, MeasureStage.STOPPED.value}


def register(work: Work, measure_id: int, order: NewRequestEvent) -> Measure:
    """Enter what came back on a filed request, with the day it gives and what it ends.

    Raises:
        Unknown, NotOpened, OwnCase, Stale, MeasureWrongStage: as ``requests_out.make``.
        RequestNotMade: nothing was made that could be answered.
        EventOfAll, SaidOfOther: as ``said_of.kept``.
        RequestEventLacks: a field that this event needs is empty.
        Unknown, RegisterIdNotValid: as ``register_ids.told``.
        MeasureDayWrong: before the decision, or a day to come.
        Unknown, RequestEventLacks, MeasureDayWrong: of a refusal (``request_refused.which``).
        RequestCostsKnown, RequestCostsAbove, RequestCostsNoClaim: of costs (``request_costs``).
        FileNotReadable, FileRefused: its paper cannot be kept, and nothing is entered.
    """
    row, rule = _locked(work, measure_id, order), rule_of(order.kind)
    _allowed(work, row, order, rule)
    time = time_to_go_on(work.rates, order.day)
    deadline = deadline_of(order.kind, order.day, order.deadline, months=time.whole)
    refused = request_refused.which(work, row, order)
    paper = _paper(work, row, order)
    posted = _posted(work, row, order, paper)
    event = RequestEvent(
        measure_id=row.id,
        kind=order.kind.value,
        day=order.day,
        deadline=deadline,
        amount=order.amount,
        code=order.code,
        text=order.text,
        claim_ids=_claims(work, row, order),
        refused_version=refused.number if refused else None,
        document_id=paper,
        register_ids=dict(register_ids.told(work, row, order.register_ids)),
        made_by=work.who.name,
        made_at=work.clock.now(),
    )
    work.add(event)
    before = "" if refused is None else request_refused.enter(work, row, refused, order.day)
    if rule.task and deadline is not None and row.stage != MeasureStage.STOPPED.value:
        _task(work, row, event, rule, before)
    if rule.outcome is not None:
        end(work, row, order.kind, order.day)
    _leads_to(work, row, event)
    work.flush()
    request_less.ask(work, row)
    details = {
        "measure": row.id, "number": row.number, "kind": event.kind, "code": event.code,
        "document": event.document_id, "register_ids": event.register_ids, "amount": event.amount,
        "version": event.refused_version, "stage": row.stage, "claims": event.claim_ids, **posted,
    }  # fmt: skip
    work.note("requests.event", stream=f"debtor:{row.debtor_id}", details=details)
    return row


def of(work: Work, measure_id: int) -> Iterator[tuple[RequestEvent, str]]:
    """What came back on a request with its words, oldest first."""
    query = select(RequestEvent).where(RequestEvent.measure_id == measure_id)
    for event in work.scalars(query.order_by(RequestEvent.day, RequestEvent.id)):
        yield event, _words(work, event)


def may_come(work: Work, row: Measure) -> Sequence[RequestEventKind]:
    """What may come back on a request now; of what was not filed only the receiver's refusal.

    That also comes after it was stopped, and then the namsmann never had it. The debtor disputes or
    accepts only what is enforced on the message alone.
    """
    kinds = _by_stage(work, row)
    if any(kind.of_some for kind in kinds) and not said_of.disputable(work, row):
        return [kind for kind in kinds if not kind.of_some]
    return kinds


def _by_stage(work: Work, row: Measure) -> Sequence[RequestEventKind]:
    stopped = row.stage == MeasureStage.STOPPED.value
    never = stopped and request_continued.first_filed(work, row.id) is None
    if row.effect_on is None or never:
        return (RequestEventKind.REFUSED,)
    if row.stage not in _OVER:
        return MEANWHILE
    query = select(RequestEvent.kind).where(
        RequestEvent.measure_id == row.id, RequestEvent.taken_back_on.is_(None)
    )
    later = after({RequestEventKind(kind) for kind in work.scalars(query)})
    return (*later, RequestEventKind.REFUSED) if stopped else later


def _locked(work: Work, measure_id: int, order: NewRequestEvent) -> Measure:
    """The request: approved, or over at the namsmann for what comes after that."""
    row = measures.locked(work, measure_id, order.version)
    over = row.stage in _OVER and row.kind == MeasureKind.REQUEST.value
    if not over or row.effect_on is None:
        return requests_out.locked(work, measure_id, order.version)
    gate.opened(work, row.debtor_id)
    return row


def _allowed(work: Work, row: Measure, order: NewRequestEvent, rule: EventRule) -> None:
    if requests_out.newest_of(work, row.id) is None:
        raise RequestNotMade(number=row.number)
    if order.kind is not RequestEventKind.REFUSED and row.effect_on is None:
        raise RequestNotMade(number=row.number)
    if order.kind not in may_come(work, row):
        raise MeasureWrongStage(number=row.number, stage=MeasureStage(row.stage).is_now)
    first = row.effect_on or row.decided_on or order.day
    if not first <= order.day <= work.clock.today():
        raise MeasureDayWrong(first=first.isoformat())
    for field in rule.needs:
        if not getattr(order, field):
            raise RequestEventLacks(event=rule.label, what=_FIELDS[field])
    if order.document_id is not None:
        paper = work.get(Document, order.document_id)
        if paper is None or paper.debtor_id != row.debtor_id:
            raise Unknown(what="document", id=order.document_id)


def _claims(work: Work, row: Measure, order: NewRequestEvent) -> list[int]:
    """What it is of; by their ids where others in it are judged, whose judgment may be taken back."""
    of_case, kind = said_of.disputable(work, row), order.kind
    kept = said_of.kept(row.number, order.claim_ids, of_case, kind.label, some=kind.of_some)
    some = kind.of_some and set(of_case) != set(measures.claims_of(work, row))
    return sorted(of_case) if some and not kept else kept


def _leads_to(work: Work, row: Measure, event: RequestEvent) -> None:
    """The trekk it ended in; what the debtor disputes is to be registered, until all is accepted."""
    kind = RequestEventKind(event.kind)
    if kind is RequestEventKind.WITHHOLDING:
        request_limitation.withheld(work, row, event.day)
    elif kind is RequestEventKind.CONTESTED:
        of = event.claim_ids or said_of.disputable(work, row)
        said_of.disputed(work, row.number, row.debtor_id, of)
    elif kind is RequestEventKind.ACCEPTED:
        said_of.disputed_no_more(work, row.debtor_id)


def _paper(work: Work, row: Measure, order: NewRequestEvent) -> int | None:
    """The paper it came on: kept with the debtor, or one that was kept before."""
    if order.document is None:
        return order.document_id
    name = f"{row.number}-{order.kind.value}-{order.day.isoformat()}"
    return attachments.kept(
        work,
        order.document,
        debtor_id=row.debtor_id,
        kind="request_event",
        day=order.day,
        name=name,
    ).id


def _posted(
    work: Work, row: Measure, order: NewRequestEvent, paper: int | None
) -> Mapping[str, int]:
    """What he fixed in costs is posted: the claim and the fact, as they are noted."""
    if order.kind is not RequestEventKind.COSTS or order.amount is None:
        return {}
    fact = request_costs.lay(work, row, amount=order.amount, day=order.day, document_id=paper)
    return {"claim": fact.claim_id, "fact": fact.id}


def _task(work: Work, row: Measure, event: RequestEvent, rule: EventRule, more: str) -> None:
    assert event.deadline is not None
    text = f"{row.number}: {rule.task} innen {dotted(event.deadline)}. {more}{_words(work, event)}"
    if event.kind == RequestEventKind.JUDGMENT:
        text = f"{text} {time_to_go_on(work.rates, event.day).note}"
    asking.follow_up(
        work, row.debtor_id, text.strip(), due=event.deadline, person_id=row.made_by_person
    )


def end(work: Work, row: Measure, kind: RequestEventKind, day: date) -> None:
    """The case is over at the namsmann, and the time for limitation runs from that day.

    What he took besides, and tells of later, leaves that day as it is.
    """
    why = f"{kind.label} {dotted(day)}"
    if row.stage == MeasureStage.ENDED.value:
        row.ended_why = f"{row.ended_why}, {why}"[:300]
        return
    outcome = rule_of(kind).outcome
    assert outcome is not None  # all callers have looked
    measures.move(row, MeasureStage.ENDED)
    row.ended_on, row.ended_why = day, why
    request_limitation.close(work, row, day, outcome)


def _words(work: Work, event: RequestEvent) -> str:
    """The event in one line, for lists and tasks."""
    parts = [
        f"Versjon {event.refused_version}" if event.refused_version else "",
        f"{event.code}: {sentence_of(event.code)}" if event.code else "",
        f"{kroner(event.amount)} kr" if event.amount else "",
        event.text,
        said_of.told(work, event.claim_ids),
        *(f"{number}: {known or _NOT_ITS}" for number, known in sorted(event.register_ids.items())),
        _BACK.format(dotted(event.taken_back_on), event.taken_back_by, event.taken_back_why)
        if event.taken_back_on
        else "",
    ]
    return " · ".join(part for part in parts if part)
