"""The audit, proved: no row is missing, moved or changed, and the signed roots still fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Row as Found
from sqlalchemy import select, tuple_

from collector_desk.models import Audit, AuditHead, AuditRoot
from collector_desk.service import audit, audit_root
from collector_desk.service.audit_root import End
from collector_desk.service.database import Work
from collector_desk.service.proof import Breaks, Proof, counted

_AT_ONCE = 2_000
_ROW = (
    Audit.stream,
    Audit.seq,
    Audit.at,
    Audit.account_id,
    Audit.actor,
    Audit.deed,
    Audit.outcome,
    Audit.details,
    Audit.salt,
    Audit.digest,
    Audit.previous,
    Audit.hash,
)


def chains(work: Work) -> Proof:
    """Each stream: no gap, each row linked to the one before, contents as noted, the end known.

    The contents of a row may be gone by lawful retention; then ``details`` is empty, and the
    chain still proves that the row was there.
    """
    breaks, rows, streams = Breaks(), 0, 0
    heads: dict[str, End] = {
        stream: (seq, last)
        for stream, seq, last in work.execute(
            select(AuditHead.stream, AuditHead.seq, AuditHead.hash)
        )
    }
    stream, end = "", (0, audit.GENESIS)
    for row in _rows(work):
        rows += 1
        if row.stream != stream:
            _ended(breaks, heads, stream, end)
            stream, end = row.stream, (0, audit.GENESIS)
            streams += 1
        _check(breaks, row, end)
        end = (row.seq, row.hash)
    _ended(breaks, heads, stream, end)
    for left, (seq, _) in sorted(heads.items()):
        breaks.add("Kjede er borte", f"{left}, {seq} rader")
    about = f"{counted(rows)} rader i {counted(streams)} kjeder"
    return Proof(name="Logg", looked_at=about, broken=breaks.broken, sound="hel")


def _rows(work: Work) -> Iterator[Found[Any]]:
    query = select(*_ROW).order_by(Audit.stream, Audit.seq)
    return iter(work.execute(query.execution_options(yield_per=_AT_ONCE)))


def _check(breaks: Breaks, row: Found[Any], before: End) -> None:
    where = f"{row.stream} nr. {row.seq}"
    if row.seq != before[0] + 1:
        breaks.add("Rad mangler eller er satt inn", where)
    if row.previous != before[1]:
        breaks.add("Rad henger ikke på raden før", where)
    content = row.digest
    if row.details is not None:
        content = audit.digest(row.salt, row.actor, row.details)
        if content != row.digest:
            breaks.add("Innholdet er endret", where)
    chained = audit.link(
        previous=row.previous,
        stream=row.stream,
        seq=row.seq,
        at=row.at,
        account_id=row.account_id,
        deed=row.deed,
        outcome=row.outcome,
        content=row.digest,
    )
    if chained != row.hash:
        breaks.add("Rad er endret", where)


def _ended(breaks: Breaks, heads: dict[str, End], stream: str, end: End) -> None:
    if not stream:
        return
    head = heads.pop(stream, None)
    if head != end:
        known = "ingen" if head is None else f"nr. {head[0]}"
        breaks.add("Enden av kjeden stemmer ikke", f"{stream} nr. {end[0]}, kjent ende: {known}")


def roots(work: Work) -> Proof:
    """Each day's root: signed by this house, chained to the root before, true to the streams."""
    breaks, count, last = Breaks(), 0, audit.GENESIS
    known: dict[str, End] = {}
    for root in audit_root.roots(work):
        count += 1
        where = f"{root.day:%d.%m.%Y}"
        if not audit_root.signed_by(root, work.vault):
            breaks.add("Rotsignaturen er ugyldig", where)
        made = audit_root.root_of(
            previous=last, day=root.day, streams=root.streams, heads=root.heads
        )
        if made != root.root:
            breaks.add("Roten er endret eller en tidligere mangler", where)
        last = root.root
        _fits(work, breaks, root, known)
    return Proof(name="Loggens røtter", looked_at=f"{counted(count)} dager", broken=breaks.broken)


def _fits(work: Work, breaks: Breaks, root: AuditRoot, known: dict[str, End]) -> None:
    where = f"{root.day:%d.%m.%Y}"
    try:
        ends = audit_root.ends_of(root)
    except ValueError:
        breaks.add("Roten kan ikke leses", where)
        return
    known |= ends
    if len(known) != root.streams:
        breaks.add("Roten mangler kjeder", f"{where}: {len(known)} av {root.streams}")
    for some in _parts(ends):
        found = dict(_hashes(work, some))
        for stream, end in some:
            if found.get((stream, end[0])) != end[1]:
                breaks.add("Kjeden er skrevet om siden roten", f"{where}: {stream} nr. {end[0]}")


def _parts(ends: Mapping[str, End]) -> Iterator[list[tuple[str, End]]]:
    rest = iter(sorted(ends.items()))
    while some := list(islice(rest, 500)):
        yield some


def _hashes(work: Work, some: Sequence[tuple[str, End]]) -> Iterator[tuple[tuple[str, int], str]]:
    keys = [(stream, seq) for stream, (seq, _) in some]
    query = select(Audit.stream, Audit.seq, Audit.hash).where(
        tuple_(Audit.stream, Audit.seq).in_(keys)
    )
    for stream, seq, chained in work.execute(query):
        yield (stream, seq), chained
