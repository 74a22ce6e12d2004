"""A letter that was not given: it counts no more, its notice and its fee fall with it."""

from __future__ import annotations

from sqlalchemy import select, update

from collector_desk.domain.delivery import Delivery, To
from collector_desk.domain.facts import FactKind
from collector_desk.models import Dispatch, FactRow, LetterRow, Notice
from collector_desk.service import (
    booking,
    filed_claims,
    letter_post,
    lien_fee,
    placed,
    trekk_issue,
)
from collector_desk.service.database import Work

_RULE = "god inkassoskikk, inkassoloven § 8: brevet kom ikke fram"
_NEVER_SENT = "inkassoloven § 17: gebyret følger et brev, og brevet gikk aldri"


def not_given(work: Work, row: LetterRow, state: Delivery, why: str) -> None:
    """Let a letter stop to count: its state, its notice and its fee; a copy never counted."""
    row.state = state.value
    changed = {"state": state.value, "changed_at": work.clock.now(), "fault": why[:300]}
    work.execute(update(Dispatch).where(Dispatch.letter_id == row.id).values(**changed))
    if To(row.recipient).is_copy:
        return
    first = row.with_id or row.id
    work.execute(
        update(Notice)
        .where(Notice.letter_id == first, Notice.returned_on.is_(None))
        .values(returned_on=work.clock.today())
    )
    work.flush()
    letter_post.fell_away(work, row)
    filed_claims.taken_back(work, row)
    document_id = work.get_one(LetterRow, first).document_id
    fees = work.scalars(
        select(FactRow).where(
            FactRow.document_id == document_id,
            FactRow.kind == FactKind.FEE.value,
            placed.standing(),
        )
    ).all()
    if fees:
        source = f"brev {row.id}, {state.label.lower()}"
        rule = _NEVER_SENT if state is Delivery.WITHDRAWN else _RULE
        placed.reverse(work, fees, rule=rule, source=source, reason=why[:300])
        booking.book(work, {fee.claim_id for fee in fees})
        trekk_issue.fee_fell(work, row.measure_id)
        lien_fee.fell(work, row.measure_id)
