"""Dated versions of one rule: each registered with its first day and source, one picked by day."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, ParamSpec, TypeVar

from collector_desk.errors.rates import NoLaw

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Version(Generic[P, T]):
    """One wording of a rule, in force from ``since`` until the next one."""

    since: date
    source: str
    apply: Callable[P, T]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        return self.apply(*args, **kwargs)


@dataclass(slots=True)
class Rule(Generic[P, T]):
    """Every version of the rule ``name``; ``on(day)`` gives the one in force.

    >>> @law(since=date(2015, 1, 1), source="§ 1 before 2026")
    ... def surcharge(fine: int) -> int:
    ...     return fine // 2
    >>> @surcharge.amended(since=date(2026, 1, 1), source="§ 1")
    ... def _(fine: int) -> int:
    ...     return 0
    >>> surcharge.on(date(2025, 12, 31))(90000), surcharge.on(date(2026, 1, 1))(90000)
    (45000, 0)
    >>> surcharge.on(date(2026, 1, 1)).source
    '§ 1'
    """

    name: str
    _versions: list[Version[P, T]] = field(default_factory=list)

    @property
    def versions(self) -> tuple[Version[P, T], ...]:
        """All versions, oldest first."""
        return tuple(self._versions)

    def on(self, day: date) -> Version[P, T]:
        """The version in force on ``day``. Raises NoLaw, naming its source, before the first."""
        place = bisect_right(self._versions, day, key=_since)
        if not place:
            first = self._versions[0]
            raise NoLaw(rule=first.source, day=day.isoformat(), first=first.since.isoformat())
        return self._versions[place - 1]

    def amended(self, *, since: date, source: str) -> Callable[[Callable[P, T]], Rule[P, T]]:
        """Register a further version. TypeError when one already begins on that day."""

        def register(apply: Callable[P, T]) -> Rule[P, T]:
            if any(version.since == since for version in self._versions):
                raise TypeError(f"{self.name} has two versions from {since}")
            insort(self._versions, Version(since, source, apply), key=_since)
            return self

        return register


def law(*, since: date, source: str) -> Callable[[Callable[P, T]], Rule[P, T]]:
    """Turn a function into the first version of a rule with the function's name."""

    def register(apply: Callable[P, T]) -> Rule[P, T]:
        rule: Rule[P, T] = Rule(apply.__name__)
        return rule.amended(since=since, source=source)(apply)

    return register


def _since(version: Version[P, T]) -> date:
    return version.since
