"""Where rows of worklists come from: one shape for every source, and who sees which of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    Select,
    String,
    and_,
    case,
    cast,
    func,
    null,
    or_,
    select,
    true,
)

from collector_desk.domain.work import WorkKind
from collector_desk.models import Debtor, Person, WorkMark
from collector_desk.service import gate
from collector_desk.service.database import Work

MOST = 500
"""Rows and counts of one source stop here: nobody works down a longer list."""

_TYPES: dict[str, Any] = {
    "person_id": BigInteger,
    "debtor_id": BigInteger,
    "claim_id": BigInteger,
    "version": BigInteger,
    "amount": BigInteger,
    "since": Date,
    "text": String,
    "code": String,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One row as its source found it.

    ``day`` orders the source, ``since`` is another day that its words need, ``code`` and ``text``
    are what the source wrote there. ``person_id`` is whom it is given to.
    """

    subject_id: int
    day: date
    debtor_id: int | None
    claim_id: int | None
    version: int
    amount: int | None
    since: date | None
    text: str
    code: str
    debtor_name: str
    ours: bool  # of the reader's own portfolio
    person_id: int | None
    person: str
    put_off_until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """How the rows of one kind are found and worded.

    ``query`` gives the columns of ``row``; ``due`` is the day a row is due, growing with ``day``.
    ``exact`` says which candidates are rows, where the query alone cannot. ``firm`` marks days of
    the law, past which nothing is put off.
    """

    kind: WorkKind
    query: Callable[[Work], Select[Any]]
    due: Callable[[Work, Found], date]
    why: Callable[[Work, Found, date], str]
    moves: Callable[[Work, Found], tuple[str, ...]]
    exact: Callable[[Work, Sequence[Found]], list[Found]] | None = None
    firm: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Whose rows: ``scope`` is mine, team or all, seen from one person and the person's teams."""

    scope: str
    person_id: int | None
    teams: frozenset[int]
    put_off: bool = False


def row(**columns: Any) -> list[ColumnElement[Any]]:
    """The columns of a source; those that it has no use for are empty."""
    given = [columns[name].label(name) for name in ("subject_id", "day")]
    return given + [
        columns.get(name, cast(null(), kind)).label(name) for name, kind in _TYPES.items()
    ]


def rows(work: Work, source: Source, reach: Reach, *, subject: int | None = None) -> list[Found]:
    """The rows of a source that this reader may see, those due first at the top."""
    query = _statement(work, source, reach, subject)
    if source.exact is not None:
        return source.exact(work, [_found(each) for each in work.execute(query)])[:MOST]
    return [_found(each) for each in work.execute(query.limit(MOST))]


def count(work: Work, source: Source, reach: Reach) -> int:
    """How many rows ``rows`` gives, without making them."""
    if source.exact is not None:
        return len(rows(work, source, reach))
    few = _statement(work, source, reach, None).order_by(None).limit(MOST).subquery()
    return work.scalar(select(func.count()).select_from(few)) or 0


def _statement(work: Work, source: Source, reach: Reach, subject: int | None) -> Select[Any]:
    base = source.query(work).subquery("found")
    owner = _owner(base)
    query = (
        select(
            base,
            Debtor.name.label("debtor_name"),
            owner.label("owner"),
            _ours(work).label("ours"),
            Person.name.label("person"),
            WorkMark.put_off_until,
        )
        .select_from(base)
        .outerjoin(Debtor, Debtor.id == base.c.debtor_id)
        .outerjoin(
            WorkMark,
            and_(WorkMark.kind == source.kind.value, WorkMark.subject_id == base.c.subject_id),
        )
        .outerjoin(Person, Person.id == owner)
        .where(_may_see(work, base), _in_reach(reach, owner))
        .order_by(base.c.day, base.c.subject_id)
    )
    if subject is not None:
        query = query.where(base.c.subject_id == subject)
    if not reach.put_off:
        today = work.clock.today()
        query = query.where(or_(WorkMark.put_off_until.is_(None), WorkMark.put_off_until <= today))
    return query


def _owner(base: Any) -> ColumnElement[int | None]:
    """Whom a row is given to; one who is disqualified has it not, and it is the team's again."""
    given = func.coalesce(WorkMark.person_id, base.c.person_id, Debtor.responsible_id)
    return case((gate.disqualified(given), None), else_=given)


def _may_see(work: Work, base: Any) -> ColumnElement[bool]:
    of_debtor = and_(
        Debtor.id.is_not(None),
        gate.listed(work.who),
    )
    return or_(base.c.debtor_id.is_(None), of_debtor)


def _in_reach(reach: Reach, owner: ColumnElement[int | None]) -> ColumnElement[bool]:
    """What belongs to no team belongs to everybody: so nothing lies unseen."""
    own = owner == reach.person_id
    team = or_(Debtor.team_id.in_(sorted(reach.teams)), Debtor.team_id.is_(None))
    if reach.scope == "mine":
        return or_(own, and_(owner.is_(None), team))
    return or_(own, team) if reach.scope == "team" else true()


def _ours(work: Work) -> ColumnElement[bool]:
    ours = or_(
        Debtor.team_id.in_(sorted(work.who.team_ids)), Debtor.responsible_id == work.who.person_id
    )
    return func.coalesce(ours, False)


def _found(each: Any) -> Found:
    return Found(
        subject_id=each.subject_id,
        day=each.day,
        debtor_id=each.debtor_id,
        claim_id=each.claim_id,
        version=each.version or 0,
        amount=each.amount,
        since=each.since,
        text=each.text or "",
        code=each.code or "",
        debtor_name=each.debtor_name or "",
        ours=bool(each.ours),
        person_id=each.owner,
        person=each.person or "",
        put_off_until=each.put_off_until,
    )
