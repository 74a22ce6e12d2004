"""A second, plain ledger to hold the real one against: one claim, its facts, day by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from fractions import Fraction

from collector_desk.domain.rates import Rates
from tests.reports.second_opinion import half_up

BUCKETS = ("principal", "costs", "fees", "interest")
_DUE = {"principal": "principal", "costs": "costs", "fee": "fees", "surcharge": "fees"}
_TURN = {"credit": 3, "waiver": 4, "payment": 5, "payback": 6}


@dataclass
class Told:
    """One thing that happened. ``gone`` is when it was said never to have been true."""

    number: int
    kind: str
    amount: int
    day: date
    known: datetime
    bucket: str = ""
    order: tuple[str, ...] = ()
    gone: datetime | None = None

    def stands(self, known: datetime | None) -> bool:
        """Whether it was known and not yet said to be untrue."""
        if known is None:
            return self.gone is None
        return self.known <= known and (self.gone is None or self.gone > known)

    def from_day(self, begun: date) -> Told:
        """A lowered principal counts from its day, but not before there is a principal."""
        return replace(self, day=max(self.day, begun)) if self.kind == "credit" else self


@dataclass
class Reference:
    """What is owed on one claim with one principal, reckoned from the start each time."""

    start: date | None
    rates: Rates
    told: list[Told] = field(default_factory=list)

    def at(self, on: date, known: datetime | None = None) -> dict[str, int]:
        """Øre owed in each bucket, and the credit."""
        begun = min(one.day for one in self.told if one.kind == "principal")
        happened = [one.from_day(begun) for one in self.told if one.stands(known)]
        happened = [one for one in happened if one.day <= on]
        run = _Run(self.start, self.rates)
        for day in sorted({one.day for one in happened}):
            today = [one for one in happened if one.day == day]
            run.day(day, sorted(today, key=_by_law))
        return run.owed_on(on)


def _by_law(one: Told) -> tuple[int, tuple[str, ...], int]:
    """Dues first, then lowerings, waivers and money; the debtor's own choice before others."""
    return _TURN.get(one.kind, 0), one.order or ("~",), one.number


class _Run:
    def __init__(self, start: date | None, rates: Rates) -> None:
        self.start, self.rates = start, rates
        self.owed = dict.fromkeys(BUCKETS, 0)
        self.paid = dict.fromkeys(BUCKETS, 0)
        self.credit = 0
        self.counted = 0  # of the open stretch, in owed already

    def owed_on(self, day: date) -> dict[str, int]:
        self._grow(day)
        return {**self.owed, "credit": self.credit}

    def day(self, day: date, told: list[Told]) -> None:
        self._grow(day)
        before = self.owed["principal"]
        for at, one in enumerate(told):
            money = one.kind in {"payment", "payback"}
            if money and (at == 0 or told[at - 1].kind not in {"payment", "payback"}):
                self._spend(day)
            self._take(one)
        if not any(one.kind in {"payment", "payback"} for one in told):
            self._spend(day)
        if self.owed["principal"] != before and self.start is not None:
            self.start, self.counted = max(self.start, day), 0

    def _grow(self, day: date) -> None:
        if self.start is None or day <= self.start:
            return
        whole = self._interest(self.start, day)
        self.owed["interest"] += whole - self.counted
        self.counted = whole

    def _interest(self, since: date, day: date) -> int:
        """Each rate's days by themselves, each calendar year over its own length, half up."""
        table, total, exact, value = self.rates["late_interest"], 0, Fraction(0), None
        while since < day:
            rate = table.on(since).fraction
            if value is not None and rate != value:
                total, exact = total + half_up(exact), Fraction(0)
            value = rate
            end = min(day, date(since.year + 1, 1, 1), *self._turns(since))
            length = (date(since.year + 1, 1, 1) - date(since.year, 1, 1)).days
            share = Fraction((end - since).days, length)
            exact += self.owed["principal"] * rate / 100 * share
            since = end
        return total + half_up(exact)

    def _turns(self, after: date) -> list[date]:
        return [one.since for one in self.rates["late_interest"].values if one.since > after]

    def _take(self, one: Told) -> None:
        if one.kind in _DUE:
            self.owed[_DUE[one.kind]] += one.amount
        elif one.kind == "waiver":
            self.owed[one.bucket] -= min(one.amount, self.owed[one.bucket])
        elif one.kind == "credit":
            self._lower(one.amount)
        elif one.kind == "payment":
            self._pay(one.amount, self._order(one))
        else:
            self._pay_back(one.amount, self._order(one))

    def _order(self, one: Told) -> tuple[str, ...]:
        """What was stated, and after it the house's order of the day that the money counts."""
        return (*one.order, *(part for part in self._house(one.day) if part not in one.order))

    def _house(self, day: date) -> list[str]:
        places = {}
        for part, table in self.rates.keyed("covering_order").tables.items():
            begun = [value for value in table.values if value.since <= day] or table.values[:1]
            places[part] = begun[-1].value
        return sorted(places, key=lambda part: places[part])

    def _lower(self, amount: int) -> None:
        """What had been paid of it comes free."""
        freed = max(0, min(amount - self.owed["principal"], self.paid["principal"]))
        self.owed["principal"] -= min(amount, self.owed["principal"])
        self.paid["principal"] -= freed
        self.credit += freed

    def _pay(self, amount: int, order: tuple[str, ...]) -> None:
        hole = min(amount, max(0, -self.credit))
        self.credit += hole
        self.credit += self._cover(amount - hole, order)

    def _cover(self, amount: int, order: Iterable[str]) -> int:
        for bucket in order:
            part = min(amount, self.owed[bucket])
            self.owed[bucket] -= part
            self.paid[bucket] += part
            amount -= part
        return amount

    def _pay_back(self, amount: int, order: tuple[str, ...]) -> None:
        taken = min(amount, max(0, self.credit))
        self.credit -= taken
        amount -= taken
        for bucket in reversed(order):
            part = min(amount, self.paid[bucket])
            self.owed[bucket] += part
            self.paid[bucket] -= part
            amount -= part
        self.credit -= amount

    def _spend(self, day: date) -> None:
        """Credit covers what has become owed."""
        if self.credit > 0:
            self.credit = self._cover(self.credit, self._house(day))
