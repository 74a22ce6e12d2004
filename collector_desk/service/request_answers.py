"""Which decisions answer a request for time or a plan, claim by claim (conditions of a query)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select

from collector_desk.domain.approval import State
from collector_desk.domain.inquiry import REQUESTS
from collector_desk.domain.plan_stage import DeferralStage, PlanStage
from collector_desk.models import (
    Approval,
    Claim,
    ClaimDebtor,
    Deferral,
    DeferralClaim,
    Hold,
    Inquiry,
    InquiryClaim,
    Plan,
    PlanClaim,
)
from collector_desk.service import owed
from collector_desk.service.database import Work
from collector_desk.service.undo_past import WHY

TAKEN_BACK = "Vi trakk tilbudet: "
"""How what ended an offer begins that we took back ourselves: it answered nothing."""
_NO_ANSWER = (DeferralStage.PROPOSED.value, DeferralStage.ENDED.value)


def any_answer() -> ColumnElement[bool]:
    """Whether anything was granted, offered or refused since a request came, whatever it is about."""
    return or_(exists().where(_plan_answers()), exists().where(_deferral_answers()))


def answered() -> ColumnElement[bool]:
    """Whether a claim that a request names was decided on since it came.

    A refusal of a plan that names no claim answers all of the request it was made on.
    """
    planned = select(PlanClaim.claim_id).where(PlanClaim.plan_id == Plan.id)
    whole = and_(Plan.inquiry_id == Inquiry.id, ~exists().where(PlanClaim.plan_id == Plan.id))
    put_off = select(DeferralClaim.claim_id).where(DeferralClaim.deferral_id == Deferral.id)
    return or_(
        exists().where(_plan_answers(), or_(InquiryClaim.claim_id.in_(planned), whole)),
        exists().where(_deferral_answers(), InquiryClaim.claim_id.in_(put_off)),
    )


def proposed() -> ColumnElement[bool]:
    """Whether a decision on a request waits for a second person."""
    plan = exists().where(
        Plan.debtor_id == Inquiry.debtor_id,
        Plan.inquiry_id == Inquiry.id,
        Plan.state == PlanStage.PROPOSED.value,
    )
    deferral = exists().where(
        Deferral.debtor_id == Inquiry.debtor_id,
        Deferral.inquiry_id == Inquiry.id,
        Deferral.state == DeferralStage.PROPOSED.value,
    )
    return and_(Inquiry.kind.in_([kind.value for kind in REQUESTS]), or_(plan, deferral))


def before_a_second(work: Work, row: Inquiry) -> set[int]:
    """The claims of the decisions on a request that wait for a second person."""
    plans = select(PlanClaim.claim_id).join(Plan, Plan.id == PlanClaim.plan_id)
    deferrals = select(DeferralClaim.claim_id).join(
        Deferral, Deferral.id == DeferralClaim.deferral_id
    )
    planned = plans.where(Plan.inquiry_id == row.id, Plan.state == PlanStage.PROPOSED.value)
    put_off = deferrals.where(
        Deferral.inquiry_id == row.id, Deferral.state == DeferralStage.PROPOSED.value
    )
    return {*work.scalars(planned), *work.scalars(put_off)}


def waiting(work: Work, rows: Iterable[Inquiry]) -> Mapping[int, bool]:
    """The closed requests on which a decision waits for a second person; whether some is decided."""
    closed = [one.id for one in rows if one.state == "handled" and not one.no_letter]
    waits = set(work.scalars(select(Inquiry.id).where(Inquiry.id.in_(closed), proposed())))
    begun = {number for number, _, _ in work.execute(_named(sorted(waits)).where(answered()))}
    return {number: number in begun for number in waits}


def undecided(work: Work, row: Inquiry) -> set[int]:
    """The claims that a request names, are owed, and were not decided on since it came."""
    return {claim_id for claim_id, _ in _undecided(work, [row.id]).get(row.id, ())}


def left(work: Work, rows: Iterable[Inquiry]) -> Mapping[int, tuple[str, ...]]:
    """The numbers of the claims still to be decided, of the open requests answered in part."""
    return left_of(work, [one.id for one in rows if one.state == "open" and one.kind in REQUESTS])


def left_of(work: Work, ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
    """The same of open requests by their numbers."""
    named = _named(ids).where(answered())
    begun = sorted({inquiry_id for inquiry_id, _, _ in work.execute(named)})
    found = _undecided(work, begun)
    return {number: tuple(each for _, each in found[number]) for number in found}


def told(work: Work, row: Inquiry) -> str:
    """What is still to be decided of a request answered in part, in Bokmål; empty of any other."""
    claims = left(work, [row]).get(row.id, ())
    return f" Gjenstår å avgjøre: {', '.join(claims)}." if claims else ""


def _undecided(work: Work, ids: Sequence[int]) -> Mapping[int, list[tuple[int, str]]]:
    rows = work.execute(_named(ids).where(~answered())).all()
    sums = owed.of_claims(work, sorted({claim_id for _, claim_id, _ in rows}))
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for inquiry_id, claim_id, number in rows:
        if claim_id in sums and sums[claim_id].owed > 0:
            found[inquiry_id].append((claim_id, number))
    return found


def _named(ids: Sequence[int]) -> Any:
    """What requests name of what their debtors owe: the request, the claim and its number."""
    own = and_(ClaimDebtor.claim_id == Claim.id, ClaimDebtor.debtor_id == Inquiry.debtor_id)
    return (
        select(Inquiry.id, Claim.id, Claim.number)
        .join(InquiryClaim, InquiryClaim.inquiry_id == Inquiry.id)
        .join(Claim, Claim.id == InquiryClaim.claim_id)
        .join(ClaimDebtor, own)
        .where(Inquiry.id.in_(ids))
        .order_by(Inquiry.id, Claim.id)
    )


def _plan_answers() -> ColumnElement[bool]:
    """A proposal is no answer, nor one that lapsed or was taken back; an offer that went stays one.

    Unless we took the offer back ourselves.
    """
    approved = exists().where(
        Approval.id == Plan.approval_id, Approval.state == State.APPROVED.value
    )
    went = and_(
        Plan.agreed_on.is_(None),
        Plan.offer_until.is_not(None),
        Plan.ended_why != WHY,
        ~Plan.ended_why.startswith(TAKEN_BACK, autoescape=True),
        or_(Plan.approval_id.is_(None), approved),
    )
    return and_(
        Plan.debtor_id == Inquiry.debtor_id,
        or_(Plan.made_at >= Inquiry.registered_at, _accepted_since()),
        Plan.state != PlanStage.PROPOSED.value,
        or_(Plan.state != PlanStage.LAPSED.value, went),
    )


def _accepted_since() -> ColumnElement[bool]:
    """Whether the debtor accepted an offer after the request: its claims rest since then."""
    held = exists().where(Hold.plan_id == Plan.id, Hold.measure_id.is_(None))
    return and_(
        Plan.offer_until.is_not(None),
        Plan.agreed_on.is_not(None),
        held.where(Hold.made_at >= Inquiry.registered_at),
        ~held.where(Hold.made_at < Inquiry.registered_at),
    )


def _deferral_answers() -> ColumnElement[bool]:
    return and_(
        Deferral.debtor_id == Inquiry.debtor_id,
        Deferral.made_at >= Inquiry.registered_at,
        Deferral.state.not_in(_NO_ANSWER),
    )
