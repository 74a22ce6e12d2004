"""Holds set by hand and ended, and the list of those that run."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from collector_desk.domain.enforcement.event_rows import Event
from collector_desk.domain.enforcement.measure import OPEN, MeasureStage
from collector_desk.domain.holds import (
    BY_HAND,
    KINDS,
    LEAST_TOLD,
    PRIVATE,
    Reason,
    ends_by_hand,
    ends_by_leader,
    longest,
    may_end,
)
from collector_desk.domain.phrases import dotted
from collector_desk.errors.holds import (
    HoldEnded,
    HoldEndsByLeader,
    HoldNotByHand,
    HoldReasonShort,
    HoldTooLong,
)
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import (
    Case,
    Claim,
    ClaimDebtor,
    Debtor,
    Hold,
    Measure,
    Person,
    Team,
    UnitQuestion,
)
from collector_desk.service import gate, hold_rows, measure_events
from collector_desk.service.database import Work
from collector_desk.service.measure_events import Happened
from collector_desk.service.work_found import RESTS
from collector_desk.wire.holds import EndHold, HoldRow, Holds, NewHold

_REVIEW = timedelta(days=3)  # before it lapses, somebody looks at it
_MOST = 500
_KEPT = ("debtor_id", "case_id", "claim_id", "measure_id", "reason", "text", "owner_id",
         "until", "objection_id", "deferral_id", "plan_id", "unit_question_id")  # fmt: skip


def put(work: Work, debtor_id: int, order: NewHold) -> HoldRow:
    """Put a debtor, a case, a claim or a measure «i bero» until a day.

    Raises:
        Unknown: the case, claim or measure is not this debtor's, or the measure is over.
        HoldNotByHand: the reason follows a decision of its own.
        HoldTooLong: longer than the reason allows, or not into the future.
        NotOpened, OwnCase: as for every deed on a debtor.
    """
    gate.opened(work, debtor_id)
    _belongs(work, debtor_id, order)
    today = work.clock.today()
    _check(work, order, today)
    row = lay(work, debtor_id, order)
    return _row(work.execute(_shown().where(Hold.id == row.id)).one(), work.who.role)


def lay(work: Work, debtor_id: int, order: NewHold, *, unit_question_id: int | None = None) -> Hold:
    """Let something rest that another deed has tried: also for a debtor nobody has opened."""
    today = work.clock.today()
    row = Hold(
        debtor_id=debtor_id,
        case_id=order.case_id,
        claim_id=order.claim_id,
        measure_id=order.measure_id,
        reason=order.reason.value,
        text=order.text,
        owner_id=work.who.person_id,
        from_day=today,
        review_on=max(today, order.until - _REVIEW),
        until=order.until,
        unit_question_id=unit_question_id,
        made_by=work.who.name,
        made_at=work.clock.now(),
    )
    return _add(work, row)


def end(work: Work, hold_id: int, order: EndHold) -> HoldRow:
    """End a hold before its day.

    Raises:
        Unknown, Stale, NotOpened, OwnCase.
        HoldEnded: it has ended.
        HoldNotByHand: it ends with the decision it rests on.
        HoldEndsByLeader, HoldReasonShort, SuperiorDisqualified: as ``_by_leader``.
    """
    row = work.get(Hold, hold_id, with_for_update=True)
    if row is None:
        raise Unknown(what="hold", id=hold_id)
    gate.opened(work, row.debtor_id)
    if row.version != order.version:
        raise Stale
    if row.ended_on is not None:
        raise HoldEnded(day=row.ended_on.isoformat())
    reason = Reason(row.reason)
    if ends_by_leader(reason):
        _by_leader(work, row, order.why)
    elif not ends_by_hand(reason, row.until):
        raise HoldNotByHand(reason=reason.label)
    close(work, row, order.why)
    return _row(work.execute(_shown().where(Hold.id == row.id)).one(), work.who.role)


def _by_leader(work: Work, row: Hold, why: str) -> None:
    """Refuse whom it is not for to let a measure go on that rests for a notice that came back.

    Raises:
        HoldEndsByLeader: who asks leads nobody.
        HoldReasonShort: the debtor reads why.
        SuperiorDisqualified: as ``gate.may_decide``.
    """
    if not may_end(Reason(row.reason), row.until, work.who.role):
        raise HoldEndsByLeader(reason=Reason(row.reason).label)
    gate.may_decide(work, row.debtor_id)
    if len(why.strip()) < LEAST_TOLD:
        raise HoldReasonShort(least=LEAST_TOLD)


def close(work: Work, row: Hold, why: str) -> None:
    """End a hold that runs, by a deed that what it rests on allows."""
    row.ended_on, row.ended_by, row.ended_why = work.clock.today(), work.who.name, why
    details = {"hold": row.id, "why": why, "at": work.clock.now().isoformat()}
    work.note("holds.end", stream=f"debtor:{row.debtor_id}", details=details)
    work.flush()
    if row.measure_id is not None:
        if row.reason == Reason.NOTICE_LOST.value:
            measure_events.carried(work, row.measure_id)
        measure_events.goes_on(work, row.measure_id, why)


def again(work: Work, old: Hold) -> Hold | None:
    """Put a hold that was ended anew, from today.

    None where its day has come meanwhile, or the answer it waited for, or nobody is asked, or the
    measure that it is on is over.
    """
    today = work.clock.today()
    if (old.until is not None and old.until <= today) or _waits_no_more(work, old):
        return None
    row = Hold(
        **{name: getattr(old, name) for name in _KEPT},
        from_day=today,
        review_on=max(old.review_on, today),
        made_by=work.who.name,
        made_at=work.clock.now(),
    )
    return _add(work, row)


def _add(work: Work, row: Hold) -> Hold:
    work.add(row)
    work.flush()
    details = {"hold": row.id, "reason": row.reason, "claim": row.claim_id}
    if row.measure_id is not None:
        details["measure"] = row.measure_id
    work.note("holds.put", stream=f"debtor:{row.debtor_id}", details=details)
    if row.measure_id is not None:
        label = KINDS[Reason(row.reason)].label.lower()
        why = f"{label}, til {dotted(row.until)}" if row.until else label
        lost = row.reason == Reason.NOTICE_LOST.value
        what = Happened(
            event=Event.NOTICE_LOST if lost else Event.MEASURE_HELD,
            why=why,
            measure_id=row.measure_id,
            until=row.until,
        )
        measure_events.happened(work, row.debtor_id, what)
    return row


def _waits_no_more(work: Work, row: Hold) -> bool:
    if row.measure_id is not None and (
        MeasureStage(work.get_one(Measure, row.measure_id).stage) not in OPEN
    ):
        return True
    if row.unit_question_id is None:
        return False
    asked = work.get_one(UnitQuestion, row.unit_question_id)
    return asked.answered_on is not None or asked.withdrawn_on is not None


def listed(work: Work) -> Holds:
    """Every hold that runs, of debtors this person may know of, those about to lapse first.

    What somebody wrote may tell of health, and so may the reason: told of who one has opened.
    """
    query = _shown().where(_in_list(work))
    found = work.execute(query.order_by(Hold.review_on, Hold.id).limit(_MOST))
    rows = [_row(each, work.who.role) for each in found]
    opened = gate.opened_among(work, {row.debtor_id for row in rows})
    return Holds(rows=tuple(row if row.debtor_id in opened else _closed(row) for row in rows))


def count(work: Work) -> int:
    """How many the list has; as many as are listed at most."""
    query = select(func.count(Hold.id)).join(Debtor, Debtor.id == Hold.debtor_id)
    return min(work.scalar(query.where(_in_list(work))) or 0, _MOST)


def _in_list(work: Work) -> ColumnElement[bool]:
    running = or_(Hold.until.is_(None), Hold.until > work.clock.today())
    return and_(Hold.ended_on.is_(None), running, gate.listed(work.who))


def _closed(row: HoldRow) -> HoldRow:
    """The hold as it is told to who has not opened the debtor: its words are read there."""
    told: dict[str, object] = {"text": ""}
    if row.reason in PRIVATE:
        told = {"text": "", "reason": None, "reason_label": RESTS}
    return row.model_copy(update=told)


def _check(work: Work, order: NewHold, today: date) -> None:
    kind = KINDS[order.reason]
    if order.reason not in BY_HAND:
        raise HoldNotByHand(reason=kind.label)
    days = longest(order.reason, work.rates, today).whole
    last = today + timedelta(days=days)
    if not today < order.until <= last:
        raise HoldTooLong(reason=kind.label, days=days, last=last.isoformat())


def _belongs(work: Work, debtor_id: int, order: NewHold) -> None:
    if order.claim_id is not None and work.get(ClaimDebtor, (order.claim_id, debtor_id)) is None:
        raise Unknown(what="claim", id=order.claim_id)
    if order.case_id is not None:
        case = work.get(Case, order.case_id)
        if case is None or case.debtor_id != debtor_id or order.claim_id is not None:
            raise Unknown(what="case", id=order.case_id)
    if order.measure_id is not None:
        measure = work.get(Measure, order.measure_id)
        above = order.case_id is not None or order.claim_id is not None
        theirs = measure is not None and measure.debtor_id == debtor_id and not above
        if measure is None or not theirs or MeasureStage(measure.stage) not in OPEN:
            raise Unknown(what="measure", id=order.measure_id)


def _shown() -> Select[Hold, str, str, str, str]:
    """The holds with the names that are shown with them, by one statement."""
    return (
        select(
            Hold,
            Debtor.name.label("debtor_name"),
            func.coalesce(Claim.number, Case.number, Measure.number, hold_rows.WHOLE).label(
                "reach"
            ),
            func.coalesce(Person.name, Hold.made_by).label("owner"),
            func.coalesce(Team.name, "").label("team"),
        )
        .join(Debtor, Debtor.id == Hold.debtor_id)
        .outerjoin(Claim, Claim.id == Hold.claim_id)
        .outerjoin(Case, Case.id == Hold.case_id)
        .outerjoin(Measure, Measure.id == Hold.measure_id)
        .outerjoin(Person, Person.id == Hold.owner_id)
        .outerjoin(Team, Team.id == Debtor.team_id)
    )


def _row(found: Any, role: str) -> HoldRow:
    row: Hold = found.Hold
    reason = Reason(row.reason)
    return HoldRow(
        hold_id=row.id,
        version=row.version,
        debtor_id=row.debtor_id,
        debtor_name=found.debtor_name,
        reach=found.reach,
        claim_id=row.claim_id,
        reason=reason,
        reason_label=reason.label,
        text=row.text,
        from_day=row.from_day,
        until=row.until,
        review_on=row.review_on,
        owner=found.owner,
        by_hand=may_end(reason, row.until, role),
        team=found.team,
    )
