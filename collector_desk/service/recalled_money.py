"""What was paid on a claim that the unit takes back: it goes back, whoever got it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from collector_desk.domain.calendar import deadline
from collector_desk.domain.facts import FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import kroner
from collector_desk.models import Claim, FactRow, Payment, PaymentState, Plan, PlanClaim
from collector_desk.service import held_money, letter_keep, numbers, placed
from collector_desk.service.database import Work
from collector_desk.service.kid_matching import HELD

_MONEY = (FactKind.PAYMENT.value, FactKind.PAYBACK.value)


def settle(work: Work, debtor_id: int, claim: Claim, facts: Sequence[FactRow]) -> Money:
    """See to the money of a claim that is withdrawn; øre that were paid on it, paybacks off.

    ``facts`` are those that stood on it. What came to our bank is unplaced, and what was held
    outside the claim is held no more: a task asks that it goes back. A task asks the unit for
    what it was paid itself.
    """
    held = _held(work, claim)
    held_money.settle(work, {fact.payment_id for fact in facts if fact.payment_id} | held.keys())
    still = _held(work, claim)  # for the other claims of a plan whose KID it came with
    freed = sum(amount for payment, amount in held.items() if payment not in still)
    ours = _sum(facts, of_bank=True) + freed
    theirs = _sum(facts, of_bank=False)
    back = f"{claim.number} er trukket. Betal tilbake {kroner(ours)} kr som er betalt til oss, eller plasser dem på andre krav."
    asked = f"{claim.number} er trukket. Be virksomheten betale tilbake {kroner(theirs)} kr som den har fått, og få svar."
    days = work.rates["unit_answer_days"].on(work.clock.today()).whole
    for amount, text in ((ours, back), (theirs, asked)):
        if amount > 0:
            task = letter_keep.task(work, debtor_id, None, text)
            task.due_on = deadline(work.clock.today(), days)
    return max(0, ours) + max(0, theirs)


def _sum(facts: Collection[FactRow], *, of_bank: bool) -> Money:
    return sum(
        placed.signed(fact)
        for fact in facts
        if fact.kind in _MONEY and (fact.payment_id is not None) is of_bank
    )


def _held(work: Work, claim: Claim) -> dict[int, Money]:
    """Øre of each payment that waits outside the claim while debt settlement is negotiated.

    It came with the KID of the claim, or of a plan that has it.
    """
    numbered = select(Plan.number).join(PlanClaim, PlanClaim.plan_id == Plan.id)
    plans = work.scalars(numbered.where(PlanClaim.claim_id == claim.id)).all()
    kids = [claim.kid, *map(numbers.plan_kid, plans)]
    query = (
        select(Payment.id, PaymentState.unplaced)
        .join(PaymentState, PaymentState.payment_id == Payment.id)
        .where(Payment.kid.in_(kids), PaymentState.why == HELD)
    )
    return dict(work.execute(query).all())
