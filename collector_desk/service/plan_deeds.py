"""What can be done with a plan as it stands, and why the rest cannot be done now."""

from __future__ import annotations

from collections.abc import Iterator

from collector_desk.domain.access import DEEDS
from collector_desk.domain.plan_stage import RUNNING, PlanStage
from collector_desk.domain.plan_watch import PlanState, Watch
from collector_desk.models import Plan
from collector_desk.service.database import Work
from collector_desk.wire.plans import PlanDeed

_NOW = "Kan gjøres nå."
_DEEDS = ("plans.accept", "plans.notice_default", "plans.end", "plans.watch", "plans.grant")


def of(work: Work, plan: Plan, watch: Watch | None) -> Iterator[PlanDeed]:
    """Each deed on the plan with yes, or why not; «plans.grant» is a new plan in its place."""
    for name in _DEEDS:
        why_not = _why_not(plan, watch, name)
        if work.who.role not in DEEDS[name].roles:
            why_not = "Bare saksbehandler og leder arbeider med avtaler."
        yield PlanDeed(name=name, lawful=not why_not, reason=why_not or _NOW)


def _why_not(plan: Plan, watch: Watch | None, name: str) -> str:
    stage = PlanStage(plan.state)
    is_now = f"Avtalen er {stage.label}."
    if name == "plans.accept":
        return "" if stage is PlanStage.OFFERED else f"{is_now} Bare et tilbud kan godtas."
    if name == "plans.end":
        return "" if stage in (*RUNNING, PlanStage.OFFERED) else is_now
    if name == "plans.grant":
        return _not_anew(stage)
    if stage not in RUNNING or watch is None:
        return is_now
    return _not_noticed(stage, watch) if name == "plans.notice_default" else ""


def _not_noticed(stage: PlanStage, watch: Watch) -> str:
    """A notice that is written and not yet sent is not in the watch: its days do not run.

    A broken plan that has no day for its notice is held back (``plan_stops.held_back``).
    """
    if watch.state is not PlanState.BROKEN or watch.next_day is None:
        return watch.reasons[0]
    return "Varselet er skrevet og venter på å bli sendt." if stage is PlanStage.NOTICED else ""


def _not_anew(stage: PlanStage) -> str:
    if stage is PlanStage.PROPOSED:
        return "Trekk forslaget i «Til godkjenning» først."
    if stage in (*RUNNING, PlanStage.OFFERED):
        return "Avslutt denne avtalen først: et krav er bare med i én."
    return ""


def rule(work: Work, plan: Plan) -> str:
    """When an instalment is broken and the plan falls away, with what the days rest on."""
    grace = work.rates["plan_grace_days"].on(plan.first_due)
    notice = work.rates["plan_notice_days"].on(work.clock.today())
    sources = ", ".join(sorted({grace.source, notice.source}))
    unsure = "" if grace.confirmed and notice.confirmed else ", ikke bekreftet"
    return (
        f"Et avdrag er misligholdt {grace.whole} dager etter forfall. Avtalen faller bort når"
        f" varselet har gitt {notice.whole} dager ({sources}{unsure})."
    )
