"""The counter-deed of a plan and of an offer: it never began, but what the debtor said stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import Select, and_, delete, not_, or_, select

from collector_desk.domain.facts import FactKind
from collector_desk.domain.inquiry import InquiryKind
from collector_desk.domain.phrases import dotted
from collector_desk.domain.plan_stage import PlanStage
from collector_desk.errors.undo import UndoMeanwhile, UndoPlanMoney
from collector_desk.models import Claim, FactRow, Inquiry, InquiryClaim, LimitationEvent, Plan, Task
from collector_desk.service import (
    answering,
    last_days,
    measure_events,
    placed,
    plan_keeping,
    suit_asking,
)
from collector_desk.service.calls import PROMISED
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work
from collector_desk.service.undo_past import WHY, Past, unwritten
from collector_desk.service.undo_ways import came_back, close, letters_back, proposal

_MONEY = (FactKind.PAYMENT.value, FactKind.PAYBACK.value)
_STAYS = (
    " Skyldneren har erkjent gjelden: foreldelsen{of} er fortsatt avbrutt {day}"
    " (foreldelsesloven § 14)."
)


def take_back(work: Work, past: Past) -> str:
    """Let a plan whose letter waits end as it never began, and so what it interrupted.

    The request stands in the inbox again, and with it the acknowledgement that it is: limitation
    stays interrupted by what the debtor said, plan or none (foreldelsesloven § 14).

    Raises:
        UndoPlanMoney: money came to its claims, or left them, since it was agreed.
        UndoMeanwhile: the plan is not as it was left, or the namsmann or a board has been asked to
            wait.
        UndoLetterGone.
    """
    if past.ids("approvals.propose", "approval"):
        return proposal(work, past)
    told = past.own
    plan = work.get_one(Plan, told["plan"], with_for_update=True, populate_existing=True)
    _no_money(work, plan)
    if plan.state != told["state"]:
        raise UndoMeanwhile
    unwritten(work, past, oslo_day(plan.made_at))
    letters_back(work, past)
    offered = plan.state == PlanStage.OFFERED.value
    plan_keeping.finish(work, plan, PlanStage.LAPSED, WHY)
    if not offered:  # an offer asks nothing of the namsmann or a board
        for task in work.scalars(plan_keeping.recalls(plan)).all():
            close(work, task.id)
        event = plan_keeping.event_of(plan)
        measure_events.never_was(work, plan.debtor_id, event, plan.made_at)
        claims = plan_keeping.claim_ids(work, plan)
        suit_asking.plan_never_was(work, plan.debtor_id, plan.made_at, claims)
    stays = _limitation(work, plan)
    answering.give_back(work, plan.inquiry_id)
    came_back(work, past)
    what = "Tilbudet" if offered else "Avtalen"
    return f"{what} {plan.number} trekkes, og brevet om den går ikke.{stays}"


def _no_money(work: Work, plan: Plan) -> None:
    """See that nothing was shared by the plan, or paid on the word of it. Raises UndoPlanMoney."""
    if plan.agreed_on is None:
        return
    since = select(FactRow.id).where(
        FactRow.claim_id.in_(plan_keeping.claim_ids(work, plan)),
        FactRow.kind.in_(_MONEY),
        FactRow.known_at > plan.made_at,
        placed.standing(),
    )
    if work.scalar(since.limit(1)) is not None:
        raise UndoPlanMoney(plan=plan.number)


def _limitation(work: Work, plan: Plan) -> str:
    """Take back the interruption that nobody's words made. Says in Bokmål where it stays."""
    claims = plan_keeping.claim_ids(work, plan)
    spoken = _spoken_of(work, plan, claims)
    own = (
        LimitationEvent.debtor_id == plan.debtor_id,
        LimitationEvent.source.startswith(plan_keeping.source(plan), autoescape=True),
    )
    silent = [one for one in claims if one not in spoken]
    work.execute(delete(LimitationEvent).where(*own, LimitationEvent.claim_id.in_(silent)))
    last_days.keep(work, silent)
    stays = select(Claim.number).where(
        Claim.id.in_(select(LimitationEvent.claim_id).where(*own)), Claim.id.in_(spoken)
    )
    numbers = ", ".join(work.scalars(stays.order_by(Claim.id)))
    if not numbers:
        return ""
    of = f" for {numbers}" if silent else ""
    return _STAYS.format(of=of, day=dotted(plan.requested_on))


def _spoken_of(work: Work, plan: Plan, claims: Collection[int]) -> frozenset[int]:
    """The claims that the debtor acknowledged without the plan, by what was asked or promised.

    It was in the inbox, on the telephone, or on a day that somebody gave. What names no claim is
    about all of them.
    """
    if plan.inquiry_id is None and plan.requested_on < oslo_day(plan.made_at):
        return frozenset(claims)
    named = {*work.scalars(_written(plan)), *_promised(work, plan)}
    return frozenset(claims if None in named else named.intersection(claims))


def _written(plan: Plan) -> Select[int | None]:
    """The claim, or none, of each request that day; what a call asked for waits as one too."""
    that_day = and_(
        Inquiry.debtor_id == plan.debtor_id,
        Inquiry.kind == InquiryKind.PLAN.value,
        Inquiry.received_on == plan.requested_on,
        not_(Inquiry.outcome.endswith(answering.MISTAKEN, autoescape=True)),
    )
    return (
        select(InquiryClaim.claim_id)
        .select_from(Inquiry)
        .join(InquiryClaim, InquiryClaim.inquiry_id == Inquiry.id, isouter=True)
        .where(or_(that_day, Inquiry.id == plan.inquiry_id))
    )


def _promised(work: Work, plan: Plan) -> Iterator[int | None]:
    """The claim, or none, of each promise that day; a call taken back has closed its task."""
    promises = select(Task).where(
        Task.debtor_id == plan.debtor_id, Task.text.startswith(PROMISED), Task.state == "open"
    )
    for task in work.scalars(promises):
        if oslo_day(task.made_at) == plan.requested_on:
            yield task.claim_id
