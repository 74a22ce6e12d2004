"""What a claim comes to on a day: its balance, and the trace that explains and books it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from collector_desk.domain import leaves, postings
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.facts import Fact, FactKind
from collector_desk.domain.interest import InterestLine
from collector_desk.domain.leaves import Leaf, Part
from collector_desk.domain.money import Money
from collector_desk.domain.movements import Cut, Movement
from collector_desk.domain.postings import Entry
from collector_desk.domain.rates import Rates


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is agreed or ruled for a claim, and does not happen to it.

    ``interest_from`` is the first day that bears interest, None for a claim without it.
    ``interest_basis`` says in Bokmål why it starts there (agreed, by rule, demand + 30; as
    ``interest_start`` gives it), ``interest_rule`` names the law («forsinkelsesrenteloven
    §§ 2, 3»). The covering order is not among them: each payment has its own, by its day.
    """

    claim_id: int
    kind: ClaimKind
    interest_from: date | None
    interest_basis: str
    interest_rule: str


@dataclass(frozen=True, slots=True)
class Balance:
    """What is owed, by bucket, in øre. ``credit`` is til gode: what we owe the debtor.

    ``credit`` falls below zero only when more was paid back than was ever paid; then the
    debtor owes the difference, and later payments fill it first.
    """

    principal: Money = 0
    costs: Money = 0
    fees: Money = 0
    interest: Money = 0
    credit: Money = 0

    @property
    def total(self) -> Money:
        """All that is owed, less the credit; below zero when we owe the debtor."""
        return self.principal + self.costs + self.fees + self.interest - self.credit

    @property
    def owed(self) -> Money:
        """What the debtor owes: the total, or nothing where it is in the debtor's favour."""
        return max(self.total, 0)

    @property
    def favour(self) -> Money:
        """What stands to the debtor's credit once nothing is owed: never below zero."""
        return max(-self.total, 0)

    def of(self, part: Part) -> Money:
        """One part of it, in øre."""
        return {
            Part.PRINCIPAL: self.principal,
            Part.COSTS: self.costs,
            Part.FEES: self.fees,
            Part.INTEREST: self.interest,
            Part.CREDIT: self.credit,
            Part.TOTAL: self.total,
        }[part]

    def __add__(self, other: Balance) -> Balance:
        return Balance(
            self.principal + other.principal,
            self.costs + other.costs,
            self.fees + other.fees,
            self.interest + other.interest,
            self.credit + other.credit,
        )

    def __sub__(self, other: Balance) -> Balance:
        return Balance(
            self.principal - other.principal,
            self.costs - other.costs,
            self.fees - other.fees,
            self.interest - other.interest,
            self.credit - other.credit,
        )


@dataclass(frozen=True, slots=True)
class Lapse:
    """The part of a waiver or a lowering that found nothing left to take away."""

    fact: Fact
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Accrual:
    """The interest line that runs: its first day, its principal, and what of it is booked.

    Interest on a later day, until the rate or the principal changes, is the line from
    ``from_day`` to that day, rounded, less ``booked`` øre.
    """

    from_day: date
    principal: Money
    booked: Money


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A claim on day ``on``, as known at ``known`` (None: all that is known).

    The balance is ready; ``entries`` and ``leaves`` are made from the trace when first asked
    for, so that a run which wants balances only pays for nothing else. Always true:

        balance(on) = sum of entries + ``open_accrual`` on interest
        sum of the leaves of a part = the amount of the part
    """

    terms: Terms
    rates: Rates
    on: date
    known: datetime | None
    facts: tuple[Fact, ...]
    balance: Balance
    paid: Balance
    movements: tuple[Movement, ...]
    interest_lines: tuple[InterestLine, ...]
    cuts: tuple[Cut, ...]
    lapses: tuple[Lapse, ...]
    running: bool
    """Whether the last interest line is of the present principal."""

    @property
    def begun(self) -> bool:
        """Whether the claim was here: a principal that counts by that day was known by then."""
        return any(
            fact.kind is FactKind.PRINCIPAL and fact.value_date <= self.on for fact in self.facts
        )

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The postings that these facts call for, with value dates up to ``on``."""
        moved = [postings.of_movement(movement) for movement in self.movements]
        return (*moved, *self._interest_entries)

    @cached_property
    def _interest_entries(self) -> tuple[Entry, ...]:
        return postings.of_interest(
            self.interest_lines,
            cuts=self.cuts,
            running=self._open_line is not None,
            rule=self.terms.interest_rule,
            table=self.rates["late_interest"],
        )

    @cached_property
    def _open_line(self) -> InterestLine | None:
        """The line that goes on; a change of rate on ``on`` itself has closed it."""
        if not self.running:
            return None
        last = self.interest_lines[-1]
        goes_on = self.rates["late_interest"].on(self.on).value == last.rate.value
        return last if goes_on else None

    @property
    def open_accrual(self) -> Money:
        """Interest of the running line that is owed but not yet an entry, in øre."""
        accrued = sum(line.amount for line in self.interest_lines)
        return accrued - sum(entry.amount for entry in self._interest_entries)

    @property
    def accrual(self) -> Accrual | None:
        """How interest runs on from ``on``; None where nothing bears interest."""
        start, principal = self.terms.interest_from, self.balance.principal
        if start is None or principal == 0:
            return None
        if line := self._open_line:
            booked = line.amount - self.open_accrual
            return Accrual(from_day=line.from_day, principal=principal, booked=booked)
        return Accrual(from_day=max(start, self.on), principal=principal, booked=0)

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """The smallest lines that make up the total."""
        return self.leaves_of(Part.TOTAL)

    def leaves_of(self, part: Part) -> tuple[Leaf, ...]:
        """The smallest lines that make up one part."""
        return leaves.of_part(
            part, movements=self.movements, lines=self._interest_leaves, rates=self.rates
        )

    @cached_property
    def _interest_leaves(self) -> tuple[Leaf, ...]:
        table = self.rates["late_interest"]
        return tuple(
            leaves.of_line(
                line,
                basis="" if at else self.terms.interest_basis,
                claim_id=self.terms.claim_id,
                rule=self.terms.interest_rule,
                table=table,
            )
            for at, line in enumerate(self.interest_lines)
        )
