"""Which claims of a case the debtor disputes or accepts: all of them, or those that are chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from collector_desk.domain.claim import KINDS, ClaimKind, Enforcement
from collector_desk.errors.enforcement import EventOfAll, SaidOfOther
from collector_desk.models import Claim, Judgment, Measure, MeasureClaim
from collector_desk.service import judgment_rows
from collector_desk.service.database import Work


def kept(
    number: str, chosen: Collection[int], of_case: Collection[int], event: str, *, some: bool
) -> list[int]:
    """The chosen claims as they are kept with an event of a case; empty: it is of all of them.

    ``some``: whether such an event may be of some of them.

    Raises:
        EventOfAll: it may not, and some are chosen.
        SaidOfOther: a claim that cannot be disputed in this case.
    """
    if chosen and not some:
        raise EventOfAll(event=event, number=number)
    if not set(chosen) <= set(of_case):
        raise SaidOfOther(number=number)
    return [] if set(chosen) == set(of_case) else sorted(set(chosen))


def told(work: Work, claim_ids: Collection[int]) -> str:
    """The claims that an event is of, in words; empty where it is of all."""
    if not claim_ids:
        return ""
    query = select(Claim.number).where(Claim.id.in_(claim_ids)).order_by(Claim.id)
    return f"gjelder {', '.join(work.scalars(query))}"


def disputable(work: Work, row: Measure) -> Sequence[int]:
    """The claims of a request that the debtor may dispute: on the message alone, and not judged.

    What rests on a decision of its own (tvangsfullbyrdelsesloven § 7-2 d) or on a judgment is not
    sent to a board when it is disputed.
    """
    judged = select(Judgment.claim_id).where(
        Judgment.debtor_id == row.debtor_id, judgment_rows.standing()
    )
    query = (
        select(Claim.id, Claim.kind)
        .join(MeasureClaim, MeasureClaim.claim_id == Claim.id)
        .where(MeasureClaim.measure_id == row.id, Claim.id.not_in(judged))
        .order_by(Claim.id)
    )
    return [
        claim_id
        for claim_id, kind in work.execute(query)
        if KINDS[ClaimKind(kind)].enforcement is Enforcement.MESSAGE
    ]
