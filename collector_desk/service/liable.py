"""Who owes a claim: the others, somebody put on it, and the case it then lies in."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import func, select

from collector_desk.domain.money import Money
from collector_desk.models import Case, Claim, ClaimDebtor
from collector_desk.service import last_days, numbers
from collector_desk.service.database import Work


def lock(work: Work, claim_id: int) -> Claim:
    """The claim, locked, so that two deeds on it come one after the other."""
    (claim,) = lock_all(work, [claim_id])
    return claim


def lock_all(work: Work, claim_ids: Collection[int]) -> Sequence[Claim]:
    """Claims, read anew and locked in one order: two deeds never wait for each other."""
    query = select(Claim).where(Claim.id.in_(claim_ids)).order_by(Claim.id)
    locked = query.with_for_update(key_share=True)
    return work.scalars(locked.execution_options(populate_existing=True)).all()


def all_of(work: Work, claim_id: int) -> Sequence[ClaimDebtor]:
    """Everybody who owes a claim."""
    query = select(ClaimDebtor).where(ClaimDebtor.claim_id == claim_id)
    return work.scalars(query.order_by(ClaimDebtor.debtor_id)).all()


def others(work: Work, claim_id: int, debtor_id: int) -> Sequence[ClaimDebtor]:
    """Everybody else who owes it."""
    return [one for one in all_of(work, claim_id) if one.debtor_id != debtor_id]


def put(  # noqa: PLR0913
    work: Work,
    claim_id: int,
    debtor_id: int,
    *,
    role: str,
    share: Money | None,
    cap: Money | None = None,
) -> ClaimDebtor:
    """Let somebody owe a claim from today on, with notices, holds and limitation of their own."""
    row = ClaimDebtor(
        claim_id=claim_id,
        debtor_id=debtor_id,
        case_id=case_of(work, debtor_id),
        role=role,
        share=share,
        joined_on=work.clock.today(),
        cap=cap,
    )
    work.add(row)
    last_days.keep(work, [claim_id])
    return row


def case_of(work: Work, debtor_id: int) -> int:
    """The folder of a debtor, the oldest where there are several; a new one where there is none."""
    found = work.scalar(select(func.min(Case.id)).where(Case.debtor_id == debtor_id))
    if found is not None:
        return int(found)
    today = work.clock.today()
    (serial,) = numbers.take(work, "case")
    row = Case(number=numbers.case_number(today.year, serial), debtor_id=debtor_id, opened_on=today)
    work.add(row)
    work.flush()
    return row.id
