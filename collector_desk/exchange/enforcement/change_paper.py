"""What changed of an own decision on trekk, as a PDF for the namsmann (innkrevingsloven § 32).

The published contract has no message for it: it takes one decision, and no later version of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from collector_desk.domain.enforcement.request.decision import Decision
from collector_desk.domain.enforcement.request.document import Line
from collector_desk.domain.enforcement.request.values import LineKind
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.errors.requests import RequestNotValid
from collector_desk.exchange.enforcement.paper import typeset

_TEMPLATE = "change_nb.typ"
_GONE = "ikke med lenger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What the namsmann was told last and on which day, and how it stands on ``day``.

    ``ended`` is the day the claims were no longer to be covered by trekk; ``rests``: he is asked to
    let it rest before ``until``, or where that is None until he is told otherwise. ``again``: a
    rest was ended since he was told last. ``held``: what has grown is left out, and told by itself.
    ``by`` is empty of what no person made.
    """

    before: Decision
    told_on: date
    now: Decision
    day: date
    debtor: str
    number: str  # the debtor's own, in words
    creditor: str
    by: str
    ended: date | None
    rests: bool
    until: date | None
    again: bool
    held: bool = False


def differs(before: Decision, now: Decision) -> bool:
    """Whether anything but the interest that runs on is other than it was told."""
    return before.district != now.district or others(before.lines, now.lines)


def others(before: Sequence[Line], now: Sequence[Line]) -> bool:
    """Whether what is left of any line is other than it was told, but for interest that runs on."""
    return _settled(before) != _settled(now) or not _runs_on(before, now)


def paper(change: Change) -> bytes:
    """The change as PDF/A: the same change gives the same bytes. Raises RequestNotValid."""
    if change.before.day is None:
        raise RequestNotValid(place="beslutningsdato", why="feltet mangler")
    return typeset(_TEMPLATE, words(change), change.day)


def words(change: Change) -> dict[str, Any]:
    """The words of the change as they are printed."""
    district = change.now.district or change.before.district
    there = {line.reference: line for line in change.now.lines}
    said = {line.reference: line for line in change.before.lines}
    return {
        "reference": change.before.reference,
        "day": dotted(change.day),
        "decided": dotted(change.before.day) if change.before.day else "",
        "told": dotted(change.told_on),
        "to": "namsmannen" + (f", {district.name}" if district else ""),
        "creditor": change.creditor,
        "debtor": change.debtor,
        "number": change.number,
        "by": change.by,
        "ended": dotted(change.ended) if change.ended else "",
        "rests": change.rests,
        "until": dotted(change.until) if change.until else "",
        "again": change.again,
        "held": change.held,
        "gone": [] if change.ended else list(_gone(change)),
        "rows": list(_rows(said, there)),
        "interest": kroner(_interest(change.now.lines)),
        "total": kroner(sum(_left(line) for line in change.now.lines)),
    }


def _gone(change: Change) -> Iterator[str]:
    """The claims that the trekk is for no longer, by their numbers."""
    there = {line.reference for line in change.now.lines}
    for line in change.before.lines:
        if line.kind is LineKind.PRINCIPAL and line.reference not in there:
            yield line.reference.removesuffix("-H")


def _rows(said: dict[str, Line], there: dict[str, Line]) -> Iterator[dict[str, str]]:
    """Each line that is no interest: what was told, and what is left of it."""
    for reference in dict.fromkeys((*said, *there)):
        old, new = said.get(reference), there.get(reference)
        line = new or old
        if line is None or line.kind is LineKind.INTEREST:
            continue
        yield {
            "reference": reference,
            "text": line.text,
            "said": kroner(_left(old)) if old else "",
            "now": kroner(_left(new)) if new else _without(reference, there),
        }


def _without(reference: str, there: dict[str, Line]) -> str:
    """A cost that is paid has no line; of a claim that fell out nothing is asked."""
    claim = reference.rsplit("-", 1)[0]
    return kroner(0) if f"{claim}-H" in there else _GONE


def _settled(lines: Iterable[Line]) -> tuple[dict[str, Money], Money]:
    """What is left of each line that is no interest, and what was taken off the interest."""
    left: dict[str, Money] = {}
    taken: Money = 0
    for line in lines:
        if line.kind is LineKind.INTEREST:
            taken += (line.original.ore if line.original else 0) - _left(line)
        else:
            left[line.reference] = _left(line)
    return left, taken


def _runs_on(before: Iterable[Line], now: Iterable[Line]) -> bool:
    """Whether every stretch of interest that was told is one still: as it was, or run on since.

    Another is owed where a payment turns out to be of another day.
    """
    there = {_stretch(line): line for line in now if line.interest}
    return all(_ran_on(line, there.get(_stretch(line))) for line in before if line.interest)


def _stretch(line: Line) -> tuple[object, ...]:
    assert line.interest is not None
    return line.related, line.interest.start, line.interest.base


def _ran_on(told: Line, found: Line | None) -> bool:
    """Whether a stretch ends later than it did, or on that day with the same sum."""
    if found is None or not (told.interest and found.interest):
        return False
    was, ends = told.interest.end, found.interest.end
    return found.original == told.original if was == ends else bool(was and ends and was < ends)


def _interest(lines: Iterable[Line]) -> Money:
    return sum(_left(line) for line in lines if line.kind is LineKind.INTEREST)


def _left(line: Line | None) -> Money:
    return line.remaining.ore if line and line.remaining else 0
