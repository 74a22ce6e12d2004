"""Inquiries as they are shown: the inbox, and mail that belongs to nobody yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import ColumnElement, and_, func, or_, select

from collector_desk.domain.calendar import deadline
from collector_desk.domain.inquiry import BY_LETTER, Channel, InquiryKind, Sender
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import dotted
from collector_desk.errors.service import Unknown
from collector_desk.models import (
    Claim,
    CreditorUnit,
    Debtor,
    Document,
    Inquiry,
    InquiryClaim,
    InquiryDocument,
)
from collector_desk.service import answering, gate, heard, request_answers
from collector_desk.service.database import Work
from collector_desk.service.work_found import TO_READ
from collector_desk.wire.inquiries import Inquiries, InquiryRow

_MOST = 500

TO_READ_MAIL = "Les posten for å se hva som står."
"""What is told instead of the words of mail that is nobody's yet, until one reads it."""


def listed(work: Work) -> Inquiries:
    """What is open, the first received on top; one's own case and hidden persons left out.

    The words are those of a debtor one has opened; mail that is nobody's yet is read by ``read``.
    """
    query = select(Inquiry, Debtor).join(Debtor, Debtor.id == Inquiry.debtor_id, isouter=True)
    ordered = query.where(_open(work)).order_by(Inquiry.received_on, Inquiry.id)
    found = work.execute(ordered.limit(_MOST)).all()
    names = {row.id: debtor.name if debtor else "" for row, debtor in found}
    opened = gate.opened_among(work, {debtor.id for _, debtor in found if debtor})
    shown = [
        row if row.debtor_id in opened else _closed(row)
        for row in _rows(work, [row for row, _ in found], names, opened)
    ]
    return Inquiries(
        rows=tuple(row for row in shown if row.debtor_id is not None),
        unmatched=tuple(row for row in shown if row.debtor_id is None),
    )


def _closed(row: InquiryRow) -> InquiryRow:
    """A row without anybody's words: a file is named by its sender, and may tell of health."""
    files = tuple((number, f"Vedlegg {at}") for at, (number, _) in enumerate(row.documents, 1))
    text = TO_READ if row.debtor_id else TO_READ_MAIL
    hidden = {
        "text": text, "outcome": "", "forwarded_to": "", "documents": files, "letters": (),
        "read": False,
    }  # fmt: skip
    named = {} if row.debtor_id else {"claims": (), "subject": ""}
    return row.model_copy(update=hidden | named)


def count(work: Work) -> int:
    """How many the inbox has; as many as are listed at most."""
    query = select(func.count(Inquiry.id)).join(
        Debtor, Debtor.id == Inquiry.debtor_id, isouter=True
    )
    return min(work.scalar(query.where(_open(work))) or 0, _MOST)


def _open(work: Work) -> ColumnElement[bool]:
    return and_(Inquiry.state == "open", or_(Inquiry.debtor_id.is_(None), gate.listed(work.who)))


def read(work: Work, inquiry_id: int) -> InquiryRow:
    """Mail that belongs to nobody yet, with its words, to find whose it is. The look is noted.

    Once it has a debtor, what it says is read behind the debtor's own gates.

    Raises:
        Unknown: no such mail, or it has a debtor.
    """
    row = work.scalar(select(Inquiry).where(Inquiry.id == inquiry_id, Inquiry.debtor_id.is_(None)))
    if row is None:
        raise Unknown(what="inquiry", id=inquiry_id)
    work.note("inquiries.read", stream="house", details={"inquiry": inquiry_id})
    return row_of(work, row)


def document(work: Work, inquiry_id: int, document_id: int) -> Document:
    """An attachment of mail that belongs to nobody yet, to find whose it is. The look is noted.

    Once it has a debtor, the attachment is that debtor's, behind the debtor's own gates.

    Raises:
        Unknown: no attachment of this mail, or the mail has a debtor.
    """
    query = (
        select(Document)
        .join(InquiryDocument, InquiryDocument.document_id == Document.id)
        .join(Inquiry, Inquiry.id == InquiryDocument.inquiry_id)
        .where(
            Inquiry.id == inquiry_id,
            Inquiry.debtor_id.is_(None),
            Document.id == document_id,
            Document.debtor_id.is_(None),
        )
    )
    row = work.scalar(query)
    if row is None or row.content is None:
        raise Unknown(what="document", id=document_id)
    details = {"inquiry": inquiry_id, "document": document_id}
    work.note("inquiries.document", stream="house", details=details)
    return row


def row_of(work: Work, row: Inquiry) -> InquiryRow:
    """One inquiry."""
    debtor = work.get(Debtor, row.debtor_id) if row.debtor_id else None
    work.flush()
    opened = {row.debtor_id} if row.debtor_id else set()
    return _rows(work, [row], {row.id: debtor.name if debtor else ""}, opened)[0]


def _rows(
    work: Work, rows: Sequence[Inquiry], names: Mapping[int, str], opened: Collection[int]
) -> list[InquiryRow]:
    ids = [row.id for row in rows]
    claims, documents = _claims(work, ids), _documents(work, ids)
    left, unheard = request_answers.left(work, rows), heard.unheard(work, ids)
    return [
        InquiryRow(
            inquiry_id=row.id,
            version=row.version,
            journal=row.journal,
            kind=InquiryKind(row.kind),
            kind_label=InquiryKind(row.kind).label,
            channel_label=Channel(row.channel).label,
            sender_label=Sender(row.sender).label,
            sender_name=row.sender_name,
            debtor_id=row.debtor_id,
            debtor_name=names[row.id],
            claims=tuple(number for number, _ in claims[row.id]),
            subject=", ".join(dict.fromkeys(unit for _, unit in claims[row.id])),
            received_on=row.received_on,
            answer_by=deadline(row.received_on, _days(work, row)),
            text=f"{row.text}\n\n{row.told}" if row.told else row.text,
            state=row.state,
            outcome=row.outcome,
            forwarded_to=row.forwarded_to,
            documents=tuple(documents[row.id]),
            letters=_letters(work, row) if row.debtor_id in opened else (),
            left=left.get(row.id, ()),
            unheard=row.id in unheard,
        )
        for row in rows
    ]


def _letters(work: Work, row: Inquiry) -> tuple[tuple[int, str], ...]:
    """The letters that may answer an open question or complaint, the newest first."""
    if row.state != "open" or row.kind not in BY_LETTER:
        return ()
    return tuple(
        (one.id, f"{LetterKind(one.kind).label} {dotted(one.made_on)}")
        for one in answering.letters_since(work, row)
    )


def _days(work: Work, row: Inquiry) -> int:
    return work.rates["objection_answer_days"].on(row.received_on).whole


def _claims(work: Work, ids: Sequence[int]) -> Mapping[int, list[tuple[str, str]]]:
    """The claims that each names: its number, and whose it is; its kind may tell of health."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    query = (
        select(InquiryClaim.inquiry_id, Claim.number, CreditorUnit.name)
        .join(Claim, Claim.id == InquiryClaim.claim_id)
        .join(CreditorUnit, CreditorUnit.id == Claim.creditor_unit_id)
        .where(InquiryClaim.inquiry_id.in_(ids))
        .order_by(Claim.id)
    )
    for inquiry_id, number, unit in work.execute(query):
        found[inquiry_id].append((number, unit))
    return found


def _documents(work: Work, ids: Sequence[int]) -> Mapping[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    query = (
        select(InquiryDocument.inquiry_id, Document.id, Document.title)
        .join(Document, Document.id == InquiryDocument.document_id)
        .where(InquiryDocument.inquiry_id.in_(ids))
        .order_by(Document.id)
    )
    for inquiry_id, number, title in work.execute(query):
        found[inquiry_id].append((number, title))
    return found
