"""Outages: days on which a debtor could not reach us, and what they add to a deadline that ran then.

A house rule in the debtor's favour. Which outages count, and whether the days of the outage or its
end moves a deadline, are dated settings (``rates/house.toml``), not confirmed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from collector_desk.domain.calendar import next_working_day
from collector_desk.domain.phrases import dotted, not_confirmed
from collector_desk.domain.rates import Rates

_DAY = timedelta(days=1)


class Channel(StrEnum):
    """What was down."""

    PORTAL = "portal"
    DIGITAL_POST = "digital_post"
    PHONE = "phone"
    ALL = "all"

    @property
    def label(self) -> str:
        """What was down, in Bokmål."""
        return _LABELS[self]


_LABELS = {
    Channel.PORTAL: "Portalen",
    Channel.DIGITAL_POST: "SvarUt og digital post",
    Channel.PHONE: "Telefonen",
    Channel.ALL: "Alle kanaler",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """What was down from ``first`` to ``last``, whole days, both included.

    ``goes_on``: it is not over, and ``last`` is the day it is looked at.
    """

    channel: Channel
    first: date
    last: date
    goes_on: bool = False

    @property
    def text(self) -> str:
        """What was down when, as a part of a sentence in Bokmål.

        >>> Outage(channel=Channel.PORTAL, first=date(2026, 11, 19), last=date(2026, 11, 20)).text
        'portalen var nede 19.–20.11.2026'
        """
        what = self.channel.label
        what = f"{what[:1].lower()}{what[1:]}" if self.channel is not Channel.DIGITAL_POST else what
        if self.goes_on:
            return f"{what} har vært nede siden {dotted(self.first)}"
        return f"{what} var nede {_days(self.first, self.last)}"

    def days(self) -> Iterator[date]:
        """Each day of it."""
        day = self.first
        while day <= self.last:
            yield day
            day += _DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """A deadline that outages have moved from ``before`` to ``until``, its last day now."""

    before: date
    until: date
    outages: tuple[Outage, ...]
    unconfirmed: str = ""

    @property
    def text(self) -> str:
        """What has moved it, as a sentence in Bokmål."""
        why = [one.text for one in self.outages]
        said = " og ".join(filter(None, (", ".join(why[:-1]), why[-1])))
        return f"Fristen er forlenget fra {dotted(self.before)} til {dotted(self.until)}: {said}."

    @property
    def told(self) -> str:
        """The same with what the legal department has not confirmed of it."""
        return " ".join(filter(None, (self.text, not_confirmed(filter(None, [self.unconfirmed])))))


def extended(
    last_day: date, *, since: date, outages: Collection[Outage], rates: Rates
) -> Extension | None:
    """What outages have added to a deadline that began on ``since``; None where that is nothing.

    The day it began is not counted, its last day is. The days of the outages within the deadline
    are added to its last day, or, by the other setting, one that ran out while something was down
    ends on the first working day after. Either ends on a working day, and an outage within what
    was added counts too.

    >>> portal = Outage(channel=Channel.PORTAL, first=date(2026, 11, 19), last=date(2026, 11, 20))
    >>> found = extended(
    ...     date(2026, 11, 20), since=date(2026, 11, 6), outages=[portal], rates=Rates.shipped()
    ... )
    >>> found and found.text
    'Fristen er forlenget fra 20.11.2026 til 23.11.2026: portalen var nede 19.–20.11.2026.'
    """
    before = next_working_day(last_day)
    counting = [one for one in outages if since < one.last and _counts(one, rates)]
    if not any(one.first <= before for one in counting):
        return None
    setting = rates["outage_by_days"].on(before)
    until = _by_days(before, since, counting) if setting.applies else _after(before, counting)
    if until == before:
        return None
    within = [
        one for one in counting if one.first <= until and (setting.applies or one.last >= before)
    ]
    return Extension(
        before=before,
        until=until,
        outages=tuple(sorted(within, key=lambda one: (one.first, one.channel))),
        unconfirmed="" if setting.confirmed else setting.note,
    )


def _counts(outage: Outage, rates: Rates) -> bool:
    return rates.keyed("outage_counts").on(outage.first)[outage.channel].applies


def _by_days(end: date, since: date, outages: Sequence[Outage]) -> date:
    """Day for day; what is added is looked at by itself, so that it never ends while all is down."""
    down = {day for one in outages for day in one.days()}
    while lost := sum(since < day <= end for day in down):
        since, end = end, next_working_day(end + timedelta(days=lost))
    return end


def _after(end: date, outages: Sequence[Outage]) -> date:
    """The first working day on which nothing that was down at the end still is."""
    while ends := [one.last for one in outages if one.first <= end <= one.last]:
        end = next_working_day(max(ends) + _DAY)
    return end


def _days(first: date, last: date) -> str:
    if first == last:
        return dotted(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%d}.–{dotted(last)}"
    return f"{dotted(first)}–{dotted(last)}"
