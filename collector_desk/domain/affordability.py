"""Betalingsevne: what is left of an income when subsistence is whole (dekningsloven § 2-7).

The same arithmetic as for a withholding, used for what a debtor can promise in a plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from collector_desk.domain.household import Household, Supplement, subsistence
from collector_desk.domain.money import Money, round_half_up
from collector_desk.domain.plan_schedule import Interval
from collector_desk.domain.rates import Rates
from collector_desk.errors.plans import DeviationWithoutReason

_KRONE = 100
_PER_MONTH = {
    Interval.MONTHLY: Fraction(1),
    Interval.FORTNIGHTLY: Fraction(26, 12),
    Interval.QUARTERLY: Fraction(1, 3),
}
_ADDED = "forskrift om livsoppholdssatser § 3 tredje ledd"
_INSIDE = "forskrift om livsoppholdssatser § 3 andre og tredje ledd"


class CostKind(StrEnum):
    """What a monthly cost is; some lie inside the subsistence rate and are not added again."""

    HOUSING = "housing"  # rent, service of housing debt, building insurance, municipal charges …
    CHILD_CARE = "child_care"  # barnehage, AKS
    EXTRA = "extra"  # a justified need of its own, § 2 andre ledd
    ELECTRICITY = "electricity"  # and heating
    CONTENTS_INSURANCE = "contents_insurance"
    PUBLIC_TRANSPORT = "public_transport"


_RULES = {
    CostKind.HOUSING: _ADDED,
    CostKind.CHILD_CARE: "forskrift om livsoppholdssatser § 4 andre ledd",
    CostKind.EXTRA: "forskrift om livsoppholdssatser § 2",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Income:
    """A monthly income of the debtor, øre, and the tax withheld of it.

    ``fee``: paid for work in a business of the debtor's own (dekningsloven § 2-7 third paragraph).
    """

    text: str
    gross: Money
    tax: Money = 0
    document: str = ""
    fee: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """A monthly cost, øre. ``share`` is the debtor's part of it in percent.

    Counted only with a document; ``EXTRA`` says in ``text`` what it is for.
    """

    kind: CostKind
    text: str
    amount: Money
    share: int = 100
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """The rates departed from, up (> 0) or down (< 0), øre a month, with the reason (§ 2)."""

    amount: Money
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What the debtor has told of the household, and how the caseworker departs from the rates."""

    household: Household
    incomes: tuple[Income, ...]
    costs: tuple[Cost, ...] = ()
    deviations: tuple[Deviation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the form: ``amount`` øre a month, below zero where it takes away.

    ``why_not`` tells why a cost is shown and not counted; its amount is then 0.
    """

    text: str
    amount: Money
    rule: str
    source: str
    provisional: bool = False
    why_not: str = ""
    unconfirmed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Affordability:
    """What is left a month on ``day``, line by line, in øre."""

    day: date
    lines: tuple[Line, ...]
    income: Money
    subsistence: Money
    costs: Money
    undocumented: tuple[str, ...]

    @property
    def left(self) -> Money:
        """The sum of the lines; below zero where the income does not cover subsistence."""
        return sum(line.amount for line in self.lines)

    @property
    def provisional(self) -> bool:
        """Whether a rate for the day is not announced yet."""
        return any(line.provisional for line in self.lines)

    def largest(self, interval: Interval = Interval.MONTHLY) -> Money:
        """The largest instalment in whole kroner that leaves subsistence whole; 0 where none does."""
        most = Fraction(max(self.left, 0)) / _PER_MONTH[interval]
        return int(most // _KRONE) * _KRONE

    def leaves_whole(self, amount: Money, interval: Interval = Interval.MONTHLY) -> bool:
        """Whether an instalment of ``amount`` leaves subsistence whole."""
        return amount * _PER_MONTH[interval] <= max(self.left, 0)


def affordability(form: Form, *, day: date, rates: Rates) -> Affordability:
    """What the debtor can pay a month, by the rates of ``day``.

    Only the debtor's own income and part of the costs count; a partner's income shows in what
    rate is used and in ``Cost.share``. Raises NoRate before the first table, NotAHousehold, and
    DeviationWithoutReason.
    """
    lived = tuple(_lived(one) for one in subsistence(form.household, day=day, rates=rates))
    departed = tuple(_departed(one) for one in form.deviations)
    got = tuple(_earned(one) for one in form.incomes)
    paid = tuple(_spent(one) for one in form.costs)
    return Affordability(
        day=day,
        lines=(*got, *lived, *departed, *paid),
        income=_sum(got),
        subsistence=-_sum((*lived, *departed)),
        costs=-_sum(paid),
        undocumented=tuple(_undocumented(form)),
    )


def _sum(lines: Iterable[Line]) -> Money:
    return sum(line.amount for line in lines)


def _earned(income: Income) -> Line:
    return Line(
        text=f"{income.text}, etter skatt" if income.tax else income.text,
        amount=income.gross - income.tax,
        rule="dekningsloven § 2-7",
        source=income.document or "skyldnerens opplysning",
    )


def _lived(supplement: Supplement) -> Line:
    return Line(
        text=supplement.text,
        amount=-supplement.amount,
        rule=supplement.rule,
        source=supplement.source,
        provisional=supplement.provisional,
        unconfirmed=supplement.unconfirmed,
    )


def _departed(deviation: Deviation) -> Line:
    if not deviation.reason.strip():
        raise DeviationWithoutReason
    way = "opp" if deviation.amount > 0 else "ned"
    return Line(
        text=f"Satsene fraveket {way}: {deviation.reason}",
        amount=-deviation.amount,
        rule="forskrift om livsoppholdssatser § 2",
        source="begrunnelsen",
    )


def _spent(cost: Cost) -> Line:
    rule = _RULES.get(cost.kind)
    if rule is None:
        why = "inne i livsoppholdssatsen"
    else:
        why = "" if cost.document else "mangler dokumentasjon"
    amount = round_half_up(Fraction(cost.amount * cost.share, 100))
    part = "" if cost.share == 100 else f", {cost.share} %"
    return Line(
        text=cost.text + part,
        amount=0 if why else -amount,
        rule=rule or _INSIDE,
        source=cost.document or "skyldnerens opplysning",
        why_not=why,
    )


def _undocumented(form: Form) -> Iterator[str]:
    yield from (income.text for income in form.incomes if not income.document)
    yield from (cost.text for cost in form.costs if cost.kind in _RULES and not cost.document)
