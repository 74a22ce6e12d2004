"""Deferrals as lists and screens show them, a whole list by two statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import ColumnElement, select

from collector_desk.domain.access import Role
from collector_desk.domain.deferral import HEALTH, REASONS, DeferralReason
from collector_desk.domain.plan_stage import DeferralStage
from collector_desk.models import Approval, Claim, Debtor, Deferral, DeferralClaim
from collector_desk.service import deferral_keeping, gate
from collector_desk.service.database import Work
from collector_desk.wire.deferrals import DeferralRow, Deferrals

_SHOWN = (DeferralStage.GRANTED.value, DeferralStage.PROPOSED.value)
_MOST = 500


def listed(work: Work) -> Deferrals:
    """Deferrals that run or wait, of debtors this person may work with."""
    return Deferrals(rows=_rows(work, Deferral.state.in_(_SHOWN), gate.listed(work.who)))


def of_debtor(work: Work, debtor_id: int) -> tuple[DeferralRow, ...]:
    """Those of one debtor that run or wait."""
    return _rows(work, Deferral.debtor_id == debtor_id, Deferral.state.in_(_SHOWN))


def shown(work: Work, deferral_id: int) -> DeferralRow:
    """One deferral, whatever its stage."""
    (row,) = _rows(work, Deferral.id == deferral_id)
    return row


def _rows(work: Work, *which: ColumnElement[bool]) -> tuple[DeferralRow, ...]:
    query = (
        select(Deferral, Debtor.name, Approval.why)
        .join(Debtor, Debtor.id == Deferral.debtor_id)
        .outerjoin(Approval, Approval.id == Deferral.approval_id)
        .where(*which)
        .order_by(Deferral.until, Deferral.id)
        .limit(_MOST)
    )
    found = work.execute(query).all()
    claims = _claims(work, [each.Deferral.id for each in found])
    return tuple(_row(work, each, tuple(claims[each.Deferral.id])) for each in found)


def _claims(work: Work, ids: Collection[int]) -> Mapping[int, list[str]]:
    """The numbers of the claims, by deferral."""
    found: dict[int, list[str]] = defaultdict(list)
    query = (
        select(DeferralClaim.deferral_id, Claim.number)
        .join(Claim, Claim.id == DeferralClaim.claim_id)
        .where(DeferralClaim.deferral_id.in_(ids))
        .order_by(Claim.id)
    )
    for deferral_id, number in work.execute(query):
        found[deferral_id].append(number)
    return found


def _row(work: Work, found: Any, claims: tuple[str, ...]) -> DeferralRow:
    """A reason of health only to who works with the case."""
    row: Deferral = found.Deferral
    reason = DeferralReason(row.reason)
    works = work.who.role in {Role.CASEWORKER, Role.SUPERVISOR}
    return DeferralRow(
        deferral_id=row.id,
        version=row.version,
        debtor_id=row.debtor_id,
        debtor_name=found.name,
        from_day=row.from_day,
        last_day=deferral_keeping.last_day(row),
        reason_label=REASONS[reason] if works or reason not in HEALTH else "",
        stage=DeferralStage(row.state),
        stage_label=DeferralStage(row.state).label,
        claims=claims,
        message=found.why if row.state == DeferralStage.PROPOSED.value and found.why else "",
    )
