"""The counter-deed of registering an objection: it was registered by mistake, and stops nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from collector_desk.domain.delivery import Delivery
from collector_desk.domain.enforcement.event_rows import Happens
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.objection import State
from collector_desk.domain.phrases import dotted
from collector_desk.errors.undo import UndoMeanwhile
from collector_desk.models import (
    Claim,
    Dispatch,
    Hold,
    Inquiry,
    InquiryClaim,
    LetterClaim,
    LetterRow,
    Objection,
    Task,
)
from collector_desk.service import (
    answering,
    heard,
    liable,
    objections,
    plan_lowered,
    releasing,
)
from collector_desk.service.database import Work
from collector_desk.service.undo_past import WHY, Past, Way

_WRITTEN = " Står den på feil krav, registrer den på det rette."
_MISTAKEN = "innsigelsen var registrert ved en feil"
_WAITS = " Henvendelsen ligger i innkurven igjen."


def _registered(work: Work, past: Past) -> str:
    """Let it stand as mistaken: no decision, nothing deleted, and the claim goes on as before.

    What fell due of a plan meanwhile was not asked for, and comes with the instalments to come.
    What it was written down from goes back: a message of the inbox waits again, and no longer
    names the claim where it did not; words that were written here are closed as mistaken.

    Raises:
        UndoKept: it was acknowledged, asked about or decided, or a forced sale rests for it.
        UndoMeanwhile: its message was answered since, or its debtor is another by now.
    """
    told = past.own
    liable.lock(work, told["claim"])
    row = work.get_one(Objection, told["objection"], with_for_update=True, populate_existing=True)
    if row.state != State.RECEIVED.value or _rests(work, past):
        raise past.kept()
    if row.debtor_id not in past.debtors or "from_inbox" not in told:
        raise UndoMeanwhile
    claim = work.get_one(Claim, row.claim_id)
    plans = plan_lowered.standing(work, [claim])
    objections.move(row, State.VOID)
    waits = _message(work, past)
    for task in work.scalars(select(Task).where(Task.id.in_(told["tasks"]), Task.state == "open")):
        task.state, task.done_by, task.done_on = "done", work.who.name, work.clock.today()
    plan_lowered.lowered(work, plans, _MISTAKEN)
    text = (
        f"Innsigelsen mot {claim.number}, mottatt {dotted(row.received_on)}, var registrert ved en"
        " feil og gjelder ikke."
    )
    releasing.note(work, row.debtor_id, claim.id, text)
    return f"{text}{waits}{_kept_back(work, row, told['at'])}"


def _rests(work: Work, past: Past) -> bool:
    """Whether a measure was let rest for it; one that went back to its author is proposed anew."""
    events = [note.details for note in past.notes if note.deed == "measures.event"]
    ids = [one["measure"] for one in events if one["happens"] == Happens.RESTS.value]
    held = select(Hold.id).where(
        Hold.measure_id.in_(ids),
        Hold.reason == Reason.EXAMINATION.value,
        Hold.ended_on.is_(None),
    )
    return work.scalar(held.limit(1)) is not None


def _message(work: Work, past: Past) -> str:
    """Give the message back. Says in Bokmål what becomes of it."""
    told = past.own
    row = work.get_one(Inquiry, told["inquiry"], with_for_update=True, populate_existing=True)
    if row.state != "open" and row.outcome != heard.REGISTERED:
        raise UndoMeanwhile
    if not told["from_inbox"]:
        answering.mistaken(work, row, "innsigelsen")
        return _WRITTEN
    if told["named"]:
        work.delete(work.get_one(InquiryClaim, (row.id, told["claim"])))
    if row.state != "open":
        answering.give_back(work, row.id)
    return _WAITS


def _kept_back(work: Work, row: Objection, since: str) -> str:
    """The letters on the claim that were kept back since: they are not written again by this."""
    query = (
        select(LetterRow.kind, LetterRow.made_on)
        .join(LetterClaim, LetterClaim.letter_id == LetterRow.id)
        .join(Dispatch, Dispatch.letter_id == LetterRow.id)
        .where(
            LetterClaim.claim_id == row.claim_id,
            LetterRow.debtor_id == row.debtor_id,
            LetterRow.with_id.is_(None),
            LetterRow.state == Delivery.WITHDRAWN.value,
            Dispatch.changed_at >= datetime.fromisoformat(since),
            Dispatch.fault != WHY,
        )
        .distinct()
    )
    found = [f"{LetterKind(kind).label} {dotted(day)}" for kind, day in work.execute(query)]
    return f" Ikke sendt, og må skrives på nytt: {', '.join(sorted(found))}." if found else ""


WAYS: Mapping[str, Way] = {"objections.register": _registered}
