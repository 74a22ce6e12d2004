"""A debtor's folder: every row the debtor screen, an explanation or an export is made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from sqlalchemy import and_, or_, select

from collector_desk.models import (
    Case,
    Claim,
    ClaimDebtor,
    CreditorUnit,
    Debtor,
    DebtorStatus,
    Document,
    LimitationEvent,
    Note,
    Notice,
    Payment,
)
from collector_desk.service import gate
from collector_desk.service.database import Work

T = TypeVar("T", Notice, LimitationEvent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Liable:
    """A debtor on a claim; ``name`` is empty where this reader may not know of that person."""

    debtor_id: int
    name: str
    role: str
    share: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A document without its bytes; ``kept`` tells whether they are here."""

    id: int
    claim_id: int | None
    kind: str
    title: str
    day: date
    name: str
    sha256: str
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The rows of one debtor, read in one snapshot."""

    debtor: Debtor
    claims: tuple[Claim, ...]
    units: Mapping[int, CreditorUnit]
    cases: Mapping[int, str]  # claim → case number
    liable: Mapping[int, Sequence[Liable]]  # claim → its debtors
    notices: Mapping[int, Sequence[Notice]]  # claim → letters to this debtor
    limitation: Mapping[int, Sequence[LimitationEvent]]  # claim → steps towards this debtor
    statuses: Sequence[DebtorStatus]
    notes: Sequence[Note]
    documents: Sequence[Kept]

    def claim(self, claim_id: int) -> Claim | None:
        """The claim by that number, where it is this debtor's."""
        return next((claim for claim in self.claims if claim.id == claim_id), None)

    def only(self, claims: tuple[Claim, ...]) -> Folder:
        """The folder with these claims alone, and what belongs to them."""
        ids = {claim.id for claim in claims}
        return replace(
            self,
            claims=claims,
            notices={number: found for number, found in self.notices.items() if number in ids},
            notes=[note for note in self.notes if note.claim_id is None or note.claim_id in ids],
            documents=[
                kept for kept in self.documents if kept.claim_id is None or kept.claim_id in ids
            ],
        )


def read(work: Work, debtor: Debtor) -> Folder:
    """Every row of a debtor. The gate has been passed before."""
    owned = select(ClaimDebtor.claim_id).where(ClaimDebtor.debtor_id == debtor.id)
    claims = tuple(
        work.scalars(select(Claim).where(Claim.id.in_(owned)).order_by(Claim.due_date, Claim.id))
    )
    ids = [claim.id for claim in claims]
    return Folder(
        debtor=debtor,
        claims=claims,
        units=_units(work, claims),
        cases=_cases(work, debtor.id),
        liable=_liable(work, ids),
        notices=_by_claim(
            work.scalars(
                select(Notice).where(Notice.debtor_id == debtor.id).order_by(Notice.sent_on)
            )
        ),
        limitation=_by_claim(
            work.scalars(select(LimitationEvent).where(LimitationEvent.debtor_id == debtor.id))
        ),
        statuses=work.scalars(
            select(DebtorStatus).where(DebtorStatus.debtor_id == debtor.id)
        ).all(),
        notes=work.scalars(select(Note).where(Note.debtor_id == debtor.id).order_by(Note.id)).all(),
        documents=_documents(work, debtor.id, ids),
    )


def payments_of(work: Work, payment_ids: Iterable[int]) -> Mapping[int, Payment]:
    """The payments by number."""
    wanted = list(payment_ids)
    if not wanted:
        return {}
    rows = work.scalars(select(Payment).where(Payment.id.in_(wanted)))
    return {row.id: row for row in rows}


def _units(work: Work, claims: Sequence[Claim]) -> Mapping[int, CreditorUnit]:
    wanted = {claim.creditor_unit_id for claim in claims}
    rows = work.scalars(select(CreditorUnit).where(CreditorUnit.id.in_(wanted)))
    return {row.id: row for row in rows}


def _cases(work: Work, debtor_id: int) -> Mapping[int, str]:
    rows = work.execute(
        select(ClaimDebtor.claim_id, Case.number)
        .join(Case, Case.id == ClaimDebtor.case_id)
        .where(ClaimDebtor.debtor_id == debtor_id)
    )
    return {row.claim_id: row.number for row in rows}


def _liable(work: Work, claim_ids: Sequence[int]) -> Mapping[int, Sequence[Liable]]:
    rows = work.execute(
        select(
            ClaimDebtor.claim_id,
            ClaimDebtor.debtor_id,
            ClaimDebtor.role,
            ClaimDebtor.share,
            Debtor.name,
            gate.visible(work.who).label("visible"),
        )
        .join(Debtor, Debtor.id == ClaimDebtor.debtor_id)
        .where(ClaimDebtor.claim_id.in_(claim_ids))
        .order_by(ClaimDebtor.claim_id, ClaimDebtor.role, ClaimDebtor.debtor_id)
    )
    found: dict[int, list[Liable]] = defaultdict(list)
    for row in rows:
        name = row.name if row.visible else ""
        found[row.claim_id].append(
            Liable(debtor_id=row.debtor_id, name=name, role=row.role, share=row.share)
        )
    return found


def _by_claim(rows: Iterable[T]) -> Mapping[int, Sequence[T]]:
    found: dict[int, list[T]] = defaultdict(list)
    for row in rows:
        found[row.claim_id].append(row)
    return found


def _documents(work: Work, debtor_id: int, claim_ids: Sequence[int]) -> Sequence[Kept]:
    rows = work.execute(
        select(
            Document.id,
            Document.claim_id,
            Document.kind,
            Document.title,
            Document.day,
            Document.name,
            Document.sha256,
            Document.content.is_not(None).label("kept"),
        )
        .where(
            or_(
                Document.debtor_id == debtor_id,
                # A letter to one of several who owe a claim is not shown to the others.
                and_(Document.debtor_id.is_(None), Document.claim_id.in_(claim_ids)),
            )
        )
        .order_by(Document.day.desc(), Document.id.desc())
    )
    return [Kept(**row._asdict()) for row in rows]
