"""What of a debtor waits in the inbox, as far as it stops a claim: one query of the folder."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.inquiry import InquiryKind
from collector_desk.models import Claim, ClaimDebtor, Inquiry, InquiryClaim
from collector_desk.service import heard


def waiting(debtor: ColumnElement[int], own_claims: Select[int]) -> Select[*tuple[Any, ...]]:
    """Objections that wait in the inbox, a row for each claim they name.

    A complaint is one too towards the control sanctions it names, or may speak of (ruling 20).
    So is mail that is nobody's yet, towards what it names by number. A control sanction that such
    mail names rests on when it is sent on, until an objection is registered on it (``heard``).
    """
    nobodys = and_(Inquiry.debtor_id.is_(None), InquiryClaim.claim_id.in_(own_claims))
    complains = Inquiry.kind == InquiryKind.COMPLAINT.value
    unnamed = and_(complains, InquiryClaim.claim_id.is_(None))
    own = and_(
        ClaimDebtor.debtor_id == debtor,
        or_(ClaimDebtor.claim_id == InquiryClaim.claim_id, unnamed),
    )
    of_sanction = Claim.kind == ClaimKind.CONTROL_SANCTION.value
    sanction = and_(complains, of_sanction)
    sent_on = and_(nobodys, Inquiry.state == "forwarded", of_sanction, ~heard.since())
    claim_id = func.coalesce(InquiryClaim.claim_id, Claim.id).label("claim_id")
    return (
        select(Inquiry.id, claim_id, Inquiry.received_on, Inquiry.state)
        .join_from(Inquiry, InquiryClaim, InquiryClaim.inquiry_id == Inquiry.id, isouter=True)
        .join(ClaimDebtor, own, isouter=True)
        .join(Claim, Claim.id == ClaimDebtor.claim_id, isouter=True)
        .where(
            or_(Inquiry.debtor_id == debtor, nobodys),
            or_(Inquiry.state == "open", sent_on),
            or_(Inquiry.kind == InquiryKind.OBJECTION.value, sanction),
        )
    )
