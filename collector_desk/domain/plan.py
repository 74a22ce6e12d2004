"""Payment plans: one of instalment, number and last day gives the others, with every due date.

No statute sets the terms of a plan for municipal claims; interest runs while it lasts
(forsinkelsesrenteloven § 2), and money covers in the plan's own order. ``plan_limits`` says who
may grant it, ``plan_explain`` opens every figure into its lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from collector_desk.domain.covering import Order
from collector_desk.domain.money import Money
from collector_desk.domain.plan_run import ClaimRun, PlanClaim, balance_of, runs
from collector_desk.domain.plan_schedule import Due, Interval, count_until, due_date, due_dates
from collector_desk.domain.rate_table import Table
from collector_desk.domain.statement import Balance
from collector_desk.errors.plans import (
    PlanClaimTwice,
    PlanContradiction,
    PlanEndTooEarly,
    PlanFirstDueTooEarly,
    PlanNeedsOneMore,
    PlanNeverPaidOff,
    PlanNotPositive,
    PlanTooLong,
    PlanTooManyParts,
    PlanWithoutClaims,
)

MOST_INSTALMENTS = 240
"""Beyond this many nothing is reckoned; the limits of the house lie far below."""

_KRONE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRequest:
    """What is asked for. ``amount`` is øre per instalment; leave open what shall be reckoned.

    ``amount`` gives number and last day; ``count`` or ``end`` gives the amount; ``amount`` with
    ``count`` or ``end`` lets the last instalment take whatever is left, however much.
    ``first_due`` is the wanted day before it is moved to a working day. ``order`` is the plan's
    covering order (ruling 16): within a claim; of the claims the oldest is covered first.
    ``given`` is øre of the first instalments where those are another sum than ``amount``.
    """

    start: date
    first_due: date
    order: Order
    interval: Interval = Interval.MONTHLY
    amount: Money | None = None
    count: int | None = None
    end: date | None = None
    given: tuple[Money, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one instalment pays on one claim, by part."""

    claim_id: int
    paid: Balance


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """One instalment: its due date, what it covers and what is left after it, in øre.

    ``run_up`` is the interest that ran on all claims since the instalment before.
    ``provisional``: some of the interest so far rests on a rate not announced yet (ruling 33).
    """

    due: Due
    amount: Money
    shares: tuple[Share, ...]
    left: Balance
    run_up: Money
    provisional: bool

    @property
    def number(self) -> int:
        """Its number, from 1."""
        return self.due.number

    @property
    def day(self) -> date:
        """The working day it is due."""
        return self.due.day

    @property
    def paid(self) -> Balance:
        """What it covers on all claims, by part."""
        return sum([share.paid for share in self.shares], Balance())


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan that pays every claim in it to the last øre, if all comes as planned."""

    request: PlanRequest
    claims: tuple[PlanClaim, ...]
    table: Table
    amount: Money
    instalments: tuple[Instalment, ...]

    @property
    def count(self) -> int:
        """The number of instalments; fewer than asked for where the instalment pays sooner."""
        return len(self.instalments)

    @property
    def last(self) -> Instalment:
        """The last instalment: it takes the rounding and what interest has come to."""
        return self.instalments[-1]

    @property
    def pay_now(self) -> Money:
        """What paying everything on the start day would cost, in øre."""
        return sum(claim.balance.total for claim in self.claims)

    @property
    def total(self) -> Money:
        """What the debtor pays in all."""
        return sum(each.amount for each in self.instalments)

    @property
    def interest(self) -> Money:
        """What the plan costs beside paying now: the interest that runs while it lasts."""
        return self.total - self.pay_now

    @property
    def provisional(self) -> bool:
        """Whether the last amount may still change with a rate not announced yet."""
        return self.last.provisional

    @property
    def larger_last(self) -> bool:
        """Whether the last instalment is larger than the others."""
        return self.last.amount > self.amount

    @property
    def overtaken(self) -> Instalment | None:
        """The first instalment that the interest since the one before outgrew, if any."""
        return next((each for each in self.instalments if each.run_up >= self.amount), None)


def calculate(claims: Sequence[PlanClaim], request: PlanRequest, *, table: Table) -> Plan:
    """The plan that was asked for. ``table`` is the late interest table.

    Instalments are whole kroner where the plan finds them itself, and the last one takes the
    rest, so that the sum is what the claims come to. Raises the refusals of ``errors.plans``;
    PlanNeverPaidOff names the month in which interest overtakes the instalment.
    """
    _check(claims, request)
    search = _Search(claims, request, table)
    count, amount = _asked_count(request), request.amount
    if amount is None:
        if count is None:
            raise PlanNeedsOneMore
        amount = search.amount(count)
    elif count is None:
        count = search.count(amount)
    instalments = tuple(search.schedule(amount, count))
    return Plan(
        request=request,
        claims=tuple(claims),
        table=table,
        amount=amount,
        instalments=instalments,
    )


def _check(claims: Sequence[PlanClaim], request: PlanRequest) -> None:
    if not sum(claim.balance.total for claim in claims):
        raise PlanWithoutClaims
    ids = [claim.claim_id for claim in claims]
    if len(set(ids)) < len(ids):
        twice = next(one for one in ids if ids.count(one) > 1)
        raise PlanClaimTwice(claim=twice)
    if any(given is not None and given <= 0 for given in (request.amount, request.count)):
        raise PlanNotPositive
    if request.first_due < request.start:
        raise PlanFirstDueTooEarly(
            first=request.first_due.isoformat(), start=request.start.isoformat()
        )


def _asked_count(request: PlanRequest) -> int | None:
    """The number of instalments, given as such or as the last day; they must agree."""
    count, end, first = request.count, request.end, request.first_due
    if end is not None and end < first:
        raise PlanEndTooEarly(end=end.isoformat(), first=first.isoformat())
    fits = None if end is None else count_until(first, request.interval, end)
    if count is not None and fits is not None and count != fits:
        day = due_date(first, request.interval, min(count, MOST_INSTALMENTS)).day
        raise PlanContradiction(count=count, fits=day.isoformat(), end=str(end))
    asked = fits if count is None else count
    if asked is not None and asked > MOST_INSTALMENTS:
        raise PlanTooLong(most=MOST_INSTALMENTS)
    return asked


class _Search:
    """Tries instalments on the claims of one request."""

    def __init__(self, claims: Sequence[PlanClaim], request: PlanRequest, table: Table) -> None:
        self.claims = claims
        self.request = request
        self.table = table

    def _runs(self) -> list[ClaimRun]:
        return runs(self.claims, order=self.request.order, table=self.table)

    def _dues(self, count: int) -> tuple[Due, ...]:
        return due_dates(self.request.first_due, self.request.interval, count)

    def needed(self, amount: Money, dues: Sequence[Due]) -> int | None:
        """How many of ``dues`` the claims need at ``amount`` each; None where they are too few.

        Only the claims that money reaches are reckoned: this is tried often while typing.
        """
        waiting = self._runs()
        for due in dues:
            left = amount
            while waiting and left:
                _, left = waiting[0].pay(left, due.day)
                if left or not any(waiting[0].owed.values()):
                    waiting.pop(0)
            if not waiting:
                return due.number
        return None

    def count(self, amount: Money) -> int:
        """How many instalments of ``amount`` it takes."""
        dues = self._dues(MOST_INSTALMENTS)
        found = self.needed(amount, dues)
        if found is None:
            self._refuse(amount)
        return found

    def _refuse(self, amount: Money) -> NoReturn:
        for each in self.schedule(amount, MOST_INSTALMENTS):
            if each.run_up >= amount:
                raise PlanNeverPaidOff(
                    day=each.day.isoformat(), interest=each.run_up, instalment=amount
                )
        raise PlanTooLong(most=MOST_INSTALMENTS)

    def amount(self, count: int) -> Money:
        """The smallest instalment in whole kroner, else in øre, that takes exactly ``count``."""
        dues = self._dues(count)
        for unit in (_KRONE, 1):
            amount = self._smallest(dues, unit)
            if self.needed(amount, dues) == count:
                return amount
        total = sum(claim.balance.total for claim in self.claims)
        raise PlanTooManyParts(total=total, count=count)

    def _smallest(self, dues: Sequence[Due], unit: Money) -> Money:
        """By halving between all of it without interest and all of it with the most interest."""
        last, count = dues[-1].day, len(dues)
        low = -(-sum(claim.balance.total for claim in self.claims) // (count * unit))
        high = -(-sum(run.total(last) for run in self._runs()) // (count * unit)) + 1
        while low < high:
            middle = (low + high) // 2
            if self.needed(middle * unit, dues) is None:
                low = middle + 1
            else:
                high = middle
        return low * unit

    def schedule(self, amount: Money, count: int) -> Iterator[Instalment]:
        """Every instalment until nothing is owed; number ``count`` takes all that is left."""
        every = self._runs()
        before = sum(claim.balance.total for claim in self.claims)
        provisional = False
        given = dict(enumerate(self.request.given, start=1))
        for due in self._dues(count):
            lines = [line for run in every for line in run.accrue(due.day)]
            provisional = provisional or any(line.provisional for line in lines)
            owed = sum(sum(run.owed.values()) for run in every)
            pays = owed if due.number == count else min(given.get(due.number, amount), owed)
            shares = tuple(_shares(every, pays, due.day))
            left = sum([run.balance() for run in every], Balance())
            yield Instalment(
                due=due,
                amount=pays,
                shares=shares,
                left=left,
                run_up=owed - before,
                provisional=provisional,
            )
            before = owed - pays
            if not before:
                return


def _shares(every: Sequence[ClaimRun], amount: Money, day: date) -> Iterator[Share]:
    left = amount
    for run in every:
        if not left:
            return
        parts, left = run.pay(left, day)
        if parts:
            yield Share(claim_id=run.claim.claim_id, paid=balance_of(parts))
