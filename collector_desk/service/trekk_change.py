"""What changed of an own decision on trekk that the namsmann has: a paper of ours, kept and followed.

The published contract takes the decision once. Later changes are told on paper (ruling 3,
innkrevingsloven § 32): each is the next version of the decision, made of how it stands that day
against what he was told last, laid in the folder of requests, and entered when he had it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.enforcement.request.decision import Decision
from collector_desk.domain.enforcement.request.settings import settings_on
from collector_desk.domain.phrases import dotted
from collector_desk.domain.statement import Statement
from collector_desk.errors import DeskError
from collector_desk.errors.enforcement import MeasureDayWrong, MeasureGrown, MeasureWrongStage
from collector_desk.errors.requests import (
    ChangeNone,
    MessageNotMade,
    RequestFiledBefore,
    RequestNotMade,
)
from collector_desk.exchange.enforcement.change_paper import Change, differs, paper
from collector_desk.exchange.enforcement.json_in import read_decision
from collector_desk.exchange.enforcement.json_out import json_of
from collector_desk.models import Debtor, Measure, RequestVersion
from collector_desk.service import (
    enforcement_book,
    folder,
    measure_facts,
    measure_grown,
    measure_lost,
    measure_tasks,
    measures,
    order_stops,
    trekk_message,
)
from collector_desk.service import request_parties as parties
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.letter_recipients import spoken_name
from collector_desk.wire.enforcement_requests import FileRequest

_MESSAGE = "Meldingen om endring"
_GROWN = "Meldingen om det som har økt"
_PAPER = "paper"
_CHANGES = {"rests", "goes_on", "changed", "ended"}
"""What the book calls the changes that he is told of."""


def may(work: Work, row: Measure) -> None:
    """Whether the namsmann can be told of a change: he has the decision.

    Raises MeasureWrongStage, MessageNotMade.
    """
    if not trekk_message.goes(row.kind, row.regime) or row.effect_on is None:
        raise MeasureWrongStage(number=row.number, stage=MeasureStage(row.stage).is_now)
    _told_last(work, row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The decision as the namsmann was told it last, and as he is told it now.

    ``led`` is what has grown and another leader lets be asked for. ``held`` says what has grown and
    is left out, which nobody else may ask for.
    """

    before: Decision
    now: Decision
    led: Sequence[MeasureGrown] = ()
    held: MeasureGrown | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """How the claims stand, and by what they have grown."""

    rows: Folder
    folded: Mapping[int, Statement]
    more: measure_grown.Growth


def may_make(work: Work, row: Measure) -> Found:
    """What he is told by who works here. A paper that he did not have yet is made anew.

    While anything stops it, and by who is no leader that may ask for what has grown, he is told of
    all else.

    Raises as ``may``, and:
        MeasureRests, MeasureGrown, and as ``measure_grown.may_ask``: nothing else has changed.
        ChangeNone: nothing but the interest that runs on has changed.
    """
    may(work, row)
    last = _told_last(work, row)
    newest, changed = _newest(work, row.id), _changed_since(work, row)
    waits = newest.filed_on is None
    before, stand = read_decision(last.source), _stand(work, row)
    found = _held(work, row, before, stand)
    waiting = measure_grown.held_back(work, row, stand.more, stand.folded.values())
    if waiting is None:
        now = _as(work, row, before, stand, stand.folded)
        found = Found(before=before, now=now, led=stand.more.grown)
    else:
        stale = waits and differs(read_decision(newest.source), found.now)
        if not (stale or changed or differs(found.before, found.now)):
            raise waiting
    if not waits and not changed and not differs(found.before, found.now):
        raise ChangeNone(number=row.number, day=str(last.filed_on))
    return found


def make(work: Work, row: Measure, *, seen: str = "") -> RequestVersion:
    """Keep the next version, of today. Raises as ``may_make``, RequestNotValid, GrownNeedsPassword."""
    found = may_make(work, row)
    agreed = measure_grown.must_be_agreed(work, found.led, seen)
    return _keep(work, row, found, agreed=agreed)


def lay(work: Work, row: Measure) -> None:
    """Make it with the change itself; a task says why where it cannot be made.

    What has grown is never asked for so: that a trekk rests, or is for fewer claims, waits for
    nobody, and a task asks a leader for the rest.
    """
    if not trekk_message.goes(row.kind, row.regime) or row.effect_on is None:
        return
    try:
        before = read_decision(_told_last(work, row).source)
        _keep(work, row, _held(work, row, before, _stand(work, row)))
    except DeskError as why:
        measure_tasks.unmade(work, row, _MESSAGE, why)


def _keep(work: Work, row: Measure, found: Found, *, agreed: bool = False) -> RequestVersion:
    """Keep the paper that tells what differs; what is left out is asked for by a task."""
    last = _told_last(work, row)
    assert last.filed_on is not None
    debtor = work.get_one(Debtor, row.debtor_id)
    rests = row.ended_on is None and measure_lost.rests(work, row)
    content = paper(
        Change(
            before=found.before,
            told_on=last.filed_on,
            now=found.now,
            day=work.clock.today(),
            debtor=spoken_name(debtor),
            number=_number(found.before),
            creditor=work.post.creditor,
            by=work.who.name if work.who.person_id else "",
            ended=row.ended_on,
            rests=rests,
            until=measure_lost.until(work, row) if rests else None,
            again=_goes_again(work, row),
            held=found.held is not None,
        )
    )
    made = RequestVersion(
        measure_id=row.id,
        number=_newest(work, row.id).number + 1,
        form=_PAPER,
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        source=json_of(found.now, settings_on(work.rates, work.clock.today())),
        attachments=[],
        made_by=work.who.name,
        made_at=work.clock.now(),
        agreed=agreed,
    )
    work.add(made)
    work.flush()
    details = {"measure": row.id, "number": row.number, "version": made.number}
    details |= {"sha256": made.digest, "tasks": _asked_no_more(work, row, found)}
    work.note("requests.make", stream=f"debtor:{row.debtor_id}", details=details)
    return made


def _asked_no_more(work: Work, row: Measure, found: Found) -> list[int]:
    """Close what this paper does, and ask for what it leaves out. Gives the tasks that are closed."""
    done = measure_tasks.made(work, row, _MESSAGE)
    if found.held is None:
        return [*done, *measure_tasks.made(work, row, _GROWN)]
    measure_tasks.unmade(work, row, _GROWN, found.held)
    return done


def handed(work: Work, row: Measure, order: FileRequest) -> None:
    """Enter that the namsmann had the newest paper on a day.

    Raises as ``may``, and:
        RequestNotMade: no change was made since he was told last.
        RequestFiledBefore: it is entered already.
        MeasureDayWrong: before he was told last, or a day to come.
        MeasureRests: it asks for more, as another leader agreed, and something stopped it that day.
    """
    may(work, row)
    made, last = _newest(work, row.id), _told_last(work, row)
    if made.filed_on is not None:
        raise RequestFiledBefore(reference=order.reference or row.number)
    if made.form != _PAPER:
        raise RequestNotMade(number=row.number)
    first = max(last.filed_on or order.day, oslo_day(made.made_at))
    if not first <= order.day <= work.clock.today():
        raise MeasureDayWrong(first=first.isoformat())
    if made.agreed:
        order_stops.may_order(work, row, on=order.day)
    made.filed_on, made.filed_by, made.reference = order.day, work.who.name, order.reference
    work.flush()
    text = f"Namsmannen fikk melding om endring {dotted(order.day)}, versjon {made.number}"
    enforcement_book.enter(work, row, "told", text)
    details = {"measure": row.id, "number": row.number, "version": made.number}
    work.note(
        "requests.filed",
        stream=f"debtor:{row.debtor_id}",
        details=details | {"day": order.day.isoformat()},
    )


def _stand(work: Work, row: Measure) -> Stand:
    """How the claims of a trekk stand today; none of one that is over."""
    rows = folder.read(work, work.get_one(Debtor, row.debtor_id))
    if row.ended_on is not None:
        return Stand(rows=rows, folded={}, more=measure_grown.Growth(left={}))
    claims = trekk_message.claims_of(rows, measures.standing_terms(work, row))
    folded = rows.only(claims).folded(work.rates, on=work.clock.today())
    more = measure_grown.growth_of(work, row, rows, folded)
    return Stand(rows=rows, folded=folded, more=more)


def _held(work: Work, row: Measure, before: Decision, stand: Stand) -> Found:
    """Without what has grown, where anything has."""
    now = _as(work, row, before, stand, stand.more.left)
    return Found(before=before, now=now, held=next(iter(stand.more.grown), None))


def _as(
    work: Work, row: Measure, before: Decision, stand: Stand, statements: Mapping[int, Statement]
) -> Decision:
    """The decision by these statements: who, where and when as it was told, the claims as they are."""
    if row.ended_on is not None:
        return replace(before, lines=())
    rows, terms = stand.rows, measures.standing_terms(work, row)
    facts = measure_facts.of(work, rows, terms, on=work.clock.today(), measure_id=row.id)
    assert before.document is not None
    made = trekk_message.of(work, rows, terms, facts, statements, row.number, before.document)
    return replace(before, lines=made.decision.lines, district=parties.district(work, rows))


def _changed_since(work: Work, row: Measure) -> bool:
    """Whether the book has a change that came after he was told last."""
    book = reversed(enforcement_book.of(work, row.id))
    return next((one.what for one in book if one.what in {"told", *_CHANGES}), "") in _CHANGES


def _goes_again(work: Work, row: Measure) -> bool:
    """Whether a rest was ended since he was told last, as the book has it."""
    book = reversed(enforcement_book.of(work, row.id))
    return next((one.what for one in book if one.what in {"told", "goes_on"}), "") == "goes_on"


def _number(decision: Decision) -> str:
    identity = decision.debtor.identity if decision.debtor else None
    return f"nummer {identity.number}" if identity else ""


def _told_last(work: Work, row: Measure) -> RequestVersion:
    """What the namsmann had last. Raises MessageNotMade where he had nothing."""
    query = select(RequestVersion).where(
        RequestVersion.measure_id == row.id, RequestVersion.filed_on.is_not(None)
    )
    found = work.scalar(query.order_by(RequestVersion.number.desc()).limit(1))
    if found is None:
        raise MessageNotMade(number=row.number)
    return found


def _newest(work: Work, measure_id: int) -> RequestVersion:
    query = select(RequestVersion).where(RequestVersion.measure_id == measure_id)
    return work.scalars(query.order_by(RequestVersion.number.desc()).limit(1)).one()
