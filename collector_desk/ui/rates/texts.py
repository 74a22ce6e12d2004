"""Words of the rates: what a proposed value would move, and what stands in the way of one."""

from __future__ import annotations

from datetime import date

from collector_desk.domain.calendar import add_months
from collector_desk.ui.formats import day, grouped, kroner
from collector_desk.ui.grid import Line
from collector_desk.ui.messages import Message
from collector_desk.wire.rates import RateRehearsal, RateTable

_LISTED = 8
"""Cases that the box shows; its approver sees all that are kept."""


_NO_MONEY = "se sakene"
"""Where what moves is a day or a count: the cases beneath say from what to what."""


def after(table: RateTable, due: date) -> date:
    """When the value after one from ``due`` is to be expected: as long after it as it is itself."""
    last = table.rows[0].since
    months = 12 * (due.year - last.year) + due.month - last.month
    return add_months(due, max(1, months))


def moves(found: RateRehearsal | None, problem: Message | None, *, busy: bool) -> str:
    """How many running cases move, or why it is not known."""
    if problem is not None:
        return f"{problem.sentence} {problem.what_now}".strip()
    if busy:
        return "Prøver satsen på løpende saker …"
    if found is None:
        return "Ikke prøvd. Alle løpende saker regnes på nytt; det kan ta et minutt."
    on = f"Regnet på {day(found.on)}."
    if not found.whole:
        on += f" Bare de første {grouped(found.debtors)} skyldnerne er prøvd."
    if not found.moved:
        return f"Ingen av {grouped(found.tried)} løpende saker flytter seg. {on}"
    return f"{grouped(found.moved)} av {grouped(found.tried)} løpende saker flytter seg. {on}"


def groups(found: RateRehearsal) -> tuple[Line, ...]:
    """Each figure and kind of case: how many, and kroner before and after where it is money."""
    return tuple(
        Line((f"{each.what}, {each.kind}", grouped(each.count), *_money(each.before, each.after)))
        for each in found.groups
    )


def _money(before: int, after: int) -> tuple[str, str]:
    return (kroner(before), kroner(after)) if before != after else (_NO_MONEY, _NO_MONEY)


def cases(found: RateRehearsal) -> tuple[Line, ...]:
    """The first cases before and after."""
    return tuple(
        Line((f"{each.number} {each.kind}: {each.what}", each.before, each.after))
        for each in found.cases[:_LISTED]
    )


def stands(found: RateRehearsal) -> str:
    """What is about these cases, and stands as it is."""
    return (
        f"Berører {found.plans} løpende avtaler, {found.measures} tiltak i kraft og"
        f" {found.letters} sendte brev med frist etter den dagen. De blir stående."
    )


def waiting(table: RateTable) -> str:
    """Which row waits for a second person; empty where none does."""
    return " ".join(
        f"Venter: fra {day(each.since)}, foreslått av {each.by}." for each in table.waiting
    )
