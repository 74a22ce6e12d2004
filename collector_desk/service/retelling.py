"""Facts that one decision took away or added, named by their source, and telling them again."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from collector_desk.domain.facts import FactKind
from collector_desk.domain.money import Money
from collector_desk.models import FactRow, PaymentState
from collector_desk.service import held_money, money_in, placed
from collector_desk.service.database import Work
from collector_desk.service.money_in import PaidToUnit

_SAME = ("claim_id", "kind", "amount", "value_date", "bucket", "covering", "document_id")


def taken(work: Work, claim_id: int, source: str) -> Sequence[FactRow]:
    """The facts that a decision said were never true."""
    undone = select(FactRow.reverses).where(
        FactRow.claim_id == claim_id,
        FactRow.kind == FactKind.REVERSAL.value,
        FactRow.source == source,
    )
    return work.scalars(select(FactRow).where(FactRow.id.in_(undone)).order_by(FactRow.id)).all()


def added(work: Work, claim_id: int, source: str) -> Sequence[FactRow]:
    """The standing facts that a decision told."""
    return [fact for fact in placed.of_claims(work, [claim_id]) if fact.source == source]


def payments(facts: Sequence[FactRow]) -> dict[int, Money]:
    """Øre of each bank payment that these facts placed."""
    found: dict[int, Money] = {}
    for fact in facts:
        if fact.payment_id is not None:
            found[fact.payment_id] = found.get(fact.payment_id, 0) + placed.signed(fact)
    return found


def enough(work: Work, amounts: dict[int, Money]) -> bool:
    """Whether that much of each payment still is unplaced; the payments are locked."""
    query = select(PaymentState).where(PaymentState.payment_id.in_(amounts))
    states = work.scalars(query.order_by(PaymentState.payment_id).with_for_update())
    return all(abs(state.unplaced) >= abs(amounts[state.payment_id]) for state in states)


def tell_again(work: Work, facts: Sequence[FactRow], *, reason: str) -> None:
    """Tell facts once more, as of their own days, and place their money again.

    Nothing is changed or removed: the reversal stands, and so does what is told anew.
    """
    rows = []
    for old in facts:
        kept = {name: getattr(old, name) for name in _SAME}
        rows.append(
            FactRow(
                **kept,
                known_at=work.clock.now(),
                rule=old.rule,
                source=old.source,
                payment_id=old.payment_id,
                made_by=work.who.name,
                reason=reason[:300],
            )
        )
    work.add_all(rows)
    work.flush()
    for payment_id, amount in payments(rows).items():
        state = work.get_one(PaymentState, payment_id, with_for_update=True)
        state.unplaced -= amount
        state.why = "" if not state.unplaced else state.why
    direct = [
        PaidToUnit(fact_id=row.id, amount=row.amount, day=row.value_date, source=row.source)
        for row in rows
        if row.kind == FactKind.PAYMENT.value and row.payment_id is None
    ]
    money_in.paid_to_units(work, direct)
    work.flush()
    held_money.settle(work, payments(rows))
