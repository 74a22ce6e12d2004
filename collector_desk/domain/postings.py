"""Postings: immutable balanced transfers, and which of them a new fold calls for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from collector_desk.domain.accounts_chart import INCOME, RECEIVABLE, Account
from collector_desk.domain.facts import Bucket
from collector_desk.domain.interest import InterestLine
from collector_desk.domain.leaves import sources
from collector_desk.domain.money import Money
from collector_desk.domain.movements import Cut, Move, Movement
from collector_desk.domain.rate_table import Table
from collector_desk.errors.ledger import RepeatedKey


class Entry(NamedTuple):
    """One transfer: ``amount`` øre > 0 from the ``credit`` account to the ``debit`` account.

    ``key`` is stable for what is posted, within its claim: «fee:17:fees»,
    «payment:23:principal», «interest:2026-01-01:2026-07-01». ``fact_id`` is None for interest,
    which follows from no single fact.
    """

    key: str
    debit: Account
    credit: Account
    amount: Money
    value_date: date
    rule: str
    source: str
    fact_id: int | None


@dataclass(frozen=True, slots=True)
class Posted:
    """An entry as it stands in the books. ``reverses`` is the id of the posting it undoes."""

    id: int
    entry: Entry
    reverses: int | None = None


class Booking(NamedTuple):
    """What must be posted so that the books say what the fold says."""

    to_reverse: tuple[Posted, ...]
    to_post: tuple[Entry, ...]


def of_movement(movement: Movement) -> Entry:
    """The transfer that books a movement."""
    fact = movement.fact
    debit, credit = _accounts(movement.move, movement.bucket)
    return Entry(
        key=_key(movement),
        debit=debit,
        credit=credit,
        amount=movement.amount,
        value_date=movement.day,
        rule=fact.rule,
        source=fact.source,
        fact_id=fact.id,
    )


def _key(movement: Movement) -> str:
    target = movement.bucket or "credit"
    if movement.move is Move.OFFSET:
        return f"offset:{movement.day}:{target}"
    if movement.move is Move.FREED:
        target = "freed"
    return f"{movement.fact.kind}:{movement.fact.id}:{target}"


def _span(found: Sequence[str]) -> str:
    """The first and the last regulation of a line; its leaf names them all."""
    return found[0] if len(found) == 1 else f"{found[0]} – {found[-1]}"


_AGAINST = {
    Move.LOWERED: Account.CREDITOR_CLAIMS,
    Move.FREED: Account.CREDIT,
    Move.WAIVED: Account.WAIVED,
    Move.COVERED: Account.UNPLACED,
    Move.SURPLUS: Account.UNPLACED,
    Move.OFFSET: Account.CREDIT,
    Move.RETURNED: Account.UNPLACED,
    Move.TAKEN: Account.UNPLACED,
}
_DEBITED = frozenset((Move.DUE, Move.FREED, Move.RETURNED, Move.TAKEN))


def _accounts(move: Move, bucket: Bucket | None) -> tuple[Account, Account]:
    """Debit and credit. Where no bucket moved, the claim's own side is the credit account."""
    own = RECEIVABLE[bucket] if bucket else Account.CREDIT
    against = INCOME[bucket] if bucket and move is Move.DUE else _AGAINST[move]
    return (own, against) if move in _DEBITED else (against, own)


def of_interest(
    lines: Sequence[InterestLine],
    *,
    cuts: Sequence[Cut],
    running: bool,
    rule: str,
    table: Table,
) -> tuple[Entry, ...]:
    """Closed lines, cut on the days money met them; of a running line only what is cut off.

    A cut posts the line's rounded amount up to its day less what is posted already, so that
    the parts of a line add up to the line.
    """
    found: list[Entry] = []
    for at, line in enumerate(lines, start=1):
        stops = [cut for cut in cuts if cut.line_from == line.from_day]
        if not (running and at == len(lines)):
            stops.append(Cut(line.from_day, line.to_day, line.amount))
        found.extend(_parts(stops, rule=rule, table=table))
    return tuple(found)


def _parts(stops: Sequence[Cut], *, rule: str, table: Table) -> Iterator[Entry]:
    since, booked = stops[0].line_from if stops else date.min, 0
    for _, day, amount in stops:
        if amount > booked:
            yield Entry(
                key=f"interest:{since}:{day}",
                debit=Account.INTEREST,
                credit=Account.INTEREST_INCOME,
                amount=amount - booked,
                value_date=day,
                rule=rule,
                source=_span(sources(table, since, day)),
                fact_id=None,
            )
            since, booked = day, amount


def booking(existing: Sequence[Posted], wanted: Sequence[Entry]) -> Booking:
    """The postings to reverse and to add, so that the live ones are exactly ``wanted``.

    Nothing posted is ever changed: one that is no longer right, by key or by content, is
    reversed by its ``opposite``, and the right one is posted. Booking what is booked already
    gives nothing. Raises RepeatedKey where two wanted entries share a key.
    """
    due = {entry.key: entry for entry in wanted}
    if len(due) < len(wanted):
        keys = [entry.key for entry in wanted]
        raise RepeatedKey(key=next(key for key in keys if keys.count(key) > 1))
    to_reverse = []
    for posted in live(existing):
        if due.get(posted.entry.key) == posted.entry:
            del due[posted.entry.key]
        else:
            to_reverse.append(posted)
    return Booking(tuple(to_reverse), tuple(due.values()))


def live(existing: Sequence[Posted]) -> list[Posted]:
    """The postings that neither undo another nor are undone."""
    undone = {posted.reverses for posted in existing}
    return [posted for posted in existing if posted.reverses is None and posted.id not in undone]


def opposite(posted: Posted) -> Entry:
    """The transfer that undoes a posting, with the same value date, so that the day is clean."""
    entry = posted.entry
    return entry._replace(debit=entry.credit, credit=entry.debit)
