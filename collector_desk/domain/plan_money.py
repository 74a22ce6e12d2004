"""Money laid on the instalments of a plan in turn: what each got, from what, and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted, kroner


class Met(StrEnum):
    """How an instalment was met."""

    UPCOMING = "upcoming"  # its day is not over, and nothing is paid
    EARLY = "early"  # paid before the instalment before it was due
    MET = "met"
    PARTLY = "partly"
    LATE = "late"  # paid in full, after its day
    MISSED = "missed"  # its day is over, and nothing is paid


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """One instalment of the plan as agreed: the working day it is due, and øre."""

    number: int
    day: date
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """Money that came in, by value date (ruling 31); ``amount`` øre > 0."""

    id: int
    day: date
    amount: Money
    kid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """The part of a payment that an instalment got."""

    payment: int
    day: date
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """One instalment with the money it got, and what it came to in Bokmål."""

    agreed: Agreed
    met: Met
    used: tuple[Used, ...]
    text: str

    @property
    def missing(self) -> Money:
        """What is unpaid of it."""
        return self.agreed.amount - sum(one.amount for one in self.used)

    @property
    def completed(self) -> date | None:
        """The day it was paid in full."""
        return None if self.missing else self.used[-1].day

    def paid_by(self, day: date) -> Money:
        """What was paid of it by the end of ``day``."""
        return sum(one.amount for one in self.used if one.day <= day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """All instalments, what came beyond them, and notes on single payments in Bokmål."""

    instalments: tuple[Watched, ...]
    surplus: Money
    notes: tuple[str, ...]


def fill(
    schedule: Sequence[Agreed], received: Iterable[Received], *, kids: frozenset[str], on: date
) -> Filled:
    """Lay what came in by the end of ``on`` on the instalments, the oldest first."""
    came = sorted((one for one in received if one.day <= on), key=lambda one: (one.day, one.id))
    counted = [one for one in came if not one.kid or not kids or one.kid in kids]
    queue = _Queue(schedule)
    notes = [_other_kid(one) for one in came if one not in counted]
    for one in counted:
        notes += queue.take(one)
    before: list[date | None] = [None, *(each.day for each in schedule)]
    instalments = tuple(
        _watched(each, tuple(queue.used[each.number]), on=on, before=earlier)
        for each, earlier in zip(schedule, before, strict=False)
    )
    return Filled(instalments=instalments, surplus=queue.surplus, notes=tuple(notes))


def within(
    schedule: Sequence[Agreed], received: Iterable[Received], owed: Money, *, on: date
) -> tuple[Agreed, ...]:
    """The schedule where what is overdue on a day is no more than is ``owed``: the newest gives way.

    >>> june = Agreed(number=1, day=date(2026, 6, 1), amount=100)
    >>> july = Agreed(number=2, day=date(2026, 7, 1), amount=100)
    >>> [one.amount for one in within([june, july], [], 130, on=date(2026, 7, 2))]
    [100, 30]
    """
    filled = fill(schedule, received, kids=frozenset(), on=on).instalments
    overdue = [each for each in filled if each.agreed.day < on]
    too_much = max(0, sum(each.missing for each in overdue) - owed)
    off: dict[int, Money] = {}
    for each in reversed(overdue):
        off[each.agreed.number] = min(each.missing, too_much)
        too_much -= off[each.agreed.number]
    asked = (replace(each, amount=each.amount - off.get(each.number, 0)) for each in schedule)
    return tuple(each for each in asked if each.amount > 0)


class _Queue:
    """The instalments that wait for money."""

    def __init__(self, schedule: Sequence[Agreed]) -> None:
        self.schedule = schedule
        self.missing = {each.number: each.amount for each in schedule}
        self.used: dict[int, list[Used]] = {each.number: [] for each in schedule}
        self.taken: list[Received] = []
        self.surplus: Money = 0

    def take(self, one: Received) -> list[str]:
        """Lay one payment; the notes it gives."""
        notes = self._double(one)
        left = one.amount
        for each in self.schedule:
            part = min(left, self.missing[each.number])
            if part:
                self.missing[each.number] -= part
                left -= part
                self.used[each.number].append(Used(payment=one.id, day=one.day, amount=part))
        self.taken.append(one)
        self.surplus += left
        if left:
            notes.append(f"{kroner(left)} kr av {_named(one)} går ut over avtalen og er til gode.")
        return notes

    def _double(self, one: Received) -> list[str]:
        """A payment that comes when the instalment of its period is paid already."""
        start, period = self._period(one.day)
        if period is None or self.missing[period.number]:
            return []
        same = [t for t in self.taken if t.amount == one.amount and (not start or t.day > start)]
        if same:
            why = f"kom to ganger i samme periode (også {dotted(same[-1].day)})"
        else:
            why = f"kom da avdrag {period.number} alt var betalt"
        onward = ": den går til neste avdrag" if any(self.missing.values()) else ""
        return [f"{_named(one).capitalize()} {why}{onward}."]

    def _period(self, day: date) -> tuple[date | None, Agreed | None]:
        """The instalment next due on ``day``, and the due day before it."""
        first = self.schedule[0] if self.schedule else None
        if first and day <= first.day:
            return None, first
        found = (pair for pair in pairwise(self.schedule) if day <= pair[1].day)
        before, period = next(found, (None, None))
        return (before.day if before else None), period


def _watched(each: Agreed, used: tuple[Used, ...], *, on: date, before: date | None) -> Watched:
    paid = sum(one.amount for one in used)
    name = f"Avdrag {each.number}"
    if paid >= each.amount:
        met, text = _in_full(each, used[-1].day, before)
    elif paid:
        met = Met.PARTLY
        rest = kroner(each.amount - paid)
        text = f"delvis betalt, {rest} kr mangler, forfall {dotted(each.day)}"
    elif each.day < on:
        met, text = Met.MISSED, f"ikke betalt, forfalt {dotted(each.day)}"
    else:
        met, text = Met.UPCOMING, f"forfaller {dotted(each.day)}"
    return Watched(agreed=each, met=met, used=used, text=f"{name}: {text}.")


def _in_full(each: Agreed, day: date, before: date | None) -> tuple[Met, str]:
    if day > each.day:
        days = (day - each.day).days
        late = "1 dag" if days == 1 else f"{days} dager"
        return Met.LATE, f"betalt {dotted(day)}, {late} etter forfall"
    if before is not None and day <= before:
        return Met.EARLY, f"betalt på forskudd {dotted(day)}"
    return Met.MET, f"betalt {dotted(day)}"


def _named(one: Received) -> str:
    return f"innbetalingen {dotted(one.day)} på {kroner(one.amount)} kr"


def _other_kid(one: Received) -> str:
    return f"{_named(one).capitalize()} har en annen KID og regnes ikke med i avtalen."
