"""«Denne importen var feil»: a whole batch of claims is withdrawn, by counter-posting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select, update

from collector_desk.errors.imports import AlreadyWithdrawn
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import Claim, ClaimBatch, ClaimDebtor, CreditorUnit, FactRow, Note
from collector_desk.service import booking, held_money, money_in, placed, resting_batch
from collector_desk.service.bulk_notes import note_debtors
from collector_desk.service.claim_import import TURN, batch_row
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work
from collector_desk.service.keys import chunks, turn
from collector_desk.service.ocr_import import TURN as OCR_TURN
from collector_desk.wire.imports import BatchRow, Withdraw

WHY = "kravet er trukket"
_RULE = "virksomheten har trukket overleveringen"


def withdraw(work: Work, batch_id: int, order: Withdraw) -> BatchRow:
    """Withdraw every claim of a batch: its facts fall away, money placed on it is unplaced again.

    Plans, deferrals, holds, objections and measures end for its claims, and who had one is told
    by letter. Claims to which something has happened since are withdrawn too, and named in the
    answer.

    Raises:
        Unknown: no such batch.
        Stale: it was changed since it was shown.
        AlreadyWithdrawn: it was withdrawn before.
        ClaimAwaitsApproval: something of one of its claims waits for a second person.
    """
    turn(work, TURN)
    turn(work, OCR_TURN)  # no payment is placed on these claims meanwhile
    batch = _batch(work, batch_id, order.version)
    claims = work.scalars(
        select(Claim).where(Claim.batch_id == batch_id).order_by(Claim.id).with_for_update()
    ).all()
    ids = [claim.id for claim in claims]
    later = _later(work, batch, claims)
    ended = resting_batch.let_go(work, claims, f"{_RULE}: {order.reason}")
    facts = placed.of_claims(work, ids)
    placed.reverse(
        work, facts, rule=_RULE, source=f"trukket bunt {batch.number}", reason=order.reason
    )
    placed.give_back(work, facts, WHY)
    money_in.undo_paid_to_units(work, ids)
    _close(work, batch, order.reason)
    held_money.settle(work, {fact.payment_id for fact in facts if fact.payment_id})
    booking.book(work, ids)
    resting_batch.tell(work, ended, order.reason)
    _note(work, batch, claims)
    unit = work.get_one(CreditorUnit, batch.creditor_unit_id)
    return batch_row(batch, unit.name).model_copy(update={"later": later})


def _batch(work: Work, batch_id: int, version: int) -> ClaimBatch:
    batch = work.get(ClaimBatch, batch_id)
    if batch is None:
        raise Unknown(what="batch", id=batch_id)
    if batch.withdrawn_at is not None:
        day = oslo_day(batch.withdrawn_at).isoformat()
        raise AlreadyWithdrawn(day=day, who=batch.withdrawn_by)
    if batch.version != version:
        raise Stale
    return batch


def _later(work: Work, batch: ClaimBatch, claims: Sequence[Claim]) -> tuple[str, ...]:
    """The numbers of claims with facts or notes that came after the import."""
    touched: set[int | None] = set()
    for some in chunks([claim.id for claim in claims]):
        touched.update(
            work.scalars(
                select(FactRow.claim_id).where(
                    FactRow.claim_id.in_(some),
                    FactRow.payment_id.is_not(None) | (FactRow.known_at > batch.committed_at),
                )
            )
        )
        touched.update(work.scalars(select(Note.claim_id).where(Note.claim_id.in_(some))))
    return tuple(claim.number for claim in claims if claim.id in touched)


def _close(work: Work, batch: ClaimBatch, reason: str) -> None:
    work.execute(
        update(Claim)
        .where(Claim.batch_id == batch.id)
        .values(state="withdrawn", version=Claim.version + 1)
    )
    batch.state = "withdrawn"
    batch.withdrawn_at = work.clock.now()
    batch.withdrawn_by = work.who.name
    batch.reason = reason
    work.flush()


def _note(work: Work, batch: ClaimBatch, claims: Sequence[Claim]) -> None:
    numbers = {claim.id: claim.number for claim in claims}
    by_debtor: dict[int, list[str]] = defaultdict(list)
    for some in chunks(numbers):
        rows = work.execute(
            select(ClaimDebtor.debtor_id, ClaimDebtor.claim_id)
            .where(ClaimDebtor.claim_id.in_(some))
            .order_by(ClaimDebtor.debtor_id, ClaimDebtor.claim_id)
        )
        for debtor_id, claim_id in rows:
            by_debtor[debtor_id].append(numbers[claim_id])
    work.note(
        "imports.withdraw",
        stream="house",
        details={"batch": batch.id, "claims": len(claims), "reason": batch.reason},
    )
    note_debtors(
        work,
        "imports.withdraw",
        {
            debtor: {"batch": batch.id, "claims": found, "reason": batch.reason}
            for debtor, found in by_debtor.items()
        },
    )
