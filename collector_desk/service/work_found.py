"""Where rows of worklists come from: one shape for every source, and who sees which of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
from collector_desk.wire.work import RowOf

MOST = 500
"""Rows and counts of one source stop here: nobody works down a longer list."""

TO_READ = "Åpne skyldneren for å lese hva som står."
"""What is told instead of somebody's words, until the debtor is opened."""

RESTS = "Stilt i bero"
"""What is told instead of a private reason to let something rest, until the debtor is opened."""

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
    are what the source wrote there. ``person_id`` is whom it is given to. ``left`` are the numbers
    of the claims that are still to be decided, of a request answered in part.
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
    left: tuple[str, ...] = ()


Why = Callable[[Work, Found, date], str]
"""Why a row is there, by the day it is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """How the rows of one kind are found and worded.

    ``query`` gives the columns of ``row``; ``due`` is the day a row is due, growing with ``day``.
    ``told`` adds what only the words of the rows need; ``ahead`` is the last day the lists look
    ahead to where none was asked for. ``firm`` marks days of the law, past which nothing is put off.
    ``closed`` says instead of ``why`` to who has not opened the debtor: what somebody wrote may
    tell of health, and to read it is a look that is noted.
    """

    kind: WorkKind
    query: Callable[[Work], Select[Any]]
    due: Callable[[Work, Found], date]
    why: Why
    moves: Callable[[Work, Found], tuple[str, ...]]
    told: Callable[[Work, Sequence[Found]], list[Found]] | None = None
    ahead: Callable[[Work], date] | None = None
    firm: bool = False
    closed: Why | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Whose rows: ``scope`` is mine, team or all, seen from one person and the person's teams.

    ``until`` is the last day of rows whose source looks ahead.
    """

    scope: str
    person_id: int | None
    teams: frozenset[int]
    put_off: bool = False
    until: date | None = None


def row(**columns: Any) -> list[ColumnElement[Any]]:
    """The columns of a source; those that it has no use for are empty."""
    given = [columns[name].label(name) for name in ("subject_id", "day")]
    return given + [
        columns.get(name, cast(null(), kind)).label(name) for name, kind in _TYPES.items()
    ]


def rows(work: Work, source: Source, reach: Reach) -> list[Found]:
    """The rows of a source that this reader may see, those due first at the top."""
    return _rows(work, source, _statement(work, source, reach))


def one(work: Work, source: Source, of: RowOf) -> Found | None:
    """One row of a source, whosever it is, put off or not, where this reader may see it."""
    everybody = Reach(scope="all", person_id=None, teams=frozenset(), put_off=True, until=date.max)
    query = _statement(work, source, everybody)
    found = query.selected_columns
    query = query.where(found.subject_id == of.subject_id)
    if of.debtor_id is not None:
        query = query.where(found.debtor_id == of.debtor_id)
    return next(iter(_rows(work, source, query)), None)


def _rows(work: Work, source: Source, query: Select[Any]) -> list[Found]:
    found = [_found(each) for each in work.execute(query.limit(MOST))]
    return source.told(work, found) if source.told is not None else found


def counts(work: Work, source: Source, reaches: Iterable[Reach]) -> dict[Reach, int]:
    """How many rows ``rows`` gives for each reach, without making them; by one statement."""
    asked = list(dict.fromkeys(reaches))
    if not asked:
        return {}
    few = [reached(work, source, reach).limit(MOST).subquery() for reach in asked]
    query = select(*(select(func.count()).select_from(each).scalar_subquery() for each in few))
    return dict(zip(asked, work.execute(query).one(), strict=True))


def reached(work: Work, source: Source, reach: Reach) -> Select[Any]:
    """The rows of a source that this reader may see, as bare as they are counted, in no order."""
    base = source.query(work).subquery("found")
    owner = _owner(base)
    query = (
        select(base, owner.label("owner"))
        .select_from(base)
        .outerjoin(Debtor, Debtor.id == base.c.debtor_id)
        .outerjoin(
            WorkMark,
            and_(
                WorkMark.kind == source.kind.value,
                WorkMark.subject_id == base.c.subject_id,
                WorkMark.debtor_id == func.coalesce(base.c.debtor_id, 0),
            ),
        )
        .where(_may_see(work, base), _in_reach(reach, owner))
    )
    if source.ahead is not None:
        query = query.where(base.c.day <= (reach.until or source.ahead(work)))
    if not reach.put_off:
        today = work.clock.today()
        query = query.where(or_(WorkMark.put_off_until.is_(None), WorkMark.put_off_until <= today))
    return query


def _statement(work: Work, source: Source, reach: Reach) -> Select[Any]:
    """The rows with their names, in the order of their days."""
    query = reached(work, source, reach)
    found = query.selected_columns
    return (
        query.add_columns(
            Debtor.name.label("debtor_name"),
            _ours(work).label("ours"),
            Person.name.label("person"),
            WorkMark.put_off_until,
        )
        .outerjoin(Person, Person.id == found.owner)
        .order_by(found.day, found.subject_id)
    )


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
