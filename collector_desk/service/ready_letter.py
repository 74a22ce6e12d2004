"""The task «Klar for neste steg» when a letter is sent, and when that letter is taken back.

Only the night opens such a task (service/ready_steps.py). A letter words it anew or closes it, and
notes which it was, so that the letter taken back leaves the task as it stood.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from collector_desk.domain.work import WorkKind
from collector_desk.models import Task
from collector_desk.service import ready_steps
from collector_desk.service.database import Work
from collector_desk.service.undo_past import Noted

_FOLLOWS = "letters.ready_step"


def sent(work: Work, debtor_id: int) -> None:
    """Let the debtor's open task, where there is one, say what is ready after the letter."""
    task = _open(work, debtor_id)
    if task is None:
        return
    ready_steps.look(work, debtor_id)
    work.note(_FOLLOWS, stream=f"debtor:{debtor_id}", details={"task": task.id})


def taken_back(work: Work, notes: Iterable[Noted]) -> None:
    """Open the tasks that a letter closed and word them as it is without the letter.

    Where something else stands in the way by now, nothing is ready, and the task stays closed.
    """
    for note in notes:
        if note.deed != _FOLLOWS:
            continue
        task = work.get_one(
            Task, note.details["task"], with_for_update=True, populate_existing=True
        )
        assert task.debtor_id is not None  # the night gives each its debtor
        if _open(work, task.debtor_id) is None:  # the night may have opened another since
            task.state, task.done_by, task.done_on = "open", "", None
        ready_steps.look(work, task.debtor_id)


def _open(work: Work, debtor_id: int) -> Task | None:
    query = select(Task).where(
        Task.debtor_id == debtor_id,
        Task.kind == WorkKind.READY_STEP.value,
        Task.state == "open",
    )
    locked = query.order_by(Task.id).limit(1).with_for_update()
    return work.scalar(locked.execution_options(populate_existing=True))
