"""The ledger, proved: every claim built anew from its facts in an empty database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Engine, create_engine, func, insert, select
from sqlalchemy.pool import NullPool

from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.postings import Entry, Posted, live
from collector_desk.errors.base import DeskError
from collector_desk.models import (
    Claim,
    ClaimBalance,
    ClaimDebtor,
    FactRow,
    House,
    LimitationEvent,
    Posting,
    Row,
)
from collector_desk.service.booking import book
from collector_desk.service.clock import Clock
from collector_desk.service.database import Work
from collector_desk.service.facts import CHUNK, posted_of
from collector_desk.service.proof import Breaks, Proof, counted

BOOKED_THROUGH = "booked_through"
"""The house's note of the last day through which every claim was booked."""

_TABLES = [
    Row.metadata.tables[table.__tablename__]
    for table in (Claim, FactRow, Posting, ClaimBalance, ClaimDebtor, LimitationEvent)
]
_CLAIM, _FACT, _POSTING, _BALANCE = _TABLES[:4]  # who owes, verify_limitation proves
_DAY = timedelta(days=1)
_ROWS = Mapping[str, Any]


def booked_through(work: Work) -> date:
    """The last day through which the night's work has booked every claim."""
    found = work.scalar(select(House.value).where(House.key == BOOKED_THROUGH))
    return date.fromisoformat(found) if found else date.min


def rebuilt(work: Work) -> Proof:
    """Book every claim from its facts in an empty database, and compare what stands in both.

    A posting that is missing is no break where its day lies after the last day on which the
    claim was booked: the next booking makes it.
    """
    breaks, postings = Breaks(), 0
    for claims in _claims(work):
        postings += _prove(work, claims, breaks)
    about = f"{counted(postings)} posteringer bygget opp på nytt"
    return Proof(name="Hovedbok", looked_at=about, broken=breaks.broken)


def _prove(work: Work, claims: Sequence[_ROWS], breaks: Breaks) -> int:
    """Prove some claims, one by one where one of them cannot be read; how many postings."""
    try:
        here = _read(work, [claim["id"] for claim in claims])
        anew = _build(work, claims, on=work.clock.today())
    except (DeskError, ValueError) as error:
        if len(claims) > 1:
            return sum(_prove(work, [claim], breaks) for claim in claims)
        why = str(error) if isinstance(error, DeskError) else "en verdi er ukjent"
        breaks.add("Kravet kan ikke regnes", f"krav {claims[0]['number']}: {why}")
        return 0
    unlike = [claim for claim in claims if here.of(claim["id"]) != anew.of(claim["id"])]
    waiting = _waiting(work, unlike, here, anew) if unlike else frozenset()
    for claim in unlike:
        if claim["id"] not in waiting:
            _compare(breaks, claim, here, anew)
    return sum(len(each) for each in anew.posted.values())


@dataclass(frozen=True, slots=True)
class _Books:
    """The postings that count and the balance rows of some claims."""

    posted: Mapping[int, Sequence[Posted]]
    balances: Mapping[int, tuple[Any, ...]]

    def of(self, claim_id: int) -> tuple[Counter[Entry], tuple[Any, ...] | None]:
        """What stands in the books on one claim."""
        entries = Counter(one.entry for one in self.posted.get(claim_id, ()))
        return entries, self.balances.get(claim_id)


def _read(work: Work, ids: Sequence[int]) -> _Books:
    posted = {number: live(each) for number, each in posted_of(work, ids).items()}
    rows = work.execute(select(_BALANCE).where(ClaimBalance.claim_id.in_(ids)))
    return _Books(posted, {row.claim_id: tuple(row) for row in rows})


def _claims(work: Work) -> Iterator[list[_ROWS]]:
    last = 0
    query = select(_CLAIM).order_by(Claim.id).limit(CHUNK)
    while rows := work.execute(query.where(Claim.id > last)).mappings().all():
        last = rows[-1]["id"]
        yield [dict(row) for row in rows]


def _build(work: Work, claims: Sequence[_ROWS], *, on: date) -> _Books:
    ids = [claim["id"] for claim in claims]
    facts = work.execute(select(_FACT).where(FactRow.claim_id.in_(ids))).mappings()
    with _empty(work, on) as scratch:
        scratch.execute(insert(_CLAIM), [dict(claim) for claim in claims])
        if rows := [dict(fact) for fact in facts]:
            scratch.execute(insert(_FACT), rows)
        book(scratch, ids)
        return _read(scratch, ids)


@contextmanager
def _empty(work: Work, on: date) -> Iterator[Work]:
    """A database with nothing in it, which is forgotten afterwards."""
    with _nowhere().connect() as connection:
        Row.metadata.create_all(connection, tables=_TABLES, checkfirst=False)
        with Work(connection) as scratch:
            scratch.who, scratch.clock = work.who, Clock(on)
            scratch.vault, scratch.rates = work.vault, work.rates
            yield scratch


@cache
def _nowhere() -> Engine:
    """One engine for every scratch database, so that no statement is compiled anew for each."""
    return create_engine("sqlite://", poolclass=NullPool)


def _waiting(work: Work, claims: Sequence[_ROWS], here: _Books, anew: _Books) -> frozenset[int]:
    """Claims that are right as of a day on which they may last have been booked.

    A booking changes with the day only where a rate changes or an entry falls due.
    """
    booked, today = _booked_on(work, [claim["id"] for claim in claims]), work.clock.today()
    tried: dict[date, list[_ROWS]] = defaultdict(list)
    for claim in claims:
        floor = booked[claim["id"]]
        lacking = anew.of(claim["id"])[0] - here.of(claim["id"])[0]
        turns = work.rates["late_interest"].changes(floor, today + _DAY)
        for day in {*turns, *(entry.value_date for entry in lacking)}:
            if day > floor:
                tried[day - _DAY].append(claim)
    found: set[int] = set()
    for day, some in sorted(tried.items()):
        left = [claim for claim in some if claim["id"] not in found]
        then = _build(work, left, on=day) if left else here
        found.update(c["id"] for c in left if then.of(c["id"]) == here.of(c["id"]))
    return frozenset(found)


def _booked_on(work: Work, ids: Sequence[int]) -> dict[int, date]:
    """The last day on which each claim was surely booked: in UTC, where no day begins sooner."""
    found = dict.fromkeys(ids, booked_through(work))
    for table, moment in ((_POSTING, "booked_at"), (_FACT, "known_at")):
        number = table.c.claim_id
        last = select(number, func.max(table.c[moment])).where(number.in_(ids)).group_by(number)
        for claim_id, at in work.execute(last):
            found[claim_id] = max(found[claim_id], at.date())
    return found


def _compare(breaks: Breaks, claim: _ROWS, here: _Books, anew: _Books) -> None:
    number, name = claim["id"], f"krav {claim['number']}"
    wanted = Counter(one.entry for one in anew.posted.get(number, ()))
    strange = []
    for one in here.posted.get(number, ()):
        if wanted[one.entry]:
            wanted[one.entry] -= 1
        else:
            strange.append(one)
    lacking = {entry.key: entry for entry in wanted.elements()}
    for one in strange:
        right = lacking.pop(one.entry.key, None)
        kind = "Postering uten grunnlag" if right is None else "Postering er endret"
        breaks.add(kind, f"{name}, postering {one.id}: {_said(one.entry)}{_instead(right)}")
    for entry in lacking.values():
        breaks.add("Postering mangler", f"{name}: {_said(entry)}")
    kept, right_row = here.balances.get(number), anew.balances.get(number)
    if kept != right_row:
        breaks.add("Saldoraden stemmer ikke", f"{name}: {_differs(kept, right_row)}")


def _said(entry: Entry) -> str:
    return (
        f"{entry.key}, {dotted(entry.value_date)}, {entry.debit} fra {entry.credit},"
        f" {kroner(entry.amount)}"
    )


def _instead(right: Entry | None) -> str:
    return "" if right is None else f" i stedet for {_said(right)}"


def _differs(kept: tuple[Any, ...] | None, right: tuple[Any, ...] | None) -> str:
    if kept is None or right is None:
        return "den mangler" if kept is None else "den skal ikke være der"
    names = _BALANCE.columns.keys()
    parts = zip(names, kept, right, strict=True)
    return ", ".join(f"{name} {old} i stedet for {new}" for name, old, new in parts if old != new)
