"""The counter-deed of a plan and of an offer: it never began, but what the debtor said stands."""

from __future__ import annotations

from sqlalchemy import delete, exists, select

from collector_desk.domain.facts import FactKind
from collector_desk.domain.inquiry import CallOutcome, InquiryKind
from collector_desk.domain.phrases import dotted
from collector_desk.domain.plan_stage import PlanStage
from collector_desk.errors.undo import UndoMeanwhile, UndoPlanMoney
from collector_desk.models import Call, FactRow, Inquiry, LimitationEvent, Plan
from collector_desk.service import answering, last_days, placed, plan_keeping
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work
from collector_desk.service.undo_past import WHY, Past, unwritten
from collector_desk.service.undo_ways import close, letters_back, proposal

_MONEY = (FactKind.PAYMENT.value, FactKind.PAYBACK.value)
_ASKED_BY_PHONE = (CallOutcome.WANTS_PLAN.value, CallOutcome.PROMISED.value)


def take_back(work: Work, past: Past) -> str:
    """Let a plan whose letter waits end as it never began, and so what it interrupted.

    The request stands in the inbox again, and with it the acknowledgement that it is: limitation
    stays interrupted by what the debtor said, plan or none (foreldelsesloven § 14).

    Raises:
        UndoPlanMoney: money came to its claims, or left them, since it was agreed.
        UndoMeanwhile: the plan is not as it was left, or the namsmann has been asked to wait.
        UndoLetterGone.
    """
    if past.ids("approvals.propose", "approval"):
        return proposal(work, past)
    told = past.own
    plan = work.get_one(Plan, told["plan"], with_for_update=True, populate_existing=True)
    _no_money(work, plan)
    if plan.state != told["state"]:
        raise UndoMeanwhile
    unwritten(work, past, plan.made_at)
    letters_back(work, past)
    offered = plan.state == PlanStage.OFFERED.value
    plan_keeping.finish(work, plan, PlanStage.LAPSED, WHY)
    for task in work.scalars(plan_keeping.recalls(plan)).all():
        close(work, task.id)
    stays = _limitation(work, plan)
    answering.give_back(work, plan.inquiry_id)
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
    own = (
        LimitationEvent.debtor_id == plan.debtor_id,
        LimitationEvent.claim_id.in_(claims),
        LimitationEvent.source.startswith(plan_keeping.source(plan), autoescape=True),
    )
    if not _asked(work, plan):
        work.execute(delete(LimitationEvent).where(*own))
        last_days.keep(work, claims)
        return ""
    if work.scalar(select(LimitationEvent.id).where(*own).limit(1)) is None:
        return ""
    day = dotted(plan.requested_on)
    return f" Søknaden erkjenner gjelden: foreldelsen er fortsatt avbrutt {day} (foreldelsesloven § 14)."


def _asked(work: Work, plan: Plan) -> bool:
    """Whether the debtor asked: in the inbox, on the telephone, or a day that somebody gave."""
    if plan.inquiry_id is not None or plan.requested_on < oslo_day(plan.made_at):
        return True
    wrote = exists().where(
        Inquiry.debtor_id == plan.debtor_id,
        Inquiry.kind == InquiryKind.PLAN.value,
        Inquiry.received_on == plan.requested_on,
    )
    called = exists().where(
        Call.debtor_id == plan.debtor_id,
        Call.outcome.in_(_ASKED_BY_PHONE),
        Call.called_on == plan.requested_on,
    )
    return bool(work.scalar(select(wrote | called)))
