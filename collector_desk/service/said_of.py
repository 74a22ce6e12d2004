"""Which claims of a case the debtor disputes or accepts: all of them, or those that are chosen.

What is disputed there is not enforced on the message (``disputed_before``). Fees and demands stop by
an objection, which a task asks to register.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from collector_desk.domain.claim import KINDS, ClaimKind, Enforcement
from collector_desk.domain.objection import CLOSED
from collector_desk.domain.work import WorkKind
from collector_desk.errors.enforcement import EventOfAll, SaidOfOther
from collector_desk.models import Claim, Judgment, Measure, MeasureClaim, Objection
from collector_desk.service import asking, judgment_rows
from collector_desk.service.database import Work

_REGISTER = (
    "{begins}. Registrer innsigelsen, så stanser gebyrer og krav om betaling til den er avgjort"
    " (inkassoloven §§ 8 og 17): {claims}"
)


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


def disputed(work: Work, number: str, debtor_id: int, claim_ids: Collection[int]) -> None:
    """Ask to register the objection to what is disputed in a case, where none is open (ruling 18)."""
    known = select(Objection.claim_id).where(
        Objection.debtor_id == debtor_id, Objection.state.not_in(CLOSED)
    )
    query = select(Claim.number).where(Claim.id.in_(claim_ids), Claim.id.not_in(known))
    if claims := ", ".join(work.scalars(query.order_by(Claim.id))):
        text = _REGISTER.format(begins=_disputes(number), claims=claims)
        asking.task(work, debtor_id, WorkKind.FOLLOW_UP, text)


def disputed_no_more(work: Work, number: str, debtor_id: int) -> list[int]:
    """Close that: all of it is accepted or judged, or was not disputed there. Gives the tasks."""
    return asking.done_all(work, debtor_id, _disputes(number))


def _disputes(number: str) -> str:
    return f"Skyldneren bestrider krav i {number}"


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
