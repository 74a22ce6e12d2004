"""Letters on a claim that went to who was merged with its debtor by mistake: they count for nobody."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from collector_desk.domain.delivery import LOST, Delivery
from collector_desk.domain.facts import FactKind
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import dotted
from collector_desk.domain.work import WorkKind
from collector_desk.errors.parties import SplitLetterGoing
from collector_desk.errors.undo import UndoLetterGone
from collector_desk.models import DebtorMerge, FactRow, LetterClaim, LetterRow, Notice
from collector_desk.service import (
    asking,
    booking,
    interest_demand,
    letter_withdraw,
    placed,
)
from collector_desk.service.database import Work
from collector_desk.service.keys import chunks

_RULE = "inkassoloven § 17: gebyret følger et brev, og brevet gikk til feil person"
_WHY = "to skyldnere som var slått sammen, er delt"
_WENT = (
    "{what} gikk til feil person mens to skyldnere var slått sammen, og gjelder ikke for kravet som"
    " gikk tilbake. Gi beskjed, send på nytt til rett person, og vurder om det er et personvernavvik."
)
_WAITED = "{what} er trukket før det gikk, for to skyldnere er delt igjen. Skriv det på nytt."


def count_for_nobody(work: Work, row: DebtorMerge) -> None:
    """Let the letters written meanwhile on claims that go back count for nobody (inkassoloven § 9).

    One that waits is taken back. One that went stays with whom it was sent to, and is told of at
    both; its notice goes with the claim as one that was not given, its fee falls away, and
    interest that rested on it waits. One letter to several recipients is told of once; it went
    where it went to one of them.

    Raises:
        SplitLetterGoing: one is being handed over.
    """
    claims = row.moved.get("claim_debtor.debtor_id", ())
    for letters in _written(work, row, claims):
        went = [one for one in letters if one.state != Delivery.WAITING.value]
        for letter in letters:
            if letter not in went:
                _take_back(work, letter)
        if went:
            _void(work, went[0], claims)
        what = f"{LetterKind(letters[0].kind).label} {dotted(letters[0].made_on)}"
        text = (_WENT if went else _WAITED).format(what=what)
        for debtor_id in (row.kept_id, row.gone_id):
            asking.task(work, debtor_id, WorkKind.FOLLOW_UP, text)
    for notice in _notices(work, row, claims):
        notice.debtor_id = row.gone_id
    work.flush()


def gone(work: Work, row: DebtorMerge) -> LetterRow | None:
    """The first letter that was written meanwhile on a claim that goes back, and has left."""
    claims = row.moved.get("claim_debtor.debtor_id", ())
    each = (one for letters in _written(work, row, claims) for one in letters)
    return next((one for one in each if one.state != Delivery.WAITING.value), None)


def _written(work: Work, row: DebtorMerge, claims: Sequence[int]) -> list[list[LetterRow]]:
    """The letters that name such a claim, did not come along, and still may count.

    Each with all its recipients.
    """
    known = set(row.moved.get("letter.debtor_id", ()))
    found: dict[int, LetterRow] = {}
    for some in chunks(claims):
        query = (
            select(LetterRow)
            .join(LetterClaim, LetterClaim.letter_id == LetterRow.id)
            .where(LetterClaim.claim_id.in_(some), LetterRow.debtor_id == row.kept_id)
            .where(LetterRow.state.not_in(LOST))
        )
        found |= {one.id: one for one in work.scalars(query) if one.id not in known}
    each: dict[int, list[LetterRow]] = {}
    for key in sorted(found):
        each.setdefault(found[key].with_id or key, []).append(found[key])
    return list(each.values())


def _notices(work: Work, row: DebtorMerge, claims: Sequence[int]) -> list[Notice]:
    known = set(row.moved.get("notice.debtor_id", ()))
    return [
        notice
        for some in chunks(claims)
        for notice in work.scalars(
            select(Notice).where(Notice.claim_id.in_(some), Notice.debtor_id == row.kept_id)
        )
        if notice.id not in known
    ]


def _take_back(work: Work, letter: LetterRow) -> None:
    try:
        letter_withdraw.withdraw(work, [letter.id], _WHY)
    except UndoLetterGone as going:
        kind = LetterKind(letter.kind).label
        raise SplitLetterGoing(letter=kind, day=letter.made_on.isoformat()) from going


def _void(work: Work, letter: LetterRow, claims: Sequence[int]) -> None:
    first = letter.with_id or letter.id
    back = set(claims)
    for notice in work.scalars(select(Notice).where(Notice.letter_id == first)):
        if notice.claim_id in back and notice.returned_on is None:
            notice.returned_on = work.clock.today()
    work.flush()
    standing = select(FactRow).where(
        FactRow.document_id == work.get_one(LetterRow, first).document_id,
        FactRow.kind == FactKind.FEE.value,
        placed.standing(),
    )
    fees = [fee for fee in work.scalars(standing) if fee.claim_id in back]
    if fees:
        source = f"brev {letter.id}, {_WHY}"
        placed.reverse(work, fees, rule=_RULE, source=source[:120], reason=_WHY)
        booking.book(work, {fee.claim_id for fee in fees})
    interest_demand.reckon(work, letter)
