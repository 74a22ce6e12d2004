"""The audit of a deed that touches thousands of debtors: the same chain, written in one go."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.dialects import postgresql

from collector_desk.models import Audit, AuditHead
from collector_desk.service import audit
from collector_desk.service.database import Work
from collector_desk.service.keys import chunks, fill

_Heads = dict[str, tuple[int, str]]
_REMEMBERED = 20  # rows that an order remembers of a deed; nothing larger is undone from there


def note_all(work: Work, deed: str, by_stream: Mapping[str, Mapping[str, Any]]) -> None:
    """Add one row to each stream, as ``Work.note`` does; details hold ids and figures only.

    Heads are locked in the order of their names, so that two such deeds never wait for each other.
    """
    streams = sorted(by_stream)
    heads = _lock(work, streams)
    at, who = work.clock.wall(), work.who
    rows: list[dict[str, Any]] = []
    for stream in streams:
        seq, previous = heads[stream]
        details, salt = dict(by_stream[stream]), secrets.token_hex(16)
        content = audit.digest(salt, who.name, details)
        chained = audit.link(
            previous=previous, stream=stream, seq=seq + 1, at=at, account_id=who.account_id,
            deed=deed, outcome="done", content=content,
        )  # fmt: skip
        rows.append(
            {
                "stream": stream, "seq": seq + 1, "at": at, "account_id": who.account_id,
                "actor": who.name, "deed": deed, "outcome": "done", "details": details,
                "salt": salt, "digest": content, "previous": previous, "hash": chained,
            }
        )  # fmt: skip
    fill(work, Audit, rows)
    _move(work, rows)
    work.noted += [(row["stream"], row["seq"]) for row in rows[:_REMEMBERED]]


def note_debtors(work: Work, deed: str, by_debtor: Mapping[int, Mapping[str, Any]]) -> None:
    """One row in the stream of each debtor."""
    note_all(work, deed, {f"debtor:{debtor}": details for debtor, details in by_debtor.items()})


def _lock(work: Work, streams: Iterable[str]) -> _Heads:
    found: _Heads = {}
    for some in chunks(streams):
        found |= _heads(work, some)
        missing = [stream for stream in some if stream not in found]
        if missing:
            _begin(work, missing)
            found |= _heads(work, missing)
    return found


def _heads(work: Work, streams: list[str]) -> _Heads:
    rows = work.execute(
        select(AuditHead.stream, AuditHead.seq, AuditHead.hash)
        .where(AuditHead.stream.in_(streams))
        .order_by(AuditHead.stream)
        .with_for_update()
    )
    return {row.stream: (row.seq, row.hash) for row in rows}


def _begin(work: Work, streams: list[str]) -> None:
    rows = [{"stream": stream, "seq": 0, "hash": audit.GENESIS} for stream in streams]
    if work.get_bind().dialect.name == "postgresql":
        work.execute(postgresql.insert(AuditHead).on_conflict_do_nothing(), rows)
    else:
        work.execute(insert(AuditHead), rows)


def _move(work: Work, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    move = (
        update(AuditHead)
        .where(AuditHead.stream == bindparam("of_stream"))
        .values(seq=bindparam("to_seq"), hash=bindparam("to_hash"))
    )
    ends = [
        {"of_stream": row["stream"], "to_seq": row["seq"], "to_hash": row["hash"]} for row in rows
    ]
    work.connection().execute(move, ends)
