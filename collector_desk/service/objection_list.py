"""The list of open objections, those to be answered first at the top."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select

from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.objection import CLOSED, Ground, State
from collector_desk.models import Claim, Debtor, Objection
from collector_desk.service import gate, owed
from collector_desk.service.database import Work
from collector_desk.wire.objections import ObjectionRow, Objections

_MOST = 500
_HEALTH = "Krav"  # the kind would tell of somebody's health before the person is opened


def listed(work: Work) -> Objections:
    """Open objections of debtors this person may know of; one's own case is left out."""
    found = work.execute(
        select(Objection, Claim, Debtor)
        .join(Claim, Claim.id == Objection.claim_id)
        .join(Debtor, Debtor.id == Objection.debtor_id)
        .where(*_open(work))
        .order_by(Objection.answer_by, Objection.id)
        .limit(_MOST)
    ).all()
    sums = owed.of_claims(work, [claim.id for _, claim, _ in found])
    return Objections(
        rows=tuple(
            _row(work, row, claim, debtor, sums.get(claim.id, owed.Sum()))
            for row, claim, debtor in found
        )
    )


def count(work: Work) -> int:
    """How many rows ``listed`` gives."""
    query = (
        select(func.count())
        .select_from(Objection)
        .join(Debtor, Debtor.id == Objection.debtor_id)
        .where(*_open(work))
    )
    return min(work.scalar(query) or 0, _MOST)


def _open(work: Work) -> tuple[ColumnElement[bool], ...]:
    return (
        Objection.state.not_in(CLOSED),
        gate.listed(work.who),
    )


def _row(
    work: Work, row: Objection, claim: Claim, debtor: Debtor, together: owed.Sum
) -> ObjectionRow:
    kind = KINDS[ClaimKind(claim.kind)]
    hidden = kind.health and not gate.own_portfolio(work.who, debtor)
    return ObjectionRow(
        objection_id=row.id,
        debtor_id=debtor.id,
        debtor_name=debtor.name,
        claim_number=claim.number,
        kind_label=_HEALTH if hidden else kind.label,
        ground_label=Ground(row.ground).label,
        state=row.state,
        state_label=State(row.state).label,
        received_on=row.received_on,
        answer_by=row.answer_by,
        late=row.answer_by < work.clock.today(),
        stops=row.stops,
        owed=together.owed,
    )
