"""Watching a plan: each instalment met or not, the state of the whole, and why, on a given day.

The whole of the due day counts. Money fills the instalments in turn, by value date. A plan is
broken when an instalment is unpaid after the days of grace; it ends only when a notice has gone
and given its days, and they ran out (``rates/plan_limits.toml``, house rules).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from collector_desk.domain.calendar import deadline, first_day_after
from collector_desk.domain.money import Money
from collector_desk.domain.outages import Extension, Outage, extended
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.plan import Plan
from collector_desk.domain.plan_money import Agreed, Met, Received, Watched, fill
from collector_desk.domain.rates import Rates

__all__ = [
    "Agreed",
    "Met",
    "Notice",
    "PlanState",
    "Received",
    "Watch",
    "Watched",
    "agreed",
    "watch",
]


class PlanState(StrEnum):
    """Where a plan stands."""

    ON_TRACK = "on_track"
    LATE = "late"  # an instalment is unpaid, within the days of grace
    BROKEN = "broken"  # the days of grace are over: a notice may be sent
    NOTICED = "noticed"  # the notice runs: paying what is overdue mends the plan
    ENDED = "ended"  # the notice ran out unpaid: the rest is due at once
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A plan as it stands on a day.

    ``overdue`` is what is unpaid of instalments whose day is over, ``surplus`` what came beyond
    the whole plan, both øre. ``next_step`` is what to do next in Bokmål and ``next_day`` the first
    day it is lawful; both empty where there is nothing to do. ``reasons`` say why, in Bokmål.
    """

    on: date
    state: PlanState
    instalments: tuple[Watched, ...]
    overdue: Money
    surplus: Money
    next_step: str
    next_day: date | None
    reasons: tuple[str, ...]


def agreed(plan: Plan) -> tuple[Agreed, ...]:
    """The schedule of a plan as it is agreed and stored."""
    return tuple(
        Agreed(number=each.number, day=each.day, amount=each.amount) for each in plan.instalments
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice that the plan ends: what was overdue when it was ``written`` must be paid.

    ``sent`` is the day its letter went, None while it waits: no day of it runs before. ``printed``
    is the deadline in the letter; where the post took longer, the days from ``sent`` win.
    ``outages`` are those of the house.
    """

    written: date
    sent: date | None = None
    printed: date | None = None
    outages: tuple[Outage, ...] = ()

    def last_day(self, rates: Rates) -> date:
        """The last day to mend the plan; asked of one that has gone."""
        moved = self.extension(rates)
        return moved.until if moved else self._stated(rates)

    def extension(self, rates: Rates) -> Extension | None:
        """What outages have added to it; asked of one that has gone."""
        assert self.sent is not None  # asked of none that waits
        return extended(self._stated(rates), since=self.sent, outages=self.outages, rates=rates)

    def _stated(self, rates: Rates) -> date:
        assert self.sent is not None  # asked of none that waits
        least = deadline(self.sent, rates["plan_notice_days"].on(self.sent).whole)
        return max(least, self.printed or least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What is known beside the schedule and the money.

    ``kids`` are the plan's KIDs: money with another one does not count; money without one was
    placed by hand and counts. ``notice`` is the latest that was not returned. ``left`` is what
    the claims owe by the ledger, None where it is not asked.
    """

    kids: frozenset[str] = frozenset()
    notice: Notice | None = None
    left: Money | None = None


def watch(
    schedule: Sequence[Agreed],
    received: Iterable[Received],
    *,
    known: Knowledge,
    on: date,
    rates: Rates,
) -> Watch:
    """The plan on ``on``. Money the bank took back must be left out of ``received``.

    Raises NoRate where an instalment is due before the first setting of the house.
    """
    filled = fill(schedule, received, kids=known.kids, on=on)
    book = _Book(filled.instalments, rates)
    verdict = book.verdict(on, known)
    told = tuple(each.text for each in filled.instalments if each.met in _TELLING)
    return Watch(
        on=on,
        state=verdict.state,
        instalments=filled.instalments,
        overdue=book.overdue_sum(on),
        surplus=filled.surplus,
        next_step=verdict.step,
        next_day=verdict.day,
        reasons=(*verdict.why, *told, *filled.notes),
    )


_TELLING = frozenset({Met.PARTLY, Met.LATE, Met.MISSED, Met.EARLY})


@dataclass(frozen=True, slots=True)
class _Verdict:
    state: PlanState
    why: tuple[str, ...]
    step: str = ""
    day: date | None = None


class _Book:
    """The instalments with their money, asked about any day."""

    def __init__(self, instalments: Sequence[Watched], rates: Rates) -> None:
        self.instalments = instalments
        self.rates = rates

    def overdue(self, day: date) -> list[Watched]:
        """The instalments that were due before ``day`` and not paid in full by it."""
        return [
            each
            for each in self.instalments
            if each.agreed.day < day and each.paid_by(day) < each.agreed.amount
        ]

    def overdue_sum(self, day: date) -> Money:
        return sum(each.agreed.amount - each.paid_by(day) for each in self.overdue(day))

    def grace_end(self, each: Watched) -> date:
        """The last day of grace: rolled to a working day like every deadline."""
        days = self.rates["plan_grace_days"].on(each.agreed.day).whole
        return deadline(each.agreed.day, days)

    def broken(self, day: date) -> Watched | None:
        """The first instalment whose grace is over unpaid."""
        return next((each for each in self.overdue(day) if self.grace_end(each) < day), None)

    def verdict(self, on: date, known: Knowledge) -> _Verdict:
        if self._completed(known.left):
            paid = self.instalments and all(not each.missing for each in self.instalments)
            why = (
                "Alt i avtalen er betalt."
                if paid
                else "Det gjenstår ikke noe på kravene i avtalen."
            )
            return _Verdict(PlanState.COMPLETED, (why,))
        notice = known.notice
        if notice is None or notice.written > on:
            return self._without_notice(on, known)
        written = dotted(notice.written)
        if self.broken(notice.written) is None:
            why = f"Varselet om mislighold {written} er uten virkning: ingen avdrag var misligholdt da."
            return _with(self._without_notice(on, known), why)
        if notice.sent is None or notice.sent > on:
            return self._waiting(on, known, notice)
        return self._noticed(on, known, notice, notice.sent)

    def _completed(self, left: Money | None) -> bool:
        if left is not None:
            return left <= 0
        return all(each.missing == 0 for each in self.instalments)

    def _mended(self, notice: Notice, day: date) -> bool:
        """Whether what was overdue when the notice was written is paid by ``day``."""
        demanded = self.overdue(notice.written)
        return all(each.paid_by(day) >= each.agreed.amount for each in demanded)

    def _waiting(self, on: date, known: Knowledge, notice: Notice) -> _Verdict:
        """A notice that has not gone starts no deadline."""
        written = dotted(notice.written)
        if self._mended(notice, on):
            why = f"Varselet om mislighold {written} er rettet: det som manglet, er betalt før det gikk ut."
            return _with(self._without_notice(on, known), why)
        why = f"Varselet om mislighold skrevet {written} venter på utsending: fristen løper først fra det går."
        return _Verdict(PlanState.NOTICED, (why,))

    def _noticed(self, on: date, known: Knowledge, notice: Notice, went: date) -> _Verdict:
        """What was overdue when the notice was written must be paid by its last day."""
        last_day, moved = notice.last_day(self.rates), notice.extension(self.rates)
        sent, last = dotted(went), dotted(last_day)
        if self._mended(notice, min(on, last_day)):
            return _with(
                self._without_notice(on, known),
                f"Varselet om mislighold {sent} er rettet: det som manglet, er betalt innen {last}.",
            )
        after = first_day_after(last_day)
        if on < after:
            why = f"Varsel om mislighold er sendt {sent}. Avtalen består hvis det som mangler, betales innen {last}."
            told = (why, moved.told) if moved else (why,)
            return _Verdict(PlanState.NOTICED, told, "Avslutt avtalen", after)
        why = f"Avtalen er falt bort: varselet om mislighold {sent} ga frist til {last}, og det som manglet, er ikke betalt."
        return _Verdict(PlanState.ENDED, (why,), "Fortsett innkrevingen av hele restkravet", after)

    def _without_notice(self, on: date, known: Knowledge) -> _Verdict:
        late = self.overdue(on)
        cause = self.broken(on)
        if cause is not None:
            ran_out = dotted(self.grace_end(cause))
            why = f"Avdrag {cause.agreed.number} er misligholdt: fristen etter forfall gikk ut {ran_out}."
            day = first_day_after(self.grace_end(cause))
            return _Verdict(PlanState.BROKEN, (why,), "Send varsel om mislighold", day)
        if late:
            end = self.grace_end(late[0])
            why = f"Avdrag {late[0].agreed.number} er forsinket; avtalen er ikke brutt før etter {dotted(end)}."
            return _Verdict(PlanState.LATE, (why,), "Minn om avdraget på telefon eller i brev", on)
        return self._on_track(known.left)

    def _on_track(self, left: Money | None) -> _Verdict:
        if all(each.missing == 0 for each in self.instalments) and left:
            why = f"Alle avdrag er betalt, men det gjenstår {kroner(left)} kr på kravene."
            return _Verdict(PlanState.ON_TRACK, (why,), "Krev resten i et siste avdrag")
        return _Verdict(PlanState.ON_TRACK, ("Avtalen følges.",))


def _with(verdict: _Verdict, why: str) -> _Verdict:
    return _Verdict(verdict.state, (why, *verdict.why), verdict.step, verdict.day)
