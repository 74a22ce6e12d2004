"""The reliefs of a debtor as the screen shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import func, select

from collector_desk.domain.access import DEEDS
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.relief import ReliefGround, ReliefKind, ReliefStage
from collector_desk.models import Claim, ClaimDebtor, Relief, ReliefLine
from collector_desk.service import gate, outages
from collector_desk.service.database import Work
from collector_desk.wire.reliefs import ReliefRow, Reliefs


def listed(work: Work, debtor_id: int) -> Reliefs:
    """The reliefs of a debtor, the newest first. Raises Unknown, NotOpened, OwnCase."""
    gate.opened(work, debtor_id)
    query = select(Relief).where(Relief.debtor_id == debtor_id).order_by(Relief.id.desc())
    rows = work.scalars(query).all()
    claims = _claims(work, rows)
    return Reliefs(rows=tuple(_shown(work, row, claims.get(row.id, ())) for row in rows))


def shown(work: Work, row: Relief) -> ReliefRow:
    """One relief."""
    return _shown(work, row, _claims(work, [row]).get(row.id, ()))


def shared(work: Work, claim_ids: Sequence[int]) -> list[str]:
    """The numbers of those claims that several debtors owe together."""
    several = (
        select(ClaimDebtor.claim_id)
        .where(ClaimDebtor.claim_id.in_(claim_ids))
        .group_by(ClaimDebtor.claim_id)
        .having(func.count() > 1)
    )
    return list(work.scalars(select(Claim.number).where(Claim.id.in_(several)).order_by(Claim.id)))


def written_off(row: Relief) -> bool:
    """Whether it is a write-off that stands, and can be taken up again."""
    return row.kind == ReliefKind.WRITE_OFF.value and row.state == ReliefStage.GRANTED.value


def _claims(work: Work, rows: Sequence[Relief]) -> Mapping[int, tuple[str, ...]]:
    query = (
        select(ReliefLine.relief_id, Claim.number)
        .join(Claim, Claim.id == ReliefLine.claim_id)
        .where(ReliefLine.relief_id.in_([row.id for row in rows]))
        .distinct()
        .order_by(ReliefLine.relief_id, Claim.number)
    )
    found: dict[int, tuple[str, ...]] = {}
    for relief_id, number in work.execute(query):
        found[relief_id] = (*found.get(relief_id, ()), number)
    return found


def _shown(work: Work, row: Relief, claims: tuple[str, ...]) -> ReliefRow:
    kind, stage = ReliefKind(row.kind), ReliefStage(row.state)
    return ReliefRow(
        relief_id=row.id,
        version=row.version,
        kind=kind,
        kind_label=kind.label,
        ground_label=ReliefGround(row.ground).about.label,
        stage=stage,
        stage_label=stage.label,
        amount=row.amount,
        pay=row.pay,
        pay_by=row.pay_by,
        offer_until=outages.moved(work, row.offer_until, since=row.offered_on),
        claims=claims,
        reasons=row.reasons,
        message=_message(work, row, stage),
        may=tuple(_may(work, row, stage)),
    )


def _message(work: Work, row: Relief, stage: ReliefStage) -> str:
    if stage is ReliefStage.PROPOSED:
        return "Venter på godkjenning."
    until = outages.moved(work, row.offer_until, since=row.offered_on)
    if stage is ReliefStage.OFFERED and until:
        return f"Skyldneren må svare innen {dotted(until)}."
    if stage is ReliefStage.ACCEPTED and row.pay_by:
        return f"{kroner(row.pay or 0)} kr må være betalt innen {dotted(row.pay_by)}."
    return row.ended_why


def _may(work: Work, row: Relief, stage: ReliefStage) -> Iterator[str]:
    if work.who.role not in DEEDS["reliefs.end"].roles:
        return
    if stage is ReliefStage.OFFERED:
        yield "reliefs.accept"
    if stage in {ReliefStage.OFFERED, ReliefStage.ACCEPTED} or written_off(row):
        yield "reliefs.end"
