"""Attachments of what comes in: read by what they are, kept under our own number."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select, update

from collector_desk.errors.inquiries import FileRefused
from collector_desk.models import Document, InquiryDocument
from collector_desk.service import incoming
from collector_desk.service.database import Work
from collector_desk.wire.imports import FileIn

_LARGEST = 20_000_000  # bytes
_STARTS = {
    b"%PDF-": "pdf",
    b"\xff\xd8\xff": "jpg",
    b"\x89PNG\r\n\x1a\n": "png",
}


def keep(
    work: Work, files: Iterable[FileIn], *, inquiry_id: int, debtor_id: int | None, day: date
) -> None:
    """Keep the attachments of an inquiry. The sender's name of a file is a title, never a path.

    Raises:
        FileNotReadable: not base64, or a name that hides what it is.
        FileRefused: empty, too large, or not a PDF or picture by its first bytes.
    """
    query = select(func.count()).where(InquiryDocument.inquiry_id == inquiry_id)
    for place, file in enumerate(files, start=1 + (work.scalar(query) or 0)):
        row = kept(
            work, file, debtor_id=debtor_id, kind="inquiry", day=day,
            name=f"henvendelse-{inquiry_id}-{place}",
        )  # fmt: skip
        work.add(InquiryDocument(inquiry_id=inquiry_id, document_id=row.id))


def kept(  # noqa: PLR0913
    work: Work,
    file: FileIn,
    *,
    debtor_id: int | None,
    kind: str,
    day: date,
    name: str,
    claim_id: int | None = None,
) -> Document:
    """Keep one file under a ``name`` of ours; its ending follows from what it is.

    Raises FileNotReadable, FileRefused: as ``keep``.
    """
    title, content = incoming.opened(file)
    ending = _ending(content)
    if not ending:
        raise FileRefused(name=title, problem="det er ikke PDF, JPEG eller PNG")
    if len(content) > _LARGEST:
        raise FileRefused(name=title, problem="det er for stort")
    row = Document(
        debtor_id=debtor_id,
        claim_id=claim_id,
        kind=kind,
        title=title,
        day=day,
        name=f"{name}.{ending}",
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        kept_at=work.clock.now(),
    )
    work.add(row)
    work.flush()
    return row


def join(work: Work, *, inquiry_id: int, debtor_id: int) -> None:
    """Let the attachments of mail be the debtor's whose it is: kept documents never change,
    so each is kept once more, in that debtor's folder.
    """
    found = work.scalars(
        select(Document)
        .join(InquiryDocument, InquiryDocument.document_id == Document.id)
        .where(InquiryDocument.inquiry_id == inquiry_id, Document.debtor_id.is_(None))
        .order_by(Document.id)
    ).all()
    for old in found:
        row = Document(
            debtor_id=debtor_id,
            kind=old.kind,
            title=old.title,
            day=old.day,
            name=old.name,
            sha256=old.sha256,
            content=old.content,
            kept_at=work.clock.now(),
        )
        work.add(row)
        work.flush()
        work.execute(
            update(InquiryDocument)
            .where(InquiryDocument.inquiry_id == inquiry_id, InquiryDocument.document_id == old.id)
            .values(document_id=row.id)
        )


def _ending(content: bytes) -> str:
    return next((end for start, end in _STARTS.items() if content.startswith(start)), "")
