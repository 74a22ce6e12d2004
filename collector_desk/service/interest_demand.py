"""Late interest that waits for a written demand: it begins thirty days after one has gone.

Ruling 12; forsinkelsesrenteloven § 2. A demand on paper counts; an electronic one would need the
debtor's express acceptance, which nobody has told us of.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from collector_desk.domain.claim import InterestBasis
from collector_desk.domain.delivery import Channel
from collector_desk.domain.interest_terms import InterestTerms, demanded, waiting
from collector_desk.domain.phrases import dotted
from collector_desk.models import Claim, ClaimDebtor, Dispatch, LetterRow, Notice
from collector_desk.service import booking
from collector_desk.service.database import Work

_KEPT = ("interest_basis", "interest_rule", "interest_note")
_OURS = "vårt påkrav på papir"
_DEMANDS = ("collection_notice", "payment_demand")


def wait(work: Work, claim: Claim) -> dict[str, str] | None:
    """Let a claim bear no interest until who owes it now has had a demand; its terms so far.

    None where it bears none at all. The claim is not booked.
    """
    if claim.interest_basis == InterestBasis.NONE.value:
        return None
    day = claim.interest_from.isoformat() if claim.interest_from else ""
    before = {"interest_from": day} | {name: getattr(claim, name) for name in _KEPT}
    _put(work, claim, waiting())
    return before


def restore(claim: Claim, before: dict[str, str] | None) -> None:
    """Give a claim the terms it had before it waited. It is not booked."""
    if before is not None:
        day = before["interest_from"]
        claim.interest_from = date.fromisoformat(day) if day else None
        for name in _KEPT:
            setattr(claim, name, before[name])


def reckon(work: Work, letter: LetterRow) -> None:
    """Begin the interest of the letter's claims, or let it wait again where the letter fell away."""
    first = letter.with_id or letter.id
    query = (
        select(Claim)
        .join(Notice, Notice.claim_id == Claim.id)
        .where(
            Notice.letter_id == first,
            Notice.kind.in_(_DEMANDS),
            Claim.interest_basis == InterestBasis.DEMAND_PLUS_30.value,
        )
        .order_by(Claim.id)
    )
    changed = [claim.id for claim in work.scalars(query).unique() if _reckon(work, claim)]
    if changed:
        booking.book(work, changed)


def _reckon(work: Work, claim: Claim) -> bool:
    """Whether the first day of interest changed."""
    if claim.interest_from is not None and not claim.interest_note.startswith(_OURS):
        return False  # it rests on what the unit told at the hand-over
    before, sent = claim.interest_from, _demanded_on(work, claim)
    terms = waiting() if sent is None else demanded(sent, due=claim.due_date, text=_told(sent))
    _put(work, claim, terms)
    return claim.interest_from != before


def _demanded_on(work: Work, claim: Claim) -> date | None:
    """The first day by which everybody who owes the claim has had a demand from us on paper.

    Who came on after the interest had begun does not stop it: it ran already against the others.
    """
    owing = set(work.scalars(select(ClaimDebtor.debtor_id).where(ClaimDebtor.claim_id == claim.id)))
    owing = owing & _written_to(work, claim) or owing
    query = (
        select(Notice.debtor_id, func.min(Notice.sent_on))
        .join(Dispatch, Dispatch.letter_id == Notice.letter_id)
        .where(
            Notice.claim_id == claim.id,
            Notice.debtor_id.in_(owing),
            Notice.kind.in_(_DEMANDS),
            Notice.waits.is_(False),
            Notice.returned_on.is_(None),
            Dispatch.channel == Channel.FILE_DROP.value,
        )
        .group_by(Notice.debtor_id)
    )
    days = dict(iter(work.execute(query)))
    return max(days.values()) if owing and owing <= days.keys() else None


def _written_to(work: Work, claim: Claim) -> set[int]:
    """Who had been sent a demand when the interest began, also one that came back since."""
    if claim.interest_from is None:
        return set()
    query = select(Notice.debtor_id, Notice.sent_on).where(
        Notice.claim_id == claim.id, Notice.kind.in_(_DEMANDS), Notice.letter_id.is_not(None)
    )
    sent = [(debtor_id, day) for debtor_id, day in work.execute(query)]
    begun = [day for _, day in sent if _told(day) == claim.interest_note]
    return {debtor_id for debtor_id, day in sent if begun and day <= begun[0]}


def _told(sent: date) -> str:
    return f"{_OURS} {dotted(sent)}"


def _put(work: Work, claim: Claim, terms: InterestTerms) -> None:
    claim.interest_from, claim.interest_basis = terms.first, terms.basis.value
    claim.interest_rule, claim.interest_note = terms.rule, terms.note
    work.flush()
