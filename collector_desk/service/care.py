"""What is kept of a debtor's special situation: read with a reason, registered, ended, erased."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import or_, select

from collector_desk.domain.care import (
    CareDays,
    CareEnd,
    CareKind,
    ConsentWay,
    Severity,
    last_day,
    longest,
)
from collector_desk.domain.holds import Reason
from collector_desk.domain.work import WorkKind
from collector_desk.errors.care import CareOver, CareReasonNeeded, CareRuns, CareTooLong
from collector_desk.errors.service import BadInput, Stale, Unknown
from collector_desk.models import Care, Hold, Task
from collector_desk.service import gate, holding
from collector_desk.service.database import SYSTEM, Database, Work
from collector_desk.service.folder_single import care_runs
from collector_desk.wire.care import (
    CareDone,
    CareRow,
    CareRows,
    EndCare,
    NewCare,
    OfCare,
    ReadCare,
    ReviewCare,
)
from collector_desk.wire.holds import EndHold, NewHold

_REVIEW = "Vurder det særlige hensynet på nytt: gjelder det fortsatt?"
_HOLD_ENDED = "Det særlige hensynet gjelder ikke lenger"


def read(work: Work, debtor_id: int, order: ReadCare) -> CareRows:
    """Every special situation of an open debtor; that it was read is noted, and by which reason.

    Raises:
        Unknown, NotOpened, OwnCase, Disqualified: as for every deed on a debtor.
        CareReasonNeeded: the debtor was opened without a reason, and none is given now.
    """
    gate.opened(work, debtor_id)
    if order.reason.strip() and not gate.reason_of(work, debtor_id):
        gate.open_debtor(work, debtor_id, order.reason)
    _reasoned(work, debtor_id)
    query = select(Care).where(Care.debtor_id == debtor_id).order_by(Care.id.desc())
    rows = work.scalars(query).all()
    details = {"care": [row.id for row in rows]}
    work.note("care.read", stream=f"debtor:{debtor_id}", details=details)
    return CareRows(debtor_id=debtor_id, rows=tuple(_row(work, row) for row in rows))


def register(work: Work, debtor_id: int, order: NewCare) -> CareDone:
    """Keep a special situation with consent, ask for it to be looked at, and put i bero if wished.

    Raises:
        Unknown, NotOpened, OwnCase, CareReasonNeeded: as for reading.
        BadInput: the consent is of a day to come.
        CareTooLong, CareRuns; HoldTooLong: as ``holding.put``.
    """
    gate.opened(work, debtor_id)
    _reasoned(work, debtor_id)
    today = work.clock.today()
    if order.consent_on > today:
        raise BadInput(field="consent_on", problem="samtykket kan ikke være fra i morgen")
    _check_days(work, order.review_on, order.until)
    running = work.scalars(select(Care).where(Care.debtor_id == debtor_id, care_runs(today)))
    if any(_content(work, row)["kind"] == order.kind.value for row in running):
        raise CareRuns
    row = Care(
        debtor_id=debtor_id, sealed=b"", consent_on=order.consent_on,
        consent_way=order.consent_way.value, proof_seen_on=today if order.proof_seen else None,
        proof_seen_by=work.who.name if order.proof_seen else "", registered_on=today,
        review_on=order.review_on, until=order.until, made_by=work.who.name,
        made_at=work.clock.now(),
    )  # fmt: skip
    work.add(row)
    work.flush()
    told = {"kind": order.kind.value, "severity": order.severity.value, "text": order.text.strip()}
    row.sealed = work.vault.encrypt(json.dumps(told), place=f"care:{row.id}")
    row.task_id = _ask(work, row).id
    if order.hold_until is not None:
        hold = NewHold(reason=Reason.SPECIAL_SITUATION, until=order.hold_until)
        row.hold_id = holding.put(work, debtor_id, hold).hold_id
    return _done(work, row, "care.register")


def review(work: Work, care_id: int, order: ReviewCare) -> CareDone:
    """Keep it on for some time more; what was considered before coercion is considered anew.

    Raises:
        Unknown, NotOpened, OwnCase, CareReasonNeeded, Stale, CareOver, CareTooLong.
    """
    row = _running(work, care_id, order.version)
    _check_days(work, order.review_on, order.until)
    _close_task(work, row)
    row.review_on, row.until = order.review_on, order.until
    row.weighed_on, row.weighed_by = None, ""
    row.task_id = _ask(work, row).id
    return _done(work, row, "care.review")


def withdraw(work: Work, care_id: int, order: OfCare) -> CareDone:
    """The debtor withdraws the consent: it is told no more from now, and erased by the night.

    Raises:
        Unknown, NotOpened, OwnCase, CareReasonNeeded, Stale, CareOver.
    """
    row = _running(work, care_id, order.version)
    row.withdrawn_on = work.clock.today()
    _close(work, row)
    return _done(work, row, "care.withdraw")


def end(work: Work, care_id: int, order: EndCare) -> CareDone:
    """End it: it is told no more from now, and erased by the night. Its hold ends with it.

    Raises:
        Unknown, NotOpened, OwnCase, CareReasonNeeded, Stale, CareOver.
    """
    row = _running(work, care_id, order.version)
    row.ended_on, row.ended_by = work.clock.today(), work.who.name
    row.ended_how = order.how.value
    _close(work, row)
    return _done(work, row, "care.end")


def weigh(work: Work, care_id: int, order: OfCare) -> CareDone:
    """A supervisor has considered it before coercion; it counts until it is reviewed.

    Raises:
        Unknown, NotOpened, OwnCase, CareReasonNeeded, Stale, CareOver.
    """
    row = _running(work, care_id, order.version)
    row.weighed_on, row.weighed_by = work.clock.today(), work.who.name
    return _done(work, row, "care.weigh")


def erase_all(db: Database) -> int:
    """Erase what ended, lapsed or lost its consent; that there was one is kept. How many."""
    with db.write(SYSTEM) as work:
        today = work.clock.today()
        over = or_(Care.ended_on.is_not(None), Care.withdrawn_on.is_not(None), Care.until <= today)
        rows = work.scalars(select(Care).where(Care.sealed.is_not(None), over)).all()
        for row in rows:
            row.sealed, row.erased_on = None, today
            _close_task(work, row)
            work.note("care.erase", stream=f"debtor:{row.debtor_id}", details={"care": row.id})
        return len(rows)


def _reasoned(work: Work, debtor_id: int) -> None:
    if not gate.reason_of(work, debtor_id):
        raise CareReasonNeeded


def _running(work: Work, care_id: int, version: int) -> Care:
    row = work.get(Care, care_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise Unknown(what="care", id=care_id)
    gate.opened(work, row.debtor_id)
    _reasoned(work, row.debtor_id)
    if row.version != version:
        raise Stale
    if not _days(row).runs(work.clock.today()):
        raise CareOver
    return row


def _check_days(work: Work, review_on: date, until: date) -> None:
    today = work.clock.today()
    last = last_day(work.rates, today)
    if not today < review_on <= until <= last:
        raise CareTooLong(days=longest(work.rates, today).whole, last=last.isoformat())


def _ask(work: Work, row: Care) -> Task:
    task = Task(
        debtor_id=row.debtor_id, kind=WorkKind.FOLLOW_UP.value, text=_REVIEW,
        due_on=row.review_on, person_id=work.who.person_id, made_by=work.who.name,
        made_at=work.clock.now(),
    )  # fmt: skip
    work.add(task)
    work.flush()
    return task


def _close(work: Work, row: Care) -> None:
    """Close what was asked about it, and let go of what was put i bero for it."""
    _close_task(work, row)
    hold = work.get(Hold, row.hold_id) if row.hold_id else None
    if hold is not None and hold.ended_on is None:
        holding.end(work, hold.id, EndHold(version=hold.version, why=_HOLD_ENDED))


def _close_task(work: Work, row: Care) -> None:
    task = work.get(Task, row.task_id) if row.task_id else None
    if task is not None and task.state == "open":
        task.state, task.done_on, task.done_by = "done", work.clock.today(), work.who.name


def _done(work: Work, row: Care, deed: str) -> CareDone:
    """Note the deed by the record's number alone: the audit is kept for good."""
    work.flush()
    work.note(deed, stream=f"debtor:{row.debtor_id}", details={"care": row.id})
    return CareDone(care_id=row.id, version=row.version)


def _days(row: Care) -> CareDays:
    return CareDays(
        registered_on=row.registered_on,
        until=row.until,
        ended_on=row.ended_on,
        withdrawn_on=row.withdrawn_on,
    )


def _content(work: Work, row: Care) -> dict[str, str]:
    assert row.sealed is not None
    found: dict[str, str] = json.loads(work.vault.decrypt(row.sealed, place=f"care:{row.id}"))
    return found


def _row(work: Work, row: Care) -> CareRow:
    running = _days(row).runs(work.clock.today())
    told = _content(work, row) if running else {}
    return CareRow(
        care_id=row.id,
        version=row.version,
        runs=running,
        kind=CareKind(told["kind"]) if told else None,
        severity=Severity(told["severity"]) if told else None,
        text=told.get("text", ""),
        consent_on=row.consent_on,
        consent_way=ConsentWay(row.consent_way),
        withdrawn_on=row.withdrawn_on,
        proof_seen_on=row.proof_seen_on,
        proof_seen_by=row.proof_seen_by,
        registered_on=row.registered_on,
        review_on=row.review_on,
        until=row.until,
        weighed_on=row.weighed_on,
        weighed_by=row.weighed_by,
        ended_on=row.ended_on,
        ended_how=CareEnd(row.ended_how) if row.ended_how else None,
        erased_on=row.erased_on,
        made_by=row.made_by,
    )
