"""Taking back one's own last deed by a counter-deed, shown before it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from collector_desk.domain.access import DEEDS, Role, deeds_of
from collector_desk.domain.undo import PASSED_OVER, UNDO
from collector_desk.domain.undo_row import Undo
from collector_desk.errors import DeskError
from collector_desk.errors.session import NotAllowed
from collector_desk.errors.undo import UndoKept, UndoNothing, UndoOther
from collector_desk.models import Request
from collector_desk.service import gate, undo_money, undo_objection, undo_question, undo_ways
from collector_desk.service.database import Work
from collector_desk.service.undo_past import Past, Way, noted
from collector_desk.wire.undo import Undone, UndoOrder, UndoShown

WAYS: Mapping[str, Way] = {
    **undo_ways.WAYS,
    **undo_money.WAYS,
    **undo_objection.WAYS,
    **undo_question.WAYS,
}
"""How each deed that can be taken back is taken back; the others say why not."""

FELL = "Forslaget som falt bort, venter ikke igjen: det må foreslås på nytt."
"""Said where the deed made a proposal void: what was frozen is not approved by a counter-deed."""


@dataclass(frozen=True, slots=True)
class _Last:
    """The order to take back, and what is said of its deed."""

    row: Request
    undo: Undo


def show(work: Work) -> UndoShown:
    """What would be taken back: tried, and put back, so that what is promised is what happens.

    Raises:
        UndoNothing: nothing that this account did still stands.
    """
    found = _last(work)
    try:
        sentence, instead, possible = _tried(work, found), "", True
    except DeskError as why:
        sentence, instead, possible = why.text(), why.advice(), False
    return UndoShown(
        order=found.row.key,
        done=found.undo.done,
        at=work.clock.shown(found.row.at),
        possible=possible,
        sentence=sentence,
        instead=instead,
    )


def last(work: Work, order: UndoOrder) -> Undone:
    """Take back what was shown.

    Raises:
        UndoNothing, UndoOther: it is not the last deed, or something was done since.
        UndoKept, UndoLetterGone, UndoMeanwhile: it stands, and the sentence says why.
        NotAllowed, NotOpened, OwnCase, Disqualified: as for the deed itself.
    """
    found = _last(work)
    if found.row.key != order.order:
        raise UndoOther
    sentence = _take_back(work, found)
    found.row.undone_at = work.clock.wall()
    work.flush()
    return Undone(done=found.undo.done, sentence=sentence)


def _last(work: Work) -> _Last:
    """The newest order of this account that stands; locked, so that it is taken back once."""
    query = (
        select(Request)
        .where(
            Request.account_id == (work.who.account_id or 0),
            Request.deed.in_(UNDO.keys() - PASSED_OVER),
            Request.undone_at.is_(None),
        )
        .order_by(Request.at.desc(), Request.key)
        .limit(1)
        .with_for_update()
    )
    row = work.scalar(query.execution_options(populate_existing=True))
    if row is None:
        raise UndoNothing
    return _Last(row, UNDO[row.deed])


def _tried(work: Work, found: _Last) -> str:
    before = len(work.noted)
    attempt = work.begin_nested()
    try:
        return _take_back(work, found)
    finally:
        attempt.rollback()
        del work.noted[before:]


def _take_back(work: Work, found: _Last) -> str:
    """Carry out the counter-deed and note it. Gives what it did, in words."""
    deed, undo = found.row.deed, found.undo
    way = WAYS.get(deed)
    if way is None:
        raise UndoKept(why=undo.why_not, instead=undo.instead)
    past = Past(deed=deed, undo=undo, notes=noted(work, found.row.noted or ()))
    _may(work, past)
    sentence = way(work, past)
    if past.ids("approvals.void", "approval"):
        sentence = f"{sentence} {FELL}"
    work.flush()
    streams = sorted({note.stream for note in past.notes})
    for stream in streams or [""]:
        work.note("undo.last", stream=stream, details={"deed": deed, "order": found.row.key})
    return sentence


def _may(work: Work, past: Past) -> None:
    """Whoever may no longer do the deed may not take it back either."""
    deed = DEEDS[past.deed]
    if deed.name not in deeds_of(Role(work.who.role)):
        raise NotAllowed(deed=deed.name)
    for debtor_id in past.asked:
        if deed.opening:
            gate.opened(work, debtor_id)
        else:
            gate.known(work, debtor_id)
