"""The decision that a coercive fine rests on, kept with its claim: the basis of § 7-2 d as it stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import select

from collector_desk.domain.claim import KINDS, ClaimKind, Enforcement
from collector_desk.errors.enforcement import MeasureDayWrong
from collector_desk.errors.requests import BasisNoDecision
from collector_desk.errors.service import Unknown
from collector_desk.models import Claim, ClaimDebtor, Document
from collector_desk.service import attachments, gate, merged
from collector_desk.service.database import Work
from collector_desk.wire.enforcement_requests import NewBasisPaper

_KIND = "basis"
_FIRST = "2015-01-01"


def needed(kind: ClaimKind) -> bool:
    """Whether a claim of this kind is enforced on a decision (tvangsfullbyrdelsesloven § 7-2 d)."""
    return KINDS[kind].enforcement is Enforcement.DECISION


def register(work: Work, debtor_id: int, order: NewBasisPaper) -> Document:
    """Keep the decision on a claim, by the day it was made; a later paper takes its place.

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor; also for a claim of others.
        BasisNoDecision: the claim is not enforced on a decision.
        MeasureDayWrong: decided on a day to come.
        FileNotReadable, FileRefused: as ``attachments.kept``.
    """
    gate.opened(work, debtor_id)
    claim = work.get(Claim, order.claim_id)
    owes = select(ClaimDebtor.claim_id).where(
        ClaimDebtor.claim_id == order.claim_id, ClaimDebtor.debtor_id == debtor_id
    )
    if claim is None or work.scalar(owes) is None:
        raise Unknown(what="claim", id=order.claim_id)
    if not needed(ClaimKind(claim.kind)):
        raise BasisNoDecision(claim=claim.number)
    if order.decided_on > work.clock.today():
        raise MeasureDayWrong(first=_FIRST)
    kept = attachments.kept(
        work, order.document, debtor_id=debtor_id, kind=_KIND, day=order.decided_on,
        name=f"vedtak-{claim.number}-{order.decided_on.isoformat()}", claim_id=claim.id,
    )  # fmt: skip
    details = {"claim": claim.id, "document": kept.id, "sha256": kept.sha256}
    work.note("bases.register", stream=f"debtor:{debtor_id}", details=details)
    return kept


def of(work: Work, debtor_id: int, claim_ids: Collection[int]) -> Mapping[int, Document]:
    """The decision last kept on each claim towards this debtor, or one merged into it, where one is."""
    query = select(Document).where(
        Document.debtor_id.in_(merged.with_former(debtor_id)),
        Document.claim_id.in_(claim_ids),
        Document.kind == _KIND,
    )
    return {row.claim_id: row for row in work.scalars(query.order_by(Document.id)) if row.claim_id}
