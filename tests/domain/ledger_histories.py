"""Claims with made-up histories for the tests of the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.facts import Bucket, Fact, FactKind
from collector_desk.domain.ledger import Terms

PRINCIPAL, COSTS, FEES, INTEREST = (
    Bucket.PRINCIPAL,
    Bucket.COSTS,
    Bucket.FEES,
    Bucket.INTEREST,
)
ORDER = (PRINCIPAL, COSTS, FEES, INTEREST)
INTEREST_FIRST = (INTEREST, PRINCIPAL, COSTS, FEES)
DUE = date(2024, 6, 15)
FIRST_KNOWN = datetime(2024, 6, 1, 9, tzinfo=UTC)

TERMS = Terms(
    claim_id=7,
    kind=ClaimKind.OTHER_INVOICE,
    interest_from=DUE,
    interest_basis="avtalt forfall",
    interest_rule="forsinkelsesrenteloven §§ 2, 3",
)
WITHOUT_INTEREST = replace(TERMS, interest_from=None)


def day(text: str) -> date:
    return date.fromisoformat(text)


class Tale:
    """Tells facts one after the other, each known a day after the one before."""

    def __init__(self, claim_id: int = TERMS.claim_id) -> None:
        self.claim_id = claim_id
        self.facts: list[Fact] = []

    def tell(  # the fields of a fact are its arguments
        self,
        kind: FactKind,
        amount: int,
        on: str,
        *,
        bucket: Bucket | None = None,
        reverses: int | None = None,
        order: tuple[Bucket, ...] | None = None,
    ) -> Fact:
        number = len(self.facts) + 1
        fact = Fact(
            id=number,
            claim_id=self.claim_id,
            kind=kind,
            amount=amount,
            value_date=day(on),
            known_at=FIRST_KNOWN + timedelta(days=number),
            rule=f"regel § {number}",
            source=f"dokument {number}",
            bucket=bucket,
            reverses=reverses,
            order=order,
        )
        self.facts.append(fact)
        return fact

    def principal(self, amount: int = 1_000_000, on: str = "2024-06-15") -> Fact:
        return self.tell(FactKind.PRINCIPAL, amount, on)

    def fee(self, amount: int, on: str) -> Fact:
        return self.tell(FactKind.FEE, amount, on)

    def pay(self, amount: int, on: str, order: tuple[Bucket, ...] | None = None) -> Fact:
        return self.tell(FactKind.PAYMENT, amount, on, order=order)

    def pay_back(self, amount: int, on: str) -> Fact:
        return self.tell(FactKind.PAYBACK, amount, on)

    def lower(self, amount: int, on: str) -> Fact:
        return self.tell(FactKind.CREDIT, amount, on)

    def waive(self, bucket: Bucket, amount: int, on: str) -> Fact:
        return self.tell(FactKind.WAIVER, amount, on, bucket=bucket)

    def reverse(self, fact: Fact, on: str = "2025-01-01") -> Fact:
        return self.tell(FactKind.REVERSAL, 0, on, reverses=fact.id)


_KINDS = (
    *([FactKind.PAYMENT] * 6),
    *([FactKind.FEE] * 3),
    FactKind.COSTS,
    FactKind.SURCHARGE,
    FactKind.PRINCIPAL,
    *([FactKind.PAYBACK] * 2),
    *([FactKind.CREDIT] * 2),
    *([FactKind.WAIVER] * 2),
    *([FactKind.REVERSAL] * 2),
)
_ORDERS = (None, None, None, INTEREST_FIRST, (FEES,), (INTEREST, FEES), (COSTS, PRINCIPAL))


def history(random: Random, *, most: int = 12) -> list[Fact]:
    """A principal and up to ``most`` other facts of any kind, some of them on the same days."""
    tale = Tale()
    tale.principal(random.randrange(10_000, 2_000_000))
    days = [DUE + timedelta(days=random.randrange(-20, 900)) for _ in range(max(1, most // 2))]
    for _ in range(random.randrange(most + 1)):
        _another(tale, random, random.choice(days))
    return [_known_any_time(fact, random) for fact in tale.facts]


def _another(tale: Tale, random: Random, on: date) -> None:
    kind = random.choice(_KINDS)
    top = 5_000 if kind in {FactKind.FEE, FactKind.COSTS} else 900_000
    tale.tell(
        kind,
        0 if kind is FactKind.REVERSAL else random.choice((1, 3_500, random.randrange(1, top))),
        on.isoformat(),
        bucket=random.choice(ORDER) if kind is FactKind.WAIVER else None,
        reverses=random.choice(tale.facts).id if kind is FactKind.REVERSAL else None,
        order=random.choice(_ORDERS) if kind is FactKind.PAYMENT else None,
    )


def _known_any_time(fact: Fact, random: Random) -> Fact:
    return replace(fact, known_at=FIRST_KNOWN + timedelta(hours=random.randrange(24 * 900)))


def shuffled(facts: Sequence[Fact], random: Random) -> list[Fact]:
    """The facts in another order of arrival."""
    return random.sample(facts, len(facts))
