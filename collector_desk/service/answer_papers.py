"""When a creditor unit answered a question, and the paper it answered with."""

from __future__ import annotations

from datetime import date

from collector_desk.domain.phrases import dotted
from collector_desk.errors.service import BadInput
from collector_desk.models import Document, UnitQuestion
from collector_desk.service import attachments
from collector_desk.service.database import Work
from collector_desk.wire.imports import FileIn


def answered_on(work: Work, row: UnitQuestion, day: date | None) -> date:
    """The day of an answer, today where none is given.

    Raises:
        BadInput: a day to come, or before the unit was asked.
    """
    today = work.clock.today()
    found = day or today
    if not row.asked_on <= found <= today:
        problem = f"dagen må være fra {dotted(row.asked_on)} til i dag"
        raise BadInput(field="answered_on", problem=problem)
    return found


def keep(work: Work, row: UnitQuestion, file: FileIn | None) -> None:
    """Keep what an answer came on, with the debtor and the claim it is about.

    Raises FileNotReadable, FileRefused: as ``attachments.kept``.
    """
    if file is None:
        return
    row.answer_document_id = attachments.kept(
        work,
        file,
        debtor_id=row.debtor_id,
        claim_id=row.claim_id,
        kind="unit",
        day=row.answered_on or work.clock.today(),
        name=f"svar-{row.id}",
    ).id


def of(work: Work, row: UnitQuestion) -> tuple[int, str] | None:
    """The number and title of what the unit answered with; None where it was words alone."""
    if row.answer_document_id is None:
        return None
    kept = work.get_one(Document, row.answer_document_id)
    return kept.id, kept.title
