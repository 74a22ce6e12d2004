"""Money placed on claims: which facts stand, taking them back by reversal, and what is unplaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import aliased

from collector_desk.domain.facts import Bucket, FactKind
from collector_desk.domain.money import Money
from collector_desk.errors.service import Unknown
from collector_desk.models import FactRow, Payment, PaymentState
from collector_desk.service.database import Work
from collector_desk.service.kept_rows import KeptFact
from collector_desk.service.keys import chunks, fill
from collector_desk.service.names import shown_on

_LONGEST_WHY = 200
_MONEY = (FactKind.PAYMENT.value, FactKind.PAYBACK.value)
TAKEN_BACK = "plasseringen er tatt tilbake"
"""Why money is unplaced again, before what the one who took it back wrote."""


def standing() -> ColumnElement[bool]:
    """The condition of a fact that counts: no reversal itself, and not reversed."""
    later = aliased(FactRow)
    return FactRow.kind.not_in([FactKind.REVERSAL.value]) & ~exists().where(
        later.reverses == FactRow.id
    )


def of_claims(work: Work, claim_ids: Collection[int]) -> list[FactRow]:
    """Every standing fact of these claims, oldest first."""
    found: list[FactRow] = []
    for some in chunks(sorted(claim_ids)):
        query = select(FactRow).where(FactRow.claim_id.in_(some), standing())
        found += work.scalars(query.order_by(FactRow.id))
    return found


def given_up_since(work: Work, fact: FactRow, bucket: Bucket) -> bool:
    """Whether anything of its kind was given up after it, which might be this."""
    query = select(FactRow.id).where(
        FactRow.claim_id == fact.claim_id,
        FactRow.kind == FactKind.WAIVER.value,
        FactRow.bucket == bucket.value,
        FactRow.id > fact.id,
        standing(),
    )
    return work.scalar(query.limit(1)) is not None


def of_payment(work: Work, payment_id: int) -> list[FactRow]:
    """What a payment is placed on now, oldest first."""
    query = select(FactRow).where(FactRow.payment_id == payment_id, standing())
    return list(work.scalars(query.order_by(FactRow.id)))


def known(work: Work, payment_id: int) -> tuple[Payment, PaymentState]:
    """A payment that this person may know of, and how it stands.

    Raises:
        Unknown: no such payment, or all of its money is on claims that this person may not know
            of; its text, KID and account would tell of them.
    """
    payment, state = work.get(Payment, payment_id), work.get(PaymentState, payment_id)
    if payment is None or state is None:
        raise Unknown(what="payment", id=payment_id)
    claims = {fact.claim_id for fact in of_payment(work, payment_id) if fact.kind in _MONEY}
    if claims and not state.unplaced and not shown_on(work, claims):
        raise Unknown(what="payment", id=payment_id)
    return payment, state


def signed(fact: FactRow | KeptFact) -> Money:
    """Øre of the payment that the fact placed: below zero where money was taken back."""
    return -fact.amount if fact.kind == FactKind.PAYBACK.value else fact.amount


def reverse(work: Work, facts: Iterable[FactRow], *, rule: str, source: str, reason: str) -> None:
    """Say of each fact that it was never true. Nothing is changed or removed."""
    at = work.clock.now()
    rows = [
        {
            "claim_id": fact.claim_id,
            "kind": FactKind.REVERSAL.value,
            "amount": 0,
            "value_date": fact.value_date,
            "known_at": at,
            "rule": rule,
            "source": source,
            "reverses": fact.id,
            "payment_id": fact.payment_id,
            "made_by": work.who.name,
            "reason": reason,
        }
        for fact in facts
    ]
    fill(work, FactRow, rows)


def give_back(work: Work, facts: Iterable[FactRow], why: str) -> None:
    """Let money whose placing was reversed be unplaced again, with the reason it is so."""
    freed: dict[int, Money] = defaultdict(int)
    for fact in facts:
        if fact.payment_id is not None:
            freed[fact.payment_id] += signed(fact)
    for some in chunks(sorted(freed)):
        query = select(PaymentState).where(PaymentState.payment_id.in_(some))
        for state in work.scalars(query.order_by(PaymentState.payment_id).with_for_update()):
            state.unplaced += freed[state.payment_id]
            state.why = why[:_LONGEST_WHY]
    work.flush()
