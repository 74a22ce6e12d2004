"""A covering letter that came back: what was sent on is in the inbox again, to be sent anew."""

from __future__ import annotations

from sqlalchemy import select

from collector_desk.domain.delivery import Delivery
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import dotted
from collector_desk.domain.work import WorkKind
from collector_desk.models import Inquiry, LetterRow
from collector_desk.service import answering, letter_keep
from collector_desk.service.database import Work
from collector_desk.wire.inquiries import SentOn, SentOnRow

_MOST = 500
_OUT = [state.value for state in Delivery if state.reached and state is not Delivery.WAITING]


def out(work: Work) -> SentOn:
    """The covering letters of mail that is nobody's which have left the house, the newest first."""
    query = (
        select(LetterRow, Inquiry.journal)
        .join(Inquiry, Inquiry.id == LetterRow.inquiry_id)
        .where(LetterRow.debtor_id.is_(None), LetterRow.state.in_(_OUT))
        .order_by(LetterRow.id.desc())
        .limit(_MOST)
    )
    return SentOn(
        rows=tuple(
            SentOnRow(
                letter_id=row.id,
                version=row.version,
                journal=journal,
                to=row.recipient_name,
                made_on=row.made_on,
                sent_on=row.sent_on,
            )
            for row, journal in work.execute(query)
        )
    )


def back(work: Work, letter: LetterRow, words: str) -> None:
    """Ask for the address of who it went to, and let the mail wait in the inbox again.

    Mail that was sent anew since stays where it is.
    """
    inquiry = work.get_one(Inquiry, letter.inquiry_id, with_for_update=True)
    newest = select(LetterRow.id).where(
        LetterRow.inquiry_id == inquiry.id, LetterRow.kind == LetterKind.COVERING.value
    )
    last = work.scalar(newest.order_by(LetterRow.id.desc()).limit(1))
    if inquiry.state == "forwarded" and last == letter.id:
        answering.give_back(work, inquiry.id)
    text = (
        f"{LetterKind.COVERING.label} {dotted(letter.made_on)} av {inquiry.journal} til"
        f" {letter.recipient_name} kom i retur. Finn adressen, og send posten videre på nytt fra"
        f" innkurven. {words}"
    ).strip()
    letter_keep.task(work, None, None, text, kind=WorkKind.RETURNED_POST.value)
