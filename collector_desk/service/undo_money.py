"""The counter-deeds of what moves money, agreements or debtors: placings, plans, releases, merges."""

from __future__ import annotations

from collections.abc import Mapping

from collector_desk.domain.enforcement.event_rows import Event
from collector_desk.domain.phrases import kroner
from collector_desk.domain.plan_stage import DeferralStage
from collector_desk.errors.undo import ReleaseLetterGone, UndoLetterGone, UndoMeanwhile
from collector_desk.models import Claim, Deferral, DismissedMatch, Release
from collector_desk.service import (
    answering,
    deferral_keeping,
    letter_withdraw,
    measure_events,
    placing,
    plan_monitor,
    release_undo,
    resting_again,
    undo_merge,
    undo_plan,
    waiting_letters,
)
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work
from collector_desk.service.placing_plan import Was
from collector_desk.service.undo_past import WHY, Past, Way, noted, unwritten
from collector_desk.service.undo_ways import came_back, letters_back, of_notes_back, proposal
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


def _dismissed(work: Work, past: Past) -> str:
    for key in past.own["dismissed"]:
        row = work.get_one(DismissedMatch, key, with_for_update=True, populate_existing=True)
        if row.taken_back_on is not None:
            raise UndoMeanwhile
        row.taken_back_on = work.clock.today()
    return "Treffet gjelder igjen, og stanser nye krav til det er avklart."


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
    unwritten(work, past, oslo_day(row.made_at))
    letters_back(work, past)
    row.state = DeferralStage.ENDED.value
    deferral_keeping.end_holds(work, row, WHY)
    measure_events.never_was(work, row.debtor_id, Event.DEFERRAL, row.made_at)
    answering.give_back(work, row.inquiry_id)
    came_back(work, past)
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
        withdrawn = letter_withdraw.withdraw(work, release_undo.to_successor(work, row), WHY)
    except UndoLetterGone as gone:
        raise ReleaseLetterGone(**gone.params) from gone
    waiting_letters.ask_again(work, withdrawn, work.get_one(Claim, row.claim_id))
    release_undo.undo(work, row.id, UndoRelease(version=row.version, why=WHY))
    of_notes_back(work, noted(work, work.noted[before:]))
    told = "Skyldneren settes på kravet igjen, og brevet om fritaket går ikke."
    return " ".join((told, *resting_again.effects(row)))


WAYS: Mapping[str, Way] = {
    "payments.place": _placing,
    "payments.move": _placing,
    "payments.take_back": _placing,
    "payments.dismiss": _dismissed,
    "plans.grant": undo_plan.take_back,
    "plans.offer": undo_plan.take_back,
    "plans.notice_default": _noticed,
    "deferrals.grant": _deferral,
    "parties.release": _release,
    "debtors.merge": undo_merge.take_back,
}
