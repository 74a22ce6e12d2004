"""Letters that wait when a claim is no longer the debtor's: taken back, and asked for again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from collector_desk.domain.delivery import Delivery, To
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.letter_measure import Changed
from collector_desk.domain.phrases import dotted
from collector_desk.domain.work import WorkKind
from collector_desk.models import Claim, ClaimDebtor, LetterClaim, LetterRow
from collector_desk.service import asking, letter_withdraw, own_fees
from collector_desk.service.database import Work

_GO = (
    LetterKind.OBJECTION_ACKNOWLEDGEMENT,
    LetterKind.UNIT_QUESTION,
    LetterKind.FREE_LETTER,
    LetterKind.MEASURE_ENDED,
    LetterKind.ORDER_ENDED,
)
"""They ask the debtor for no money: what they say stands though the claim is gone. Who withholds
must hear that it is over.
"""

_OF_CHANGES = frozenset({LetterKind.MEASURE_CHANGED, LetterKind.ORDER_CHANGED})
"""That a measure rests or goes on is heard too; one for fewer claims is told of anew."""

_AGAIN = (
    "{what} er trukket før det gikk, for {gone} er tatt bort fra skyldneren. Skriv det på nytt for"
    " {others}."
)

_ANEW = (
    "{what} ble trukket før det gikk, da {gone} ble tatt bort fra skyldneren. Skyldneren skylder"
    " det likevel: skriv brevet på nytt."
)


def take_back(work: Work, debtor_id: int, claim: Claim, why: str) -> list[tuple[int, str]]:
    """Let no letter that waits speak of the claim as the debtor's beside the one that frees them.

    Gives those that were taken back, with their kinds. One that is on its way out goes: the letter
    that frees says that it can be put aside.
    """
    ids = [letter.id for letter in _waiting(work, debtor_id, claim)]
    withdrawn = letter_withdraw.withdraw_waiting(work, ids, why)
    ask_again(work, withdrawn, claim)
    return [(letter.id, letter.kind) for letter in withdrawn]


def ask_anew(work: Work, letter_ids: Iterable[int], claim: Claim) -> None:
    """Ask for the letters that were taken back, where the debtor owes the claim after all."""
    for letter_id in letter_ids:
        letter = work.get_one(LetterRow, letter_id)
        if letter.debtor_id is not None and not To(letter.recipient).is_copy:
            text = _ANEW.format(what=_what(letter), gone=claim.number)
            asking.task(work, letter.debtor_id, WorkKind.FOLLOW_UP, text)


def effects(work: Work, debtor_id: int, claim: Claim) -> list[str]:
    """What ``take_back`` would do, in words."""
    waiting = _waiting(work, debtor_id, claim)
    named = ", ".join(dict.fromkeys(_what(letter) for letter in waiting))
    return [f"Brev som venter på utsending, trekkes: {named}."] if named else []


def ask_again(work: Work, withdrawn: Iterable[LetterRow], claim: Claim) -> None:
    """Ask for the letters anew for what else they spoke of and the debtor still owes."""
    for letter in withdrawn:
        debtor_id = letter.debtor_id
        if debtor_id is not None and (others := _others(work, letter, debtor_id, claim)):
            text = _AGAIN.format(what=_what(letter), gone=claim.number, others=", ".join(others))
            asking.task(work, debtor_id, WorkKind.FOLLOW_UP, text)


def _waiting(work: Work, debtor_id: int, claim: Claim) -> Sequence[LetterRow]:
    query = (
        select(LetterRow)
        .join(LetterClaim, LetterClaim.letter_id == LetterRow.id)
        .where(
            LetterClaim.claim_id == claim.id,
            LetterRow.debtor_id == debtor_id,
            LetterRow.state == Delivery.WAITING.value,
            LetterRow.kind.not_in([kind.value for kind in _GO]),
        )
        .order_by(LetterRow.id)
    )
    return [letter for letter in work.scalars(query) if not _rests(letter)]


def _rests(letter: LetterRow) -> bool:
    """Whether it says that a measure rests, or goes on again."""
    return letter.kind in _OF_CHANGES and letter.content["what"] != Changed.FEWER


def _others(work: Work, letter: LetterRow, debtor_id: int, claim: Claim) -> Sequence[str]:
    query = (
        select(Claim)
        .join(LetterClaim, LetterClaim.claim_id == Claim.id)
        .join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id)
        .where(
            LetterClaim.letter_id == letter.id,
            ClaimDebtor.debtor_id == debtor_id,
            Claim.id != claim.id,
            Claim.state == "open",
        )
    )
    claims = work.scalars(query.order_by(Claim.id)).all()
    owed = own_fees.statements(work, debtor_id, claims, on=work.clock.today())
    return [one.number for one in claims if owed[one.id].balance.total > 0]


def _what(letter: LetterRow) -> str:
    return f"{LetterKind(letter.kind).label} {dotted(letter.made_on)}"
