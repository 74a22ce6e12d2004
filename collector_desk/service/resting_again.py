"""What ``resting.let_go`` ended is given back, where the debtor owes the claim after all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.plan_stage import RUNNING, DeferralStage, PlanStage
from collector_desk.domain.work import WorkKind
from collector_desk.models import (
    Claim,
    Deferral,
    Hold,
    Objection,
    Plan,
    Release,
    Task,
)
from collector_desk.service import (
    asking,
    holding,
    plan_claims,
    plan_keeping,
    plan_monitor,
    plan_remade,
    resting,
    sent_back,
    suit_asking,
    waiting_letters,
)
from collector_desk.service.database import Work

_ANEW = "Avtalen er gitt tilbake: et nytt varsel må til"
_NO_MEASURE = "Tiltaket for kravet gjelder ikke igjen: det må foreslås på nytt."
WITHDRAWN = "Brev som ble trukket, går ikke"
_NAMES = (("objections", "innsigelsen"), ("plans", "avtalen"), ("deferrals", "utsettelsen"))


def give_back(work: Work, row: Release, claim: Claim) -> None:
    """Let the debtor's objection, agreements and holds run again, each at the stage it had.

    Holds are put anew from today, but for those whose last day has come. A plan is brought to
    where it stands today, broken where a notice of default ran: it ends by a new one alone. A
    deferral whose day has come lapses by night. No measure is: it takes two persons anew.

    Raises:
        PlanClaimTaken: a claim of the plan is in another by now.
    """
    for number, state in row.ended.get("objections", ()):
        _objection(work.get_one(Objection, number, with_for_update=True), state)
    sent_back.ask_again(work, [number for number, _ in row.ended.get("sent_back", ())])
    for number, state in row.ended.get("deferrals", ()):
        work.get_one(Deferral, number, with_for_update=True).state = state
    for number, state in row.ended.get("plans", ()):
        _plan(work, work.get_one(Plan, number, with_for_update=True), state, claim)
    for number, _ in row.ended.get("plans_on", ()):
        _back_in(work, work.get_one(Plan, number, with_for_update=True), claim, row.released_on)
    for hold in (work.get_one(Hold, number) for number, _ in row.ended.get("holds", ())):
        if _runs(work, hold):
            holding.again(work, hold)
        elif hold.plan_id is None:
            text = f"{claim.number} gjelder igjen, men utsettelsen er over. Vurder ny utsettelse."
            asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, text)
    work.flush()
    for number, _ in row.ended.get("plans", ()):
        plan_monitor.check(work, number)
    waiting_letters.ask_anew(work, [number for number, _ in row.ended.get("letters", ())], claim)
    before = [text for _, text in row.ended.get("asked", ())]
    suit_asking.owed_again(work, row.debtor_id, claim, before)


def _runs(work: Work, hold: Hold) -> bool:
    """Whether what a hold rests on runs; a deadline after a deferral outlasts it."""
    if hold.plan_id is not None:
        return PlanStage(work.get_one(Plan, hold.plan_id).state) in RUNNING
    if hold.deferral_id is None or hold.reason != Reason.DEFERRAL.value:
        return True
    return work.get_one(Deferral, hold.deferral_id).state == DeferralStage.GRANTED.value


def _back_in(work: Work, plan: Plan, claim: Claim, released: date) -> None:
    """Into the plan it fell out of, where that runs, or was over as nothing else was left in it."""
    plan_claims.free(work, [claim.id], of=plan.debtor_id, besides=plan.id)
    ended = plan.ended_on or released
    if plan.state == PlanStage.COMPLETED.value and ended == released:
        plan.state, plan.ended_on, plan.ended_why = PlanStage.ON_TRACK.value, None, ""
    if PlanStage(plan.state) in RUNNING:
        plan_remade.again(work, plan, claim)
        return
    text = f"{claim.number} gjelder igjen, men {plan.number} er over. Vurder ny avtale."
    asking.task(work, plan.debtor_id, WorkKind.FOLLOW_UP, text)


def effects(row: Release) -> list[str]:
    """What ``give_back`` would do, in words; nothing where nothing rested on the claim."""
    found = [name for kind, name in _NAMES if row.ended.get(kind)]
    if row.ended.get("plans_on"):
        found.append("avtalen, med nye avdrag for kravet også")
    if row.ended.get("holds"):
        found.append("bero")
    told = [f"Gjelder igjen: {', '.join(found)}."] if found else []
    if row.ended.get("measures"):
        told.append(_NO_MEASURE)
    if letters := dict.fromkeys(kind for _, kind in row.ended.get("letters", ())):
        named = ", ".join(LetterKind(kind).label for kind in letters)
        told.append(f"{WITHDRAWN}: {named}. Du får en oppgave om å skrive på nytt.")
    if any(state == PlanStage.NOTICED.value for _, state in row.ended.get("plans", ())):
        told.append("Varselet om mislighold teller ikke lenger: avtalen trenger et nytt.")
    return told


def _objection(row: Objection, state: str) -> None:
    row.state, row.outcome, row.reasons = state, "", ""
    row.decided_on, row.decided_by = None, ""


def _plan(work: Work, plan: Plan, state: str, claim: Claim) -> None:
    """It runs again, and no notice of default from before it ended counts.

    The debtor was told that nothing is owed, and so was not given the notice's days to pay in.
    """
    ids = plan_keeping.claim_ids(work, plan)
    plan_claims.free(work, ids, of=plan.debtor_id, besides=plan.id)
    plan.state, plan.ended_on, plan.ended_why = state, None, ""
    plan_remade.unnoticed(work, plan, _ANEW)
    for task in _asked(work, plan, claim):
        task.state, task.done_by, task.done_on = "done", work.who.name, work.clock.today()


def _asked(work: Work, plan: Plan, claim: Claim) -> Iterable[Task]:
    query = select(Task).where(
        Task.debtor_id == plan.debtor_id,
        Task.kind == WorkKind.FOLLOW_UP.value,
        Task.text == resting.new_plan(plan, claim),
        Task.state == "open",
    )
    return work.scalars(query)
