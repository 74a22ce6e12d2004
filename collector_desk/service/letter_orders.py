"""Letters that a decision on a plan or a deferral asks for: the one place they are ordered."""

from __future__ import annotations

from collector_desk.domain.letter import LetterKind
from collector_desk.errors import DeskError
from collector_desk.models import Debtor, Deferral, Plan
from collector_desk.service import letter_keep, letter_plans
from collector_desk.service.database import Work


def order(work: Work, kind: LetterKind, about: Plan | Deferral) -> None:
    """Write and send a letter about a plan or a deferral, or let a task say why it cannot go."""
    work.flush()
    debtor = work.get_one(Debtor, about.debtor_id)
    try:
        if isinstance(about, Plan):
            made = letter_plans.plan(work, debtor, about, kind)
        else:
            made = letter_plans.deferral(work, debtor, about.id)
    except DeskError as why:
        text = f"{kind.label} er ikke sendt: {why.text()}"
        letter_keep.task(work, debtor.id, None, text)
        return
    letter_keep.issue_or_task(work, made)
