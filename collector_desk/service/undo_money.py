"""The counter-deeds of what moves money or agreements: placings, plans, deferrals and releases."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete

from collector_desk.domain.phrases import kroner
from collector_desk.domain.plan_stage import DeferralStage, PlanStage
from collector_desk.errors.undo import ReleaseLetterGone, UndoLetterGone, UndoMeanwhile
from collector_desk.models import Deferral, LimitationEvent, Plan, Release
from collector_desk.service import (
    answering,
    deferral_keeping,
    last_days,
    letter_withdraw,
    placing,
    plan_keeping,
    plan_monitor,
    release_undo,
    resting_again,
)
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work
from collector_desk.service.placing_plan import Was
from collector_desk.service.undo_past import WHY, Past, Way, noted
from collector_desk.service.undo_ways import letters_back, proposal
from collector_desk.wire.parties import UndoRelease


def _placing(work: Work, past: Past) -> str:
    told = past.own
    placed = tuple((int(claim), int(amount)) for claim, amount in told["placed"])
    was = Was(placed=placed, fell=tuple(told["undone"]), reason=WHY)
    placing.undo(work, told["payment"], was)
    amount = kroner(sum(amount for _, amount in placed))
    if not placed:
        return "Plasseringen settes tilbake på kravet den sto på."
    if was.fell:
        return f"{amount} kr flyttes tilbake til kravet de sto på."
    return f"Plasseringen av {amount} kr tas tilbake. Pengene er uplassert igjen."


def _plan(work: Work, past: Past) -> str:
    """A plan whose letter waits: it ends as it never began, and so does what it interrupted.

    The request stands in the inbox again; granted anew, it interrupts limitation from its day.
    """
    if past.ids("approvals.propose", "approval"):
        return proposal(work, past)
    told = past.own
    plan = work.get_one(Plan, told["plan"], with_for_update=True, populate_existing=True)
    if plan.state != told["state"]:
        raise UndoMeanwhile
    _unwritten(work, past, plan.made_at)
    letters_back(work, past)
    offered = plan.state == PlanStage.OFFERED.value
    plan_keeping.finish(work, plan, PlanStage.LAPSED, WHY)
    claims = plan_keeping.claim_ids(work, plan)
    source = f"nedbetalingsavtale {plan.number},"
    work.execute(
        delete(LimitationEvent).where(
            LimitationEvent.debtor_id == plan.debtor_id,
            LimitationEvent.claim_id.in_(claims),
            LimitationEvent.source.startswith(source, autoescape=True),
        )
    )
    last_days.keep(work, claims)
    answering.give_back(work, plan.inquiry_id)
    what = "Tilbudet" if offered else "Avtalen"
    return f"{what} {plan.number} trekkes, og brevet om den går ikke."


def _unwritten(work: Work, past: Past, made: datetime) -> None:
    """What no letter could tell was told in other words: it is taken back on its own day alone.

    Raises UndoMeanwhile.
    """
    if not past.ids("letters.send", "letter") and oslo_day(made) != work.clock.today():
        raise UndoMeanwhile


def _noticed(work: Work, past: Past) -> str:
    """The plan stands as it did before the notice, and somebody is asked again what is next."""
    letters_back(work, past)
    plan_monitor.check(work, past.own["plan"])
    return "Varselet om mislighold trekkes før det går."


def _deferral(work: Work, past: Past) -> str:
    if past.ids("approvals.propose", "approval"):
        return proposal(work, past)
    told = past.own
    row = work.get_one(Deferral, told["deferral"], with_for_update=True, populate_existing=True)
    if row.state != DeferralStage.GRANTED.value:
        raise UndoMeanwhile
    _unwritten(work, past, row.made_at)
    letters_back(work, past)
    row.state = DeferralStage.ENDED.value
    deferral_keeping.end_holds(work, row, WHY)
    answering.give_back(work, row.inquiry_id)
    return "Utsettelsen trekkes, og brevet om den går ikke."


def _release(work: Work, past: Past) -> str:
    """Neither letter goes: the one that says it was wrong rests on the one that did.

    The right debtor has never heard of the claim, or it stands: a letter that has gone to them
    needs one that frees them, and so the release is undone under «Parter …» instead.
    """
    before = len(work.noted)
    row = work.get_one(Release, past.own["release"], populate_existing=True)
    try:
        letters_back(work, past)
        letter_withdraw.withdraw(work, release_undo.to_successor(work, row), WHY)
    except UndoLetterGone as gone:
        raise ReleaseLetterGone(**gone.params) from gone
    release_undo.undo(work, row.id, UndoRelease(version=row.version, why=WHY))
    since = noted(work, work.noted[before:])
    made = [int(note.details["letter"]) for note in since if note.deed == "letters.send"]
    letter_withdraw.withdraw(work, made, WHY)
    again = ", ".join(resting_again.named(row))
    rests = f" Gjelder igjen: {again}." if again else ""
    return f"Skyldneren settes på kravet igjen, og brevet om fritaket går ikke.{rests}"


WAYS: Mapping[str, Way] = {
    "payments.place": _placing,
    "payments.move": _placing,
    "payments.take_back": _placing,
    "plans.grant": _plan,
    "plans.offer": _plan,
    "plans.notice_default": _noticed,
    "deferrals.grant": _deferral,
    "parties.release": _release,
}
