"""Made-up names of people and organisations, with the skew of a real city."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random
from typing import Any

from collector_desk.paths import resource

_FLATTEN = 12  # the commonest name is borne by this much fewer than a bare 1/rank would say
_TWO_FIRST, _HYPHEN_FIRST, _MIDDLE, _HYPHEN_LAST, _FARM = 0.10, 0.05, 0.22, 0.06, 0.18


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in the parts of a hand-over, and the language letters are written in."""

    first: str
    middle: str
    last: str
    language: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Words with falling weights."""

    words: tuple[str, ...]
    weights: tuple[float, ...]

    def draw(self, rng: Random) -> str:
        return rng.choices(self.words, cum_weights=self.weights)[0]


@dataclass(frozen=True, slots=True)
class _Culture:
    women: Choice
    men: Choice
    last: Choice
    language: str
    norwegian: bool


@dataclass(frozen=True, slots=True)
class Names:
    """Every list of names; ``draw`` gives one person's."""

    cultures: tuple[_Culture, ...]
    shares: tuple[int, ...]
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    organisations: dict[str, tuple[str, ...]]

    def draw(self, rng: Random) -> Name:
        """A name of one of the city's cultures; double names, hyphens and middle names occur."""
        culture = rng.choices(self.cultures, cum_weights=self.shares)[0]
        firsts = culture.women if rng.random() < 0.5 else culture.men
        first = self._first(rng, firsts)
        middle = ""
        if rng.random() < _MIDDLE:
            middle = culture.last.draw(rng) if culture.norwegian else firsts.draw(rng)
        return Name(first, middle, self.last(rng, culture), culture.language)

    def _first(self, rng: Random, firsts: Choice) -> str:
        first, chance = firsts.draw(rng), rng.random()
        if chance > _TWO_FIRST + _HYPHEN_FIRST:
            return first
        second = firsts.draw(rng)
        if second == first:
            return first
        return f"{first}-{second}" if chance < _HYPHEN_FIRST else f"{first} {second}"

    def last(self, rng: Random, culture: _Culture) -> str:
        """A last name; among the Norwegian ones many that hardly anybody else bears."""
        if culture.norwegian and rng.random() < _FARM:
            return rng.choice(self.heads) + rng.choice(self.tails)
        last = culture.last.draw(rng)
        if rng.random() < _HYPHEN_LAST:
            other = culture.last.draw(rng)
            if other != last and " " not in last + other and "-" not in last + other:
                return f"{last}-{other}"
        return last

    def company(self, rng: Random) -> str:
        """«Kvikk Fjellrev AS», a housing association or a sports club."""
        lists, kind = self.organisations, rng.random()
        if kind < 0.10:
            return f"Sameiet {rng.choice(lists['housing'])} {rng.randint(1, 96)}"
        if kind < 0.16:
            return f"{rng.choice(lists['clubs'])} idrettslag avd. {rng.randint(2, 60)}"
        head, other = rng.choice(lists["heads"]), rng.choice(lists["heads"])
        second = other if kind < 0.45 and other != head else rng.choice(lists["trades"])
        return f"{head} {second} {'AS' if kind < 0.9 else 'ANS'}"

    def trade(self, rng: Random) -> str:
        """What a sole trader does, as it stands in the name."""
        return rng.choice(self.organisations["trades"])


@cache
def names() -> Names:
    """The shipped lists."""
    told = tomllib.loads(resource("practice/names.toml").read_text(encoding="utf-8"))
    cultures = told["culture"]
    return Names(
        cultures=tuple(_culture(each) for each in cultures),
        shares=tuple(accumulate(each["share"] for each in cultures)),
        heads=tuple(told["farms"]["heads"]),
        tails=tuple(told["farms"]["tails"]),
        organisations={key: tuple(words) for key, words in told["organisations"].items()},
    )


def _culture(told: dict[str, Any]) -> _Culture:
    return _Culture(
        women=_choice(told["women"]),
        men=_choice(told["men"]),
        last=_choice(told["last"]),
        language=told["language"],
        norwegian=told["name"] == "norsk",
    )


def _choice(words: list[str]) -> Choice:
    weights = accumulate(1 / (rank + _FLATTEN) for rank in range(len(words)))
    return Choice(tuple(words), tuple(weights))
