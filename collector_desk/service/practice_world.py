"""A made-up city: its debtors, the claims on them, and what has happened to those until today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from collector_desk.domain.rates import Rates
from collector_desk.service.practice_claims import Claims
from collector_desk.service.practice_histories import Histories, misplaced
from collector_desk.service.practice_people import People, Somebody
from collector_desk.service.practice_story import Story

_TAIL = 1.25  # of the Pareto law of claims per debtor: few have many
_MOST = 400
_MISPLACED = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to make. ``part`` of ``parts`` lets several work side by side and never collide."""

    seed: int
    debtors: int
    claims: int
    today: date
    files_from: date
    part: int = 0
    parts: int = 1

    def of(self, *, debtors: int, claims: int) -> Order:
        """The same with other numbers."""
        return replace(self, debtors=debtors, claims=claims)


@dataclass(slots=True)
class World:
    """Debtors and stories, each in the order they were made."""

    debtors: list[Somebody] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)

    def __add__(self, other: World) -> World:
        return World(self.debtors + other.debtors, self.stories + other.stories)


def make(order: Order, rates: Rates, known: Sequence[Somebody] = ()) -> World:
    """The whole city of an order; the same order gives the same city.

    The numbers of those who are ``known`` are not given out again.
    """
    rng = Random(f"{order.seed}:{order.part}")  # noqa: S311  practice, not secrets
    people = People(rng, order.today, order.part, order.parts, {one.number for one in known})
    claims = Claims(rng, order.today, rates, order.part, order.parts)
    histories = Histories(rng, order.today, order.files_from)
    world = World()
    counts = shares(rng, debtors=order.debtors, claims=order.claims)
    for household in people.households(order.debtors):
        for who in range(len(household)):
            count = next(counts)
            drafts = [claims.draw(household, who) for _ in range(count)]
            world.stories += _lived(
                histories, [Story(draft, rates, order.today) for draft in drafts]
            )
        world.debtors += household
    return world


def _lived(histories: Histories, stories: list[Story]) -> list[Story]:
    """The stories, told to the end; sometimes two of them share a mistake."""
    left = stories
    if len(stories) > 1 and histories.rng.random() < _MISPLACED * len(stories):
        misplaced(histories, stories[:2])
        left = stories[2:]
    for story in left:
        histories.live(story)
    return stories


def shares(rng: Random, *, debtors: int, claims: int) -> Iterator[int]:
    """How many claims each debtor has: at least one, a few have hundreds; they add up."""
    drawn = [min(rng.paretovariate(_TAIL) - 1, _MOST) for _ in range(debtors)]
    spare, total = max(0, claims - debtors), sum(drawn) or 1.0
    given, so_far = 0, 0.0
    for one in drawn:
        so_far += one
        upto = round(spare * so_far / total)
        yield 1 + upto - given
        given = upto
