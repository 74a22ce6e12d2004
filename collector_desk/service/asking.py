"""Asking for something to be done about a debtor, once for each text."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from collector_desk.domain.work import WorkKind
from collector_desk.models import Task
from collector_desk.service.database import Work

LONGEST_TASK = 300


def task(work: Work, debtor_id: int, kind: WorkKind, text: str, *, due: date | None = None) -> None:
    """Ask for something to be done by a day (None: today), once for each text."""
    text = text[:LONGEST_TASK]
    query = select(Task.id).where(
        Task.debtor_id == debtor_id,
        Task.kind == kind.value,
        Task.text == text,
        Task.state == "open",
    )
    if work.scalar(query.limit(1)) is None:
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
