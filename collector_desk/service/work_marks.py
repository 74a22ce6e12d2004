"""What is done to rows of worklists: put off, given to somebody; tasks made and done."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import exists, select

from collector_desk.domain.access import Role
from collector_desk.domain.work import WorkKind
from collector_desk.errors.service import Stale, Unknown
from collector_desk.errors.work import CannotTake, DeadlineFirst, PutOffTooFar, TaskDone
from collector_desk.models import (
    Account,
    ClaimDebtor,
    Debtor,
    Disqualification,
    Identity,
    Person,
    Task,
    WorkMark,
)
from collector_desk.service import gate, worklist
from collector_desk.service.database import Work
from collector_desk.service.work_found import Found
from collector_desk.wire.work import Assign, DoneTask, Marked, NewTask, PutOff, TaskKept

_WORKERS = (Role.CASEWORKER.value, Role.SUPERVISOR.value)


def put_off(work: Work, order: PutOff) -> Marked:
    """Put a row off until a day; it is back in the list on that day.

    Raises:
        Unknown: no such row that this person may see.
        PutOffTooFar: past the house's limit, or not into the future.
        DeadlineFirst: past a deadline of the law.
    """
    source, found = worklist.one(work, order)
    today = work.clock.today()
    last = today + timedelta(days=work.rates["put_off_days"].on(today).whole)
    if not today < order.until <= last:
        raise PutOffTooFar(last=last.isoformat())
    due = source.due(work, found)
    if source.firm and order.until > due:
        raise DeadlineFirst(due=due.isoformat())
    mark = _mark(work, order.kind, found)
    before, mark.put_off_until = mark.put_off_until, order.until
    told = {"until": order.until.isoformat(), "before": before and before.isoformat()}
    return _marked(work, mark, found, "work.put_off", **told)


def assign(work: Work, order: Assign) -> Marked:
    """Give a row to a person; to nobody: back to whoever is responsible, else to the team.

    Raises:
        Unknown: no such row that this person may see.
        CannotTake: not one who works on cases, or one who may not see or decide this debtor.
    """
    _, found = worklist.one(work, order)
    if order.person_id is not None and not _can_take(work, order.person_id, found.debtor_id):
        raise CannotTake
    mark = _mark(work, order.kind, found)
    before, mark.person_id = mark.person_id, order.person_id
    return _marked(work, mark, found, "work.assign", person=order.person_id, before=before)


def add_task(work: Work, debtor_id: int, order: NewTask) -> TaskKept:
    """Be reminded of something about a debtor that is open.

    Raises:
        NotOpened, OwnCase, Disqualified: as for every deed on a debtor.
        Unknown: the claim is not this debtor's.
        PutOffTooFar: due in the past, or past the house's limit.
    """
    gate.opened(work, debtor_id)
    if order.claim_id is not None and work.get(ClaimDebtor, (order.claim_id, debtor_id)) is None:
        raise Unknown(what="claim", id=order.claim_id)
    today = work.clock.today()
    last = today + timedelta(days=work.rates["put_off_days"].on(today).whole)
    if not today <= order.due_on <= last:
        raise PutOffTooFar(last=last.isoformat())
    task = Task(
        debtor_id=debtor_id,
        claim_id=order.claim_id,
        kind=WorkKind.FOLLOW_UP.value,
        text=order.text,
        due_on=order.due_on,
        person_id=work.who.person_id,
        made_by=work.who.name,
        made_at=work.clock.now(),
    )
    work.add(task)
    work.flush()
    details = {"task": task.id, "due": order.due_on.isoformat()}
    work.note("work.add_task", stream=f"debtor:{debtor_id}", details=details)
    return _kept(task)


def done(work: Work, task_id: int, order: DoneTask) -> TaskKept:
    """Close a task.

    Raises:
        Unknown, OwnCase, Disqualified: as for opening its debtor.
        Stale: it was changed since it was shown.
        TaskDone: it is done already.
    """
    task = work.get(Task, task_id, with_for_update=True, populate_existing=True)
    if task is None:
        raise Unknown(what="task", id=task_id)
    if task.debtor_id is not None:
        gate.known(work, task.debtor_id)
    if task.state == "done":
        raise TaskDone
    if task.version != order.version:
        raise Stale
    task.state, task.done_by, task.done_on = "done", work.who.name, work.clock.today()
    work.flush()
    work.note("work.done", stream=_stream(task.debtor_id), details={"task": task.id})
    return _kept(task)


def _can_take(work: Work, person_id: int, debtor_id: int | None) -> bool:
    works = select(Account.id).where(
        Account.person_id == person_id, Account.active, Account.role.in_(_WORKERS)
    )
    if work.scalar(works.limit(1)) is None:
        return False
    if debtor_id is None:
        return True
    person, debtor = work.get_one(Person, person_id), work.get_one(Debtor, debtor_id)
    declared = exists().where(
        Disqualification.person_id == person_id, Disqualification.debtor_id == debtor_id
    )
    same = exists().where(
        Identity.debtor_id == debtor_id, Identity.blind_index == person.blind_index
    )
    barred = work.scalar(select(declared | same))
    return not barred and (debtor.protection == "open" or person.clearance)


def _mark(work: Work, kind: WorkKind, found: Found) -> WorkMark:
    key = {
        "kind": kind.value,
        "subject_id": found.subject_id,
        "debtor_id": found.debtor_id or 0,
    }
    mark = work.get(WorkMark, key, with_for_update=True)
    if mark is None:
        mark = WorkMark(**key, marked_by=work.who.name)
        work.add(mark)
    mark.marked_by = work.who.name
    return mark


def _marked(work: Work, mark: WorkMark, found: Found, deed: str, **more: object) -> Marked:
    work.flush()
    details = {"kind": mark.kind, "subject": mark.subject_id, "debtor": mark.debtor_id}
    work.note(deed, stream=_stream(found.debtor_id), details=details | more)
    return Marked(
        kind=WorkKind(mark.kind),
        subject_id=mark.subject_id,
        debtor_id=found.debtor_id,
        put_off_until=mark.put_off_until,
        person_id=mark.person_id,
    )


def _stream(debtor_id: int | None) -> str:
    return f"debtor:{debtor_id}" if debtor_id else "house"


def _kept(task: Task) -> TaskKept:
    return TaskKept(
        task_id=task.id,
        version=task.version,
        text=task.text,
        due_on=task.due_on,
        done=task.state == "done",
    )
