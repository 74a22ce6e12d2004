"""Freshness gate: nobody is asked for money while money that may be theirs lies unplaced.

Ruling 28: a strong match stops, a weak one is looked at first. Every deed that demands, charges or
enforces asks ``refusal``; strengths are those of service/suggestions.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Row, select

from collector_desk.domain import kid as kids
from collector_desk.domain.money import Money
from collector_desk.errors import DeskError
from collector_desk.errors.payments import MoneyMayBeTheirs, MoneyUnplaced
from collector_desk.models import (
    Case,
    Claim,
    ClaimDebtor,
    FactRow,
    Pair,
    Payment,
    PaymentState,
    Plan,
    PlanClaim,
)
from collector_desk.service import numbers, placed
from collector_desk.service.database import Work
from collector_desk.service.keys import chunks
from collector_desk.service.payment_signs import pairs
from collector_desk.service.suggestions import Weighed, dismissed, weigh

_THIRD = kids.CLAIM_KID_LENGTH // 3


@dataclass(frozen=True, slots=True)
class Match:
    """Unplaced money with the claim of a debtor that it points at most strongly."""

    payment: Payment
    unplaced: Money
    claim_number: str
    weighed: Weighed

    def refusal(self) -> DeskError:
        """Why nothing is demanded of the debtor meanwhile."""
        refused = MoneyUnplaced if self.weighed.strong else MoneyMayBeTheirs
        return refused(
            payment=self.payment.id,
            day=self.payment.value_date.isoformat(),
            amount=self.unplaced,
            claim=self.claim_number,
            sign=self.sign,
        )

    @property
    def sign(self) -> str:
        """What makes the money point at the claim, in words."""
        return " og ".join(self.weighed.reasons)


def refusal(work: Work, debtor_id: int) -> DeskError | None:
    """Why nothing may be demanded of a debtor until unplaced money is dealt with, None where
    it may.

    One statement where no money lies unplaced. MoneyUnplaced before MoneyMayBeTheirs.
    """
    return next((match.refusal() for match in matches(work, debtor_id)), None)


def payment_of(refused: DeskError | None) -> int | None:
    """The payment that a refusal is about, None where it is about something else."""
    if not isinstance(refused, MoneyUnplaced | MoneyMayBeTheirs):
        return None
    return int(str(refused.params["payment"]))


def refused(work: Work) -> frozenset[int]:
    """Every debtor whom ``refusal`` would refuse: looked for from the money, once for them all."""
    query = select(PaymentState.payment_id, PaymentState.unplaced).where(PaymentState.unplaced > 0)
    left: dict[int, Money] = dict(iter(work.execute(query)))
    found: set[int] = set()
    for some in chunks(sorted(left)):
        payments = work.scalars(select(Payment).where(Payment.id.in_(some))).all()
        pointed: dict[int, list[int]] = defaultdict(list)
        for payment_id, weighed in weigh(work, left, payments).items():
            for one in weighed:
                pointed[one.claim_id].append(payment_id)
        gone = dismissed(work, some)
        found.update(
            debtor_id
            for claim_id, debtor_id in _owing(work, pointed)
            if any((payment_id, debtor_id) not in gone for payment_id in pointed[claim_id])
        )
    return frozenset(found)


def _owing(work: Work, claim_ids: Iterable[int]) -> Iterator[tuple[int, int]]:
    for some in chunks(sorted(claim_ids)):
        yield from work.execute(
            select(ClaimDebtor.claim_id, ClaimDebtor.debtor_id).where(
                ClaimDebtor.claim_id.in_(some)
            )
        )


def matches(work: Work, debtor_id: int) -> Sequence[Match]:
    """The unplaced money that may be a debtor's, strong matches first, then the oldest.

    What was dismissed for the debtor is none of it.
    """
    likely = dict(_likely(work, debtor_id))
    if not likely:
        return ()
    gone = dismissed(work, likely)
    amounts = {key: left for key, left in likely.items() if (key, debtor_id) not in gone}
    query = select(Payment).where(Payment.id.in_(amounts)).order_by(Payment.value_date, Payment.id)
    payments = list(work.scalars(query))
    numbers = _claims(work, debtor_id)
    weighed = weigh(work, amounts, payments)
    found = []
    for payment in payments:
        own = [one for one in weighed.get(payment.id, ()) if one.claim_id in numbers]
        if own:
            number = numbers[own[0].claim_id]
            found.append(Match(payment, amounts[payment.id], number, own[0]))
    return sorted(found, key=lambda one: not one.weighed.strong)


def _claims(work: Work, debtor_id: int) -> Mapping[int, str]:
    query = select(Claim.id, Claim.number).join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id)
    return dict(iter(work.execute(query.where(ClaimDebtor.debtor_id == debtor_id))))


def _likely(work: Work, debtor_id: int) -> Iterator[tuple[int, Money]]:
    """Unplaced money that could bear a sign of the debtor, by marks that are quick to look for."""
    query = (
        select(Payment.id, Payment.kid, Payment.text, Payment.debit_account, PaymentState.unplaced)
        .join(PaymentState, PaymentState.payment_id == Payment.id)
        .where(PaymentState.unplaced > 0)
    )
    rows = work.execute(query).all()
    if not rows:
        return
    marks = _marks(work, debtor_id)
    for row in rows:
        if marks.on(row):
            yield row.id, row.unplaced


@dataclass(frozen=True, slots=True)
class _Marks:
    """What a payment of the debtor would bear at the least one of."""

    numbers: frozenset[str]  # of claims, cases, invoices and KIDs, without hyphens; KIDs of plans
    kids: frozenset[str]  # of claims and plans: a slip away from one is a sign too
    names: frozenset[str]  # two words side by side
    accounts: frozenset[str]

    def on(self, row: Row[int, str, str, str, int]) -> bool:
        flat = f"{row.text} {row.kid}".replace("-", "").upper()
        return (
            row.debit_account in self.accounts
            or any(number in flat for number in self.numbers)
            or any(_near(row.kid.strip(), kid) for kid in self.kids)
            or not self.names.isdisjoint(pairs(row.text))
        )


def _near(written: str, kid: str) -> bool:
    """Whether one slip may lie between them: it leaves the first third as it is, or the last."""
    return abs(len(written) - len(kid)) <= 1 and (
        written[:_THIRD] == kid[:_THIRD] or written[-_THIRD:] == kid[-_THIRD:]
    )


def _marks(work: Work, debtor_id: int) -> _Marks:
    claims = work.execute(
        select(Claim.kid, Claim.original_kid, Claim.number, Claim.invoice_number, Case.number)
        .join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id)
        .join(Case, Case.id == ClaimDebtor.case_id)
        .where(ClaimDebtor.debtor_id == debtor_id)
    ).all()
    accounts = (
        select(Payment.debit_account)
        .join(FactRow, FactRow.payment_id == Payment.id)
        .join(ClaimDebtor, ClaimDebtor.claim_id == FactRow.claim_id)
        .where(ClaimDebtor.debtor_id == debtor_id, Payment.debit_account != "", placed.standing())
    )
    plans = work.scalars(
        select(Plan.number)
        .join(PlanClaim, PlanClaim.plan_id == Plan.id)
        .join(ClaimDebtor, ClaimDebtor.claim_id == PlanClaim.claim_id)
        .where(ClaimDebtor.debtor_id == debtor_id)
        .distinct()
    )
    of_plans = frozenset(map(numbers.plan_kid, plans))
    written = {text.replace("-", "").upper() for row in claims for text in row if text}
    return _Marks(
        numbers=of_plans.union(written),
        kids=of_plans.union(row.kid for row in claims),
        names=frozenset(work.scalars(select(Pair.words).where(Pair.debtor_id == debtor_id))),
        accounts=frozenset(work.scalars(accounts)),
    )
