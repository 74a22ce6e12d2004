"""Saved lists: kept, shared with a team, counted as the worklist counts, removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pydantic import ValidationError
from sqlalchemy import ColumnElement, func, or_, select

from collector_desk.domain.access import Role
from collector_desk.errors.lists import ListNameTaken, ListOutdated, NotYourList, TooManyLists
from collector_desk.errors.service import Unknown
from collector_desk.models import Person, SavedList, Team
from collector_desk.service import worklist
from collector_desk.service.database import Work
from collector_desk.wire import lists as wire
from collector_desk.wire.work import AskWork

MOST = 12
"""Lists of one person, and as many of one team: each is counted after every deed."""


class _Owned(NamedTuple):
    """A list with the names that go with it."""

    row: SavedList
    owner: str
    team: str


def listed(work: Work) -> wire.SavedLists:
    """One's own lists in their order, then those that others share with one's teams."""
    me = work.who.person_id
    found = sorted(_visible(work), key=lambda each: each.row.owner_id != me)
    return wire.SavedLists(rows=_views(work, found), teams=tuple(_own_teams(work)))


def save(work: Work, order: wire.SaveList) -> wire.SavedList:
    """Keep a filter under a name, for oneself or for a team of one's own.

    Raises:
        Unknown: not a team of one's own, or the filter names a colleague one has not.
        ListNameTaken: one has a list of this name.
        TooManyLists: as many as there is room for are kept.
    """
    owner = work.who.person_id or 0
    work.get_one(Person, owner, with_for_update=True)  # one order of a person at a time
    own = [each for each in _visible(work) if each.row.owner_id == owner]
    if any(each.row.name.casefold() == order.name.casefold() for each in own):
        raise ListNameTaken(name=order.name)
    if order.team_id is not None and order.team_id not in work.who.team_ids:
        raise Unknown(what="team", id=order.team_id)
    if len(own) >= MOST or _of_team(work, order.team_id) >= MOST:
        raise TooManyLists(most=MOST)
    if worklist.counted(work, [order.ask]) == [None]:  # could not be counted later either
        raise Unknown(what="person", id=order.ask.person_id)
    row = SavedList(
        owner_id=owner,
        team_id=order.team_id,
        name=order.name,
        place=order.place,
        ask=order.ask.model_dump(mode="json"),
        position=max((each.row.position for each in own), default=0) + 1,
        saved_at=work.clock.now(),
    )
    work.add(row)
    work.flush()
    work.note("lists.save", stream="house", details={"list": row.id, "team": row.team_id})
    return _views(work, [_one(work, row.id)])[0]


def remove(work: Work, list_id: int) -> wire.ListRemoved:
    """Remove a list: one's own, or one that is shared with a team that one leads.

    Raises:
        Unknown: no such list that one sees.
        NotYourList: another's.
    """
    found = _one(work, list_id)
    if not _may_remove(work, found.row):
        raise NotYourList(owner=found.owner)
    found.row.removed_on, found.row.removed_by = work.clock.today(), work.who.name
    work.flush()
    work.note("lists.remove", stream="house", details={"list": list_id})
    return wire.ListRemoved(list_id=list_id, name=found.row.name)


def _one(work: Work, list_id: int) -> _Owned:
    work.get(SavedList, list_id, with_for_update=True, populate_existing=True)
    found = _visible(work, SavedList.id == list_id)
    if not found:
        raise Unknown(what="list", id=list_id)
    return found[0]


def _visible(work: Work, *also: ColumnElement[bool]) -> Sequence[_Owned]:
    seen = or_(
        SavedList.owner_id == work.who.person_id,
        SavedList.team_id.in_(sorted(work.who.team_ids)),
    )
    query = (
        select(SavedList, Person.name, func.coalesce(Team.name, ""))
        .join(Person, Person.id == SavedList.owner_id)
        .outerjoin(Team, Team.id == SavedList.team_id)
        .where(SavedList.removed_on.is_(None), seen, *also)
        .order_by(SavedList.position, SavedList.id)
    )
    return [_Owned(row, owner, team) for row, owner, team in work.execute(query)]


def _of_team(work: Work, team_id: int | None) -> int:
    query = select(func.count()).where(
        SavedList.team_id == team_id, SavedList.team_id.is_not(None), SavedList.removed_on.is_(None)
    )
    return work.scalar(query) or 0


def _own_teams(work: Work) -> list[wire.OwnTeam]:
    query = select(Team.id, Team.name).where(Team.id.in_(sorted(work.who.team_ids)))
    return [
        wire.OwnTeam(team_id=key, name=name)
        for key, name in work.execute(query.order_by(Team.name))
    ]


def _may_remove(work: Work, row: SavedList) -> bool:
    leads = work.who.role == Role.SUPERVISOR.value and row.team_id in work.who.team_ids
    return row.owner_id == work.who.person_id or leads


def _views(work: Work, found: Sequence[_Owned]) -> tuple[wire.SavedList, ...]:
    """The lists with their counts, counted together."""
    asks = [_ask(each.row) for each in found]
    counts = iter(worklist.counted(work, [ask for ask in asks if ask is not None]))
    return tuple(
        _view(work, each, ask, None if ask is None else next(counts))
        for each, ask in zip(found, asks, strict=True)
    )


def _ask(row: SavedList) -> AskWork | None:
    """The filter of a list; None where it was written by another version."""
    kept = {"name": row.name, "place": row.place, "ask": row.ask}
    try:
        return wire.SaveList.model_validate(kept).ask
    except ValidationError:
        return None


def _view(work: Work, found: _Owned, ask: AskWork | None, count: int | None) -> wire.SavedList:
    """The list with its count; one that can no longer be used says so and stands all the same."""
    row, said = found.row, None if count is not None else ListOutdated()
    return wire.SavedList(
        list_id=row.id,
        name=row.name,
        place=row.place,
        ask=None if said else ask,
        count=count,
        owner=found.owner,
        team=found.team,
        may_remove=_may_remove(work, row),
        problem=said.text() if said else "",
        what_now=said.advice() if said else "",
    )
