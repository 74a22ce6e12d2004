"""A request to the namsmann that was approved: its versions, and the day a person filed it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.enforcement.request.document import Request
from collector_desk.domain.phrases import dotted
from collector_desk.domain.work import WorkKind
from collector_desk.errors.enforcement import (
    MeasureDayWrong,
    MeasureGateClosed,
    MeasureWrongStage,
)
from collector_desk.errors.requests import (
    RequestAttachmentChanged,
    RequestBreaks,
    RequestFiledBefore,
    RequestFiledEarlier,
    RequestNotMade,
    RequestOtherDay,
)
from collector_desk.exchange.enforcement.change_paper import others
from collector_desk.exchange.enforcement.checked import made as json_file
from collector_desk.exchange.enforcement.json_in import read_request
from collector_desk.exchange.enforcement.json_out import json_of
from collector_desk.exchange.enforcement.paper import paper
from collector_desk.models import (
    Debtor,
    Document,
    Measure,
    RequestVersion,
)
from collector_desk.service import (
    asking,
    folder,
    gate,
    measure_grown,
    measure_tasks,
    measures,
    order_stops,
    request_case,
    request_continued,
    request_costs,
    request_less,
    request_limitation,
    trekk_change,
    trekk_issue,
    trekk_message,
)
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work
from collector_desk.service.measure_facts import ruling
from collector_desk.service.request_case import Asked
from collector_desk.wire.enforcement_requests import FileRequest

PAPER, JSON = "paper", "json"
_GROWN = "Begjæringen om det som har økt"
_STOPPED = "{number} er ført som levert {day}, og nå stanser noe det: {why}. Gi namsmannen beskjed"
_OTHER_RULES = (
    "Regelverket er et annet enn da det ble besluttet. Stans tiltaket, og foreslå det på nytt."
)
_LIVE = {MeasureStage.DECIDED.value, MeasureStage.IN_FORCE.value}


def make(work: Work, measure_id: int, *, version: int, seen: str = "") -> Measure:
    """Make the next version of an approved request, of today: the file, and the letters beside it.

    A version of a request that was filed keeps its day, sender, creditor and signature. Of an own
    decision on trekk it is the message to the namsmann (``trekk_issue.again``). ``seen`` is what a
    leader was given with the words of what has grown.

    Raises:
        Unknown, NotOpened, OwnCase, Stale, MeasureWrongStage: as ``measures.propose``.
        MeasureGateClosed: a condition does not hold any more, or the rules are others now.
        RequestTooLate: it goes on after a judgment, and the month to ask for that is over.
        RequestBreaks: a published rule is broken.
        RequestCostsKnown: its costs are posted, and a version would claim them again.
        MeasureRests, MeasureGrown, and as ``measure_grown.may_ask``: it asks for more than was
            approved, and tells of nothing else.
        GrownNeedsPassword: the leader who may ask for that has not agreed to it.
        RequestAttachmentChanged: a kept letter is not the one that was sent.
    """
    row = measures.locked(work, measure_id, version)
    if trekk_message.goes(row.kind, row.regime):
        return trekk_issue.again(work, measure_id, version=version, seen=seen)
    row = locked(work, measure_id, version)
    request_costs.not_fixed(work, row)
    newest = newest_of(work, row.id)
    filed = request_continued.first_filed(work, row.id)
    earlier = read_request(filed.source) if filed else None
    asked, agreed = _asked(work, row, earlier, seen)
    taken_up = request_continued.lines(work, row, asked.request)
    request_continued.may(work, row, taken_up, on=work.clock.today())
    regime = Regime(row.regime)
    content = (
        json_file(asked.request, asked.known.settings)
        if regime is Regime.NEW
        else paper(asked.request, again=_again(work, earlier, taken_up))
    )
    made = RequestVersion(
        measure_id=row.id,
        number=newest.number + 1 if newest else 1,
        form=JSON if regime is Regime.NEW else PAPER,
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        source=json_of(asked.request, asked.known.settings),
        attachments=list(_attachments(work, asked)),
        made_by=work.who.name,
        made_at=work.clock.now(),
        agreed=agreed,
    )
    work.add(made)
    work.flush()
    _note(work, row, "requests.make", {"version": made.number, "sha256": made.digest})
    return row


def filed(work: Work, measure_id: int, order: FileRequest) -> Measure:
    """Enter that a person filed the newest version: from that day limitation is interrupted.

    Of an own decision on trekk it is the paper that tells of a change (``trekk_change.handed``).

    Raises:
        Unknown, NotOpened, OwnCase, Stale, MeasureWrongStage: as ``measures.propose``.
        MeasureDayWrong: before the decision or before a later version was made, or a day to come.
        RequestNotMade, RequestOtherDay: no version of that day was made.
        RequestFiledBefore: it was filed before, or the receiver's reference is another's.
        RequestFiledEarlier: a version before it was filed on a later day.
        MeasureGateClosed: a condition does not hold, or the answer on the rules is too old.
        RequestTooLate: as ``make``, by the day it was filed.
    """
    row = measures.locked(work, measure_id, order.version)
    if trekk_message.goes(row.kind, row.regime):
        gate.opened(work, row.debtor_id)
        trekk_change.handed(work, row, order)
        return row
    row = locked(work, measure_id, order.version)
    first = row.decided_on or order.day
    if not first <= order.day <= work.clock.today():
        raise MeasureDayWrong(first=first.isoformat())
    made = newest_of(work, row.id)
    if made is None or (made.filed_on is None and made.refused_on is not None):
        raise RequestNotMade(number=row.number)
    if made.filed_on is not None or _known(work, row, order.reference):
        raise RequestFiledBefore(reference=order.reference or row.number)
    again = request_continued.first_filed(work, row.id) is not None
    if again:
        _in_order(work, made, order.day)
    if order.day < oslo_day(made.made_at):
        raise MeasureDayWrong(first=oslo_day(made.made_at).isoformat())
    request_continued.asked_for(work, row, may_leave(work, row, made, on=order.day))
    _enter(work, made, order)
    if not again:
        measures.move(row, MeasureStage.IN_FORCE)
        row.effect_on = order.day
        request_limitation.interrupt(work, row, order.day)
    work.flush()
    request_less.ask(work, row)
    if order.day < work.clock.today():
        tell_what_stops(work, row, order.day)
    _note(work, row, "requests.filed", {"version": made.number, "day": order.day.isoformat()})
    return row


def may_leave(work: Work, row: Measure, made: RequestVersion, *, on: date) -> frozenset[str]:
    """Whether a version may go to the namsmann on a day; gives the lines that it goes on with.

    What another leader agreed to ask for besides waits while anything stops it. A first version that
    went before anything did is entered, and a task asks to tell the namsmann.

    Raises RequestOtherDay, MeasureGateClosed, RequestTooLate, MeasureRests.
    """
    if request_continued.first_filed(work, row.id) is None:
        _on_its_day(made, on)
        if on == work.clock.today():  # else it held as it was made that day, and went
            must_hold(work, row)
        return frozenset()
    taken_up = request_continued.lines(work, row, read_request(made.source))
    request_continued.may(work, row, taken_up, on=on)
    if made.agreed:
        order_stops.may_order(work, row, on=on)
    return taken_up


def must_hold(work: Work, row: Measure) -> None:
    """The gate once more, before a request leaves the house for the first time.

    A later version takes nothing new: it tells the namsmann what was paid or changed, which is a
    duty also while something stops a new step (innkrevingsloven § 32). One that goes on after a
    judgment does: ``request_continued``.

    Raises MeasureGateClosed.
    """
    rule = ruling(work, row.debtor_id, MeasureKind.REQUEST, on=work.clock.today())
    if rule.regime.value != row.regime:
        raise MeasureGateClosed(why=f"{_OTHER_RULES} {rule.why}")
    if rule.stale:
        raise MeasureGateClosed(why=f"Slå opp regelverket på nytt. {rule.why}")
    debtor = work.get_one(Debtor, row.debtor_id)
    found = measures.weighed(work, debtor, measures.standing_terms(work, row), row.id)
    lacking = next((one for one in found.reckoned.conditions if not one.holds), None)
    if lacking is not None:
        raise MeasureGateClosed(why=f"{lacking.label}: {lacking.detail}")


def newest_of(work: Work, measure_id: int) -> RequestVersion | None:
    """The newest version of a request."""
    query = select(RequestVersion).where(RequestVersion.measure_id == measure_id)
    return work.scalar(query.order_by(RequestVersion.number.desc()).limit(1))


def locked(work: Work, measure_id: int, version: int) -> Measure:
    """A request that is approved and not over. Raises as ``make``."""
    row = measures.locked(work, measure_id, version)
    gate.opened(work, row.debtor_id)
    if row.kind != MeasureKind.REQUEST.value or row.stage not in _LIVE:
        raise MeasureWrongStage(number=row.number, stage=MeasureStage(row.stage).is_now)
    return row


def _asked(work: Work, row: Measure, earlier: Request | None, seen: str) -> tuple[Asked, bool]:
    """What is asked for, and whether it has grown and a leader agreed to that.

    What the namsmann has is told of without what has grown, where that may not be asked for now.
    """
    debtor = work.get_one(Debtor, row.debtor_id)
    if earlier is None:
        must_hold(work, row)
    found = measures.weighed(work, debtor, measures.standing_terms(work, row), row.id)
    rows = folder.read(work, debtor)
    more = measure_grown.growth_of(work, row, rows, found.statements)
    waiting = measure_grown.held_back(work, row, more, found.statements.values())
    statements = more.left if waiting else found.statements
    asked = request_case.of(
        work, rows, found.terms, found.facts, statements, reference=row.number, earlier=earlier
    )
    if waiting is None:
        agreed = measure_grown.must_be_agreed(work, more.grown, seen)
        measure_tasks.made(work, row, _GROWN)
    elif _tells(work, row, asked.request):
        agreed = False
        measure_tasks.unmade(work, row, _GROWN, more.grown[0])
    else:
        raise waiting
    if asked.findings:
        one = asked.findings[0]
        raise RequestBreaks(rule=one.code, why=one.sentence)
    return asked, agreed


def _tells(work: Work, row: Measure, request: Request) -> bool:
    """Whether the namsmann has a version that other sums stand in, or another waits to go."""
    last, newest = request_continued.last_filed(work, row.id), newest_of(work, row.id)
    waits = newest if newest and not (newest.filed_on or newest.refused_on) else None
    told = [read_request(one.source) for one in (last, waits) if one is not None]
    return any(others(one.lines, request.lines) for one in told)


def tell_what_stops(work: Work, row: Measure, day: date) -> None:
    """Ask to tell him what stops what went on a day, where anything does now."""
    stop = order_stops.of(work, row)
    if stop is not None:
        text = _STOPPED.format(number=row.number, day=dotted(day), why=stop.reason)
        asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, text)


def _again(work: Work, earlier: Request | None, taken_up: frozenset[str]) -> str:
    """What a later version on paper is to the filed one: changed, or continued on a judgment."""
    if earlier is None or earlier.day is None:
        return ""
    told = f"Endret {dotted(work.clock.today())}. Kommer i stedet for begjæringen {dotted(earlier.day)}."
    if taken_up:
        told += (
            " Saken er avgjort, og begjæringen kreves tatt under behandling igjen"
            " (tvangsfullbyrdelsesloven § 7-7)."
        )
    return told


def _enter(work: Work, made: RequestVersion, order: FileRequest) -> None:
    made.filed_on, made.filed_by, made.reference = order.day, work.who.name, order.reference
    try:
        work.flush()
    except IntegrityError as error:  # another request with the reference was a moment before
        raise RequestFiledBefore(reference=order.reference) from error


def _on_its_day(made: RequestVersion, day: date) -> None:
    """The first version is filed on the day it was made for."""
    asked = read_request(made.source).day
    if asked is not None and asked != day:
        raise RequestOtherDay(made=asked.isoformat())


def _in_order(work: Work, made: RequestVersion, day: date) -> None:
    """A later version is filed no earlier than the one that it changes."""
    query = select(RequestVersion).where(
        RequestVersion.measure_id == made.measure_id, RequestVersion.filed_on > day
    )
    later = work.scalar(query.order_by(RequestVersion.number.desc()).limit(1))
    if later is not None and later.filed_on is not None:
        raise RequestFiledEarlier(
            number=made.number, day=later.filed_on.isoformat(), earlier=later.number
        )


def _known(work: Work, row: Measure, reference: str) -> bool:
    """Whether the receiver's reference stands on another request already."""
    query = select(RequestVersion.id).where(
        RequestVersion.reference == reference, RequestVersion.measure_id != row.id
    )
    return bool(reference) and work.scalar(query.limit(1)) is not None


def _attachments(work: Work, asked: Asked) -> Iterator[Mapping[str, Any]]:
    """The letters as they were sent: what is kept is hashed again, and nothing set anew (O18)."""
    for one in asked.built:
        for each in one.attachments:
            kept = work.get_one(Document, one.papers[each.uuid])
            digest = hashlib.sha256(kept.content or b"").hexdigest()
            if digest != one.stored[each.uuid].sent:
                raise RequestAttachmentChanged(name=each.filename)
            yield {
                "name": each.filename,
                "kind": each.kind.value if each.kind else "",
                "uuid": each.uuid,
                "sha256": digest,
                "document": kept.id,
            }


def _note(work: Work, row: Measure, deed: str, more: Mapping[str, Any]) -> None:
    details = {"measure": row.id, "number": row.number, "stage": row.stage} | dict(more)
    work.note(deed, stream=f"debtor:{row.debtor_id}", details=details)
