"""Who lives on the income: what the subsistence regulation gives them a month.

FOR-2014-06-13-724 §§ 3 to 5, by the rates of the day of the decision (§ 8).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from collector_desk.domain.calendar import add_years
from collector_desk.domain.money import Money, round_half_up
from collector_desk.domain.phrases import percent
from collector_desk.domain.rates import Rate, Rates
from collector_desk.errors.plans import NotAHousehold

_OF_AGE = 18  # vergemålsloven § 8; longer while at school, barneloven § 68
_CLASSES = range(5)


class Adults(StrEnum):
    """The debtor and a partner, as § 3 parts them. The values are the keys of the table."""

    SINGLE = "single"
    COUPLE = "couple"
    SUPPORTS_PARTNER = "supports_partner"


_WORDS = {
    Adults.SINGLE: "enslig",
    Adults.COUPLE: "gift eller samboende",
    Adults.SUPPORTS_PARTNER: "forsørger ektefelle eller samboer",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A child the debtor must support (barneloven § 68).

    ``visitation`` is None for a child who lives with the debtor, else the class 1 to 4, or 0 for
    less than class 1, which gives no supplement (§ 5). A child of eighteen or more counts only
    while ``at_school``.
    """

    birth_date: date
    visitation: int | None = None
    at_school: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """Everybody in the household. ``others`` are further persons, e.g. a grown child."""

    adults: Adults
    children: tuple[Child, ...] = ()
    others: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement:
    """One amount of the regulation, øre a month, with the paragraph and the regulation's source."""

    text: str
    amount: Money
    rule: str
    source: str
    provisional: bool
    unconfirmed: str = ""


def subsistence(household: Household, *, day: date, rates: Rates) -> tuple[Supplement, ...]:
    """What the household is given to live on, line by line.

    Raises NoRate before the first table, and NotAHousehold for what cannot be right.
    """
    _check(household, day)
    adult = rates.keyed("subsistence_adult")[household.adults.value].on(day)
    lines = [
        Supplement(
            text=f"Livsopphold, {_WORDS[household.adults]}",
            amount=adult.ore,
            rule="forskrift om livsoppholdssatser § 3",
            source=adult.source,
            provisional=adult.provisional,
        )
    ]
    return (*lines, *_living_here(household, day, rates), *_visiting(household, day, rates))


def age_on(birth_date: date, day: date) -> int:
    """Whole years on ``day``; one born on 29 February turns on the 28th in a common year.

    >>> age_on(date(2015, 11, 24), date(2026, 11, 23)), age_on(date(2015, 11, 23), date(2026, 11, 23))
    (10, 11)
    """
    years = day.year - birth_date.year
    return years if add_years(birth_date, years) <= day else years - 1


def _check(household: Household, day: date) -> None:
    if household.others < 0:
        raise NotAHousehold(why="antallet andre personer er under null")
    for child in household.children:
        if child.birth_date > day:
            raise NotAHousehold(why="et barn er født etter dagen det regnes for")
        if child.visitation is not None and child.visitation not in _CLASSES:
            raise NotAHousehold(why="samværsklassen må være 1, 2, 3 eller 4")


def _supported(children: Sequence[Child], day: date) -> list[Child]:
    """Those who must be supported, the oldest first."""
    kept = [c for c in children if age_on(c.birth_date, day) < _OF_AGE or c.at_school]
    return sorted(kept, key=lambda child: child.birth_date)


def _living_here(household: Household, day: date, rates: Rates) -> Iterator[Supplement]:
    """§ 4: reduced from person number four in the household, for the youngest children."""
    home = [child for child in household.children if child.visitation is None]
    adults = 1 if household.adults is Adults.SINGLE else 2
    persons = adults + household.others + len(home)
    full = rates["subsistence_full_household"].on(day).whole
    children = _supported(home, day)
    table = rates.keyed("subsistence_child")
    unreduced = len(children) - max(persons - full, 0)
    for at, child in enumerate(children):
        age = age_on(child.birth_date, day)
        rate = table[_tier(age)].on(day)
        text, rule = f"Barn, {age} år", "forskrift om livsoppholdssatser § 4"
        yield _supplement(rate, text, rule, _cut(rates, day) if at >= unreduced else None)


def _visiting(household: Household, day: date, rates: Rates) -> Iterator[Supplement]:
    """§ 5: reduced from the third child one has visits from, for the youngest."""
    children = _supported([child for child in household.children if child.visitation], day)
    full = rates["subsistence_full_visitation"].on(day).whole
    for at, child in enumerate(children):
        age = age_on(child.birth_date, day)
        rate = rates.keyed("subsistence_visitation")[f"class_{child.visitation}_{_tier(age)}"].on(
            day
        )
        text = f"Samvær med barn, {age} år, klasse {child.visitation}"
        rule = "forskrift om livsoppholdssatser § 5"
        yield _supplement(rate, text, rule, _cut(rates, day) if at >= full else None)


def _tier(age: int) -> str:
    """The age tier of the tables: under 6, from 6, from 11, from 15."""
    return next((f"from_{least}" for least in (15, 11, 6) if age >= least), "under_6")


def _cut(rates: Rates, day: date) -> Rate:
    return rates["subsistence_reduction"].on(day)


def _supplement(rate: Rate, text: str, rule: str, cut: Rate | None) -> Supplement:
    if cut is None:
        amount, unconfirmed = rate.ore, ""
    else:
        amount = round_half_up(rate.ore * (1 - cut.fraction * Fraction(1, 100)))
        text = f"{text}, {percent(cut.value)} fradrag"
        unconfirmed = "" if cut.confirmed else cut.note
    return Supplement(
        text=text,
        amount=amount,
        rule=rule,
        source=rate.source,
        provisional=rate.provisional,
        unconfirmed=unconfirmed,
    )
