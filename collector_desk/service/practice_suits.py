"""Complaints at the practice desk: one that waits to be filed, one filed, and one with its judgment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import islice

from sqlalchemy import select

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.enforcement.suit import SuitEventKind
from collector_desk.models import Claim, ClaimDebtor, Debtor, Suit
from collector_desk.service import (
    folder,
    judgments,
    practice_measures,
    practice_ready,
    suit_claims,
    suit_events,
    suits,
    unplaced_match,
)
from collector_desk.service.database import Who, Work
from collector_desk.service.practice_book import Book
from collector_desk.service.practice_desk import DAY
from collector_desk.service.practice_ready import WAGE
from collector_desk.wire.enforcement_requests import JudgmentBoard, JudgmentKind, NewJudgment
from collector_desk.wire.suits import FileSuit, NewSuit, NewSuitEvent

_FILED, _CALLED, _MEETS = date(2026, 11, 2), date(2026, 11, 16), date(2026, 12, 9)
_JUDGED_OF, _MADE = date(2026, 9, 28), date(2026, 11, 20)
_FACTS = "Barnet hadde plass i barnehagen i perioden fakturaene gjelder. De er ikke betalt."
_KIND = ClaimKind.KINDERGARTEN


def write(work: Work, book: Book, users: Mapping[str, Who]) -> None:
    """Let Kari complain of what others than those of the measures owe for a kindergarten."""
    before = work.who, work.clock
    work.who = users["kari"]
    _called_to_a_meeting(work, book.named[WAGE])
    kept = practice_ready.kept(book.named)
    for debtor_id, claim_id in islice(_free(work, kept, _JUDGED_OF), 1):
        _judged(work, debtor_id, claim_id)
        kept = kept | {debtor_id}
    for debtor_id, claim_id in islice(_free(work, kept, _MADE), 1):
        _make(work, debtor_id, (claim_id,), _MADE)
    work.who, work.clock = before


def _called_to_a_meeting(work: Work, debtor_id: int) -> None:
    row = _file(work, debtor_id, practice_measures.claims_of(work, debtor_id, (_KIND,)), _FILED)
    practice_measures.at(work, debtor_id, _CALLED)
    order = NewSuitEvent(
        version=row.version, kind=SuitEventKind.MEETING, day=_CALLED, deadline=_MEETS,
        text="Tinghuset, kl. 10",
    )  # fmt: skip
    suit_events.register(work, row.id, order)


def _judged(work: Work, debtor_id: int, claim_id: int) -> None:
    """A judgment on default of today, with the fee in costs; it is not served yet."""
    row = _file(work, debtor_id, (claim_id,), _JUDGED_OF)
    practice_measures.at(work, debtor_id, DAY)
    order = NewJudgment(
        claim_id=claim_id, what=JudgmentKind.DEFAULT, board=JudgmentBoard(row.board),
        board_name="Oslo forliksråd", complained_on=_JUDGED_OF, decided_on=DAY,
        pay_by=DAY + timedelta(days=14), costs=row.fee or 0,
    )  # fmt: skip
    judgments.register(work, debtor_id, order)


def _file(work: Work, debtor_id: int, claim_ids: tuple[int, ...], day: date) -> Suit:
    row = _make(work, debtor_id, claim_ids, day)
    order = FileSuit(version=row.version, day=day, reference=f"26-{row.id:06d}")
    return suits.filed(work, row.id, order)


def _make(work: Work, debtor_id: int, claim_ids: tuple[int, ...], day: date) -> Suit:
    practice_measures.at(work, debtor_id, day)
    (row,) = suits.make(work, debtor_id, NewSuit(claim_ids=claim_ids, facts=_FACTS))
    work.flush()
    return row


def _free(work: Work, kept: set[int], day: date) -> Iterator[tuple[int, int]]:
    """Debtors and a claim each that anybody may complain of on a day, in the order they came.

    None that has been before a court already.
    """
    query = (
        select(Debtor, Claim.id)
        .join(ClaimDebtor, ClaimDebtor.debtor_id == Debtor.id)
        .join(Claim, Claim.id == ClaimDebtor.claim_id)
        .where(Claim.kind == _KIND.value, Claim.state == "open", Debtor.protection == "open")
        .where(Debtor.id.not_in(kept | unplaced_match.refused(work)))
        .order_by(Claim.id)
    )
    for debtor, claim_id in work.execute(query).all():
        rows = folder.read(work, debtor)
        claim, known = rows.claim(claim_id), suit_claims.tried(work, rows, on=day)
        if claim is None or rows.limitation.get(claim_id):
            continue
        if suit_claims.hindrance(known, claim) is None and not suit_claims.asks(known, claim):
            yield debtor.id, claim_id
