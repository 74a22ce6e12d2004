"""Letters taken back before they leave the house: they never counted, and their fee falls away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress

from sqlalchemy import select

from collector_desk.domain.delivery import Delivery
from collector_desk.errors.undo import UndoLetterGone
from collector_desk.models import Dispatch, LetterRow
from collector_desk.service import letter_keep, letter_lost
from collector_desk.service.database import Work


def withdraw(work: Work, letter_ids: Iterable[int], why: str) -> Sequence[LetterRow]:
    """Take letters back. Their bytes are kept, marked as never sent.

    Raises:
        UndoLetterGone: one of them is handed over, or is in a batch that is being laid.
    """
    rows = [_waiting(work, letter_id) for letter_id in sorted(letter_ids)]
    for row in rows:
        letter_lost.not_given(work, row, Delivery.WITHDRAWN, why)
        details = {"letter": row.id, "kind": row.kind}
        work.note("letters.withdraw", stream=letter_keep.stream(row.debtor_id), details=details)
    return rows


def withdraw_waiting(work: Work, letter_ids: Iterable[int], why: str) -> list[LetterRow]:
    """Take back those letters that have not begun to leave the house; the others stand."""
    rows: list[LetterRow] = []
    for letter_id in sorted(letter_ids):
        with suppress(UndoLetterGone):
            rows += withdraw(work, [letter_id], why)
    return rows


def _waiting(work: Work, letter_id: int) -> LetterRow:
    """A letter that nobody has begun to send; locked, so that the relay waits or has been."""
    query = select(Dispatch).where(Dispatch.letter_id == letter_id).with_for_update()
    sending = work.scalars(query.execution_options(populate_existing=True)).all()
    row = work.get_one(LetterRow, letter_id, with_for_update=True, populate_existing=True)
    begun = any(each.external or each.attempts for each in sending)
    if row.state != Delivery.WAITING.value or begun:
        raise UndoLetterGone(state=Delivery(row.state).label.lower())
    return row
