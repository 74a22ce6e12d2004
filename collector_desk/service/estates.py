"""An heir who is put on a claim: what they take over, and what the estate lets us demand of it.

Ruling 23 and arveloven § 116. Of several who owed the claim, the heir takes over the part of the
dead, so that fees of letters to the others stay with the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import and_, exists, func, select, update

from collector_desk.domain.estate import EstateKind, left_for, small_below
from collector_desk.domain.handover import HandedRole
from collector_desk.domain.money import Money
from collector_desk.domain.status import Status
from collector_desk.errors.parties import (
    EstateMissing,
    EstateNotSmall,
    EstateSpent,
    HeirOfAnother,
    HeirOwesItself,
    OwesAlready,
)
from collector_desk.models import Claim, ClaimDebtor, ClaimHeir, Debtor, DebtorStatus, Release
from collector_desk.service import own_fees
from collector_desk.service.database import Work
from collector_desk.wire.parties import NewJoint

_DEATH = and_(DebtorStatus.kind == Status.DECEASED.value, DebtorStatus.mistaken.is_(False))


def cap(work: Work, dead_id: int, claim: Claim, order: NewJoint) -> Money | None:
    """Øre that the new heir answers for on the claim; None for all of it, and for who is no heir.

    A small estate meets the claims in the order heirs are put on them; several heirs of one claim
    answer for the same part of the estate.

    Raises:
        HeirOfAnother: the debtor is not registered as dead, and another who owes the claim is.
        EstateMissing: how the heir answers is not said, or not what a small estate had.
        EstateNotSmall: the estate had three basic amounts or more on the day of death.
        EstateSpent: heirs answer for all that it had already, on other claims.
        NoRate: the death is before the first basic amount that is known.
    """
    if order.role is not HandedRole.HEIR:
        return None
    dead = _dead(work, claim.id)
    if dead and dead_id not in dead:
        raise HeirOfAnother(claim=claim.number)
    if order.estate is None or (order.estate is EstateKind.SMALL and order.estate_value is None):
        raise EstateMissing
    if order.estate is EstateKind.TOOK_OVER or order.estate_value is None:
        return None
    limit, _ = small_below(_died(work, dead_id), work.rates)
    if order.estate_value >= limit:
        raise EstateNotSmall(value=order.estate_value, limit=limit)
    others = _answered_for(work, dead_id, claim.id)
    statement = own_fees.statements(work, dead_id, [claim], on=work.clock.today())[claim.id]
    left = left_for(order.estate_value, others, max(0, statement.balance.total))
    if left == 0:
        raise EstateSpent(claim=claim.number, value=order.estate_value, others=others)
    return left


def take_over(work: Work, dead_id: int, claim_id: int, heir_id: int) -> None:
    """Let an heir answer for the fees the dead answered for: not for those of others on the claim.

    What the dead had taken over from somebody before goes along.
    """
    today = work.clock.today()
    dead = work.get_one(ClaimDebtor, (claim_id, dead_id))
    whose: list[tuple[int, date | None, date]] = [(dead_id, dead.joined_on, today)]
    whose += [(row.of_id, row.since, row.until) for row in _standing(work, dead_id, claim_id)]
    for of_id, since, until in whose:
        work.add(
            ClaimHeir(
                claim_id=claim_id, debtor_id=heir_id, of_id=of_id, since=since, until=until
            )
        )  # fmt: skip
    work.flush()


def inherits(work: Work, dead_id: int, own: ClaimDebtor, order: NewJoint) -> None:
    """Let who owes a claim already answer for the fees of the dead too, whose debts they took over.

    The rest of it they owed as it was. A small estate adds nothing to what they owe themselves.

    Raises:
        OwesAlready: nobody died, or it is registered before.
        HeirOwesItself: the estate was small, or the heir answers with another small one.
        and as ``cap``.
    """
    claim, heir = work.get_one(Claim, own.claim_id), work.get_one(Debtor, own.debtor_id)
    cap(work, dead_id, claim, order)
    before = {row.of_id for row in _standing(work, heir.id, claim.id)}
    if dead_id == heir.id or dead_id in before or dead_id not in _dead(work, claim.id):
        raise OwesAlready(name=heir.name, claim=claim.number)
    if order.estate is not EstateKind.TOOK_OVER or own.cap is not None:
        raise HeirOwesItself(name=heir.name, claim=claim.number)
    take_over(work, dead_id, claim.id, heir.id)


def let_go(work: Work, release: Release) -> None:
    """Who is let out of a claim has taken over nothing of it, until the release is undone."""
    for row in _standing(work, release.debtor_id, release.claim_id):
        row.release_id = release.id
    work.flush()


def give_back(work: Work, release: Release) -> None:
    """The release is undone: what the heir had taken over is theirs again."""
    theirs = update(ClaimHeir).where(ClaimHeir.release_id == release.id)
    work.execute(theirs.values(release_id=None))


def _standing(work: Work, heir_id: int, claim_id: int) -> Sequence[ClaimHeir]:
    query = select(ClaimHeir).where(
        ClaimHeir.debtor_id == heir_id,
        ClaimHeir.claim_id == claim_id,
        ClaimHeir.release_id.is_(None),
    )
    return work.scalars(query.order_by(ClaimHeir.id)).all()


def _dead(work: Work, claim_id: int) -> frozenset[int]:
    """Who owes a claim and is registered as dead, but by mistake."""
    dead = exists().where(DebtorStatus.debtor_id == ClaimDebtor.debtor_id, _DEATH)
    query = select(ClaimDebtor.debtor_id).where(ClaimDebtor.claim_id == claim_id, dead)
    return frozenset(work.scalars(query))


def _died(work: Work, dead_id: int) -> date:
    """The day of death where it is registered, else today."""
    query = select(func.min(DebtorStatus.from_day)).where(DebtorStatus.debtor_id == dead_id, _DEATH)
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
