"""The letters that a request to the namsmann rests on, as they were sent: for bases and attachments."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import select

from collector_desk.domain.delivery import Channel as Post
from collector_desk.domain.delivery import Delivery
from collector_desk.domain.enforcement.request.parties import Attachment
from collector_desk.domain.enforcement.request.values import AttachmentKind, Channel
from collector_desk.domain.fees import Letter
from collector_desk.domain.handover import Way
from collector_desk.domain.money import Money
from collector_desk.models import Dispatch, Document, LetterRow, Notice
from collector_desk.service.database import Work

_KINDS = (Letter.PAYMENT_DEMAND.value, Letter.ENFORCEMENT_NOTICE.value)
_BY_HAND = {Way.LETTER.value: Channel.POST, Way.ALTINN.value: Channel.ALTINN}


class Paper(NamedTuple):
    """A notice to the debtor about a claim, with the bytes that went, where the letter is ours."""

    claim_id: int
    kind: str
    sent_on: date
    deadline: date | None
    fee: Money
    way: str
    source: str
    letter_id: int | None
    state: str | None  # of the letter
    sent: str | None  # the checksum of what went
    document_id: int | None
    name: str | None
    kept: str | None  # the checksum of what is kept
    post: str | None  # the way it was handed over

    @property
    def letter(self) -> tuple[object, ...]:
        """What two notices of one written message share."""
        return (self.letter_id,) if self.letter_id else (self.source, self.sent_on)

    @property
    def channel(self) -> Channel | None:
        """How it really went: on paper, or read in Altinn; SvarUt itself is no channel (§ 4)."""
        if self.post == Post.SVARUT.value:
            return Channel.ALTINN if self.state == Delivery.READ.value else Channel.POST
        return Channel.POST if self.post else _BY_HAND.get(self.way)

    def attached(self, kind: AttachmentKind, reference: str) -> Attachment | None:
        """The kept file in one place of one request; None where we never had it.

        An upload is bound to its request, so its UUID is of the request, the file and the place.
        """
        if self.document_id is None:
            return None
        return attachment(self.document_id, self.name or "", kind, reference)


def attachment(document_id: int, name: str, kind: AttachmentKind, reference: str) -> Attachment:
    """A kept file as an attachment of a request."""
    place = f"collector-desk:{reference}:{document_id}:{kind.value}"
    return Attachment(kind=kind, filename=name, uuid=str(uuid5(NAMESPACE_URL, place)))


def of(work: Work, debtor_id: int, claim_ids: Collection[int]) -> list[Paper]:
    """Each demand and notice of enforcement that this debtor was given, the oldest first."""
    query = (
        select(
            Notice.claim_id,
            Notice.kind,
            Notice.sent_on,
            Notice.deadline,
            Notice.fee,
            Notice.way,
            Notice.source,
            Notice.letter_id,
            LetterRow.state,
            LetterRow.sha256,
            LetterRow.document_id,
            Document.name,
            Document.sha256,
            Dispatch.channel,
        )
        .outerjoin(LetterRow, LetterRow.id == Notice.letter_id)
        .outerjoin(Document, Document.id == LetterRow.document_id)
        .outerjoin(Dispatch, Dispatch.letter_id == LetterRow.id)
        .where(
            Notice.debtor_id == debtor_id,
            Notice.claim_id.in_(claim_ids),
            Notice.kind.in_(_KINDS),
            Notice.returned_on.is_(None),
            Notice.waits.is_(False),
        )
        .order_by(Notice.sent_on, Notice.id)
    )
    return [Paper._make(row) for row in work.execute(query)]
