"""The covering letter with what is sent on: our journal number, from whom it came, and its papers."""

from __future__ import annotations

import re

from sqlalchemy import select

from collector_desk.domain import identity
from collector_desk.domain.delivery import To
from collector_desk.domain.inquiry import Channel, Sender
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_content import CoveringLetter
from collector_desk.domain.letter_parts import Head
from collector_desk.models import CreditorUnit, Debtor, Document, Inquiry, InquiryDocument
from collector_desk.service.database import Work
from collector_desk.service.letter_make import Made
from collector_desk.service.letter_recipients import INTERNAL_POST, Addressed, spoken_name

NO_ADDRESS = "Adressen føres på ved utsending"
"""What is printed where nobody gave an address, and the office is no creditor unit of ours."""

_LONGEST = 200
_ELEVEN = re.compile(r"(?<!\d)(\d{6})[ \u00a0]?\d{5}(?!\d)")


def made(work: Work, row: Inquiry, office: str, address: str) -> Made:
    """The letter to an office that a message is sent on to; ``address`` has a line for each part.

    Identity numbers are not printed: the papers that go with it have what the sender wrote.
    """
    debtor = work.get_one(Debtor, row.debtor_id) if row.debtor_id is not None else None
    titles = tuple(_hidden(paper.title) for paper in papers(work, row.id))
    words = _hidden(f"{row.text}\n\n{row.told}" if row.told else row.text)

    def build(head: Head) -> Content:
        return CoveringLetter(
            head=head,
            received=row.received_on,
            way=Channel(row.channel).label,
            writer=_writer(row),
            text=words,
            papers=titles,
        )

    return Made(
        kind=LetterKind.COVERING,
        debtor=debtor,
        claims=(),
        build=build,
        lawful_from=work.clock.today(),
        to=Addressed(
            to=To.OFFICE,
            name=office[:_LONGEST],
            address=None,
            lines=_lines(work, office, address),
            concerns=spoken_name(debtor) if debtor else "",
        ),
        reference=row.journal,
        inquiry_id=row.id,
    )


def papers(work: Work, inquiry_id: int) -> list[Document]:
    """What came with a message, in the order it came: it goes on with the letter."""
    query = (
        select(Document)
        .join(InquiryDocument, InquiryDocument.document_id == Document.id)
        .where(InquiryDocument.inquiry_id == inquiry_id)
    )
    return list(work.scalars(query.order_by(Document.id)))


def _writer(row: Inquiry) -> str:
    if row.sender == Sender.UNKNOWN.value:
        return row.sender_name or "en avsender vi ikke kjenner"
    who = Sender(row.sender).label
    who = who if row.sender == Sender.ADVISER.value else who.lower()
    return f"{who} {row.sender_name}".strip()


def _lines(work: Work, office: str, address: str) -> tuple[str, ...]:
    given = tuple(part.strip() for part in re.split(r"[\n,]", address) if part.strip())
    if given:
        return given
    unit = work.scalar(select(CreditorUnit.id).where(CreditorUnit.name == office).limit(1))
    return (NO_ADDRESS,) if unit is None else (INTERNAL_POST,)


def _hidden(text: str) -> str:
    return _ELEVEN.sub(lambda found: identity.mask(found[1]), text)
