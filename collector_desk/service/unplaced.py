"""Money that is not placed: the list with its age, and one payment with all its placings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import func, select

from collector_desk.domain.facts import FactKind
from collector_desk.models import Claim, FactRow, Payment, PaymentState
from collector_desk.service import placed
from collector_desk.service.bulk_notes import note_debtors
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work
from collector_desk.service.kid_matching import HELD
from collector_desk.service.names import shown_on
from collector_desk.service.same_sum import with_same_sum
from collector_desk.service.suggestions import suggest
from collector_desk.wire.payments import (
    PaymentSheet,
    Placement,
    Suggestion,
    Unplaced,
    UnplacedRow,
)

MOST = 500
"""Rows in one answer; the sums count every row."""


def listed(work: Work) -> Unplaced:
    """Every payment with money not placed, the oldest first, with likely claims and why."""
    rows = work.execute(
        select(Payment, PaymentState)
        .join(PaymentState, PaymentState.payment_id == Payment.id)
        .where(PaymentState.unplaced != 0)
        .order_by(Payment.settlement_date, Payment.id)
        .limit(MOST)
    ).all()
    found = suggest(
        work,
        {payment.id: state.unplaced for payment, state in rows},
        [payment for payment, _ in rows],
    )
    total, oldest = work.execute(
        select(func.sum(PaymentState.unplaced), func.min(Payment.settlement_date))
        .join(Payment, Payment.id == PaymentState.payment_id)
        .where(PaymentState.unplaced != 0)
    ).one()
    held = select(func.sum(PaymentState.unplaced)).where(PaymentState.why == HELD)
    return Unplaced(
        rows=tuple(_row(work, p, state, found.get(p.id, ())) for p, state in rows),
        total=int(total or 0),
        held=int(work.scalar(held) or 0),
        oldest_days=(work.clock.today() - oldest).days if oldest else 0,
    )


def look_through(work: Work) -> Unplaced:
    """The list, as ``listed``; the look is noted with every debtor whom a suggestion names."""
    answer = listed(work)
    rows_of: dict[int, list[int]] = defaultdict(list)
    for row in answer.rows:
        for claim_id in {one.claim_id for one in row.suggestions}:
            rows_of[claim_id].append(row.payment_id)
    seen: dict[int, set[int]] = defaultdict(set)
    for claim_id, debtors in shown_on(work, rows_of).items():
        for one in debtors:
            seen[one.debtor_id].update(rows_of[claim_id])
    note_debtors(
        work,
        "payments.unplaced",
        {debtor: {"payments": sorted(ids)} for debtor, ids in seen.items()},
    )
    return answer


def show(work: Work, payment_id: int) -> PaymentSheet:
    """One payment, where its money is placed, and what the rest may belong to.

    Placings on claims that this person may not know of are left out.

    Raises Unknown as ``placed.known``.
    """
    payment, state = placed.known(work, payment_id)
    facts = [fact for fact in placed.of_payment(work, payment_id) if _is_money(fact)]
    placements = _placements(work, facts)
    found: tuple[Suggestion, ...] = ()
    if state.unplaced:
        signs = suggest(work, {payment_id: state.unplaced}, [payment]).get(payment_id, ())
        found = with_same_sum(work, state.unplaced, payment.value_date, signs)
    return PaymentSheet(
        payment=_row(work, payment, state, found),
        placements=placements,
    )


def look(work: Work, payment_id: int) -> PaymentSheet:
    """One payment, as ``show``; the look is noted with every debtor whom the answer names.

    The names are those a search would show: of protected persons only to the cleared, and never
    the reader's own.
    """
    sheet = show(work, payment_id)
    named = {one.claim_id for one in sheet.placements}
    named |= {one.claim_id for one in sheet.payment.suggestions}
    debtors = {one.debtor_id for shown in shown_on(work, named).values() for one in shown}
    note_debtors(work, "payments.show", {key: {"payment": payment_id} for key in debtors})
    return sheet


def _is_money(fact: FactRow) -> bool:
    return fact.kind in (FactKind.PAYMENT.value, FactKind.PAYBACK.value)


def _placements(work: Work, facts: Sequence[FactRow]) -> tuple[Placement, ...]:
    ids = {fact.claim_id for fact in facts}
    shown = shown_on(work, ids)
    numbered = work.execute(select(Claim.id, Claim.number).where(Claim.id.in_(ids)))
    numbers = dict(iter(numbered))
    return tuple(
        Placement(
            placement_id=fact.id,
            claim_id=fact.claim_id,
            claim_number=numbers[fact.claim_id],
            debtor_id=shown[fact.claim_id][0].debtor_id,
            debtor_name=" og ".join(one.name for one in shown[fact.claim_id]),
            amount=placed.signed(fact),
            placed_on=oslo_day(fact.known_at),
            placed_by=fact.made_by,
        )
        for fact in facts
        if fact.claim_id in shown
    )


def _row(
    work: Work, payment: Payment, state: PaymentState, suggestions: tuple[Suggestion, ...]
) -> UnplacedRow:
    return UnplacedRow(
        payment_id=payment.id,
        version=state.version,
        value_date=payment.value_date,
        settlement_date=payment.settlement_date,
        age_days=(work.clock.today() - payment.settlement_date).days,
        amount=payment.amount,
        unplaced=state.unplaced,
        held=state.unplaced if state.why == HELD else 0,
        kid=payment.kid,
        text=payment.text,
        debit_account=payment.debit_account,
        source=payment.source,
        raw=payment.raw,
        why=state.why,
        suggestions=suggestions,
    )
