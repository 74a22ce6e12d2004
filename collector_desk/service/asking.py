"""Asking for something to be done about a debtor: of anybody once for each text, or of a person."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Select, not_, select

from collector_desk.domain.work import WorkKind
from collector_desk.models import Task
from collector_desk.service.database import Work

LONGEST_TASK = 300


def task(work: Work, debtor_id: int, kind: WorkKind, text: str, *, due: date | None = None) -> None:
    """Ask for something to be done by a day (None: today), once for each text."""
    text = text[:LONGEST_TASK]
    if work.scalar(_open(debtor_id, kind, text).limit(1)) is None:
        work.add(
            Task(
                debtor_id=debtor_id,
                kind=kind.value,
                text=text,
                due_on=due or work.clock.today(),
                made_by=work.who.name,
                made_at=work.clock.now(),
            )
        )


def follow_up(
    work: Work,
    debtor_id: int,
    text: str,
    *,
    due: date,
    person_id: int | None,
) -> None:
    """Ask a person to go on with something by its day, whatever is asked already."""
    work.add(
        Task(
            debtor_id=debtor_id,
            kind=WorkKind.FOLLOW_UP.value,
            text=text[:LONGEST_TASK],
            due_on=due,
            person_id=person_id,
            made_by=work.who.name,
            made_at=work.clock.now(),
        )
    )


def done(
    work: Work, debtor_id: int, kind: WorkKind, text: str, *, claim_id: int | None = None
) -> bool:
    """Close what was asked by this text, as nobody needs to do it any more; whether it was open.

    ``claim_id`` tells apart what is asked in the same words of several claims; None: of any.
    """
    query = _open(debtor_id, kind, text[:LONGEST_TASK])
    if claim_id is not None:
        query = query.where(Task.claim_id == claim_id)
    tasks = work.scalars(query).all()
    _close(work, tasks)
    return bool(tasks)


def done_all(work: Work, debtor_id: int, beginning: str, *, besides: str = "") -> list[int]:
    """Close all that is asked of a debtor by texts with a beginning, ``besides`` one with another.

    Gives the tasks.
    """
    query = select(Task).where(
        Task.debtor_id == debtor_id,
        Task.text.startswith(beginning, autoescape=True),
        Task.state == "open",
    )
    if besides:
        query = query.where(not_(Task.text.startswith(besides, autoescape=True)))
    tasks = work.scalars(query.order_by(Task.id)).all()
    _close(work, tasks)
    return [one.id for one in tasks]


def again(work: Work, numbers: Collection[int]) -> list[int]:
    """Ask again what was closed, as it is to be done after all. Gives the tasks."""
    query = select(Task).where(Task.id.in_(numbers), Task.state == "done")
    tasks = work.scalars(query.order_by(Task.id)).all()
    for one in tasks:
        one.state, one.done_by, one.done_on = "open", "", None
    return [one.id for one in tasks]


def _close(work: Work, tasks: Sequence[Task]) -> None:
    for one in tasks:
        one.state, one.done_by, one.done_on = "done", work.who.name, work.clock.today()


def _open(debtor_id: int, kind: WorkKind, text: str) -> Select[Task]:
    return select(Task).where(
        Task.debtor_id == debtor_id,
        Task.kind == kind.value,
        Task.text == text,
        Task.state == "open",
    )
