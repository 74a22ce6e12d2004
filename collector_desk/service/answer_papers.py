"""The paper that a creditor unit answered a question with."""

from __future__ import annotations

from collector_desk.models import Document, UnitQuestion
from collector_desk.service import attachments
from collector_desk.service.database import Work
from collector_desk.wire.imports import FileIn


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
