"""The counter-deed of ending a hold: it stands again, where nothing went on without it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, or_, select

from collector_desk.domain.delivery import LOST, Delivery
from collector_desk.domain.facts import FactKind
from collector_desk.domain.phrases import dotted
from collector_desk.errors.undo import UndoHoldPassed, UndoMeanwhile
from collector_desk.models import ClaimDebtor, FactRow, Hold, LetterClaim, LetterRow
from collector_desk.service import holding, placed
from collector_desk.service.database import Work
from collector_desk.service.undo_past import Past

_CHARGES = (FactKind.FEE.value, FactKind.SURCHARGE.value, FactKind.COSTS.value)


def put_again(work: Work, past: Past) -> str:
    """The same hold anew, from today.

    What the end of a hold on a measure wrote, and that waits, is taken back by the hold.

    Raises:
        UndoHoldPassed: a letter or a fee that it would have stopped came since.
        UndoMeanwhile: its last day has come.
    """
    old, ended = work.get_one(Hold, past.own["hold"]), past.own.get("at")
    if ended is None:
        raise UndoMeanwhile  # ended by a version that did not keep the moment
    since = datetime.fromisoformat(ended)
    if any(
        work.scalar(one.limit(1)) is not None
        for one in (_letters(old, since, past), _fees(old, since))
    ):
        raise UndoHoldPassed
    row = holding.again(work, old)
    if row is None:
        raise UndoMeanwhile
    until = f" til {dotted(row.until)}" if row.until else ""
    return f"Det stilles i bero igjen{until}."


def _letters(old: Hold, since: datetime, past: Past) -> Select[int]:
    """The letters to the debtor that stand, about what the hold was on."""
    query = select(LetterRow.id).where(
        LetterRow.debtor_id == old.debtor_id,
        LetterRow.made_at > since,
        LetterRow.state.not_in(LOST),
        or_(
            LetterRow.id.not_in(past.ids("letters.send", "letter")),
            LetterRow.state != Delivery.WAITING.value,
        ),
    )
    if old.measure_id is not None:
        return query.where(LetterRow.measure_id == old.measure_id)
    if old.claim_id is None and old.case_id is None:
        return query
    about = LetterClaim.claim_id.in_(_reach(old))
    return query.join(LetterClaim, LetterClaim.letter_id == LetterRow.id).where(about)


def _fees(old: Hold, since: datetime) -> Select[int]:
    return select(FactRow.id).where(
        FactRow.claim_id.in_(_reach(old)),
        FactRow.kind.in_(_CHARGES),
        FactRow.known_at > since,
        placed.standing(),
    )


def _reach(old: Hold) -> Select[int]:
    """The claims that the hold was on: one, a case's, or all of the debtor's."""
    query = select(ClaimDebtor.claim_id).where(ClaimDebtor.debtor_id == old.debtor_id)
    if old.claim_id is not None:
        return query.where(ClaimDebtor.claim_id == old.claim_id)
    return query if old.case_id is None else query.where(ClaimDebtor.case_id == old.case_id)
