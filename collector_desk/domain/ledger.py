"""The ledger as a pure fold: the facts of a claim in, its balance and their trace out.

Facts are folded by value date, never by the time they became known, so that a payment which
arrives late, twice or out of order gives the balance it would have given in time.

Within a day, dues come before what takes them away: principal, costs, fees, lowered principal,
waivers, payments, paybacks. Two facts of the same rank on the same day give the same balance
in either order: dues add; lowerings, waivers and payments in one covering order each take from
the same buckets in the same sequence until their sum is spent. Payments in different orders do
not commute, so the order itself ranks before the id: those with an order that
the debtor, a plan or a decision stated come first. The id decides only which of two equal facts
is named in the trace.

Where nobody stated an order, money covers in the one that is in force on the day it counts: a
payment's value date, the day on which credit meets what has become owed, the day of a payback.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter

from collector_desk.domain import interest
from collector_desk.domain.covering import Order, completed, cover, default_order
from collector_desk.domain.facts import Bucket, Fact, FactKind
from collector_desk.domain.interest import InterestLine
from collector_desk.domain.money import Money
from collector_desk.domain.movements import EFFECTS, Cut, Move, Movement
from collector_desk.domain.rates import Rates
from collector_desk.domain.standing import known_facts, standing
from collector_desk.domain.statement import Accrual, Balance, Lapse, Statement, Terms

__all__ = ["Accrual", "Balance", "Lapse", "Statement", "Terms", "fold"]

_PRINCIPAL, _COSTS, _FEES, _INTEREST = (
    Bucket.PRINCIPAL,
    Bucket.COSTS,
    Bucket.FEES,
    Bucket.INTEREST,
)
_RANK = {
    FactKind.PRINCIPAL: 0,
    FactKind.COSTS: 1,
    FactKind.FEE: 2,
    FactKind.SURCHARGE: 2,
    FactKind.CREDIT: 3,
    FactKind.WAIVER: 4,
    FactKind.PAYMENT: 5,
    FactKind.PAYBACK: 6,
}
_DUES = {
    FactKind.PRINCIPAL: _PRINCIPAL,
    FactKind.COSTS: _COSTS,
    FactKind.FEE: _FEES,
    FactKind.SURCHARGE: _FEES,
}
_MONEY = _RANK[FactKind.PAYMENT]
_BEARS_NO_INTEREST = frozenset((_RANK[FactKind.COSTS], _RANK[FactKind.FEE]))
_UNSTATED: tuple[str, ...] = ("~",)  # sorts after every stated covering order

_Row = tuple[date, int, tuple[str, ...], int, Fact]


def fold(
    terms: Terms,
    facts: Iterable[Fact],
    *,
    on: date,
    known: datetime | None = None,
    rates: Rates,
) -> Statement:
    """What the claim comes to on the day ``on``, past or future, as known at ``known``.

    Facts of a later value date, or known later, do not count; ``known=None`` takes all that
    is known. A fact given twice counts once. Interest counts the days before ``on``
    (half-open, law § 2.2): the day of a payment bears none on what it covers.

    Raises WrongClaim for a fact of another claim, BrokenFact for one that cannot be folded,
    and NoRate where interest would start before the first known rate.
    """
    told = known_facts(terms.claim_id, facts, known)
    run = _Run(terms, rates)
    rows = [row for row in _rows(standing(told)) if row[0] <= on]
    rows.sort(key=_by_law)
    for day, group in groupby(rows, key=_day):
        run.day(day, list(group))
    return run.statement(on=on, known=known, told=told)


_by_law: Callable[[_Row], tuple[date, int, tuple[str, ...], int]] = itemgetter(0, 1, 2, 3)
_day: Callable[[_Row], date] = itemgetter(0)


def _rows(facts: Sequence[Fact]) -> list[_Row]:
    """Each fact with the day it takes effect and its place within the day.

    A lowered principal takes effect from its value date, but not before there is a principal.
    """
    rows = [
        (fact.value_date, _RANK[fact.kind], fact.order or _UNSTATED, fact.id, fact)
        for fact in facts
    ]
    if any(fact.kind is FactKind.CREDIT for fact in facts):
        due = [fact.value_date for fact in facts if fact.kind is FactKind.PRINCIPAL]
        first = min(due, default=date.min)
        return [
            (max(row[0], first), *row[1:]) if row[1] == _RANK[FactKind.CREDIT] else row
            for row in rows
        ]
    return rows


class _Run:
    """One claim on its way through its days.

    The days since the principal last changed are the open segment: ``start`` is its first day,
    and its interest is reckoned anew whenever money may meet it.
    """

    def __init__(self, terms: Terms, rates: Rates) -> None:
        self.terms = terms
        self.rates = rates
        self.owed: dict[Bucket, Money] = {_PRINCIPAL: 0, _COSTS: 0, _FEES: 0, _INTEREST: 0}
        self.paid: dict[Bucket, Money] = {_PRINCIPAL: 0, _COSTS: 0, _FEES: 0, _INTEREST: 0}
        self.credit: Money = 0
        self.credit_from: Fact | None = None
        self.movements: list[Movement] = []
        self.lapses: list[Lapse] = []
        self.lines: list[InterestLine] = []
        self.cuts: list[Cut] = []
        self.start = terms.interest_from
        self.accrued: Money = 0  # in the open segment, already counted in owed

    def day(self, day: date, rows: Sequence[_Row]) -> None:
        """All that takes effect on one day, ranked; interest is accrued up to it first."""
        principal, mark = self.owed[_PRINCIPAL], len(self.movements)
        lines: tuple[InterestLine, ...] = ()
        if any(rank not in _BEARS_NO_INTEREST for _, rank, _, _, _ in rows):
            lines = self._accrue(day)
        offset = False
        for _, rank, _, _, fact in rows:
            if rank >= _MONEY and not offset:
                self._offset(day)
                offset = True
            self._take(fact, day)
        if not offset:
            self._offset(day)
        if self.owed[_PRINCIPAL] != principal:
            self._close(day, lines)
        elif lines and any(moved.bucket is _INTEREST for moved in self.movements[mark:]):
            self.cuts.append(Cut(lines[-1].from_day, day, lines[-1].amount))

    def _take(self, fact: Fact, day: date) -> None:
        kind = fact.kind
        if kind is FactKind.PAYMENT:
            self._payment(fact, day)
        elif kind is FactKind.PAYBACK:
            self._payback(fact, day)
        elif kind is FactKind.WAIVER:
            self._waiver(fact, day)
        elif kind is FactKind.CREDIT:
            self._lower(fact, day)
        else:
            self._move(Move.DUE, day, _DUES[kind], fact.amount, fact)

    def _accrue(self, day: date) -> tuple[InterestLine, ...]:
        """Bring the interest of the open segment up to ``day``; its lines so far."""
        principal = self.owed[_PRINCIPAL]
        if self.start is None or day <= self.start or principal == 0:
            return ()
        lines = interest.lines(
            ((self.start, principal),),
            start=self.start,
            until=day,
            table=self.rates["late_interest"],
        )
        accrued = sum([line.amount for line in lines])
        self.owed[_INTEREST] += accrued - self.accrued
        self.accrued = accrued
        return lines

    def _close(self, day: date, lines: Sequence[InterestLine]) -> None:
        """The principal changed: what has accrued stands, and a new segment begins."""
        self.lines.extend(lines)
        self.accrued = 0
        if self.start is not None:
            self.start = max(self.start, day)

    def _move(
        self, move: Move, day: date, bucket: Bucket | None, amount: Money, fact: Fact
    ) -> None:
        self.movements.append(Movement(move, day, bucket, amount, fact))
        owed, paid, credit = EFFECTS[move]
        self.credit += credit * amount
        if bucket is not None:
            self.owed[bucket] += owed * amount
            self.paid[bucket] += paid * amount

    def _payment(self, fact: Fact, day: date) -> None:
        """Fill what was paid back too much, cover what is owed, keep the surplus as credit."""
        short = min(fact.amount, -self.credit) if self.credit < 0 else 0
        parts, surplus = cover(fact.amount - short, self.owed, self._order(fact, day))
        for bucket, part in parts.items():
            self._move(Move.COVERED, day, bucket, part, fact)
        if short + surplus:
            self._move(Move.SURPLUS, day, None, short + surplus, fact)
            self.credit_from = fact

    def _payback(self, fact: Fact, day: date) -> None:
        """Uncover in reverse: credit first, then the bucket that would be covered last.

        More than was ever paid leaves the credit below zero: money is never lost.
        """
        left = fact.amount
        taken = min(left, self.credit) if self.credit > 0 else 0
        left -= taken
        for bucket in reversed(self._order(fact, day)):
            part = min(left, self.paid[bucket])
            if part:
                self._move(Move.RETURNED, day, bucket, part, fact)
                left -= part
        if taken + left:
            self._move(Move.TAKEN, day, None, taken + left, fact)

    def _order(self, fact: Fact, day: date) -> Order:
        """The order that was stated, what it leaves out following in that of the day."""
        default = default_order(self.rates, day)
        return default if fact.order is None else completed(fact.order, default=default)

    def _waiver(self, fact: Fact, day: date) -> None:
        """Give up what is still owed in the bucket, at most; the rest lapses."""
        bucket = fact.bucket or _PRINCIPAL
        given = min(fact.amount, self.owed[bucket])
        if given:
            self._move(Move.WAIVED, day, bucket, given, fact)
        self._lapse(fact, fact.amount - given)

    def _lower(self, fact: Fact, day: date) -> None:
        """Lower the principal; money that had covered what was lowered becomes credit."""
        owed = self.owed[_PRINCIPAL]
        freed = min(max(fact.amount - owed, 0), self.paid[_PRINCIPAL])
        lowered = min(fact.amount, owed + freed)
        if freed:
            self._move(Move.FREED, day, _PRINCIPAL, freed, fact)
            self.credit_from = fact
        if lowered:
            self._move(Move.LOWERED, day, _PRINCIPAL, lowered, fact)
        self._lapse(fact, fact.amount - lowered)

    def _lapse(self, fact: Fact, amount: Money) -> None:
        if amount:
            self.lapses.append(Lapse(fact, amount))

    def _offset(self, day: date) -> None:
        """Let credit cover what has become owed."""
        if self.credit > 0 and self.credit_from is not None:
            parts, _ = cover(self.credit, self.owed, default_order(self.rates, day))
            for bucket, part in parts.items():
                self._move(Move.OFFSET, day, bucket, part, self.credit_from)

    def statement(self, *, on: date, known: datetime | None, told: tuple[Fact, ...]) -> Statement:
        running = self._accrue(on)
        return Statement(
            terms=self.terms,
            rates=self.rates,
            on=on,
            known=known,
            facts=told,
            balance=_balance(self.owed, self.credit),
            paid=_balance(self.paid, 0),
            movements=tuple(self.movements),
            interest_lines=(*self.lines, *running),
            cuts=tuple(self.cuts),
            lapses=tuple(self.lapses),
            running=bool(running),
        )


def _balance(buckets: dict[Bucket, Money], credit: Money) -> Balance:
    return Balance(buckets[_PRINCIPAL], buckets[_COSTS], buckets[_FEES], buckets[_INTEREST], credit)
