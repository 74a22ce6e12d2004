"""What of a debtor waits in the inbox, as far as it stops a claim or a fee: one query of the folder."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.inquiry import REQUESTS, InquiryKind
from collector_desk.models import Claim, ClaimDebtor, Inquiry, InquiryClaim
from collector_desk.service import heard_since, request_answers


def waiting(debtor: ColumnElement[int], own_claims: Select[int]) -> Select[*tuple[Any, ...]]:
    """What waits in the inbox, a row for each claim it names; an objection ``contests`` them.

    So does a complaint until a person has sorted it: in doubt it is against the claim (ruling 18);
    one that names none is so towards control sanctions alone (ruling 20). Mail that is nobody's
    yet contests what it names by number. A control sanction that such mail names rests on when it
    is sent on, until an objection is registered on it (``heard_since``).
    """
    nobodys = and_(Inquiry.debtor_id.is_(None), InquiryClaim.claim_id.in_(own_claims))
    complains = Inquiry.kind == InquiryKind.COMPLAINT.value
    unnamed = and_(complains, InquiryClaim.claim_id.is_(None))
    own = and_(
        ClaimDebtor.debtor_id == debtor,
        or_(ClaimDebtor.claim_id == InquiryClaim.claim_id, unnamed),
    )
    of_sanction = Claim.kind == ClaimKind.CONTROL_SANCTION.value
    objects = Inquiry.kind == InquiryKind.OBJECTION.value
    named = and_(complains, InquiryClaim.claim_id.is_not(None))
    contests = or_(objects, named, and_(complains, of_sanction))
    kinds = (InquiryKind.OBJECTION, InquiryKind.COMPLAINT, *REQUESTS)
    sent_on = and_(nobodys, Inquiry.state == "forwarded", of_sanction, ~heard_since.since())
    claim_id = func.coalesce(InquiryClaim.claim_id, Claim.id).label("claim_id")
    weight = case((contests, 1), else_=0).label("contests")
    waits = or_(Inquiry.state == "open", request_answers.proposed())
    state = case((waits, "open"), else_=Inquiry.state).label("state")
    requests = Inquiry.kind.in_([kind.value for kind in REQUESTS])
    decided = and_(requests, InquiryClaim.claim_id.is_not(None), request_answers.answered())
    is_complaint = case((complains, 1), else_=0).label("complains")
    return (
        select(Inquiry.id, claim_id, Inquiry.received_on, state, weight, is_complaint)
        .join_from(Inquiry, InquiryClaim, InquiryClaim.inquiry_id == Inquiry.id, isouter=True)
        .join(ClaimDebtor, own, isouter=True)
        .join(Claim, Claim.id == ClaimDebtor.claim_id, isouter=True)
        .where(
            or_(Inquiry.debtor_id == debtor, nobodys),
            or_(waits, sent_on),
            ~decided,
            Inquiry.kind.in_([kind.value for kind in kinds]),
        )
    )
