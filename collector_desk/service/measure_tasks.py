"""The tasks that ask about letters of a measure that did not go, closed once nothing is left to do."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from collector_desk.domain.delivery import To
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import dotted
from collector_desk.domain.work import WorkKind
from collector_desk.models import LetterRow, Measure, Task
from collector_desk.service.database import Work


def done(
    work: Work, row: Measure, labels: Collection[str], letters: Collection[LetterRow]
) -> list[int]:
    """Close what was asked about letters called so that were not written, and these that did not come.

    Whoever it was that a letter to the debtor did not reach is still looked for. Gives the tasks.
    """
    begins = [begin for one in labels for begin in unsent(row, one)]
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


def unsent(row: Measure, label: str) -> tuple[str, str]:
    """How the tasks about a letter of a measure that could not be written begin."""
    return f"{label} er ikke sendt, {row.number}:", f"{label} er ikke sendt: "


def _called(letter: LetterRow) -> str:
    return f"{LetterKind(letter.kind).label} {dotted(letter.made_on)} til {letter.recipient_name} "
