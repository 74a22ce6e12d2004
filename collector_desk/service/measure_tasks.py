"""The tasks that ask about papers of a measure that did not go, closed once nothing is left to do."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from collector_desk.domain.delivery import To
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import dotted
from collector_desk.domain.work import WorkKind
from collector_desk.errors import DeskError
from collector_desk.models import LetterRow, Measure, Task
from collector_desk.service import asking
from collector_desk.service.database import Work


def done(
    work: Work, row: Measure, labels: Collection[str], letters: Collection[LetterRow]
) -> list[int]:
    """Close what was asked about letters called so that were not written, and these that did not come.

    Whoever it was that a letter to the debtor did not reach is still looked for. Gives the tasks.
    """
    begins = [unsent(row, one) for one in labels]
    begins += [_called(one) for one in letters]
    outside = tuple(_called(one) for one in letters if To(one.recipient).is_outsider)
    query = select(Task).where(
        Task.debtor_id == row.debtor_id,
        Task.kind.in_([WorkKind.FOLLOW_UP.value, WorkKind.RETURNED_POST.value]),
        Task.state == "open",
    )
    tasks = [
        one
        for one in work.scalars(query.order_by(Task.id))
        if one.text.startswith(tuple(begins))
        and (one.kind == WorkKind.FOLLOW_UP.value or one.text.startswith(outside))
    ]
    for task in tasks:
        task.state, task.done_by, task.done_on = "done", work.who.name, work.clock.today()
    return [task.id for task in tasks]


def unsent(row: Measure, label: str) -> str:
    """How the task about a letter of a measure that could not be written begins."""
    return f"{label} er ikke sendt, {row.number}: "


def unmade(work: Work, row: Measure, what: str, why: DeskError) -> None:
    """Ask of anybody for what goes to the namsmann and could not be made."""
    text = f"{_unmade(row, what)}{why.text()}"
    asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, text)


def made(work: Work, row: Measure, what: str) -> list[int]:
    """Ask no more for what is made now. Gives the tasks."""
    return asking.done_all(work, row.debtor_id, _unmade(row, what))


def _unmade(row: Measure, what: str) -> str:
    return f"{what} er ikke laget, {row.number}: "


def _called(letter: LetterRow) -> str:
    return f"{LetterKind(letter.kind).label} {dotted(letter.made_on)} til {letter.recipient_name} "
