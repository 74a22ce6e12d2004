"""Letters that did not come: returned in the post, or refused by who should deliver them.

Such a letter was not given: its notice does not count, its fee falls away, what it filed is not
filed, and a person looks for the address (ruling 24; god inkassoskikk, inkassoloven § 8).
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from collector_desk.domain.delivery import Delivery, To
from collector_desk.domain.holds import Reason, longest
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import dotted
from collector_desk.domain.work import WorkKind
from collector_desk.errors.letter_post import LetterNeverLeft, LetterNotOut
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import Hold, LetterRow
from collector_desk.service import (
    covering_returns,
    gate,
    letter_keep,
    letter_lost,
    letters,
    notice_lost,
)
from collector_desk.service.database import Work
from collector_desk.wire.letters import Letters, Returned

_REVIEW = timedelta(days=14)


def returned(work: Work, letter_id: int, order: Returned) -> Letters:
    """Register that a letter came back: it did not count, and the debtor rests until found.

    The covering letter of mail that is nobody's has no debtor to open: the mail waits in the inbox
    again, and the answer lists no letters.

    Raises:
        Unknown, NotOpened, OwnCase, Stale.
        LetterNeverLeft: it waits to be sent.
        LetterNotOut: it has come back already, or was taken back.
    """
    found = work.get(LetterRow, letter_id)
    if found is None or (found.debtor_id is None and found.inquiry_id is None):
        raise Unknown(what="letter", id=letter_id)
    if found.debtor_id is not None:
        gate.opened(work, found.debtor_id)
    row = work.get_one(LetterRow, letter_id, with_for_update=True, populate_existing=True)
    if row.version != order.version:
        raise Stale
    if row.state == Delivery.WAITING.value:
        raise LetterNeverLeft
    if not Delivery(row.state).reached:
        raise LetterNotOut(state=Delivery(row.state).label)
    letter_lost.not_given(work, row, Delivery.RETURNED, order.text)
    notice_lost.fell(work, row)
    if row.debtor_id is None:
        covering_returns.back(work, row, order.text)
    else:
        _look_for(work, row, order.text)
    details = {"letter": row.id, "text": order.text}
    work.note("letters.returned", stream=letter_keep.stream(row.debtor_id), details=details)
    work.flush()
    return Letters(rows=()) if row.debtor_id is None else letters.listed(work, row.debtor_id)


def _look_for(work: Work, row: LetterRow, words: str) -> None:
    if not To(row.recipient).is_outsider and not To(row.recipient).is_copy:
        _hold(work, row)
    what = f"{LetterKind(row.kind).label} {dotted(row.made_on)} til {row.recipient_name}"
    text = f"{what} kom i retur. Finn adressen{_anew(row)}. {words}".strip()
    letter_keep.task(work, row.debtor_id, None, text, kind=WorkKind.RETURNED_POST.value)


def _anew(row: LetterRow) -> str:
    """Where the letter to a payer or a bank is written anew, in words; empty for all others."""
    other = row.measure_id is not None and To(row.recipient).is_outsider
    return ", og skriv det på nytt fra tiltaket («Skriv på nytt …»)" if other else ""


def failed(work: Work, row: LetterRow, why: str) -> None:
    """A letter that could not be delivered: as one that came back, with a task that says why."""
    letter_lost.not_given(work, row, Delivery.FAILED, why)
    notice_lost.fell(work, row)
    what = f"{LetterKind(row.kind).label} {dotted(row.made_on)} til {row.recipient_name}"
    text = f"{what} kunne ikke leveres: {why}"
    if anew := _anew(row):
        text = f"{text}. Finn adressen{anew}"
    letter_keep.task(work, row.debtor_id, None, text)
    details = {"letter": row.id, "why": why}
    work.note("letters.failed", stream=letter_keep.stream(row.debtor_id), details=details)


def kept_back(work: Work, row: LetterRow, why: str) -> None:
    """A letter that may not go when its turn comes: as one taken back, with a task that says why."""
    letter_lost.not_given(work, row, Delivery.WITHDRAWN, why)
    what = f"{LetterKind(row.kind).label} {dotted(row.made_on)} til {row.recipient_name}"
    text = f"{what} ble ikke sendt: {why}"
    if _anew(row):
        text = f"{text}. Når det ikke er stanset lenger, skriv det på nytt fra tiltaket («Skriv på nytt …»)"
    letter_keep.task(work, row.debtor_id, None, text)
    details = {"letter": row.id, "why": why}
    work.note("letters.kept_back", stream=letter_keep.stream(row.debtor_id), details=details)


def _hold(work: Work, row: LetterRow) -> None:
    """Rest the debtor while the address is looked for; one hold is enough."""
    today = work.clock.today()
    running = work.scalar(
        select(Hold.id).where(
            Hold.debtor_id == row.debtor_id,
            Hold.reason == Reason.RETURNED_POST.value,
            Hold.ended_on.is_(None),
            Hold.until > today,
        )
    )
    if running is not None:
        return
    work.add(
        Hold(
            debtor_id=row.debtor_id,
            reason=Reason.RETURNED_POST.value,
            text=f"Brev {row.id} kom i retur"[:300],
            owner_id=work.who.person_id,
            from_day=today,
            review_on=today + _REVIEW,
            until=today + timedelta(days=longest(Reason.RETURNED_POST, work.rates, today).whole),
            made_by=work.who.name,
            made_at=work.clock.now(),
        )
    )
