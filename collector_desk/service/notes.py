"""Notes on a debtor: added, corrected by new notes, never changed; and unfinished drafts."""

from __future__ import annotations

from sqlalchemy import delete

from collector_desk.errors.service import Unknown
from collector_desk.models import ClaimDebtor, Draft, Note, Opening
from collector_desk.service import gate
from collector_desk.service.database import Work
from collector_desk.service.kept_rows import KeptNote
from collector_desk.wire.debtors import Event, NewNote


def add(work: Work, debtor_id: int, order: NewNote) -> Event:
    """Write a note, and let go of this user's draft.

    Raises:
        Unknown: the claim or the corrected note is not this debtor's.
        NotOpened, OwnCase: as for every deed on a debtor.
    """
    gate.opened(work, debtor_id)
    _belongs(work, debtor_id, order)
    note = Note(
        debtor_id=debtor_id,
        claim_id=order.claim_id,
        text=order.text,
        corrects=order.corrects,
        account_id=work.who.account_id,
        written_by=work.who.name,
        written_at=work.clock.now(),
        written_on=work.clock.today(),
    )
    work.add(note)
    work.execute(
        delete(Draft).where(Draft.account_id == work.who.account_id, Draft.debtor_id == debtor_id)
    )
    work.flush()
    work.note("notes.add", stream=f"debtor:{debtor_id}", details={"note": note.id})
    return event(note, "")


def _belongs(work: Work, debtor_id: int, order: NewNote) -> None:
    if order.claim_id is not None and work.get(ClaimDebtor, (order.claim_id, debtor_id)) is None:
        raise Unknown(what="claim", id=order.claim_id)
    if order.corrects is not None:
        old = work.get(Note, order.corrects)
        if old is None or old.debtor_id != debtor_id:
            raise Unknown(what="note", id=order.corrects)


def event(note: Note | KeptNote, claim_number: str) -> Event:
    """A note as a line of the timeline."""
    title = "Merknad" if note.corrects is None else "Rettet merknad"
    return Event(
        key=f"note:{note.id}",
        kind="note",
        day=note.written_on,
        at=note.written_at,
        title=title,
        text=note.text,
        who=note.written_by,
        claim_id=note.claim_id,
        claim_number=claim_number,
        amount=None,
        document_id=None,
        corrects=note.corrects,
    )


def save_draft(work: Work, debtor_id: int, text: str) -> Draft:
    """Keep what is being written, so that a crash does not take it. Empty text lets it go."""
    gate.opened(work, debtor_id)
    account_id = work.who.account_id or 0
    # Two savings of one draft take turns on the opening, which is there before any draft is.
    work.get_one(Opening, (account_id, debtor_id), with_for_update=True)
    draft = Draft(
        account_id=account_id,
        debtor_id=debtor_id,
        text=text,
        saved_at=work.clock.wall(),
    )
    kept = work.merge(draft)
    if not text:
        work.flush()
        work.delete(kept)
    return kept
