"""Letters that may no longer go when their turn comes: what they rest on has changed meanwhile."""

from __future__ import annotations

from sqlalchemy import and_, or_, select

from collector_desk.domain.delivery import To
from collector_desk.domain.letter import LetterKind
from collector_desk.models import Claim, ClaimDebtor, Debtor, LetterClaim, LetterRow
from collector_desk.service.database import Work

_ASKS_MONEY = frozenset(
    {
        LetterKind.COLLECTION_NOTICE,
        LetterKind.PAYMENT_DEMAND,
        LetterKind.ENFORCEMENT_NOTICE,
        LetterKind.OWN_NOTICE,
        LetterKind.DEFERRAL,
        LetterKind.PLAN,
        LetterKind.PLAN_OFFER,
        LetterKind.PLAN_DEFAULT_NOTICE,
        LetterKind.PLAN_ENDED,
        LetterKind.SETTLEMENT_OFFER,
        LetterKind.PAYOFF,
    }
)
"""What says that a claim must be paid; all others answer or explain, and go whatever came since."""

_PROTECTED = "adressen ble skjermet før brevet gikk"
_OWES_NOT = "{claim} skyldes ikke lenger av den brevet er til"


def why_not(work: Work, letter: LetterRow) -> str:
    """Why a written letter does not go, in Bokmål; empty where it goes.

    It shows an address that was protected since, or asks for money on a claim that its debtor was
    let out of or its unit took back since (inkassoloven § 8: nobody is asked for what is not owed).
    """
    debtor = work.get_one(Debtor, letter.debtor_id)
    shows = letter.recipient == To.DEBTOR.value and letter.content["address"] is not None
    if shows and debtor.protection != "open":
        return _PROTECTED
    if LetterKind(letter.kind) not in _ASKS_MONEY:
        return ""
    claim = _not_owed(work, letter)
    return _OWES_NOT.format(claim=claim) if claim is not None else ""


def _not_owed(work: Work, letter: LetterRow) -> str | None:
    """The number of the first claim of the letter that its debtor does not owe."""
    owes = and_(ClaimDebtor.claim_id == Claim.id, ClaimDebtor.debtor_id == letter.debtor_id)
    query = (
        select(Claim.number)
        .join(LetterClaim, LetterClaim.claim_id == Claim.id)
        .outerjoin(ClaimDebtor, owes)
        .where(LetterClaim.letter_id == letter.id)
        .where(or_(ClaimDebtor.claim_id.is_(None), Claim.state != "open"))
    )
    return work.scalar(query.order_by(Claim.id).limit(1))
