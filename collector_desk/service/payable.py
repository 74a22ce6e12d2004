"""The claims of a debtor that money may be placed on by hand."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.errors.service import Unknown
from collector_desk.models import Claim, ClaimDebtor, Debtor, Payment
from collector_desk.service import gate, owed, receipt
from collector_desk.service.bulk_notes import note_debtors
from collector_desk.service.database import Work
from collector_desk.service.names import Shown, shown_on
from collector_desk.wire.payments import ClaimsOf, DebtorsClaim

_HEALTH = "Krav"  # the kind would tell of somebody's health to who works elsewhere


def look(work: Work, payment_id: int, debtor_id: int) -> ClaimsOf:
    """The claims of a debtor that this payment may be placed on, the oldest first.

    Open claims that something is owed on today; all that are open for money the bank took back,
    which belongs where it was paid. The look is noted in the debtor's stream.

    Raises:
        Unknown: no such payment or debtor, or a debtor this person may not know of.
        OwnCase, Disqualified, MergedAlready: as for opening the debtor.
    """
    payment = work.get(Payment, payment_id)
    if payment is None:
        raise Unknown(what="payment", id=payment_id)
    debtor = gate.known(work, debtor_id)
    found = ClaimsOf(
        debtor_id=debtor.id, debtor_name=debtor.name, claims=_claims(work, payment, debtor)
    )
    note_debtors(work, "payments.claims_of", {debtor.id: {"payment": payment_id}})
    return found


def _claims(work: Work, payment: Payment, debtor: Debtor) -> tuple[DebtorsClaim, ...]:
    query = (
        select(Claim)
        .join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id)
        .where(ClaimDebtor.debtor_id == debtor.id, Claim.state == "open")
        .order_by(Claim.due_date, Claim.id)
    )
    claims = {claim.id: claim for claim in work.scalars(query)}
    shown, sums = shown_on(work, claims), owed.of_claims(work, claims)
    holds = receipt.holds(work, claims) if payment.amount > 0 else {}
    mine = gate.own_portfolio(work.who, debtor)
    return tuple(
        DebtorsClaim(
            claim_id=claim.id,
            claim_number=claim.number,
            kind_label=_kind(claim, mine=mine),
            kid=claim.kid,
            due_date=claim.due_date,
            age_days=(work.clock.today() - claim.due_date).days,
            owed=sums[claim.id].owed,
            others=_others(shown[claim.id], debtor.id),
            held=bool(receipt.held(work, holds.get(claim.id, ()), payment.value_date)),
        )
        for claim in claims.values()
        if claim.id in shown and (sums[claim.id].owed or payment.amount < 0)
    )


def _kind(claim: Claim, *, mine: bool) -> str:
    kind = KINDS[ClaimKind(claim.kind)]
    return _HEALTH if kind.health and not mine else kind.label


def _others(shown: Sequence[Shown], debtor_id: int) -> str:
    """Who else owes the claim, of those this reader may know of."""
    return " og ".join(one.name for one in shown if one.debtor_id != debtor_id)
