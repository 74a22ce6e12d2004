"""What came back from approval: a task of who proposed it, until it is proposed anew or put away.

A plan, a deferral, a refund or a relief is proposed anew as another one, for the same claims.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, select

from collector_desk.domain.approval import State, Subject
from collector_desk.domain.work import WorkKind
from collector_desk.models import Approval, Claim, Task
from collector_desk.service import asking, merged
from collector_desk.service.database import Work

_FELL = "saken ble endret, og forslaget falt bort"


def ask(work: Work, row: Approval) -> None:
    """Ask its author to go on with a proposal that was sent back, or that fell away."""
    why = f"«{row.comment}»" if row.state == State.SENT_BACK.value else _FELL
    work.add(
        Task(
            debtor_id=row.debtor_id,
            kind=WorkKind.SENT_BACK.value,
            text=f"{row.title}: {why}"[: asking.LONGEST_TASK],
            due_on=work.clock.today(),
            person_id=row.proposed_by_person,
            approval_id=row.id,
            made_by=work.who.name,
            made_at=work.clock.now(),
        )
    )
    work.flush()


def answered(work: Work, row: Approval) -> list[int]:
    """Close what was asked about proposals that a new one takes the place of. Returns the tasks."""
    return [
        _close(work, task)
        for task, old in _open(work, Subject(row.subject), row.debtor_id)
        if old.subject_id == row.subject_id or set() < _claims(old) <= _claims(row)
    ]


def decided(work: Work, subject: Subject, debtor_id: int, claim_ids: Collection[int]) -> list[int]:
    """Close what was asked about proposals whose claims are decided on by one person instead.

    Returns the tasks.
    """
    numbers = set(work.scalars(select(Claim.number).where(Claim.id.in_(claim_ids))))
    return [
        _close(work, task)
        for task, old in _open(work, subject, debtor_id)
        if set() < _claims(old) <= numbers
    ]


def settled(work: Work, subject: Subject, subject_id: int, debtor_id: int | None) -> list[int]:
    """Close what was asked about a matter that no second person decides. Returns the tasks."""
    return [
        _close(work, task)
        for task, old in _open(work, subject, debtor_id)
        if old.subject_id == subject_id
    ]


def ask_again(work: Work, task_ids: Iterable[int]) -> None:
    """Open tasks again that were closed here: what closed them is taken back."""
    for task in work.scalars(select(Task).where(Task.id.in_(task_ids), Task.state == "done")):
        task.state, task.done_by, task.done_on = "open", "", None


def waits(person_id: int | None) -> ColumnElement[bool]:
    """Which proposals came back to a person, who has not gone on with them."""
    asked = select(Task.approval_id).where(
        Task.kind == WorkKind.SENT_BACK.value, Task.state == "open"
    )
    return (Approval.proposed_by_person == person_id) & Approval.id.in_(asked)


def _open(work: Work, subject: Subject, debtor_id: int | None) -> Iterable[tuple[Task, Approval]]:
    whose = (
        Approval.debtor_id.is_(None)
        if debtor_id is None
        else Approval.debtor_id.in_(merged.with_former(debtor_id))
    )
    query = (
        select(Task, Approval)
        .join(Approval, Approval.id == Task.approval_id)
        .where(
            Task.state == "open",
            Approval.subject == subject.value,
            whose,
        )
    )
    return [(task, old) for task, old in work.execute(query.order_by(Task.id))]


def _close(work: Work, task: Task) -> int:
    task.state, task.done_by, task.done_on = "done", work.who.name, work.clock.today()
    return task.id


def _claims(row: Approval) -> set[str]:
    """The numbers of the claims that a proposal froze."""
    frozen = json.loads(row.frozen).get("claims", ())
    return {one["claim"] for one in frozen if "claim" in one}
