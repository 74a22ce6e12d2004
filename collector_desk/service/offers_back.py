"""An offer that ends before it is accepted: its letter does not go, or the debtor is told it is over."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select

from collector_desk.domain.delivery import LOST
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_parts import Head
from collector_desk.domain.letter_refusal import OfferEnded
from collector_desk.models import Debtor, LetterClaim, LetterRow, Plan, Relief, ReliefLine
from collector_desk.service import letter_keep, letter_withdraw
from collector_desk.service.database import Work
from collector_desk.service.letter_make import Made


def plan(work: Work, row: Plan, *, lowered: bool = False) -> None:
    """Tell that the offer of a plan no longer stands; ``lowered`` where a claim in it fell."""
    _tell(work, row.debtor_id, _of_plan(row), number=row.number, lowered=lowered)


def untold(work: Work, row: Plan) -> None:
    """Withdraw the offer of a plan that waits; who has it is told by another letter that it is over."""
    _withdrawn(work, _of_plan(row))


def settlement(work: Work, row: Relief) -> None:
    """Tell that the offer to settle for less no longer stands, accepted or not."""
    if row.offered_on is None:
        return
    claims = select(ReliefLine.claim_id).where(ReliefLine.relief_id == row.id)
    about = select(LetterClaim.letter_id).where(LetterClaim.claim_id.in_(claims))
    query = select(LetterRow).where(
        LetterRow.id.in_(about),
        LetterRow.debtor_id == row.debtor_id,
        LetterRow.kind == LetterKind.SETTLEMENT_OFFER.value,
        LetterRow.made_on >= row.offered_on,
    )
    _tell(work, row.debtor_id, query)


def _of_plan(row: Plan) -> Select[LetterRow]:
    return select(LetterRow).where(
        LetterRow.plan_id == row.id, LetterRow.kind == LetterKind.PLAN_OFFER.value
    )


def _withdrawn(work: Work, query: Select[LetterRow]) -> Sequence[LetterRow]:
    """The letters of an offer, of which those that wait do not go."""
    work.flush()
    written = work.scalars(query.order_by(LetterRow.id)).all()
    letter_withdraw.withdraw_waiting(
        work, [letter.id for letter in written], "Tilbudet gjelder ikke lenger"
    )
    return written


def _tell(
    work: Work, debtor_id: int, query: Select[LetterRow], *, number: str = "", lowered: bool = False
) -> None:
    """Withdraw what waits. Who may hold a letter that left the house is written to."""
    held = [letter.made_on for letter in _withdrawn(work, query) if letter.state not in LOST]
    if not held:
        return

    def build(head: Head) -> Content:
        return OfferEnded(
            head=head, written=held[0], ended=head.day, number=number, lowered=lowered
        )

    made = Made(
        kind=LetterKind.OFFER_ENDED, debtor=work.get_one(Debtor, debtor_id), claims=(),
        build=build, lawful_from=work.clock.today(),
    )  # fmt: skip
    letter_keep.issue_or_task(work, made)
