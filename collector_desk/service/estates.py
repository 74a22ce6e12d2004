"""An heir who is put on a claim: what of it the estate lets us demand of them (ruling 23)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from collector_desk.domain.estate import EstateKind, left_for, small_below
from collector_desk.domain.handover import HandedRole
from collector_desk.domain.money import Money
from collector_desk.domain.status import Status
from collector_desk.errors.parties import EstateMissing, EstateNotSmall, EstateSpent
from collector_desk.models import Claim, ClaimDebtor, DebtorStatus
from collector_desk.service import booking
from collector_desk.service.database import Work
from collector_desk.wire.parties import NewJoint


def cap(work: Work, dead_id: int, claim: Claim, order: NewJoint) -> Money | None:
    """Øre that the new heir answers for on the claim; None for all of it, and for who is no heir.

    A small estate meets the claims in the order heirs are put on them; several heirs of one claim
    answer for the same part of the estate.

    Raises:
        EstateMissing: how the heir answers is not said, or not what a small estate had.
        EstateNotSmall: the estate had three basic amounts or more on the day of death.
        EstateSpent: heirs answer for all that it had already, on other claims.
        NoRate: the death is before the first basic amount that is known.
    """
    if order.role is not HandedRole.HEIR:
        return None
    if order.estate is None or (order.estate is EstateKind.SMALL and order.estate_value is None):
        raise EstateMissing
    if order.estate is EstateKind.TOOK_OVER or order.estate_value is None:
        return None
    limit, _ = small_below(_died(work, dead_id), work.rates)
    if order.estate_value >= limit:
        raise EstateNotSmall(value=order.estate_value, limit=limit)
    others = _answered_for(work, dead_id, claim.id)
    statement = booking.statements(work, [claim], on=work.clock.today())[claim.id]
    left = left_for(order.estate_value, others, max(0, statement.balance.total))
    if left == 0:
        raise EstateSpent(claim=claim.number, value=order.estate_value, others=others)
    return left


def _died(work: Work, dead_id: int) -> date:
    """The day of death where it is registered, else today."""
    query = select(func.min(DebtorStatus.from_day)).where(
        DebtorStatus.debtor_id == dead_id, DebtorStatus.kind == Status.DECEASED.value
    )
    return work.scalar(query) or work.clock.today()


def _answered_for(work: Work, dead_id: int, claim_id: int) -> Money:
    """What heirs answer for on the other claims of the dead, one part a claim."""
    owed = select(ClaimDebtor.claim_id).where(ClaimDebtor.debtor_id == dead_id)
    query = (
        select(func.max(ClaimDebtor.cap))
        .where(ClaimDebtor.claim_id.in_(owed), ClaimDebtor.claim_id != claim_id)
        .group_by(ClaimDebtor.claim_id)
    )
    return sum(part for part in work.scalars(query) if part is not None)
