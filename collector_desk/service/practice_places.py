"""Streets of Oslo with their postcodes and districts, and a few places abroad."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random

from collector_desk.paths import resource

DISTRICTS = 15
_WITH_LETTER = 0.25


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody lives. ``district`` is the number of the bydel, 0 abroad."""

    street: str
    postcode: str
    city: str
    country: str
    district: int


@dataclass(frozen=True, slots=True)
class _Street:
    name: str
    postcode: str
    district: int
    highest: int


ABROAD = (
    Place("Långgatan 14", "41305", "Göteborg", "SE", 0),
    Place("Østerbrogade 201", "2100", "København", "DK", 0),
    Place("ul. Długa 7/12", "80827", "Gdańsk", "PL", 0),
    Place("Calle del Mar 33", "03189", "Orihuela", "ES", 0),
    Place("Gartenstraße 5", "22303", "Hamburg", "DE", 0),
    Place("12 Mill Lane", "EH6 6TJ", "Edinburgh", "GB", 0),
)


@cache
def _streets() -> tuple[_Street, ...]:
    lines = resource("practice/streets.csv").read_text(encoding="utf-8").splitlines()
    return tuple(
        _Street(row["street"], row["postcode"], int(row["district"]), int(row["highest"]))
        for row in csv.DictReader(lines, delimiter=";")
    )


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(accumulate(street.highest for street in _streets()))


def draw(rng: Random) -> Place:
    """An address in Oslo; long streets have more people."""
    street = rng.choices(_streets(), cum_weights=_lengths())[0]
    number = str(rng.randint(1, street.highest))
    if rng.random() < _WITH_LETTER:
        number += rng.choice("ABCDE")
    return Place(f"{street.name} {number}", street.postcode, "Oslo", "NO", street.district)


def abroad(rng: Random) -> Place:
    """An address in another country."""
    return rng.choice(ABROAD)
