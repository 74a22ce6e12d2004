"""What answers an inquiry: a decision or a letter, given back where the answer fell away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import delete, func, select

from collector_desk.domain.delivery import LOST, OUTSIDERS
from collector_desk.domain.inquiry import REQUESTS, SHORTEST_REASON, InquiryKind
from collector_desk.errors.inquiries import InquiryClosed, NotAnswered, NotDecided
from collector_desk.errors.plans import PlanRequestDay
from collector_desk.errors.service import Unknown
from collector_desk.models import (
    Claim,
    ClaimDebtor,
    Inquiry,
    InquiryClaim,
    InquiryLetter,
    LetterRow,
)
from collector_desk.service import owed, request_answers
from collector_desk.service.database import Work
from collector_desk.wire.inquiries import Handle
from collector_desk.wire.plans import NewPlan, RefusePlan

MISTAKEN = "var registrert ved en feil"
"""How the outcome of a message ends that was written down by mistake."""


def take(
    work: Work, inquiry_id: int | None, debtor_id: int, outcome: str, *, about: Collection[int]
) -> None:
    """Close the request with the decision on it, once each claim that it names is decided.

    Until then it waits in the inbox: what was decided of it is read from the decisions. One that
    names no claim, and a decision that names none, are about all of it.

    Raises:
        Unknown: it is not this debtor's.
        InquiryClosed: it was answered already; what was answered stands.
    """
    if inquiry_id is None:
        return
    row = work.get(Inquiry, inquiry_id, with_for_update=True, populate_existing=True)
    if row is None or row.debtor_id != debtor_id:
        raise Unknown(what="inquiry", id=inquiry_id)
    if row.state != "open":
        raise InquiryClosed(outcome=row.outcome)
    if row.kind in REQUESTS and about and _waits(work, row, about):
        return
    row.state, row.outcome = "handled", outcome
    row.handled_on, row.handled_by = work.clock.today(), work.who.name


def _waits(work: Work, row: Inquiry, about: Collection[int]) -> bool:
    """Whether a request waits for more than what is decided now, or is before a second person."""
    left = request_answers.undecided(work, row) - set(about)
    return not left <= request_answers.before_a_second(work, row)


def became(work: Work, inquiry_id: int | None, outcome: str) -> None:
    """Say what became of a request that a decision on it, approved by now, closed."""
    if inquiry_id is None:
        return
    row = work.get_one(Inquiry, inquiry_id)
    if row.state != "open":
        row.outcome = outcome


def give_back(work: Work, inquiry_id: int | None) -> None:
    """Let a request wait in the inbox again: what was proposed on it came to nothing."""
    if inquiry_id is None:
        return
    row = work.get_one(Inquiry, inquiry_id, with_for_update=True, populate_existing=True)
    row.state, row.outcome, row.handled_on, row.handled_by = "open", "", None, ""
    row.forwarded_to = row.no_letter = ""
    work.execute(delete(InquiryLetter).where(InquiryLetter.inquiry_id == inquiry_id))


def unanswered(work: Work, inquiry_id: int | None) -> None:
    """Let a request wait in the inbox again, unless something else answers it or it was taken back."""
    row = work.get(Inquiry, inquiry_id) if inquiry_id is not None else None
    if row is None or row.debtor_id is None or row.state != "handled" or row.no_letter:
        return
    if _undecided(work, row, row.debtor_id):
        give_back(work, row.id)


def mistaken(work: Work, row: Inquiry, what: str) -> None:
    """Close a message that was written down by mistake, with ``what`` that was."""
    row.state, row.outcome = "handled", f"{what} {MISTAKEN}"
    row.handled_on, row.handled_by = work.clock.today(), work.who.name


def decided(work: Work, row: Inquiry, debtor_id: int, order: Handle) -> None:
    """See that a request for time or a plan was decided on since it was here, each claim it names.

    There is nothing to decide where nothing is owed any more on what it is about, nor where the
    debtor took it back: those words, given as the reason for no letter, are kept on it.

    Raises:
        NotDecided: something is owed on what it asks about, and nothing granted, offered or
            refused since it came answers that, nor is it withdrawn.
    """
    withdrawn = order.no_letter.strip()
    if len(withdrawn) >= SHORTEST_REASON:
        row.no_letter = withdrawn
        return
    if _undecided(work, row, debtor_id):
        raise NotDecided(asked=InquiryKind(row.kind).label.lower(), shortest=SHORTEST_REASON)


def _undecided(work: Work, row: Inquiry, debtor_id: int) -> bool:
    """Whether something is owed on what a request is about, and no decision since it came is on that."""
    named = select(InquiryClaim.claim_id).where(InquiryClaim.inquiry_id == row.id)
    if work.scalars(named.limit(1)).first() is not None:
        return bool(request_answers.undecided(work, row))
    return not _any_answer(work, row) and _owed(work, debtor_id)


def _any_answer(work: Work, row: Inquiry) -> bool:
    query = select(Inquiry.id).where(Inquiry.id == row.id, request_answers.any_answer())
    return work.scalar(query) is not None


def _owed(work: Work, debtor_id: int) -> bool:
    """Whether the debtor owes on any claim."""
    own = select(ClaimDebtor.claim_id).where(ClaimDebtor.debtor_id == debtor_id)
    return any(one.owed > 0 for one in owed.of_claims(work, work.scalars(own).all()).values())


def lettered(work: Work, row: Inquiry, order: Handle) -> None:
    """Keep the letter that answered a question or a complaint, or why none did.

    Raises:
        NotAnswered: no letter to this debtor since it came, and no reason for none.
    """
    if order.letter_id is not None:
        if not any(order.letter_id == one.id for one in letters_since(work, row)):
            raise _not_answered(row)
        link(work, row, order.letter_id)
        return
    why = order.no_letter.strip()
    if len(why) < SHORTEST_REASON:
        raise _not_answered(row)
    row.no_letter = why


def letters_since(work: Work, row: Inquiry) -> Sequence[LetterRow]:
    """The letters to its debtor from the day an inquiry came, the newest first; lost ones not."""
    query = select(LetterRow).where(
        LetterRow.debtor_id == row.debtor_id,
        LetterRow.made_on >= row.received_on,
        LetterRow.recipient.not_in(OUTSIDERS),
        LetterRow.with_id.is_(None),
        LetterRow.state.not_in(LOST),
    )
    return work.scalars(query.order_by(LetterRow.made_on.desc(), LetterRow.id.desc())).all()


def link(work: Work, row: Inquiry, letter_id: int) -> None:
    """Keep that a letter answered an inquiry."""
    work.add(InquiryLetter(inquiry_id=row.id, letter_id=letter_id))


def _not_answered(row: Inquiry) -> NotAnswered:
    asked = InquiryKind(row.kind).label.lower()
    return NotAnswered(asked=asked, shortest=SHORTEST_REASON)


def requested_on(work: Work, order: NewPlan | RefusePlan) -> date:
    """The day the debtor asked; the limitation is interrupted from it.

    Raises:
        PlanRequestDay: it is to come, or lies before the request came in or the first of the
            claims was invoiced.
    """
    today = work.clock.today()
    asked = order.requested_on or today
    first = _first_day(work, order)
    if asked > today or (first is not None and asked < first):
        raise PlanRequestDay(day=asked.isoformat(), first=(first or asked).isoformat())
    return asked


def _first_day(work: Work, order: NewPlan | RefusePlan) -> date | None:
    ids = order.terms.claim_ids
    invoiced = work.scalar(select(func.min(Claim.invoice_date)).where(Claim.id.in_(ids)))
    row = work.get(Inquiry, order.inquiry_id) if order.inquiry_id else None
    days = (invoiced, row.received_on if row else None)
    return max(filter(None, days), default=None)
