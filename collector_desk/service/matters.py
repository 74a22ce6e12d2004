"""What a proposal rests on: the claims with their facts, letters, holds and objections, frozen."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import or_, select

from collector_desk.domain import approval
from collector_desk.domain.approval import Subject
from collector_desk.domain.objection import State
from collector_desk.models import (
    Approval,
    Claim,
    ClaimDebtor,
    DebtorStatus,
    Document,
    Hold,
    Notice,
    Objection,
)
from collector_desk.service import booking
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work

Frozen = list[dict[str, Any]]


def proposed_on(work: Work, subject: Subject, subject_id: int) -> date:
    """The day a matter that waits was proposed: today until it does, also where it did before."""
    moment = work.scalar(
        select(Approval.proposed_at).where(
            Approval.subject == subject.value,
            Approval.subject_id == subject_id,
            Approval.state == approval.State.WAITING.value,
        )
    )
    return work.clock.today() if moment is None else oslo_day(moment)


def claims(work: Work, debtor_id: int, claim_ids: Collection[int], *, on: date) -> Frozen:
    """Each claim as a proposal freezes it (ruling 32): its facts, and interest to the day ``on``.

    Interest that accrues by the same rate afterwards is not part of it; everything else that
    changes makes another digest.
    """
    # Locked, so that nothing is placed on them between the digest and what is carried out by it.
    found = select(Claim).where(Claim.id.in_(claim_ids)).order_by(Claim.id)
    query = found.with_for_update(key_share=True)
    rows = work.scalars(query.execution_options(populate_existing=True)).all()
    folded = booking.statements(work, rows, on=on)
    return [
        {
            "claim": claim.number,
            "state": claim.state,
            "version": claim.version,
            "facts": sorted(fact.id for fact in folded[claim.id].facts),
            "principal": folded[claim.id].balance.principal,
            "costs": folded[claim.id].balance.costs,
            "fees": folded[claim.id].balance.fees,
            "interest": folded[claim.id].balance.interest,
            "credit": folded[claim.id].balance.credit,
            "debtors": _numbers(
                work, select(ClaimDebtor.debtor_id).where(ClaimDebtor.claim_id == claim.id)
            ),
            "letters": _numbers(
                work,
                select(Notice.id).where(Notice.claim_id == claim.id, Notice.returned_on.is_(None)),
            ),
            "documents": _texts(work, select(Document.sha256).where(Document.claim_id == claim.id)),
        }
        for claim in rows
    ] + [standing(work, debtor_id, claim_ids)]


def standing(work: Work, debtor_id: int, claim_ids: Collection[int]) -> dict[str, Any]:
    """What stands in the way of these claims or this debtor, by number and version."""
    holds = work.execute(
        select(Hold.id, Hold.until, Hold.ended_on)
        .where(
            Hold.debtor_id == debtor_id,
            Hold.measure_id.is_(None),  # stops its measure alone, which asks for it by itself
            or_(Hold.claim_id.is_(None), Hold.claim_id.in_(claim_ids)),
        )
        .order_by(Hold.id)
    )
    objections = work.execute(
        select(Objection.id, Objection.outcome)
        .where(
            Objection.debtor_id == debtor_id,
            Objection.claim_id.in_(claim_ids),
            Objection.state != State.VOID.value,
        )
        .order_by(Objection.id)
    )
    statuses = work.execute(
        select(DebtorStatus.id, DebtorStatus.to_day)
        .where(DebtorStatus.debtor_id == debtor_id)
        .order_by(DebtorStatus.id)
    )
    return {
        "holds": [[row.id, _day(row.until), _day(row.ended_on)] for row in holds],
        "objections": [[row.id, row.outcome] for row in objections],
        "statuses": [[row.id, _day(row.to_day)] for row in statuses],
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _numbers(work: Work, query: Any) -> list[int]:
    return sorted(work.scalars(query))


def _texts(work: Work, query: Any) -> list[str]:
    return sorted(work.scalars(query))
