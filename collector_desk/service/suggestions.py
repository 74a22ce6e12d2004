"""Which claims unplaced money may belong to, and why: signs are weighed, never acted on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted
from collector_desk.models import Claim, DismissedMatch, Payment
from collector_desk.service import owed, receipt
from collector_desk.service.database import Work
from collector_desk.service.keys import chunks
from collector_desk.service.names import Shown, shown_on
from collector_desk.service.payment_signs import (
    ACCOUNT,
    CASE_IN_TEXT,
    CLAIM_IN_TEXT,
    CREDITORS_KID,
    INVOICE_IN_TEXT,
    KID_IN_TEXT,
    NAME,
    NEAR_KID,
    NEAR_PLAN_KID,
    PLAN_KID,
    Signs,
    gather,
)
from collector_desk.wire.payments import Suggestion

MOST = 5
SUM = "beløpet er lik saldoen i dag"

_ALONE = frozenset({CREDITORS_KID, PLAN_KID, KID_IN_TEXT, CLAIM_IN_TEXT})
"""Signs that are strong by themselves."""
_IF_ONE = frozenset({NEAR_KID, NEAR_PLAN_KID, CASE_IN_TEXT, INVOICE_IN_TEXT})
"""Signs that are strong where they point at one claim only."""
_WITH_SUM = frozenset({ACCOUNT, NAME})
"""Signs of who paid: strong where the sum is right too (ruling 28)."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim that a payment points at, with what is owed on it today and every sign."""

    claim_id: int
    left: Money
    reasons: Sequence[str]
    strong: bool


def suggest(
    work: Work, unplaced: Mapping[int, Money], payments: Sequence[Payment]
) -> Mapping[int, tuple[Suggestion, ...]]:
    """The likeliest claims of each payment, strong signs first; ``unplaced`` is øre by payment.

    Claims of protected debtors are left out for those without clearance, and so is the
    reader's own.
    """
    weighed = weigh(work, unplaced, payments)
    wanted = {one.claim_id for found in weighed.values() for one in found}
    shown = shown_on(work, wanted)
    claims = {
        claim.id: claim
        for some in chunks(sorted(shown))
        for claim in work.scalars(select(Claim).where(Claim.id.in_(some)))
    }
    gone = dismissed(work, weighed)

    def rows(payment_id: int, found: Sequence[Weighed]) -> Iterator[Suggestion]:
        for one in found:
            if one.claim_id in claims:
                names = shown[one.claim_id]
                made = row(claims[one.claim_id], names, one.left, one.reasons, strong=one.strong)
                words = [gone.get((payment_id, each.debtor_id), "") for each in names]
                yield made.model_copy(update={"dismissed": next(filter(None, words), "")})

    return {
        payment_id: tuple(sorted(rows(payment_id, found), key=lambda one: bool(one.dismissed)))[
            :MOST
        ]
        for payment_id, found in weighed.items()
    }


def dismissed(work: Work, payment_ids: Collection[int]) -> Mapping[tuple[int, int], str]:
    """By whom and when each match of payment and debtor was dismissed."""
    query = select(
        DismissedMatch.payment_id,
        DismissedMatch.debtor_id,
        DismissedMatch.dismissed_on,
        DismissedMatch.dismissed_by,
    ).where(DismissedMatch.taken_back_on.is_(None))
    return {
        (payment_id, debtor_id): f"Avvist {dotted(day)} av {name}"
        for some in chunks(sorted(payment_ids))
        for payment_id, debtor_id, day, name in work.execute(
            query.where(DismissedMatch.payment_id.in_(some))
        )
    }


def weigh(
    work: Work, unplaced: Mapping[int, Money], payments: Sequence[Payment]
) -> Mapping[int, Sequence[Weighed]]:
    """The same of every claim, whoever may know of it; strong signs first.

    A claim that owes nothing is named only where the payment itself names it; one that may not
    receive the money (ruling 22) is not named at all.
    """
    signs = gather(work, payments)
    _leave_held(work, payments, signs)
    sums = owed.of_claims(work, {claim_id for found in signs.of.values() for claim_id in found})
    answer = {}
    for payment_id, found in signs.of.items():
        amount = unplaced[payment_id]
        rows = []
        for claim_id, signed in found.items():
            left = sums[claim_id].owed
            reasons = [*signed, SUM] if left == amount else signed
            if left > 0 or not _WITH_SUM.issuperset(reasons):
                rows.append(Weighed(claim_id, left, reasons, _strong(reasons, found.values())))
        rows.sort(key=lambda one: (not one.strong, one.left != amount, one.claim_id))
        answer[payment_id] = rows
    return answer


def _leave_held(work: Work, payments: Sequence[Payment], signs: Signs) -> None:
    holds = receipt.holds(work, {claim_id for found in signs.of.values() for claim_id in found})
    for payment in payments:
        found = signs.of.get(payment.id, {})
        for claim_id in [one for one in found if one in holds and payment.amount > 0]:
            if receipt.held(work, holds[claim_id], payment.value_date):
                del found[claim_id]


def row(
    claim: Claim, shown: Sequence[Shown], left: Money, reasons: Sequence[str], *, strong: bool
) -> Suggestion:
    """A claim as it is suggested, with its signs in one sentence."""
    text = " og ".join(reasons)
    return Suggestion(
        claim_id=claim.id,
        claim_number=claim.number,
        debtor_id=shown[0].debtor_id,
        debtor_name=" og ".join(one.name for one in shown),
        kind_label=KINDS[ClaimKind(claim.kind)].label,
        owed=left,
        strong=strong,
        reason=f"{text[:1].upper()}{text[1:]}",
    )


def _strong(reasons: Sequence[str], others: Iterable[Sequence[str]]) -> bool:
    if not _ALONE.isdisjoint(reasons):
        return True
    if SUM in reasons and not _WITH_SUM.isdisjoint(reasons):
        return True
    every = list(others)
    return any(
        reason in _IF_ONE and sum(reason in other for other in every) == 1 for reason in reasons
    )
