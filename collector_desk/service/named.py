"""What a message of the portal names: known again, kept, and stopped until its debtor is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Select, select

from collector_desk.domain.inquiry import InquiryKind
from collector_desk.domain.phrases import kroner
from collector_desk.models import Claim, ClaimDebtor, Inquiry, InquiryClaim
from collector_desk.service.database import Work
from collector_desk.wire.inquiries import FromPortal


def fingerprint(work: Work, order: FromPortal) -> str:
    """What is equal for equal messages alone, files and all. Keyed, for it holds who it is about."""
    return work.vault.blind_index(order.model_dump_json(exclude_defaults=True))


def claims(work: Work, debtor_id: int | None, order: FromPortal) -> Sequence[Claim]:
    """The claims it names by number or KID: of the debtor, or anybody's where none is known."""
    wanted = [name.strip() for name in order.claims]
    query = select(Claim).where(Claim.number.in_(wanted) | Claim.kid.in_(wanted))
    if debtor_id is not None:
        query = query.where(Claim.id.in_(_owed(debtor_id)))
    return work.scalars(query.order_by(Claim.id)).all() if wanted else []


def told(order: FromPortal) -> str:
    """What it says apart from its words, in Bokmål; empty where it says no more."""
    return "\n".join(_told(order))


def _told(order: FromPortal) -> Iterator[str]:
    if order.claims:
        yield f"Oppgitt krav: {', '.join(order.claims)}"
    if order.kind is InquiryKind.OBJECTION:
        yield f"Oppgitt grunn: {order.ground.label}"
    if order.disputed:
        yield f"Oppgitt bestridt beløp: {kroner(order.disputed)} kr"


def leave_out(work: Work, row: Inquiry) -> list[int]:
    """Let mail that has got its debtor name that debtor's claims alone; gives the others."""
    others = work.scalars(
        select(InquiryClaim).where(
            InquiryClaim.inquiry_id == row.id,
            InquiryClaim.claim_id.not_in(_owed(row.debtor_id)),
        )
    ).all()
    for one in others:
        work.delete(one)
    return sorted(one.claim_id for one in others)


def _owed(debtor_id: int | None) -> Select[int]:
    return select(ClaimDebtor.claim_id).where(ClaimDebtor.debtor_id == debtor_id)
