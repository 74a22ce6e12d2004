"""Letters that a decision on a plan, a deferral or a relief asks for: all are ordered here."""

from __future__ import annotations

from collector_desk.domain.letter import LetterKind
from collector_desk.errors import DeskError
from collector_desk.models import Debtor, Deferral, LetterRow, Plan, Relief
from collector_desk.service import letter_deferrals, letter_keep, letter_plans, letter_reliefs
from collector_desk.service.database import Work
from collector_desk.service.letter_make import Made


def order(work: Work, kind: LetterKind, about: Plan | Deferral | Relief) -> None:
    """Write and send a letter about what was decided, or let a task say why it cannot go."""
    try:
        made = made_of(work, kind, about)
    except DeskError as why:
        text = f"{kind.label} er ikke sendt: {why.text()}"
        task = letter_keep.task(work, about.debtor_id, None, text)
        details: dict[str, object] = {
            "kind": kind.value,
            "why": why.code,
            "claims": [],
            "task": task.id,
        }
        work.note("letters.not_sent", stream=letter_keep.stream(about.debtor_id), details=details)
        return
    letter_keep.issue_or_task(work, made)


def send(work: Work, kind: LetterKind, about: Plan | Deferral | Relief) -> LetterRow:
    """Write a letter that the deed is nothing without; gives the first recipient's.

    Raises as ``letter_plans.plan``, ``letter_deferrals.of_row`` and ``letter_keep.issue``.
    """
    return letter_keep.issue(work, made_of(work, kind, about))[0]


def made_of(work: Work, kind: LetterKind, about: Plan | Deferral | Relief) -> Made:
    """The letter about what was decided.

    Raises as ``letter_plans.plan``, ``letter_deferrals.of_row`` and ``letter_reliefs.relief``.
    """
    work.flush()
    debtor = work.get_one(Debtor, about.debtor_id)
    if isinstance(about, Plan):
        return letter_plans.plan(work, debtor, about, kind)
    if isinstance(about, Relief):
        return letter_reliefs.relief(work, debtor, about, kind)
    return letter_deferrals.of_row(work, debtor, about.id, kind)
