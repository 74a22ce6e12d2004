"""Claims that rest to a new deadline rest as long as outages have moved it, by the debtor's folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.outages import Outage, extended
from collector_desk.domain.rates import Rates
from collector_desk.service.kept_rows import KeptHold, KeptLetter

_DAY = timedelta(days=1)
_TELLING = frozenset({LetterKind.OBJECTION_DECISION.value, LetterKind.DEFERRAL_ENDED.value})
"""The letters that give a new deadline: after an objection, and where a deferral ended early."""


def longer(
    holds: Iterable[KeptHold],
    letters: Sequence[KeptLetter],
    outages: Sequence[Outage],
    rates: Rates,
) -> Iterator[KeptHold]:
    """The holds, those to a new deadline with the day that outages have moved it to, and why."""
    for hold in holds:
        if not outages or hold.until is None or hold.reason != Reason.NEW_DEADLINE.value:
            yield hold
            continue
        last = hold.until - _DAY
        told = [one.sent_on for one in letters if one.kind in _TELLING and one.deadline == last]
        since = max(filter(None, told), default=hold.from_day)
        found = extended(last, since=since, outages=outages, rates=rates)
        if found is None:
            yield hold
        else:
            text = f"{hold.text}. {found.text}"
            yield hold._replace(until=found.until + _DAY, review_on=found.until, text=text)
