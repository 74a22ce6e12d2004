"""Limitation: the last day a claim can be demanded of one debtor, and all that moved it.

Foreldelsesloven. Everything here is per debtor on a claim (§ 25): what interrupts against one
joint debtor leaves the others where they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from collector_desk.domain.calendar import add_months, add_years, next_working_day
from collector_desk.domain.claim import KINDS, ClaimKind, LimitationStart, Regime
from collector_desk.domain.limitation_steps import (
    ENDINGS,
    LONG_YEARS,
    ORDINARY_YEARS,
    WORDS,
    Interruption,
    Outcome,
    Step,
    next_steps,
)
from collector_desk.domain.phrases import dotted

__all__ = [
    "Interruption",
    "Limitation",
    "LimitationLine",
    "Outcome",
    "Step",
    "limitation",
    "limitation_start",
    "limitations",
    "next_steps",
    "ordinary_end",
]

_LATER_INTEREST = "Renter som forfaller senere, har egen frist på tre år (§ 21 nr. 2 og nr. 4); se også § 21 nr. 5."


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitationLine:
    """One line of the working: what happened, by which paragraph, and the date that followed."""

    day: date
    text: str
    rule: str
    until: date | None = None
    effective: bool = True
    confirmed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Limitation:
    """The limitation of a claim against one debtor.

    ``last_day`` is the last day the claim can be demanded, or None while a case that interrupts is
    still open. ``next_steps`` say what would interrupt next.
    """

    last_day: date | None
    lines: tuple[LimitationLine, ...]
    next_steps: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    later_interest: str = ""

    def barred_on(self, day: date) -> bool:
        """Whether the claim is time-barred on ``day``: the last day itself still counts (§ 29)."""
        return self.last_day is not None and day > self.last_day

    @property
    def rule(self) -> str:
        """The paragraphs behind ``last_day``, or behind its absence while a case is open."""
        effective = [line for line in self.lines if line.effective]
        decisive = (line for line in effective if line.until == self.last_day)
        return next(decisive, effective[-1]).rule

    def warning_days(self) -> tuple[date, date] | None:
        """Six and three months before the last day, when the desk must warn."""
        if self.last_day is None:
            return None
        return add_months(self.last_day, -6), add_months(self.last_day, -3)


def limitation_start(kind: ClaimKind, *, due_date: date, service_day: date | None = None) -> date:
    """The earliest day payment could be demanded (§ 3 no. 1, ruling 9).

    The due date where contract or rule fixes it; otherwise the day of the service, the cautious
    date, where it is known and earlier.
    """
    if KINDS[kind].limitation_start is LimitationStart.SERVICE_DAY and service_day is not None:
        return min(service_day, due_date)
    return due_date


@lru_cache(maxsize=8192)
def ordinary_end(start: date) -> date:
    """The last day of the three years from ``start``, moved past a weekend (§§ 2, 3 and 30)."""
    return next_working_day(add_years(start, ORDINARY_YEARS))


def limitation(
    kind: ClaimKind,
    start: date,
    interruptions: Iterable[Interruption] = (),
    *,
    regime: Regime = Regime.OLD,
) -> Limitation:
    """The limitation of a claim against one debtor, line by line.

    Three years from ``start`` (§§ 2 and 3); each interruption in time gives its own new period,
    and none ever shortens one that runs. A step that comes too late changes nothing. ``regime``
    is that of today and decides what would interrupt next.
    """
    clock = _Clock(ordinary_end(start))
    lines = [
        LimitationLine(
            day=start,
            text=f"Fristen løper fra {dotted(start)}",
            rule="§§ 2 og 3 nr. 1",
            until=clock.until,
        )
    ]
    known = sorted(interruptions, key=lambda step: step.day)
    clock.extras = [step for step in known if step.step in _EXTRA]
    lines += [_reckon(step, clock) for step in known]
    return Limitation(
        last_day=None if clock.open else clock.end(),
        lines=tuple(lines),
        next_steps=next_steps(kind, regime),
        unconfirmed=_unconfirmed(kind, lines),
        later_interest=_LATER_INTEREST if clock.long else "",
    )


def limitations(
    kind: ClaimKind,
    start: date,
    by_debtor: Mapping[int, Iterable[Interruption]],
    *,
    regime: Regime = Regime.OLD,
) -> dict[int, Limitation]:
    """The limitation against each joint debtor by itself (§ 25)."""
    return {
        debtor: limitation(kind, start, steps, regime=regime) for debtor, steps in by_debtor.items()
    }


_EXTRA = frozenset({Step.LATE_KNOWLEDGE, Step.ABROAD})


class _Clock:
    """The running period: its end, and whether a case keeps it from ending."""

    def __init__(self, until: date) -> None:
        self.until = until
        self.ordinary = until  # the end without any agreement of § 28
        self.open = False
        self.long = False
        self.extras: list[Interruption] = []

    def end(self) -> date:
        """The end with the extra year of § 10: at most ten years past the ordinary one."""
        ends = [
            min(add_years(step.day, 1), add_years(self.until, LONG_YEARS)) for step in self.extras
        ]
        return next_working_day(max([self.until, *ends]))

    def in_time(self, day: date) -> bool:
        return self.open or day <= self.end()

    def reach(self, day: date) -> date:
        """Let the period run to ``day`` where that is later than what it had."""
        self.ordinary = max(self.ordinary, next_working_day(day))
        return self.extend(day)

    def extend(self, day: date) -> date:
        """Let only this period run longer: an agreement does not move its own limit."""
        self.until = max(self.until, next_working_day(day))
        return self.until


def _reckon(step: Interruption, clock: _Clock) -> LimitationLine:
    text, rule = WORDS[step.step]
    if step.step in _EXTRA:
        end = clock.end()
        return LimitationLine(
            day=step.day, text=text, rule=rule, until=end, effective=end > clock.until
        )
    if step.step is Step.LETTER:
        return _without_effect(step, "avbryter ikke")
    if step.step is Step.LIEN:
        return _without_effect(step, "består selv om kravet foreldes, og flytter ikke fristen")
    if not clock.in_time(step.day):
        return _without_effect(step, "kom etter at fristen var ute")
    return _EFFECTS[step.step](step, clock)


def _without_effect(step: Interruption, why: str) -> LimitationLine:
    text, rule = WORDS[step.step]
    return LimitationLine(day=step.day, text=f"{text}: {why}", rule=rule, effective=False)


def _acknowledged(step: Interruption, clock: _Clock) -> LimitationLine:
    until = clock.reach(add_years(step.day, ORDINARY_YEARS))
    return LimitationLine(
        day=step.day, text="Erkjennelse: ny frist på tre år", rule="§§ 14 og 20", until=until
    )


def _agreed(step: Interruption, clock: _Clock) -> LimitationLine:
    limit = min(add_years(step.day, ORDINARY_YEARS), add_years(clock.ordinary, LONG_YEARS))
    until = clock.extend(min(step.ended or limit, limit))
    text = "Avtale om lengre frist, høyst tre år om gangen"
    return LimitationLine(day=step.day, text=text, rule="§ 28 nr. 1", until=until)


def _own_step(step: Interruption, clock: _Clock) -> LimitationLine:
    text, rule = WORDS[step.step]
    if step.regime is not Regime.NEW:
        unsure = _without_effect(step, "avbryter ikke etter tidligere regelverk")
        return replace(unsure, confirmed=False)
    clock.long = True
    until = clock.reach(add_years(step.day, LONG_YEARS))
    return LimitationLine(
        day=step.day, text=f"{text}: ny frist på ti år", rule=f"{rule} og § 21 nr. 4", until=until
    )


def _case(step: Interruption, clock: _Clock) -> LimitationLine:
    """A case that stops the clock while it lasts, and ends in a period of its own."""
    text, rule = WORDS[step.step]
    if step.ended is None or step.outcome is Outcome.PENDING:
        clock.open = True
        text = f"{text}: ingen foreldelse så lenge saken pågår"
        return LimitationLine(day=step.day, text=text, rule=f"{rule}, § 21 nr. 1")
    ending = ENDINGS[step.outcome]
    clock.long = clock.long or ending.years == LONG_YEARS
    until = clock.reach(add_years(step.ended, ending.years)) if ending.years else None
    return LimitationLine(
        day=step.day,
        text=f"{text}: {ending.text} {dotted(step.ended)}",
        rule=f"{rule}, {ending.rule}",
        until=until,
        effective=until is not None,
        confirmed=ending.confirmed,
    )


def _withheld(step: Interruption, clock: _Clock) -> LimitationLine:
    text, rule = WORDS[step.step]
    clock.long = True
    if step.ended is None:
        until = clock.reach(add_years(step.confirmed or step.day, LONG_YEARS))
        text = f"{text}: kravet må bekreftes innen ti år"
        return LimitationLine(day=step.day, text=text, rule=rule, until=until)
    until = clock.reach(add_years(step.ended, 1))
    text = f"{text}: opphørte {dotted(step.ended)}"
    return LimitationLine(day=step.day, text=text, rule=f"{rule} og § 22 nr. 4", until=until)


def _called(step: Interruption, clock: _Clock) -> LimitationLine:
    text, rule = WORDS[step.step]
    deadline = step.ended or step.day
    filed = step.outcome is Outcome.FILED
    until = clock.reach(add_years(deadline, 1) if filed else deadline)
    words = "kravet ble meldt i tide, frist" if filed else "frist for å melde krav"
    text = f"{text}: {words} {dotted(deadline)}"
    return LimitationLine(day=step.day, text=text, rule=rule, until=until)


_EFFECTS = {
    Step.ACKNOWLEDGEMENT: _acknowledged,
    Step.AGREEMENT: _agreed,
    Step.OWN_NOTICE: _own_step,
    Step.OWN_DECISION: _own_step,
    Step.COURT: _case,
    Step.BOARD: _case,
    Step.ENFORCEMENT_REQUEST: _case,
    Step.BANKRUPTCY: _case,
    Step.ESTATE: _case,
    Step.DEBT_SETTLEMENT: _case,
    Step.WITHHOLDING: _withheld,
    Step.PROKLAMA: _called,
}


def _unconfirmed(kind: ClaimKind, lines: Iterable[LimitationLine]) -> tuple[str, ...]:
    notes = list(KINDS[kind].open_on("foreldelse"))
    notes += [f"{line.text} ({line.rule})" for line in lines if not line.confirmed]
    return tuple(notes)
