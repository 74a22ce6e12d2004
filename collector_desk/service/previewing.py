"""What an order about a payment would change, folded before it is done; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import select

from collector_desk.domain.facts import Fact, FactKind
from collector_desk.domain.ledger import Balance, fold
from collector_desk.models import Claim
from collector_desk.service.database import Work
from collector_desk.service.facts import facts_of, terms_of
from collector_desk.service.names import names_on
from collector_desk.service.placing_plan import Plan
from collector_desk.wire.payments import BeforeAfter, Preview

_NEVER_STORED = 2**53  # numbers of facts that are only thought of


def preview(work: Work, plan: Plan) -> Preview:
    """The balances of each touched claim today, before and after the plan."""
    claims = work.scalars(select(Claim).where(Claim.id.in_(plan.claim_ids)).order_by(Claim.id))
    facts, names = facts_of(work, plan.claim_ids), names_on(work, plan.claim_ids)
    would_be = list(_would_be(work, plan))
    return Preview(
        unplaced_before=plan.state.unplaced,
        unplaced_after=plan.unplaced,
        claims=tuple(
            _before_after(
                work, claim, facts, [f for f in would_be if f.claim_id == claim.id], names
            )
            for claim in claims
        ),
    )


def _would_be(work: Work, plan: Plan) -> Iterator[Fact]:
    numbers = iter(range(_NEVER_STORED, _NEVER_STORED + 1000))
    at, payment = work.clock.now(), plan.payment
    for old in plan.undone:
        yield Fact(
            id=next(numbers),
            claim_id=old.claim_id,
            kind=FactKind.REVERSAL,
            amount=0,
            value_date=old.value_date,
            known_at=at,
            rule="",
            source=payment.source,
            reverses=old.id,
        )
    for claim, amount in plan.parts:
        yield Fact(
            id=next(numbers),
            claim_id=claim.id,
            kind=plan.kind,
            amount=amount,
            value_date=payment.value_date,
            known_at=at,
            rule="",
            source=payment.source,
            order=plan.orders[claim.id],
        )


def _before_after(
    work: Work,
    claim: Claim,
    facts: Mapping[int, list[Fact]],
    more: list[Fact],
    names: Mapping[int, str],
) -> BeforeAfter:
    known = facts.get(claim.id, [])
    before, after = _balance(work, claim, known), _balance(work, claim, [*known, *more])
    return BeforeAfter(
        claim_id=claim.id,
        claim_number=claim.number,
        debtor_name=names.get(claim.id, ""),
        before=before.total,
        after=after.total,
        principal_before=before.principal,
        principal_after=after.principal,
        interest_before=before.interest,
        interest_after=after.interest,
        fees_before=before.fees + before.costs,
        fees_after=after.fees + after.costs,
        credit_after=after.credit,
    )


def _balance(work: Work, claim: Claim, facts: list[Fact]) -> Balance:
    terms = terms_of(claim)
    return fold(terms, facts, on=work.clock.today(), rates=work.rates).balance
